public import CadreDomain
import CadrePlanning

/// Solves the slate of a window: freezes the input and keeps it as a run, which plans, verifies and stores a draft.
public struct SolveSlate: Sendable {
    let keeper: RegisterKeeper
    let desk: RunDesk

    /// The longest window that can be solved.
    public static let windowDaysMax = 1_100

    /// Makes the use case.
    public init(keeper: RegisterKeeper, desk: RunDesk) {
        self.keeper = keeper
        self.desk = desk
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
        let ticket = try await ask(
            from: from, to: to, title: title, weights: weights, limits: limits, seed: seed, key: key, by: caller,
            waitsForPlace: true
        )
        return try await desk.slate(of: ticket)
    }

    /// Does the same, and waits for the slate for some time at most.
    public func callAsFunction(
        from: Day, to: Day, title: String = "", weights: [String: Int] = [:], limits: [String] = [],
        seed: UInt64 = 0, within limit: Duration, key: IdempotencyKey, by caller: Caller
    ) async throws(Refusal) -> RunAnswer {
        let ticket = try await ask(
            from: from, to: to, title: title, weights: weights, limits: limits, seed: seed, key: key, by: caller,
            waitsForPlace: false
        )
        return try await desk.answer(ticket, within: limit)
    }

    private func ask(
        from: Day, to: Day, title: String, weights: [String: Int], limits: [String], seed: UInt64,
        key: IdempotencyKey, by caller: Caller, waitsForPlace: Bool
    ) async throws(Refusal) -> RunDesk.Ticket {
        try AccessPolicy.check(caller, may: .solveSlate)
        if let earlier = try await desk.earlier(key) { return earlier }
        let title = try SlateText.title(title)
        guard let window = DayRange(start: from, end: to.next), !window.isEmpty, window.dayCount <= Self.windowDaysMax
        else {
            throw Refusal(
                .windowBad,
                "The window from (\(from)) to (\(to)) is reversed or longer than "
                    + "\(Grouped.text(Self.windowDaysMax)) days.",
                fix: "Give a first day and a later last day, such as 2027-01-01 and 2027-12-31."
            )
        }
        let frozen = await keeper.snapshot
        guard to >= frozen.today else {
            throw Refusal(
                .windowBad, "The window ends on (\(to)), before today (\(frozen.today)).", fix: "Give a later last day."
            )
        }
        try RuleWeights.check(weights, on: window.start)
        let limits = try LimitReader(snapshot: frozen).limits(limits, on: window.start)
        let order = RunDesk.Order(
            kind: .solve, title: title.isEmpty ? "Slate \(from) to \(to)" : title, journalIndex: frozen.journalIndex
        )
        return try await desk.ask(order, key: key, by: caller, waitsForPlace: waitsForPlace) { () throws(Refusal) in
            SlateProblem.make(
                register: frozen.register, reference: frozen.reference, today: frozen.today, window: window,
                weights: weights, seed: seed, limits: limits
            )
        }
    }
}
