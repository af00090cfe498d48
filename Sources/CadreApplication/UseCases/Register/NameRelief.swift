public import CadreDomain
import CadrePlanning

/// Names the person who comes next to a position: a planned assignment.
///
/// The gates of a slate are asked for the report day. Where one fails, nobody is named without a reason from a caller
/// who may override it; the cap that a statute sets, and gates that nobody may waive, are never overridden. Of two
/// officers who take one position, the first wins; the other is told who did and when.
public struct NameRelief: Sendable {
    let keeper: RegisterKeeper
    let journal: any JournalStore

    /// Who is to come where and when.
    public struct Input: Hashable, Sendable {
        /// The position.
        public let position: ID<Position>
        /// The person.
        public let person: ID<Person>
        /// The day the person reports.
        public let from: Day
        /// The first day after the planned tour; nil for the tour of the position, or its part until the record of the
        /// person or of the position ends.
        public let plannedEnd: Day?
        /// Why gates that fail are overridden; nil to override none.
        public let overrideReason: String?

        /// Makes an input.
        public init(
            position: ID<Position>, person: ID<Person>, from: Day, plannedEnd: Day?, overrideReason: String? = nil
        ) {
            self.position = position
            self.person = person
            self.from = from
            self.plannedEnd = plannedEnd
            self.overrideReason = overrideReason
        }
    }

    /// Makes the use case.
    public init(keeper: RegisterKeeper, journal: any JournalStore) {
        self.keeper = keeper
        self.journal = journal
    }

    /// Names the relief and returns the identity of the planned assignment.
    ///
    /// - Throws: `position.taken` with who was named by whom and when, where another came first; `relief.gate-failed`
    ///   with every gate that fails.
    public func callAsFunction(
        _ input: Input, key: IdempotencyKey, by caller: Caller
    ) async throws(Refusal) -> ID<Assignment> {
        let now = keeper.now
        let receipt: CommitReceipt
        do throws(Refusal) {
            receipt = try await keeper.write(key: key) { (snapshot: RegisterSnapshot) throws(Refusal) -> Commit in
                let (assignment, entry) = try Self.decide(input, snapshot, caller)
                return Commit(
                    caller: caller, at: now, changes: [.assignment(assignment)], entries: [entry],
                    result: assignment.id.rawValue
                )
            }
        } catch {
            guard error.code == .positionTaken, let taken = await keeper.snapshot.relief(of: input.position) else {
                throw error
            }
            throw try await refusal(for: taken)
        }
        guard let id = ID<Assignment>(receipt.result) else {
            throw Refusal(.internalFailure, "The receipt names no assignment.", fix: "Tell the operator.")
        }
        return id
    }

    /// Decides on the newest snapshot; pure.
    static func decide(
        _ input: Input, _ snapshot: RegisterSnapshot, _ caller: Caller
    ) throws(Refusal) -> (Assignment, JournalDraft) {
        guard let position = snapshot.position(input.position, on: input.from) else {
            throw Refusal(.positionNotFound, "There is no position (\(input.position)).", fix: "Check the identity.")
        }
        let reach = snapshot.reach(of: position)
        try AccessPolicy.check(caller, may: .nameRelief, on: reach)
        let rules = ReliefRules(for: position, reporting: input.from, isExact: true, in: snapshot)
        let pair = snapshot.person(input.person, on: input.from).map {
            rules.pair($0, qualifications: snapshot.qualifications(of: $0.id))
        }
        let whole = input.from.adding(months: position.tour.plannedMonths)
        let assignment = Assignment(
            id: ID(prefix: "asg_", sequence: snapshot.nextAssignmentSequence), person: input.person,
            position: input.position, from: input.from,
            plannedEnd: input.plannedEnd ?? pair?.plannedEnd(from: input.from) ?? whole,
            actualEnd: nil, state: .planned, curtailment: nil
        )
        if let refusal = ReliefCheck.refusals(of: assignment, in: snapshot).first { throw refusal }
        let findings = ReliefFindings(
            person: input.person, position: input.position, failedGates: pair.map { rules.failedGates($0) } ?? [],
            flags: pair.map(rules.raisedFlags) ?? []
        )
        let reason = try overrideReason(input, findings, snapshot, caller, reach)
        return (assignment, findings.entry(naming: assignment, reason: reason))
    }

    /// The reason that overrides what fails; nil where every gate is met.
    private static func overrideReason(
        _ input: Input, _ findings: ReliefFindings, _ snapshot: RegisterSnapshot, _ caller: Caller, _ reach: Reach
    ) throws(Refusal) -> String? {
        guard !findings.failedGates.isEmpty else { return nil }
        guard let text = input.overrideReason, findings.isOverridable else {
            let person = snapshot.reach(of: input.person, on: snapshot.today)
            throw findings.refusal(showsRecord: AccessPolicy.allows(caller, .readPeople, on: person))
        }
        try AccessPolicy.check(caller, may: .overrideGate, on: reach)
        return try SlateText.reason(text, field: "override_reason")
    }

    /// Says who was named, by whom and when, as far as the journal tells.
    private func refusal(for taken: Assignment) async throws(Refusal) -> Refusal {
        let naming = try await journal.reliefEntries(of: taken.position).naming(taken)
        return ReliefCheck.taken(taken, story: naming.map { ", named by (\($0.actor)) at (\($0.at))" } ?? "")
    }
}
