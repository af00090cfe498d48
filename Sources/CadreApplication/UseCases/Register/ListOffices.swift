public import CadreDomain
public import CadrePlanning

/// An office on a day, with its staffing figures.
public struct OfficeRow: Sendable {
    /// The office.
    public let office: Office
    /// The figures of its positions.
    public let measures: StaffingMeasures
    /// The name of its country.
    public let countryName: String
    /// The row of its type in the table of office types; nil where there is none.
    public let type: CodeTable.Entry?
    /// The office above it, as on the day; nil where there is none.
    public let parent: Office?
    /// How many offices in force on the day have it as their parent.
    public let childCount: Int
    /// The day.
    public let asOf: Day

    /// The rows that a figure of the office counts; nil where the column is no count of rows.
    public func rows(behind column: String) -> Address? {
        if column == "children" {
            return Address("/offices", [QueryItem("parent", office.code), QueryItem("as_of", asOf.description)])
        }
        return StaffingMeasure(rawValue: column)?.rows(under: [QueryItem("office", office.code)], on: asOf)
    }
}

extension OfficeRow {
    /// The columns of the list of offices, in the order of exports.
    public static let columns: [Column<OfficeRow>] =
        [
            Column("code", "Office", .office, "The code of the office.", isDefault: true) { .text($0.office.code) },
            Column("name", "Name", .text, "The name of the office.", isDefault: true) { .text($0.office.name) },
            Column(
                "type", "Type", .text, "The code of the office type.", isDefault: true,
                confidence: { $0.type?.confidence }
            ) { .text($0.office.type) },
            Column(
                "type_name", "Type, name", .text, "The name of the office type.", confidence: { $0.type?.confidence }
            ) { .optional($0.type?.name) },
            Column(
                "type_confidence", "Type, confidence", .choice(Confidence.allCases.map(\.rawValue)),
                "How far the row of the office type can be trusted."
            ) { .optional($0.type?.confidence.rawValue) },
            Column("country", "Country", .country, "Where it stands, ISO alpha-3.", isDefault: true) {
                .text($0.office.country.rawValue)
            },
            Column("country_name", "Country, name", .text, "The name of the country.") { .text($0.countryName) },
            Column("post", "Post", .text, "The city where it stands.") { .text($0.office.post) },
            Column(
                "command", "Command", .command, "The combatant command; none for agencies and the school.",
                isDefault: true
            ) {
                .text($0.office.command?.rawValue ?? "none")
            },
            Column(
                "parent", "Parent", .office, "The code of the office above it on the day; missing where there is none.",
                isDefault: true
            ) { .optional($0.parent?.code) },
            Column("children", "Offices below", .int, "How many offices have it as their parent on the day.") {
                .int($0.childCount)
            },
            Column("overseas", "Overseas", .flag, "Whether it stands outside the United States.") {
                .flag($0.office.isOverseas)
            },
            Column("valid_from", "Valid from", .day, "From when this version of the record holds.") {
                .day($0.office.validity.start)
            },
            Column(
                "valid_to", "Valid to", .day, "The first day on which it no longer holds; missing where none is known."
            ) { .optional($0.office.validity.knownEnd) },
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

    /// Filters, orders and cuts offices.
    public static let reader = ListReader<OfficeRow>(
        columns: columns, identity: { $0.office.code }, searched: { [$0.office.code, $0.office.name, $0.countryName] }
    )
}

/// Lists offices on a day with their staffing.
public struct ListOffices: Sendable {
    private let list: DayList<OfficeRow>

    /// Makes the use case.
    public init(keeper: RegisterKeeper) {
        list = DayList(keeper: keeper, reader: OfficeRow.reader) { snapshot, day, _ in Self.rows(snapshot, on: day) }
    }

    /// One page of the offices that match.
    public func page(_ items: [QueryItem], for caller: Caller) async throws(Refusal) -> ListPage<OfficeRow> {
        try await list.page(items, for: caller)
    }

    /// Every office that matches.
    public func all(_ items: [QueryItem], for caller: Caller) async throws(Refusal) -> ListPage<OfficeRow> {
        try await list.all(items, for: caller)
    }

    /// Every office that exists on the day.
    static func rows(_ snapshot: RegisterSnapshot, on day: Day) -> [OfficeRow] {
        let table = StaffingCube(day: snapshot.view(on: day).rosterDay).table(by: [.office])
        let measures = Dictionary(table.cells.map { (table.rowKeys[$0.row], $0.measures) }) { first, _ in first }
        let offices = snapshot.register.offices.filter { $0.validity.contains(day) }
        let childCounts = Dictionary(grouping: offices.compactMap(\.parent)) { $0 }.mapValues(\.count)
        let types = snapshot.reference.codes[.officeTypes]
        return offices.map { office in
            OfficeRow(
                office: office, measures: measures[office.code] ?? .zero,
                countryName: snapshot.reference.country(office.country)?.name ?? office.country.rawValue,
                type: types?.entry(office.type),
                parent: office.parent.flatMap { snapshot.office($0, on: day) }
                    .flatMap { $0.validity.contains(day) ? $0 : nil },
                childCount: childCounts[office.id] ?? 0, asOf: day
            )
        }
    }
}
