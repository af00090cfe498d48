public import CadreDomain

/// Publishes a submitted slate: a second person approves it, and every line becomes a named relief.
public struct PublishSlate: Sendable {
    let keeper: RegisterKeeper
    let archive: SlateArchive
    let journal: any JournalStore

    /// Makes the use case.
    public init(keeper: RegisterKeeper, archive: SlateArchive, journal: any JournalStore) {
        self.keeper = keeper
        self.archive = archive
        self.journal = journal
    }

    /// Publishes the slate at the version that was read and returns the new version.
    ///
    /// The gates of every line are asked again on the register of now; what pins override stands in the entry of each
    /// relief.
    ///
    /// - Throws: `position.taken` with every line that no longer holds: who was proposed, what keeps the relief from
    ///   being named, what changed, and by whom and when as far as the journal tells.
    public func callAsFunction(
        _ id: ID<Slate>, expectedVersion: Int, key: IdempotencyKey, by caller: Caller
    ) async throws(Refusal) -> Int {
        try AccessPolicy.check(caller, may: .publishSlate)
        let open = try await archive.open(id)
        do throws(Refusal) {
            return try await publish(open, expectedVersion: expectedVersion, key: key, by: caller)
        } catch  where error.code == .positionTaken {
            // Somebody who published the very slate meanwhile has taken every position; say that instead.
            let version = try await archive.head(id).slate.version
            guard version == expectedVersion else {
                throw Refusal(Slate.Refusal.staleVersion(expected: expectedVersion, actual: version), of: id)
            }
            throw try await told(open) ?? error
        }
    }

    /// The lines that no longer hold, with what the journal tells of each; nil where every line holds by now.
    private func told(_ open: OpenSlate) async throws(Refusal) -> Refusal? {
        let snapshot = await keeper.snapshot
        let stored = open.stored
        let stale = StaleLines(
            Self.planned(stored.run.lines, snapshot), in: snapshot, try LineGates(open, in: snapshot)
        )
        guard !stale.lines.isEmpty else { return nil }
        do throws(StoreError) {
            return try await stale.refusal(of: stored, in: snapshot, journal)
        } catch {
            throw Refusal(error)
        }
    }

    private func publish(
        _ open: OpenSlate, expectedVersion: Int, key: IdempotencyKey, by caller: Caller
    ) async throws(Refusal) -> Int {
        let stored = open.stored
        let id = stored.slate.id
        let now = keeper.now
        let receipt = try await keeper.write(key: key) { (snapshot: RegisterSnapshot) throws(Refusal) -> Commit in
            var slate = stored.slate
            do throws(Slate.Refusal) {
                try slate.publish(by: caller.actor, on: snapshot.today, expectedVersion: expectedVersion)
            } catch {
                throw Refusal(error, of: id)
            }
            let gates = try LineGates(open, in: snapshot)
            let reliefs = try Self.reliefs(stored.run.lines, snapshot, gates)
            return Commit(
                caller: caller, at: now, changes: [.slate(slate)] + reliefs.map(Change.assignment),
                entries: [RunRecord.entry(stored.slate, slate, action: "slate.published")]
                    + reliefs.map(gates.entry),
                result: String(slate.version)
            )
        }
        return Int(receipt.result) ?? expectedVersion + 1
    }

    /// The planned assignments that the lines stand for; pure.
    private static func reliefs(
        _ lines: [SlateLine], _ snapshot: RegisterSnapshot, _ gates: LineGates
    ) throws(Refusal) -> [Assignment] {
        let reliefs = planned(lines, snapshot)
        let stale = StaleLines(reliefs, in: snapshot, gates).lines.count
        guard stale == 0 else {
            throw Refusal(
                .positionTaken, "\(stale) of \(lines.count) lines no longer hold.",
                fix: "Publish it again: each line is looked up in the newest register."
            )
        }
        return reliefs
    }

    private static func planned(_ lines: [SlateLine], _ snapshot: RegisterSnapshot) -> [Assignment] {
        let first = snapshot.nextAssignmentSequence
        return lines.enumerated().map { index, line in
            Assignment(
                id: ID(prefix: "asg_", sequence: first + index), person: line.person, position: line.position,
                from: max(line.reportDay, snapshot.today.next), plannedEnd: line.plannedEnd, actualEnd: nil,
                state: .planned, curtailment: nil
            )
        }
    }
}
