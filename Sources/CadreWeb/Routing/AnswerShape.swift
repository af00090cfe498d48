import CadreApplication
import CadrePlanning

/// Answers in JSON with every member that one may have, for the schemas of the description.
///
/// Each member has a value of its type; one without a type has `null`.
enum AnswerShape {
    /// Members in their order.
    typealias Members = [(String, JSONText)]

    /// A value that is a text in some rows and a number in others.
    static let textOrNumber = JSONText.list([.text(""), .int(0)])

    /// Members by type, their names apart by spaces.
    static func members(texts: String = "", numbers: String = "", flags: String = "") -> Members {
        func named(_ names: String, _ value: JSONText) -> Members {
            names.split(separator: " ").map { (String($0), value) }
        }
        return named(texts, .text("")) + named(numbers, .int(0)) + named(flags, .flag(true))
    }

    /// Members for the columns of a list; for those named alone where names are given.
    static func members<Row>(_ columns: [Column<Row>], _ names: String? = nil) -> Members {
        let chosen = names?.split(separator: " ").map(String.init)
        return members(Endpoint.Filter.of(columns).filter { chosen?.contains($0.name) ?? true })
    }

    /// Members for the columns of tables; columns of one name mean the same in all.
    static func members(_ tables: [TableColumn]...) -> Members {
        var seen: Set<String> = []
        return tables.joined().filter { seen.insert($0.name).inserted }.map { ($0.name, value($0.kind)) }
    }

    /// Members for the fields that lists are filtered by.
    static func members(_ filters: [Endpoint.Filter]) -> Members { filters.map { ($0.name, value($0.kind)) } }

    private static func value(_ kind: ColumnKind) -> JSONText {
        switch kind {
        case .int: .int(0)
        case .flag: .flag(true)
        case .text, .choice, .share, .day, .moment, .range, .grade, .country, .command, .functionalArea, .office:
            .text("")
        }
    }

    /// Objects with these members.
    static func rows(_ members: Members) -> JSONText { .list([.object(members)]) }

    /// The members of a list, with the rows last.
    static func list(_ rows: Members) -> Members {
        members(texts: "next next_url", numbers: "total limit") + [("rows", Self.rows(rows))]
    }

    /// A list of rows.
    static func ofList(_ rows: Members, besides more: Members = []) -> JSONText {
        .object(members(texts: "as_of", numbers: "journal_index") + more + list(rows))
    }

    /// A sheet: its figures, its tables by name, and what else it has.
    static func sheet(figures: Members, tables: [(String, Members)] = [], besides more: Members = []) -> JSONText {
        .object(
            members(texts: "title answer as_of", numbers: "journal_index") + [
                ("figures", .object(figures)), ("figure_rows", .object(figures.map { ($0.0, .text("")) })),
                ("notes", .list([.text("")])),
            ] + more + tables.map { ($0.0, rows($0.1)) })
    }

    /// The rows of what the journal says of a record.
    static let history = members(texts: "at actor role action object_kind object_id what", numbers: "index")

    /// The figures of staffing.
    static let staffing =
        members(texts: "fill match") + StaffingMeasure.allCases.map { ($0.rawValue, JSONText.int(0)) }
}
