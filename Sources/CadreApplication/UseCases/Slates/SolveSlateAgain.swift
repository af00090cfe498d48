public import CadreDomain
import CadrePlanning

/// Solves the window of a slate again on the register of now, and keeps as many of its lines as it can.
///
/// Window, title, weights, limits and decisions are carried over, but for a limit on the people touched, which compares
/// with the slate before and is given anew; the slate itself stays as it is.
public struct SolveSlateAgain: Sendable {
    let keeper: RegisterKeeper
    let archive: SlateArchive
    let desk: RunDesk

    /// The new draft, and how it differs from the slate it comes from.
    public struct Answer: Sendable {
        /// The draft.
        public let slate: ID<Slate>
        /// The slate whose window was solved again.
        public let before: ID<Slate>
        /// What became of the lines.
        public let changes: LineChanges
        /// Pins that the register of now does not bear: they name somebody who is no candidate or a position
        /// that is no opening any more, or fail a gate that no reason overrides.
        public let pinsLeftOut: [Pin]

        /// The answer as programs read it.
        public var json: JSONText {
            .object([
                ("id", .text(slate.rawValue)), ("version", .int(1)), ("before", .text(before.rawValue)),
                ("stay", .int(changes.stay)), ("move", .int(changes.move)), ("leave", .int(changes.leave)),
                ("come", .int(changes.come)),
                (
                    "pins_left_out",
                    .list(
                        pinsLeftOut.map {
                            .object([
                                ("person", .text($0.person.rawValue)), ("position", .text($0.position.rawValue)),
                                ("reason", .text($0.reason)),
                            ])
                        }
                    )
                ),
                ("difference", .text(difference.text)),
            ])
        }

        /// Where the two are compared.
        public var difference: Address {
            Address("/slates/diff", [QueryItem("before", before.rawValue), QueryItem("after", slate.rawValue)])
        }
    }

    /// The most points that a line kept can be worth.
    public static let keepPointsMax = KeptLines.pointsMax

    /// Makes the use case.
    public init(keeper: RegisterKeeper, archive: SlateArchive, desk: RunDesk) {
        self.keeper = keeper
        self.archive = archive
        self.desk = desk
    }

    /// What a request is answered with.
    public enum Reply: Sendable {
        /// The run is over: the new draft, and how it differs.
        case made(Answer)
        /// The run is kept and not over yet.
        case open(Run)
    }

    /// Solves the window of a slate again.
    ///
    /// - Parameter keepPoints: What keeping a line is worth in points, so that a smaller gain moves nobody; at 0 lines
    ///   kept decide only between slates of the same points.
    /// - Parameter weights: Points for one unit by rule, where they are to differ from those of the slate.
    /// - Parameter limits: What the new slate has to keep to as well, each as ``LimitReader/grammar`` and
    ///   ``LimitReader/againGrammar`` say.
    public func callAsFunction(
        _ id: ID<Slate>, keepPoints: Int = 0, weights: [String: Int] = [:], limits: [String] = [],
        key: IdempotencyKey, by caller: Caller
    ) async throws(Refusal) -> Answer {
        let ticket = try await ask(id, keepPoints, weights, limits, key, caller, waitsForPlace: true)
        return try await answer(try await desk.slate(of: ticket), from: id)
    }

    /// Does the same, and waits for the slate for some time at most.
    public func callAsFunction(
        _ id: ID<Slate>, keepPoints: Int = 0, weights: [String: Int] = [:], limits: [String] = [],
        within limit: Duration, key: IdempotencyKey, by caller: Caller
    ) async throws(Refusal) -> Reply {
        let ticket = try await ask(id, keepPoints, weights, limits, key, caller, waitsForPlace: false)
        switch try await desk.answer(ticket, within: limit) {
        case .made(let slate): return .made(try await answer(slate, from: id))
        case .open(let run): return .open(run)
        }
    }

    private func ask(
        _ id: ID<Slate>, _ keepPoints: Int, _ weights: [String: Int], _ limits: [String], _ key: IdempotencyKey,
        _ caller: Caller, waitsForPlace: Bool
    ) async throws(Refusal) -> RunDesk.Ticket {
        try AccessPolicy.check(caller, may: .solveSlate)
        if let earlier = try await desk.earlier(key) { return earlier }
        guard (0...Self.keepPointsMax).contains(keepPoints) else {
            throw Refusal(
                .parameterBadValue, "A line kept cannot be worth (\(keepPoints)) points.",
                fix: "Give a whole number from 0 to \(Grouped.text(Self.keepPointsMax))."
            )
        }
        let open = try await archive.open(id)
        let old = open.stored.slate
        let frozen = await keeper.snapshot
        guard old.window.end > frozen.today else {
            throw Refusal(
                .windowBad,
                "The window of slate (\(id)) ends on (\(old.window.end.adding(days: -1))), before today "
                    + "(\(frozen.today)).", fix: "Solve a later window."
            )
        }
        try RuleWeights.check(weights, on: old.window.start)
        let kept = KeptLines(of: id, points: keepPoints, lines: open.plan.lines)
        let limited = try LimitReader(snapshot: frozen).limits(
            limits, on: old.window.start, addedTo: open.problem.limits, comparedWith: kept
        )
        let order = RunDesk.Order(
            kind: .again, title: old.title, base: Run.Base(slate: id, version: nil),
            journalIndex: frozen.journalIndex
        )
        return try await desk.ask(order, key: key, by: caller, waitsForPlace: waitsForPlace) { () throws(Refusal) in
            try Self.problem(of: open, weights: weights, keeping: kept, under: limited, in: frozen)
        }
    }

    private func answer(_ slate: ID<Slate>, from id: ID<Slate>) async throws(Refusal) -> Answer {
        let before = try await archive.head(id)
        let after = try await archive.head(slate)
        return Answer(
            slate: after.slate.id, before: id, changes: LineChanges(from: before, to: after),
            pinsLeftOut: before.pins.filter { !after.pins.contains($0) }
        )
    }

    /// The problem of the same window on the register of now.
    private static func problem(
        of open: OpenSlate, weights: [String: Int], keeping kept: KeptLines, under limits: SlateLimits?,
        in snapshot: RegisterSnapshot
    ) throws(Refusal) -> SlateProblem {
        let old = open.problem
        let counting = old.rules.filter { Rules.rule($0.identifier)?.kind == .points }
        let problem = SlateProblem.make(
            register: snapshot.register, reference: snapshot.reference, today: snapshot.today, window: old.window,
            weights: Dictionary(counting.map { ($0.identifier, $0.weight) }) { first, _ in first }
                .merging(weights) { _, own in own }, seed: old.seed,
            limits: limits, kept: kept
        )
        let pins = old.pins.filter {
            $0.kind == .exclude || (problem.opening($0.position) != nil && problem.candidate($0.person) != nil)
        }
        let pinned = try PinnedGates(of: problem.replacingPins(pins)).pairs
        let fixed = Set(pinned.lazy.filter { !$0.isOverridable }.map(\.position))
        return problem.replacingPins(pins.filter { $0.kind == .exclude || !fixed.contains($0.position) })
    }
}
