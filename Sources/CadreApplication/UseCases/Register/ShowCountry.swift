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
                country: country, membership: snapshot.reference.membership(of: country.code, on: day), officeCount: 0,
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
        let drawn = DrawnPositions(snapshot: snapshot, positions: positions)
        return Detail(
            row: row, offices: offices, strips: drawn.strips, omittedCount: drawn.omittedCount,
            demand: demand,
            today: snapshot.today,
            sheet: Sheet(
                title: country.name, answer: Self.answer(row), asOf: day, journalIndex: snapshot.journalIndex,
                figures: CountryRow.columns.map { Figure($0, of: row, rows: row.rows(behind: $0.name, on: day)) },
                tables: [drawn.positions, Self.offices(offices), Self.demand(demand), drawn.table],
                notes: snapshot.cautions(on: day)
            )
        )
    }

    private static func answer(_ row: CountryRow) -> String {
        let vacant = row.measures[.vacant]
        let authorized = row.measures[.authorized]
        guard authorized > 0 else { return "No authorized position stands in \(row.country.name)." }
        return "\(Grouped.text(vacant)) of \(Grouped.count(authorized, "authorized position")) "
            + "\(vacant == 1 ? "is" : "are") vacant."
    }

    private static func offices(_ rows: [OfficeRow]) -> DataTable {
        let columns = OfficeRow.columns.filter { $0.isDefault || $0.name == "type_confidence" }
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
