public import CadreDomain
public import CadrePlanning

/// A country on a day, with its command and the staffing of the positions in it.
public struct CountryRow: Sendable {
    /// The country.
    public let country: Country
    /// The row of the reference table that puts it into the area of a command on the day; nil where none does.
    public let membership: CommandMembership?
    /// The command whose area holds it on the day.
    public var command: CommandCode? { membership?.command }
    /// How many offices stand in it.
    public let officeCount: Int
    /// The figures of the positions in it.
    public let measures: StaffingMeasures

    /// The rows that a figure of the country counts on a day; nil where the column is no count of rows.
    public func rows(behind column: String, on day: Day) -> Address? {
        let filters = [QueryItem("country", country.code.rawValue)]
        if column == "offices" { return Address("/offices", filters + [QueryItem("as_of", day.description)]) }
        return StaffingMeasure(rawValue: column)?.rows(under: filters, on: day)
    }
}

extension CountryRow {
    /// The columns of the list of countries, in the order of exports.
    public static let columns: [Column<CountryRow>] =
        [
            Column("country", "Country", .country, "ISO alpha-3 code.", isDefault: true) {
                .text($0.country.code.rawValue)
            },
            Column("alpha2", "Alpha-2", .text, "ISO alpha-2 code.") { .text($0.country.alpha2) },
            Column("name", "Name", .text, "The short name.", isDefault: true) { .text($0.country.name) },
            Column(
                "command", "Command", .command, "The command whose area holds it on the day.", isDefault: true,
                confidence: { $0.membership?.confidence }
            ) { .text($0.command?.rawValue ?? "none") },
            Column(
                "command_confidence", "Command, confidence", .choice(Confidence.allCases.map(\.rawValue)),
                "How far the row that names the command can be trusted."
            ) { .optional($0.membership?.confidence.rawValue) },
            Column(
                "confidence", "Confidence", .choice(Confidence.allCases.map(\.rawValue)),
                "How far the row of the country, with its capital and languages, can be trusted."
            ) { .text($0.country.confidence.rawValue) },
            Column("kind", "Kind", .choice(CountryKind.allCases.map(\.rawValue)), "Country or territory.") {
                .text($0.country.kind.rawValue)
            },
            Column(
                "capital", "Capital", .text, "The capital or the seat of the embassy.",
                confidence: { $0.country.confidence }
            ) { .optional($0.country.capital.isEmpty ? nil : $0.country.capital) },
            Column(
                "languages", "Languages", .text, "Languages an office needs there besides English.",
                confidence: { $0.country.confidence }
            ) { .optional($0.country.languages.isEmpty ? nil : $0.country.languages.joined(separator: "; ")) },
            Column("offices", "Offices", .int, "How many offices stand in it.", isDefault: true) {
                .int($0.officeCount)
            },
        ]
        + StaffingMeasure.allCases.map { measure in
            Column(
                measure.rawValue, measure.title, .int, measure.definition,
                isDefault: [.authorized, .filled, .vacant, .qualified, .keyEmpty].contains(measure)
            ) { .int($0.measures[measure]) }
        }
        + [
            Column("fill", "Fill, %", .share, StaffingMeasure.fillDefinition, isDefault: true) {
                StaffingFigures.share($0.measures.fill)
            },
            Column("match", "Match, %", .share, StaffingMeasure.matchDefinition) {
                StaffingFigures.share($0.measures.match)
            },
        ]

    /// Filters, orders and cuts countries.
    public static let reader = ListReader<CountryRow>(
        columns: columns, identity: { $0.country.code.rawValue },
        searched: { [$0.country.code.rawValue, $0.country.alpha2, $0.country.name] }
    )
}

/// Lists the countries in which there is a position or an office, with their staffing.
public struct ListCountries: Sendable {
    private let list: DayList<CountryRow>

    /// Makes the use case.
    public init(keeper: RegisterKeeper) {
        list = DayList(keeper: keeper, reader: CountryRow.reader) { snapshot, day, _ in Self.rows(snapshot, on: day) }
    }

    /// One page of the countries that match.
    public func page(_ items: [QueryItem], for caller: Caller) async throws(Refusal) -> ListPage<CountryRow> {
        try await list.page(items, for: caller)
    }

    /// Every country that matches.
    public func all(_ items: [QueryItem], for caller: Caller) async throws(Refusal) -> ListPage<CountryRow> {
        try await list.all(items, for: caller)
    }

    /// Every country that has a position or an office on the day.
    static func rows(_ snapshot: RegisterSnapshot, on day: Day) -> [CountryRow] {
        let table = StaffingCube(day: snapshot.view(on: day).rosterDay).table(by: [.country])
        let measures = Dictionary(table.cells.map { (table.rowKeys[$0.row], $0.measures) }) { first, _ in first }
        let offices = Dictionary(
            grouping: snapshot.register.offices.filter { $0.validity.contains(day) }, by: \.country
        )
        return snapshot.reference.countries.compactMap { country in
            let figures = measures[country.code.rawValue]
            let officeCount = offices[country.code]?.count ?? 0
            guard figures != nil || officeCount > 0 else { return nil }
            return CountryRow(
                country: country, membership: snapshot.reference.membership(of: country.code, on: day),
                officeCount: officeCount, measures: figures ?? .zero
            )
        }
    }
}
