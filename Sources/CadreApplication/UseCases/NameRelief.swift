public import CadreDomain

/// Names the person who comes next to a position: a planned assignment.
///
/// Of two officers who take one position, the first wins; the other is told who did and when.
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
        /// The first day after the planned tour; nil for the tour of the position.
        public let plannedEnd: Day?

        /// Makes an input.
        public init(position: ID<Position>, person: ID<Person>, from: Day, plannedEnd: Day?) {
            self.position = position
            self.person = person
            self.from = from
            self.plannedEnd = plannedEnd
        }
    }

    /// Makes the use case.
    public init(keeper: RegisterKeeper, journal: any JournalStore) {
        self.keeper = keeper
        self.journal = journal
    }

    /// Names the relief and returns the identity of the planned assignment.
    ///
    /// - Throws: `position.taken` with who was named by whom and when, where another came first.
    public func callAsFunction(
        _ input: Input, key: IdempotencyKey, by caller: Caller
    ) async throws(Refusal) -> ID<Assignment> {
        let now = keeper.now
        let receipt: CommitReceipt
        do throws(Refusal) {
            receipt = try await keeper.write(key: key) { (snapshot: RegisterSnapshot) throws(Refusal) -> Commit in
                let assignment = try Self.decide(input, snapshot, caller)
                return Commit(
                    caller: caller, at: now, changes: [.assignment(assignment)],
                    entries: [
                        JournalDraft(
                            action: "relief.named", objectKind: "position", objectID: input.position.rawValue,
                            before: nil, after: RecordText.json(assignment).text
                        )
                    ],
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
    ) throws(Refusal) -> Assignment {
        guard let position = snapshot.position(input.position, on: input.from) else {
            throw Refusal(.positionNotFound, "There is no position (\(input.position)).", fix: "Check the identity.")
        }
        try AccessPolicy.check(caller, may: .nameRelief, on: snapshot.reach(of: position))
        let assignment = Assignment(
            id: ID(prefix: "asg_", sequence: snapshot.nextAssignmentSequence), person: input.person,
            position: input.position, from: input.from,
            plannedEnd: input.plannedEnd ?? input.from.adding(months: position.tour.plannedMonths), actualEnd: nil,
            state: .planned, curtailment: nil
        )
        if let refusal = ReliefCheck.refusals(of: assignment, in: snapshot).first { throw refusal }
        return assignment
    }

    /// Says who was named, by whom and when, as far as the journal tells.
    private func refusal(for taken: Assignment) async throws(Refusal) -> Refusal {
        let entries: [JournalEntry]
        do throws(StoreError) {
            entries = try await journal.entries(about: "position", taken.position.rawValue, limit: 1_000)
        } catch {
            throw Refusal(error)
        }
        let naming = entries.last {
            $0.draft.action == "relief.named" && $0.draft.after?.contains("\"\(taken.id)\"") == true
        }
        return ReliefCheck.taken(taken, story: naming.map { ", named by (\($0.actor)) at (\($0.at))" } ?? "")
    }
}
