public import CadreDomain
import CadrePlanning

/// One country on one page: its offices, the strip of every position in it, its training demand.
public struct ShowCountry: Sendable {
    let keeper: RegisterKeeper
    let training: any TrainingEventStore

    /// What the page shows.
    public struct Detail: Sendable {
        /// The country with its figures.
        public let row: CountryRow
        /// The row of the reference table that names its command on the day; nil where none does.
        public let membership: CommandMembership?
        /// The offices in it.
        public let offices: [OfficeRow]
        /// The positions in it with their tenures, by office and number.
        public let strips: [PositionStrip]
        /// How many of its positions the strips leave out.
        public let omittedCount: Int
        /// Training demand by fiscal year.
        public let demand: [TrainingDemandYear]
        /// The day that counts as today.
        public let today: Day
        /// The figures and tables as every edge writes them.
        public let sheet: Sheet
    }

    /// Makes the use case.
    public init(keeper: RegisterKeeper, training: any TrainingEventStore) {
        self.keeper = keeper
        self.training = training
    }

    /// Reads a country by alpha-3 or alpha-2 code.
    public func callAsFunction(_ key: String, asOf: Day?, for caller: Caller) async throws(Refusal) -> Detail {
        try AccessPolicy.check(caller, may: .readRegister)
        let snapshot = await keeper.snapshot
        let day = asOf ?? snapshot.today
        guard let country = snapshot.reference.country(written: key) else {
            throw Refusal(
                .countryNotFound, "There is no country (\(key)).", fix: "Give an ISO code such as PHL or PH."
            )
        }
        let row =
            ListCountries.rows(snapshot, on: day).first { $0.country.code == country.code }
            ?? CountryRow(
                country: country, command: snapshot.reference.command(of: country.code, on: day), officeCount: 0,
                measures: .zero
            )
        let positions = snapshot.view(on: day).positions(for: caller).filter { $0.position.country == country.code }
        let offices = ListOffices.rows(snapshot, on: day).filter { $0.office.country == country.code }
        let demand: [TrainingDemandYear]
        do throws(StoreError) {
            demand = try await training.trainingDemand(of: country.code)
        } catch {
            throw Refusal(error)
        }
        let table = StripTable(snapshot: snapshot, positions: positions)
        let membership = snapshot.reference.membership(of: country.code, on: day)
        return Detail(
            row: row, membership: membership, offices: offices, strips: table.strips, omittedCount: table.omittedCount,
            demand: demand,
            today: snapshot.today,
            sheet: Sheet(
                title: country.name, answer: Self.answer(row), asOf: day, journalIndex: snapshot.journalIndex,
                figures: CountryRow.columns.map {
                    Figure(name: $0.name, title: $0.title, value: $0.value(row), definition: $0.definition, rows: nil)
                } + Self.confidences(country, membership),
                tables: [table.table, Self.offices(offices), Self.demand(demand)]
            )
        )
    }

    /// How much the rows of the reference tables behind the page can be trusted.
    private static func confidences(_ country: Country, _ membership: CommandMembership?) -> [Figure] {
        [
            Figure(
                name: "confidence", title: "Confidence", value: .text(country.confidence.rawValue),
                definition: "How much the row of the country can be trusted.", rows: nil
            ),
            Figure(
                name: "command_confidence", title: "Confidence of the command",
                value: .optional(membership?.confidence.rawValue),
                definition: "How much the row that names the command can be trusted.", rows: nil
            ),
        ]
    }

    private static func answer(_ row: CountryRow) -> String {
        let vacant = row.measures[.vacant]
        let authorized = row.measures[.authorized]
        guard authorized > 0 else { return "No authorized position stands in \(row.country.name)." }
        return "\(Grouped.text(vacant)) of \(Grouped.count(authorized, "authorized position")) "
            + "\(vacant == 1 ? "is" : "are") vacant."
    }

    private static func offices(_ rows: [OfficeRow]) -> DataTable {
        let columns = OfficeRow.columns.filter(\.isDefault)
        return DataTable(
            name: "offices", title: "Offices",
            columns: columns.map(TableColumn.init),
            rows: rows.map { row in
                TableRow(columns.map { $0.value(row) }, links: [0: Address("/offices/\(row.office.code)")])
            }
        )
    }

    private static func demand(_ years: [TrainingDemandYear]) -> DataTable {
        DataTable(
            name: "training_demand", title: "Training of foreign students, as loaded from public reports",
            columns: [
                TableColumn("fiscal_year", "Fiscal year"), TableColumn("lines", "Lines", isNumber: true),
                TableColumn("students", "Students", isNumber: true),
                TableColumn("cost_cents", "Cost, cents", isNumber: true),
            ],
            rows: years.map {
                TableRow([
                    .text($0.fiscalYear.description), .int($0.lines), .int($0.students), .int(Int($0.costCents)),
                ])
            }
        )
    }
}
