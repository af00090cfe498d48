public import CadreDomain

/// Publishes a submitted slate: a second person approves it, and every line becomes a named relief.
public struct PublishSlate: Sendable {
    let keeper: RegisterKeeper
    let archive: SlateArchive

    /// Makes the use case.
    public init(keeper: RegisterKeeper, archive: SlateArchive) {
        self.keeper = keeper
        self.archive = archive
    }

    /// Publishes the slate at the version that was read and returns the new version.
    ///
    /// - Throws: `position.taken` with every line that no longer holds because the register has moved on.
    public func callAsFunction(
        _ id: ID<Slate>, expectedVersion: Int, key: IdempotencyKey, by caller: Caller
    ) async throws(Refusal) -> Int {
        try AccessPolicy.check(caller, may: .publishSlate)
        let stored = try await archive.open(id).stored
        do throws(Refusal) {
            return try await publish(stored, expectedVersion: expectedVersion, key: key, by: caller)
        } catch  where error.code == .positionTaken {
            // Somebody who published the very slate meanwhile has taken every position; say that instead.
            let version = try await archive.head(id).slate.version
            guard version == expectedVersion else {
                throw Refusal(Slate.Refusal.staleVersion(expected: expectedVersion, actual: version), of: id)
            }
            throw error
        }
    }

    /// How many lines a refusal names.
    static let problemCountMax = 100

    private func publish(
        _ stored: StoredSlate, expectedVersion: Int, key: IdempotencyKey, by caller: Caller
    ) async throws(Refusal) -> Int {
        let id = stored.slate.id
        let now = keeper.now
        let receipt = try await keeper.write(key: key) { (snapshot: RegisterSnapshot) throws(Refusal) -> Commit in
            var slate = stored.slate
            do throws(Slate.Refusal) {
                try slate.publish(by: caller.actor, on: snapshot.today, expectedVersion: expectedVersion)
            } catch {
                throw Refusal(error, of: id)
            }
            let reliefs = try Self.reliefs(stored.run.lines, snapshot)
            return Commit(
                caller: caller, at: now, changes: [.slate(slate)] + reliefs.map(Change.assignment),
                entries: [RunRecord.entry(stored.slate, slate, action: "slate.published")]
                    + reliefs.map {
                        JournalDraft(
                            action: "relief.named", objectKind: "position", objectID: $0.position.rawValue,
                            before: nil, after: RecordText.json($0).text
                        )
                    },
                result: String(slate.version)
            )
        }
        return Int(receipt.result) ?? expectedVersion + 1
    }

    /// The planned assignments that the lines stand for; pure.
    static func reliefs(_ lines: [SlateLine], _ snapshot: RegisterSnapshot) throws(Refusal) -> [Assignment] {
        let first = snapshot.nextAssignmentSequence
        let reliefs = lines.enumerated().map { index, line in
            Assignment(
                id: ID(prefix: "asg_", sequence: first + index), person: line.person, position: line.position,
                from: max(line.reportDay, snapshot.today.next), plannedEnd: line.plannedEnd, actualEnd: nil,
                state: .planned, curtailment: nil
            )
        }
        let refusals = reliefs.map { (relief: $0, refusals: ReliefCheck.refusals(of: $0, in: snapshot)) }
            .filter { !$0.refusals.isEmpty }
        guard refusals.isEmpty else {
            throw Refusal(
                .positionTaken, "\(refusals.count) of \(lines.count) lines no longer hold.",
                fix: "Solve the slate again: the register has changed since it was solved.",
                problems: refusals.prefix(problemCountMax).flatMap { line in
                    line.refusals.map {
                        Refusal.Problem(
                            pointer: line.relief.position.rawValue, detail: $0.clause, fix: "Solve the slate again."
                        )
                    }
                }
            )
        }
        return reliefs
    }
}
