public import CadreDomain
import CadrePlanning

/// Pins or excludes a pair on a draft: solves the same frozen input again with the decision and stores a new draft.
///
/// A pin overrides the gates that naming by hand overrides, and no other. Of the slates with the most points the new
/// draft is one that keeps most lines of the draft read.
public struct PinSlate: Sendable {
    let keeper: RegisterKeeper
    let archive: SlateArchive
    let desk: RunDesk

    /// The decision.
    public struct Input: Hashable, Sendable {
        /// The draft.
        public let slate: ID<Slate>
        /// The version that was read.
        public let expectedVersion: Int
        /// Forced or forbidden.
        public let kind: Pin.Kind
        /// Who.
        public let person: ID<Person>
        /// Where.
        public let position: ID<Position>
        /// Why.
        public let reason: String

        /// Makes an input.
        public init(
            slate: ID<Slate>, expectedVersion: Int, kind: Pin.Kind, person: ID<Person>, position: ID<Position>,
            reason: String
        ) {
            self.slate = slate
            self.expectedVersion = expectedVersion
            self.kind = kind
            self.person = person
            self.position = position
            self.reason = reason
        }
    }

    /// Makes the use case.
    public init(keeper: RegisterKeeper, archive: SlateArchive, desk: RunDesk) {
        self.keeper = keeper
        self.archive = archive
        self.desk = desk
    }

    /// Takes the decision and returns the identity of the draft that replaces the one read.
    public func callAsFunction(
        _ input: Input, key: IdempotencyKey, by caller: Caller
    ) async throws(Refusal) -> ID<Slate> {
        try await desk.slate(of: try await ask(input, key, caller, waitsForPlace: true))
    }

    /// Does the same, and waits for the draft for some time at most.
    public func callAsFunction(
        _ input: Input, within limit: Duration, key: IdempotencyKey, by caller: Caller
    ) async throws(Refusal) -> RunAnswer {
        try await desk.answer(try await ask(input, key, caller, waitsForPlace: false), within: limit)
    }

    private func ask(
        _ input: Input, _ key: IdempotencyKey, _ caller: Caller, waitsForPlace: Bool
    ) async throws(Refusal) -> RunDesk.Ticket {
        if let earlier = try await desk.earlier(key) { return earlier }
        let open = try await archive.open(input.slate)
        guard let opening = open.problem.opening(input.position) else {
            throw Refusal(.positionOutsideProblem(input.position))
        }
        let reach = Reach(country: opening.position.country, command: opening.position.command)
        try AccessPolicy.check(caller, may: .pinSlate, on: reach)
        // What no run can mend is refused before it, and asked again when it ends.
        _ = try Self.superseded(open.stored.slate, by: input.slate, expectedVersion: input.expectedVersion)
        let reason = try SlateText.reason(input.reason)
        let pin = Pin(
            kind: input.kind, person: input.person, position: input.position, reason: reason, decidedBy: caller.actor
        )
        let problem = open.problem.replacingPins(open.problem.pins + [pin]).keeping(
            KeptLines(of: input.slate, points: open.problem.kept?.points ?? 0, lines: open.plan.lines)
        )
        try await checkGates(pin, in: problem, by: caller, on: reach)
        let old = open.stored.slate
        let order = RunDesk.Order(
            kind: input.kind == .pin ? .pin : .exclude, title: old.title,
            base: Run.Base(slate: old.id, version: input.expectedVersion),
            journalIndex: open.stored.run.journalIndex
        )
        return try await desk.ask(order, key: key, by: caller, waitsForPlace: waitsForPlace) { () throws(Refusal) in
            problem
        }
    }

    /// The draft as its successor leaves it.
    ///
    /// - Throws: `version.stale` or `slate.wrong-state`.
    private static func superseded(
        _ draft: Slate, by successor: ID<Slate>, expectedVersion: Int
    ) throws(Refusal) -> Slate {
        var replaced = draft
        do throws(Slate.Refusal) {
            try replaced.supersede(by: successor, expectedVersion: expectedVersion)
        } catch {
            throw Refusal(error, of: draft.id)
        }
        return replaced
    }

    /// Checks the gates that a new pin overrides.
    ///
    /// - Throws: `pin.gate-failed` where a pair fails one that no reason overrides: that of the pin, or one that the
    ///   pin takes a seat from.
    private func checkGates(
        _ pin: Pin, in problem: SlateProblem, by caller: Caller, on reach: Reach
    ) async throws(Refusal) {
        guard pin.kind == .pin else { return }
        let pairs = try PinnedGates(of: problem).pairs
        let own = pairs.first { $0.person == pin.person && $0.position == pin.position }
        if let fixed = ([own].compactMap(\.self) + pairs).first(where: { !$0.isOverridable }) {
            let snapshot = await keeper.snapshot
            let person = snapshot.reach(of: fixed.person, on: snapshot.today)
            throw fixed.refusal(.pinGateFailed, showsRecord: AccessPolicy.allows(caller, .readPeople, on: person))
        }
        if own != nil { try AccessPolicy.check(caller, may: .overrideGate, on: reach) }
    }
}

extension Refusal {
    /// Says in the words of a use case why a slate cannot take a step.
    init(_ error: Slate.Refusal, of slate: ID<Slate>) {
        switch error {
        case .staleVersion(let expected, let actual):
            self.init(
                .versionStale, "The slate (\(slate)) is at version (\(actual)), not (\(expected)).",
                fix: "Read it again and decide anew."
            )
        case .wrongState(let found, let needed):
            self.init(
                .slateWrongState, "The slate (\(slate)) is (\(found)); this step needs it to be (\(needed)).",
                fix: "Look at the newest slate of the window."
            )
        case .samePerson(let actor):
            self.init(
                .slateSamePerson, "The slate (\(slate)) was submitted by (\(actor)), who cannot publish it.",
                fix: "Ask a second person to publish it."
            )
        }
    }
}
