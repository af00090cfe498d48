public import CadreDomain
public import CadrePlanning

/// Why a person of a slate was placed where, or nowhere, and what is one step away.
public struct WhyPerson: Sendable {
    let archive: SlateArchive
    let keeper: RegisterKeeper

    /// What the page shows.
    public struct Detail: Sendable {
        /// The head, the run and the pins.
        public let stored: StoredSlate
        /// The candidate.
        public let candidate: Candidate
        /// The reasons as values.
        public let explanation: PersonExplanation
        /// Every opening that the person could fill at the exact loss, and what the person is worth.
        public let contest: SlateContest
        /// The figures and tables as every edge writes them.
        public let sheet: Sheet
    }

    /// Makes the use case.
    public init(keeper: RegisterKeeper, archive: SlateArchive) {
        self.keeper = keeper
        self.archive = archive
    }

    /// Explains a candidate of a slate.
    ///
    /// - Parameter asOf: The day by whose end the slate is looked at; today where nil.
    public func callAsFunction(
        _ slate: String, person: String, asOf: Day? = nil, for caller: Caller
    ) async throws(Refusal) -> Detail {
        let snapshot = await keeper.snapshot
        let day = asOf ?? snapshot.today
        let open = try await archive.open(slate, on: day, snapshot.calendar)
        let candidate = try Self.candidate(person, open, snapshot, caller)
        let who = candidate.person.id
        try AccessPolicy.check(caller, may: .readPeople, on: snapshot.reach(of: who, on: snapshot.today))
        let explanation: PersonExplanation
        do throws(PlanningError) {
            explanation = try PersonExplanation.explain(who, in: open.plan, of: open.problem)
        } catch {
            throw Refusal(error)
        }
        let contest = try await open.standing.contest(for: who)
        return Detail(
            stored: open.stored, candidate: candidate, explanation: explanation, contest: contest,
            sheet: Sheet(
                title: candidate.person.name,
                answer: Self.answer(explanation, open) + Self.limited(explanation.person, open),
                asOf: day,
                journalIndex: snapshot.journalIndex,
                figures: ContestTable.figures(contest) + [.inputJournalIndex(open.stored.run.journalIndex)],
                tables: [ReasonLedger(explanation, names: [who: candidate.person.name]).table]
                    + Self.tables(explanation, open)
                    + [ContestTable.openings(contest, of: open)]
            )
        )
    }

    /// The candidate; a refusal that says why somebody on the register, whom the caller may read, is none.
    private static func candidate(
        _ key: String, _ open: OpenSlate, _ snapshot: RegisterSnapshot, _ caller: Caller
    ) throws(Refusal) -> Candidate {
        guard let person = ID<Person>(key), open.problem.candidate(person) == nil,
            !snapshot.versions(of: person).isEmpty
        else { return try open.candidate(key) }
        try AccessPolicy.check(caller, may: .readPeople, on: snapshot.reach(of: person, on: snapshot.today))
        let absence = WindowAbsence(of: person, from: open.stored.slate.window, in: snapshot)
        throw Refusal(
            .personNotFound,
            "The person (\(person)) is no candidate of slate (\(open.stored.slate.id)): "
                + absence.reasons.joined(separator: "; ") + ".",
            fix: "What would change it: " + absence.changes.joined(separator: " ")
        )
    }

    /// What limits decide for the person otherwise than points alone; empty where nothing.
    private static func limited(_ person: ID<Person>, _ open: OpenSlate) -> String {
        guard let limited = open.plan.limited else { return "" }
        let here = limited.changes.first { $0.person == person }
        let without = limited.changes.first { $0.personWithout == person }
        guard here != nil || without != nil else { return "" }
        return " Decided by limits: without them the person would "
            + (without.map { "go to \($0.position), with \(Grouped.count($0.pointsWithout, "point"))." }
                ?? "stay unplaced.")
    }

    private static func answer(_ explanation: PersonExplanation, _ open: OpenSlate) -> String {
        if let line = explanation.line {
            return "Proposed for \(line.position) from \(line.reportDay.prose), with "
                + "\(Grouped.count(line.points, "point"))."
        }
        guard explanation.eligibleCount > 0 else { return "Unplaced: no opening passes every gate." }
        return "Unplaced: \(Grouped.count(explanation.eligibleCount, "opening")) could be filled, "
            + (open.problem.limits == nil ? "all given to others." : "given to others or left empty for the limits.")
    }

    private static func tables(_ explanation: PersonExplanation, _ open: OpenSlate) -> [DataTable] {
        func title(_ position: ID<Position>) -> Cell { .optional(open.problem.opening(position)?.position.title) }
        func explain(_ position: ID<Position>) -> [Int: Address] {
            let items = [QueryItem("position", position.rawValue), QueryItem("versus", explanation.person.rawValue)]
            return [0: Address("/slates/\(open.stored.slate.id)/explain", items)]
        }
        func why(_ person: ID<Person>) -> Address {
            Address("/slates/\(open.stored.slate.id)/why", [QueryItem("person", person.rawValue)])
        }
        return [
            DataTable(
                name: "exclusions", title: "Openings excluded, by the first rule that does",
                columns: [TableColumn("rule", "Rule"), TableColumn("openings", "Openings", isNumber: true)],
                rows: explanation.exclusions.map {
                    TableRow([.text($0.rule), .int($0.count)], links: $0.decisions(in: open.stored.slate.id))
                }
            ),
            DataTable(
                name: "missed", title: "Openings that went to others",
                columns: [
                    TableColumn("position", "Position"), TableColumn("title", "Title"),
                    TableColumn("taken_by", "Went to"), TableColumn("taken_name", "Name"),
                    TableColumn("taken_points", "Points there", isNumber: true),
                    TableColumn("points", "Points here", isNumber: true),
                ],
                rows: explanation.missed.map {
                    TableRow(
                        [
                            .text($0.position.rawValue), title($0.position), .text($0.takenBy.rawValue),
                            .optional(open.problem.candidate($0.takenBy)?.person.name),
                            .int($0.takenPoints), .int($0.points),
                        ],
                        links: explain($0.position).merging([2: why($0.takenBy)]) { own, _ in own }
                    )
                }
            ),
            DataTable(
                name: "nearest", title: "One step away",
                columns: [
                    TableColumn("position", "Position"), TableColumn("title", "Title"), TableColumn("rule", "Rule"),
                    TableColumn("needed", "Needed"), TableColumn("found", "Found"),
                    TableColumn("remedy", "What would change it"), TableColumn("points", "Points", isNumber: true),
                ],
                rows: explanation.nearest.map {
                    TableRow(
                        [
                            .text($0.position.rawValue), title($0.position), .text($0.gate.rule),
                            .text($0.gate.facts.needed), .text($0.gate.facts.found), .text($0.gate.facts.remedy),
                            .int($0.points),
                        ],
                        links: explain($0.position)
                    )
                }
            ),
            DataTable(
                name: "what_would_change", title: "What would change the answer",
                columns: [TableColumn("sentence", "In words")],
                rows: explanation.whatWouldChange.map { TableRow([.text($0)]) }
            ),
        ]
    }
}
