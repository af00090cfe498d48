import CadreApplication
import CadreDomain
import CadreTestSupport

/// A row with a column of every kind, any of which may be missing.
struct Ship: Sendable, Equatable {
    let id: String
    var name: String?
    var count: Int?
    var day: Day?
    var flag: Bool?
    var grade: Grade?
    var clearance: Clearance?
    var country: String?

    static let columns: [Column<Ship>] = [
        Column("id", "Ship", .text, "The identity.", isDefault: true) { .text($0.id) },
        Column("name", "Name", .text, "The name.", isDefault: true) { .optional($0.name) },
        Column("count", "Count", .int, "How many.") { .optional($0.count) },
        Column("day", "Day", .day, "When.") { .optional($0.day) },
        Column("flag", "Flag", .flag, "Whether.") { $0.flag.map(Cell.flag) ?? .missing },
        Column("grade", "Grade", .grade, "The grade.") { row in
            row.grade.map { .ranked($0.description, rank: $0.rank) } ?? .missing
        },
        Column("clearance", "Clearance", .choice(Clearance.allCases.map(\.rawValue)), "The clearance.") { row in
            row.clearance.map { .ranked($0.rawValue, rank: $0.rank) } ?? .missing
        },
        Column("country", "Country", .country, "The country.") { .optional($0.country) },
    ]

    static let reader = ListReader<Ship>(
        columns: columns, identity: { $0.id }, searched: { [$0.id, $0.name ?? ""] }
    )

    static func query(_ items: [(String, String)]) throws(Refusal) -> ListQuery {
        try ListQuery(items.map { QueryItem($0.0, $0.1) }, columns: columns, reference: .sample)
    }

    /// The identities of the rows that a query keeps, in its order.
    static func ids(_ ships: [Ship], _ items: (String, String)...) throws -> [String] {
        reader.all(ships, try query(items)).map(\.id)
    }

    static func random(_ number: Int, _ random: inout SampleNumbers) -> Ship {
        func maybe<Value>(_ values: [Value]) -> Value? { random.chance(20) ? nil : random.pick(values) }
        return Ship(
            id: "s\(number)", name: maybe(["Ada", "ada b", "Bo", "Cy%", "Dö"]), count: maybe([-2, 0, 3, 10]),
            day: maybe(["2026-01-31", "2026-02-01", "2027-10-01"].map { SampleDay.day($0) }),
            flag: maybe([true, false]), grade: maybe(["E9", "W1", "O1", "O10", "GS9", "SES"].compactMap { Grade($0) }),
            clearance: maybe(Clearance.allCases), country: maybe(["PHL", "JPN", "KEN"])
        )
    }
}
