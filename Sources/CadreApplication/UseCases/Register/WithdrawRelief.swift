public import CadreDomain

/// Withdraws the relief named for a position, so that the position is open again.
///
/// The planned assignment stays on record as cancelled, and the reason in the journal. Whoever was to report by now is
/// a matter of fact and not withdrawn; nor is a relief that a published slate named, which took two people.
public struct WithdrawRelief: Sendable {
    let keeper: RegisterKeeper
    let journal: any JournalStore

    /// Whose relief is withdrawn and why.
    public struct Input: Hashable, Sendable {
        /// The position.
        public let position: ID<Position>
        /// The version of the relief that was read, see `Assignment.version`.
        public let expectedVersion: Int
        /// Why.
        public let reason: String

        /// Makes an input.
        public init(position: ID<Position>, expectedVersion: Int, reason: String) {
            self.position = position
            self.expectedVersion = expectedVersion
            self.reason = reason
        }
    }

    /// Makes the use case.
    public init(keeper: RegisterKeeper, journal: any JournalStore) {
        self.keeper = keeper
        self.journal = journal
    }

    /// Withdraws the relief and returns the identity of the cancelled assignment.
    ///
    /// - Throws: `relief.not-named`, or `version.stale` where another relief is named by now, each with who changed it
    ///   when; `relief.due` and `relief.published` where it is not withdrawn by hand.
    public func callAsFunction(
        _ input: Input, key: IdempotencyKey, by caller: Caller
    ) async throws(Refusal) -> ID<Assignment> {
        let now = keeper.now
        // Who named a relief never changes, so that it may be read before the write begins.
        let naming = try await journal.reliefEntries(of: input.position)
        let receipt: CommitReceipt
        do throws(Refusal) {
            receipt = try await keeper.write(key: key) { (snapshot: RegisterSnapshot) throws(Refusal) -> Commit in
                let (relief, reason) = try Self.decide(input, naming, snapshot, caller)
                var cancelled = relief
                cancelled.state = .cancelled
                return Commit(
                    caller: caller, at: now, changes: [.assignment(cancelled)],
                    entries: [
                        JournalDraft(
                            action: "relief.withdrawn", objectKind: "position", objectID: input.position.rawValue,
                            before: RecordText.json(relief).text,
                            after: RecordText.json(cancelled, adding: [("reason", .text(reason))]).text
                        )
                    ],
                    result: relief.id.rawValue
                )
            }
        } catch  where error.code == .reliefNotNamed || error.code == .versionStale {
            throw try await told(error, input.position)
        }
        guard let id = ID<Assignment>(receipt.result) else {
            throw Refusal(.internalFailure, "The receipt names no assignment.", fix: "Tell the operator.")
        }
        return id
    }

    /// Decides on the newest snapshot; pure.
    private static func decide(
        _ input: Input, _ naming: [JournalEntry], _ snapshot: RegisterSnapshot, _ caller: Caller
    ) throws(Refusal) -> (relief: Assignment, reason: String) {
        let relief = snapshot.relief(of: input.position)
        guard let position = snapshot.position(input.position, on: relief?.from ?? snapshot.today) else {
            throw Refusal(.positionNotFound, "There is no position (\(input.position)).", fix: "Check the identity.")
        }
        try AccessPolicy.check(caller, may: .withdrawRelief, on: snapshot.reach(of: position))
        guard let relief else { throw notNamed(input.position, in: snapshot) }
        guard relief.version == input.expectedVersion else {
            throw Refusal(
                .versionStale,
                "The relief of the position (\(input.position)) is (\(relief.person)) from (\(relief.from)) at version "
                    + "(\(relief.version)) by now, not the one at version (\(input.expectedVersion)).",
                fix: "Read the position again and decide anew."
            )
        }
        if let obstacle = obstacle(to: relief, naming, today: snapshot.today) { throw obstacle }
        return (relief, try SlateText.reason(input.reason))
    }

    /// Why nobody withdraws a relief by hand, whoever asks; nil where it can be withdrawn.
    ///
    /// - Parameter entries: What the journal tells of the position.
    static func obstacle(to relief: Assignment, _ entries: [JournalEntry], today: Day) -> Refusal? {
        guard relief.from > today else {
            return Refusal(
                .reliefDue,
                "The relief (\(relief.person)) of the position (\(relief.position)) was to report on (\(relief.from)), "
                    + "and that day has come.",
                fix: "Import the assignment (\(relief.id)) as what happened: active where the person arrived, "
                    + "cancelled where nobody came."
            )
        }
        return entries.naming(relief)?.draft.namingSlate.map { slate in
            Refusal(
                .reliefPublished,
                "The relief (\(relief.person)) of the position (\(relief.position)) was named by publishing the slate "
                    + "(\(slate)), which two people decided.",
                fix: "Ask a planner to import the assignment (\(relief.id)) as cancelled, then solve the window of the "
                    + "slate again."
            )
        }
    }

    /// Says that nobody is named, and who has come where somebody has.
    private static func notNamed(_ position: ID<Position>, in snapshot: RegisterSnapshot) -> Refusal {
        guard let holder = snapshot.assignments(to: position).last(where: { $0.state == .active }) else {
            return Refusal(
                .reliefNotNamed, "The position (\(position)) has no named relief.",
                fix: "There is nothing to withdraw; read the position again."
            )
        }
        return Refusal(
            .reliefNotNamed,
            "The position (\(position)) has no named relief; (\(holder.person)) reported on (\(holder.from)) and holds "
                + "it.",
            fix: "There is nothing to withdraw. A tour that has begun is ended by importing its actual end."
        )
    }

    /// The refusal with who named or withdrew a relief last, as far as the journal tells.
    private func told(_ refusal: Refusal, _ position: ID<Position>) async throws(Refusal) -> Refusal {
        guard let last = try await journal.reliefEntries(of: position).last else { return refusal }
        let deed = last.draft.action == "relief.withdrawn" ? "withdrawn" : "named"
        return Refusal(
            refusal.code, "\(refusal.clause); a relief was last \(deed) by (\(last.actor)) at (\(last.at)).",
            fix: refusal.fix
        )
    }
}
