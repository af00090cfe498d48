public import CadreDomain
public import CadrePlanning

/// What placing one person in one position would do to a slate, answered without a second run unless it has limits.
public struct WhatIfSlate: Sendable {
    let keeper: RegisterKeeper
    let archive: SlateArchive

    /// What the page shows.
    public struct Detail: Sendable {
        /// The head, the run and the pins.
        public let stored: StoredSlate
        /// The opening asked about.
        public let opening: Opening
        /// The answer as values.
        public let whatIf: WhatIf
        /// The names of all candidates, by identity.
        public let names: [ID<Person>: String]
        /// The figures and the table as every edge writes them.
        public let sheet: Sheet
    }

    /// The columns of the table of consequences.
    public static let columns = WhatIfSheet.columns

    /// Makes the use case.
    public init(keeper: RegisterKeeper, archive: SlateArchive) {
        self.keeper = keeper
        self.archive = archive
    }

    /// Answers the question; the moves that follow name people of every place.
    ///
    /// - Parameter asOf: The day by whose end the slate is looked at; today where nil.
    public func callAsFunction(
        _ slate: String, person: String, position: String, asOf: Day? = nil, for caller: Caller
    ) async throws(Refusal) -> Detail {
        try AccessPolicy.check(caller, may: .readPeople)
        let snapshot = await keeper.snapshot
        let day = asOf ?? snapshot.today
        let open = try await archive.open(slate, on: day, snapshot.calendar)
        let opening = try open.opening(position, in: snapshot)
        let candidate = try open.candidate(person)
        let answer = try await open.standing.whatIf(
            candidate.person.id, at: opening.position.id, runs: archive.runs
        )
        let names = open.names
        return Detail(
            stored: open.stored, opening: opening, whatIf: answer, names: names,
            sheet: WhatIfSheet(whatIf: answer, open: open, opening: opening, names: names)
                .sheet(asOf: day, journalIndex: snapshot.journalIndex)
        )
    }
}
