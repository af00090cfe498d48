public import CadreDomain
import CadrePlanning

/// One office on one page: who is there, who leaves when, whether a relief is named.
public struct ShowOffice: Sendable {
    let keeper: RegisterKeeper
    let journal: any JournalStore

    /// What the page shows.
    public struct Detail: Sendable {
        /// The office with its figures.
        public let row: OfficeRow
        /// Its positions with their tenures, key billets first.
        public let strips: [PositionStrip]
        /// How many of its positions the strips leave out.
        public let omittedCount: Int
        /// Who leaves next, of all its positions.
        public let departures: Departures
        /// The cap on service members, where a position of the office counts toward one.
        public let seats: SeatsUnderCap?
        /// What the journal tells up to the day of the office and of its positions whose people the caller may see.
        public let history: RecordHistory
        /// The day that counts as today.
        public let today: Day
        /// The figures and tables as every edge writes them.
        public let sheet: Sheet
    }

    /// Makes the use case.
    public init(keeper: RegisterKeeper, journal: any JournalStore) {
        self.keeper = keeper
        self.journal = journal
    }

    /// Reads an office by code or identity.
    public func callAsFunction(_ key: String, asOf: Day?, for caller: Caller) async throws(Refusal) -> Detail {
        try AccessPolicy.check(caller, may: .readRegister)
        let snapshot = await keeper.snapshot
        let day = asOf ?? snapshot.today
        let office = snapshot.office(code: key, on: day) ?? ID<Office>(key).flatMap { snapshot.office($0, on: day) }
        guard let office, let row = ListOffices.rows(snapshot, on: day).first(where: { $0.office.id == office.id })
        else {
            throw Refusal(
                .officeNotFound, "There is no office (\(key)) on (\(day)).",
                fix: office.map { Self.days(of: $0.id, snapshot) } ?? "Look at the list of offices."
            )
        }
        let positions = snapshot.view(on: day).positions(for: caller).filter { $0.position.office == office.id }
        let drawn = DrawnPositions(snapshot: snapshot, positions: positions)
        let departures = Departures(from: positions, office: office.code, on: day)
        let isCounted = positions.contains { $0.position.countsTowardCap && $0.position.kind == .military }
        let seats = isCounted ? SeatsUnderCap(of: office.country, in: snapshot, on: day, for: caller) : nil
        let bare = positions.count { $0.status.isFilled && $0.status.isProjectedVacant && !$0.status.hasNamedRelief }
        let history = try await journal.history(
            of: office, positions: positions.filter { !$0.arePeopleWithheld }.map(\.position.id), on: day, snapshot,
            for: caller
        )
        return Detail(
            row: row, strips: drawn.strips, omittedCount: drawn.omittedCount, departures: departures, seats: seats,
            history: history,
            today: snapshot.today,
            sheet: Sheet(
                title: row.office.name,
                answer: Self.answer(row, bareCount: bare),
                asOf: day, journalIndex: snapshot.journalIndex,
                figures: OfficeRow.columns.map { Figure($0, of: row, rows: row.rows(behind: $0.name)) }
                    + (seats?.figures ?? []),
                tables: [drawn.positions, departures.table] + (seats.map { [$0.table] } ?? [])
                    + [
                        drawn.table, history.table,
                        Provenance.table(of: [SourceRow.Key(.office, row.office.id.rawValue)], on: day, snapshot),
                    ],
                notes: snapshot.cautions(on: day)
            )
        )
    }

    /// The sentence that the sheet is for.
    ///
    /// - Parameter bareCount: How many filled positions fall vacant with nobody named.
    private static func answer(_ row: OfficeRow, bareCount: Int) -> String {
        let (filled, authorized) = (row.measures[.filled], row.measures[.authorized])
        let head = "\(Grouped.text(filled)) of \(Grouped.count(authorized, "authorized position")) filled"
        guard filled > 0 else { return head + "." }
        return head + "; "
            + (bareCount == 0
                ? "none of these falls vacant in 24 months without a relief named."
                : "\(Grouped.text(bareCount)) of these \(bareCount == 1 ? "falls" : "fall") vacant in 24 months with "
                    + "nobody named.")
    }

    /// On which days the record of an office holds, for whoever asks about another.
    private static func days(of office: ID<Office>, _ snapshot: RegisterSnapshot) -> String {
        let days = snapshot.versions(of: office).map(\.validity).filter { !$0.isEmpty }.map(\.phrase)
        return days.isEmpty
            ? "Its record was withdrawn; ask about another office."
            : "Ask about a day that its record covers: \(days.joined(separator: ", "))."
    }
}
