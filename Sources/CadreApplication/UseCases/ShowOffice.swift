public import CadreDomain
import CadrePlanning

/// One office on one page: who is there, who leaves when, whether a relief is named.
public struct ShowOffice: Sendable {
    let keeper: RegisterKeeper

    /// What the page shows.
    public struct Detail: Sendable {
        /// The office with its figures.
        public let row: OfficeRow
        /// Its positions with their tenures, key billets first.
        public let strips: [PositionStrip]
        /// How many of its positions the strips leave out.
        public let omittedCount: Int
        /// The day that counts as today.
        public let today: Day
        /// The figures and tables as every edge writes them.
        public let sheet: Sheet
    }

    /// Makes the use case.
    public init(keeper: RegisterKeeper) { self.keeper = keeper }

    /// Reads an office by code or identity.
    public func callAsFunction(_ key: String, asOf: Day?, for caller: Caller) async throws(Refusal) -> Detail {
        try AccessPolicy.check(caller, may: .readRegister)
        let snapshot = await keeper.snapshot
        let day = asOf ?? snapshot.today
        let office = snapshot.office(code: key) ?? ID<Office>(key).flatMap { snapshot.office($0) }
        guard let office, let row = ListOffices.rows(snapshot, on: day).first(where: { $0.office.id == office.id })
        else {
            throw Refusal(
                .officeNotFound, "There is no office (\(key)) on (\(day)).", fix: "Look at the list of offices."
            )
        }
        let positions = snapshot.view(on: day).positions.filter { $0.position.office == office.id }
        let table = StripTable(snapshot: snapshot, positions: positions.map { $0.visible(to: caller) })
        let bare = positions.count { $0.status.isFilled && $0.status.isProjectedVacant && !$0.status.hasNamedRelief }
        return Detail(
            row: row, strips: table.strips, omittedCount: table.omittedCount, today: snapshot.today,
            sheet: Sheet(
                title: row.office.name,
                answer: "\(Grouped.text(row.measures[.filled])) of "
                    + "\(Grouped.count(row.measures[.authorized], "authorized position")) filled; "
                    + (bare == 0
                        ? "none of these falls vacant in 24 months without a relief named."
                        : "\(Grouped.text(bare)) of these \(bare == 1 ? "falls" : "fall") vacant in 24 months with "
                            + "nobody named."),
                asOf: day, journalIndex: snapshot.journalIndex,
                figures: OfficeRow.columns.map {
                    Figure(name: $0.name, title: $0.title, value: $0.value(row), definition: $0.definition, rows: nil)
                },
                tables: [table.table]
            )
        )
    }
}
