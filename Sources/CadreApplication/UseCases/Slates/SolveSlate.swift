public import CadreDomain
import CadrePlanning

/// Solves the slate of a window: freezes the input, plans, verifies, stores a draft.
public struct SolveSlate: Sendable {
    let keeper: RegisterKeeper
    let archive: SlateArchive

    /// The longest window that can be solved.
    public static let windowDaysMax = 1_100

    /// Makes the use case.
    public init(keeper: RegisterKeeper, archive: SlateArchive) {
        self.keeper = keeper
        self.archive = archive
    }

    /// Solves the slate from the first to the last day, both inside, and returns its identity.
    ///
    /// - Parameters:
    ///   - weights: Points for one unit by rule, where they differ from the default.
    ///   - limits: What the slate as a whole has to keep to, each as ``LimitReader/grammar`` says.
    ///   - seed: Kept with the run; the exact method draws nothing from it.
    public func callAsFunction(
        from: Day, to: Day, title: String = "", weights: [String: Int] = [:], limits: [String] = [],
        seed: UInt64 = 0, key: IdempotencyKey, by caller: Caller
    ) async throws(Refusal) -> ID<Slate> {
        try AccessPolicy.check(caller, may: .solveSlate)
        if let earlier = try await keeper.result(of: key) { return try RunRecord.slate(earlier) }
        let title = try SlateText.title(title)
        guard let window = DayRange(start: from, end: to.next), !window.isEmpty, window.dayCount <= Self.windowDaysMax
        else {
            throw Refusal(
                .windowBad,
                "The window from (\(from)) to (\(to)) is reversed or longer than \(Self.windowDaysMax) days.",
                fix: "Give a first day and a later last day, such as 2027-01-01 and 2027-12-31."
            )
        }
        let frozen = await keeper.snapshot
        guard to >= frozen.today else {
            throw Refusal(
                .windowBad, "The window ends on (\(to)), before today (\(frozen.today)).", fix: "Give a later last day."
            )
        }
        let limits = try LimitReader(snapshot: frozen).limits(limits, on: window.start)
        let run = try await archive.runs.run { isCancelled throws(Refusal) in
            let problem = SlateProblem.make(
                register: frozen.register, reference: frozen.reference, today: frozen.today, window: window,
                weights: weights, seed: seed, limits: limits
            )
            return try FinishedRun(problem, isCancelled: isCancelled)
        }
        let now = keeper.now
        let receipt = try await keeper.write(key: key) { (snapshot: RegisterSnapshot) throws(Refusal) -> Commit in
            let slate = Slate(
                id: RunRecord.nextID(snapshot), title: title.isEmpty ? "Slate \(from) to \(to)" : title,
                window: window, state: .draft, version: 1, createdBy: caller.actor
            )
            let record = run.record(slate.id, journalIndex: frozen.journalIndex)
            return Commit(
                caller: caller, at: now, changes: [.slate(slate), .run(record)],
                entries: [RunRecord.entry(slate, record, action: "slate.solved")], result: slate.id.rawValue
            )
        }
        let id = try RunRecord.slate(receipt.result)
        await archive.keep(id, run, after: receipt)
        return id
    }
}
