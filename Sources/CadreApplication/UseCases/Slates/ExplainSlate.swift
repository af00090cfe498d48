public import CadreDomain
public import CadrePlanning

/// Why a position of a slate is filled as it is, or stays empty, and what somebody else there would mean.
public struct ExplainSlate: Sendable {
    let keeper: RegisterKeeper
    let archive: SlateArchive

    /// What the page shows.
    public struct Detail: Sendable {
        /// The head, the run and the pins.
        public let stored: StoredSlate
        /// The opening asked about.
        public let opening: Opening
        /// The reasons as values.
        public let explanation: SlateExplanation
        /// Whoever is compared, where that is no candidate of the window.
        public let outsider: Outsider?
        /// Every eligible candidate at the exact loss, and what the position is worth.
        public let contest: SlateContest
        /// What the waiver of each gate would bring; nil where the position is filled.
        public let waivers: WaiverPrices?
        /// The names of everybody who is named, by identity.
        public let names: [ID<Person>: String]
        /// Candidates worth comparing with: eligible ones and near misses, best first.
        public let rivals: [ID<Person>]
        /// Whether the caller may pin.
        public let mayPin: Bool
        /// The figures and tables as every edge writes them.
        public let sheet: Sheet

        /// The rules that decided about anybody shown, with their sources.
        public var rules: [Rule] { RuleTable.rules(of: explanation, outsider) }
    }

    /// Makes the use case.
    public init(keeper: RegisterKeeper, archive: SlateArchive) {
        self.keeper = keeper
        self.archive = archive
    }

    /// Explains a position of a slate, compared with a person where one is given: a candidate by a second run, anybody
    /// else on the register by what keeps the person from being one.
    ///
    /// - Parameter asOf: The day by whose end the slate is looked at; today where nil.
    public func callAsFunction(
        _ slate: String, position: String, versus: String?, asOf: Day? = nil, for caller: Caller
    ) async throws(Refusal) -> Detail {
        try AccessPolicy.check(caller, may: .readPeople)
        let snapshot = await keeper.snapshot
        let day = asOf ?? snapshot.today
        let open = try await archive.open(slate, on: day, snapshot.calendar)
        let id = open.stored.slate.id
        let opening = try open.opening(position, in: snapshot)
        let reach = Reach(country: opening.position.country, command: opening.position.command)
        let outsider = try versus.flatMap { key throws(Refusal) in
            try Self.outsider(key, for: opening, open, snapshot, caller)
        }
        var rival: ID<Person>?
        if let versus, outsider == nil { rival = try open.candidate(versus).person.id }
        let isEmpty = open.plan.unfilled.contains { $0.position == opening.position.id }
        let waivers = isEmpty ? try await open.standing.waivers(for: opening.position.id) : nil
        let explanation = try await explanation(of: opening.position.id, versus: rival, waivers, open)
        let contest = try await open.standing.contest(for: opening.position.id)
        var names = open.names
        if let outsider { names[outsider.person] = outsider.name }
        return Detail(
            stored: open.stored, opening: opening, explanation: explanation, outsider: outsider,
            contest: contest, waivers: waivers, names: names, rivals: try Self.rivals(explanation, opening, open),
            mayPin: open.isNewest && open.stored.slate.state == .draft
                && AccessPolicy.allows(caller, .pinSlate, on: reach),
            sheet: ExplanationSheet(
                slate: id, explanation: explanation, outsider: outsider, contest: contest, waivers: waivers,
                opening: opening, names: names
            ).sheet(asOf: day, journalIndex: snapshot.journalIndex, inputIndex: open.stored.run.journalIndex)
        )
    }

    /// Somebody on the register who is no candidate; nil for a candidate and for an identity that nobody has.
    private static func outsider(
        _ key: String, for opening: Opening, _ open: OpenSlate, _ snapshot: RegisterSnapshot, _ caller: Caller
    ) throws(Refusal) -> Outsider? {
        guard let person = ID<Person>(key), open.problem.candidate(person) == nil,
            let outsider = Outsider(person, for: opening, from: open.stored.slate.window, in: snapshot)
        else { return nil }
        try AccessPolicy.check(caller, may: .readPeople, on: snapshot.reach(of: person, on: snapshot.today))
        return outsider
    }

    /// Explains; a comparison needs a second run, which waits for its turn.
    private func explanation(
        of position: ID<Position>, versus rival: ID<Person>?, _ waivers: WaiverPrices?, _ open: OpenSlate
    ) async throws(Refusal) -> SlateExplanation {
        guard rival != nil else { return try Self.explain(position, versus: nil, waivers, open) { false } }
        return try await archive.runs.run { isCancelled throws(Refusal) in
            try Self.explain(position, versus: rival, waivers, open, isCancelled: isCancelled)
        }
    }

    private static func explain(
        _ position: ID<Position>, versus rival: ID<Person>?, _ waivers: WaiverPrices?, _ open: OpenSlate,
        isCancelled: () -> Bool
    ) throws(Refusal) -> SlateExplanation {
        do throws(PlanningError) {
            return try SlateExplanation.explain(
                position, versus: rival, in: open.plan, of: open.problem, waivers: waivers, isCancelled: isCancelled
            )
        } catch {
            throw Refusal(error)
        }
    }

    /// How many people are offered for comparison.
    static let rivalCountMax = 8

    private static func rivals(
        _ explanation: SlateExplanation, _ opening: Opening, _ open: OpenSlate
    ) throws(Refusal) -> [ID<Person>] {
        do throws(PlanningError) {
            return try SlateExplanation.rivals(
                for: opening.position.id, in: open.plan, of: open.problem, limit: rivalCountMax
            )
        } catch {
            throw Refusal(error)
        }
    }
}
