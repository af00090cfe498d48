public import CadreDomain
import CadrePlanning

/// Pins or excludes a pair on a draft: solves the same frozen input again with the decision and stores a new draft.
///
/// A pin overrides the gates that naming by hand overrides, and no other. Of the slates with the most points the new
/// draft is one that keeps most lines of the draft read.
public struct PinSlate: Sendable {
    let keeper: RegisterKeeper
    let archive: SlateArchive

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
    public init(keeper: RegisterKeeper, archive: SlateArchive) {
        self.keeper = keeper
        self.archive = archive
    }

    /// Takes the decision and returns the identity of the draft that replaces the one read.
    public func callAsFunction(
        _ input: Input, key: IdempotencyKey, by caller: Caller
    ) async throws(Refusal) -> ID<Slate> {
        if let earlier = try await keeper.result(of: key) { return try RunRecord.slate(earlier) }
        let open = try await archive.open(input.slate)
        guard let opening = open.problem.opening(input.position) else {
            throw Refusal(.positionOutsideProblem(input.position))
        }
        let reach = Reach(country: opening.position.country, command: opening.position.command)
        try AccessPolicy.check(caller, may: .pinSlate, on: reach)
        // A run takes seconds: what no run can mend is refused before it, and asked again when the draft is written.
        _ = try Self.superseded(open.stored.slate, by: input.slate, expectedVersion: input.expectedVersion)
        let reason = try SlateText.reason(input.reason)
        let pin = Pin(
            kind: input.kind, person: input.person, position: input.position, reason: reason, decidedBy: caller.actor
        )
        let problem = open.problem.replacingPins(open.problem.pins + [pin]).keeping(
            KeptLines(of: input.slate, points: open.problem.kept?.points ?? 0, lines: open.plan.lines)
        )
        let overridden = try await overridden(pin, in: problem, by: caller, on: reach)
        let run = try await archive.runs.run { isCancelled throws(Refusal) in
            try FinishedRun(problem, isCancelled: isCancelled)
        }
        let now = keeper.now
        let receipt = try await keeper.write(key: key) { (snapshot: RegisterSnapshot) throws(Refusal) -> Commit in
            let old = open.stored.slate
            let slate = Slate(
                id: RunRecord.nextID(snapshot), title: old.title, window: old.window, state: .draft, version: 1,
                createdBy: caller.actor
            )
            let replaced = try Self.superseded(old, by: slate.id, expectedVersion: input.expectedVersion)
            let record = run.record(slate.id, journalIndex: open.stored.run.journalIndex)
            return Commit(
                caller: caller, at: now,
                changes: [.slate(slate), .run(record)] + problem.pins.map { .pin($0, on: slate.id) } + [
                    .slate(replaced)
                ],
                entries: [
                    RunRecord.entry(
                        slate, record, action: input.kind == .pin ? "slate.pinned" : "slate.excluded", reason: reason,
                        adding: [
                            ("person", .text(pin.person.rawValue)), ("position", .text(pin.position.rawValue)),
                        ] + (overridden.map { [("gates_overridden", $0.gatesOverridden)] } ?? [])
                    ),
                    RunRecord.entry(old, replaced, action: "slate.superseded"),
                ],
                result: slate.id.rawValue
            )
        }
        let id = try RunRecord.slate(receipt.result)
        await archive.keep(id, run, after: receipt)
        return id
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

    /// The gates that a new pin overrides; nil where its pair meets every gate.
    ///
    /// - Throws: `pin.gate-failed` where a pair fails one that no reason overrides: that of the pin, or one that the
    ///   pin takes a seat from.
    private func overridden(
        _ pin: Pin, in problem: SlateProblem, by caller: Caller, on reach: Reach
    ) async throws(Refusal) -> ReliefFindings? {
        guard pin.kind == .pin else { return nil }
        let pairs = try PinnedGates(of: problem).pairs
        let own = pairs.first { $0.person == pin.person && $0.position == pin.position }
        if let fixed = ([own].compactMap(\.self) + pairs).first(where: { !$0.isOverridable }) {
            let snapshot = await keeper.snapshot
            let person = snapshot.reach(of: fixed.person, on: snapshot.today)
            throw fixed.refusal(.pinGateFailed, showsRecord: AccessPolicy.allows(caller, .readPeople, on: person))
        }
        if own != nil { try AccessPolicy.check(caller, may: .overrideGate, on: reach) }
        return own
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
