import CadreApplication

/// Problems of one file that have their cause, their column and what was found in common.
struct ProblemGroup {
    fileprivate struct Key: Hashable {
        let cause: String
        let column: String?
        let found: String
        let fix: String
    }

    private static let rowCountMax = 5

    /// The first of them, which says what all have in common.
    let first: RowProblem
    /// The rows, in the order in which they were found.
    private(set) var rows: [Int]
    /// The cells of a workbook in those rows.
    private(set) var cells: [String]

    /// The groups of problems, the largest first, then in the order of their first problem.
    static func groups(_ problems: [RowProblem], sheet: IncomingSheet?) -> [ProblemGroup] {
        var groups: [ProblemGroup] = []
        var places: [Key: Int] = [:]
        for problem in problems {
            let key = Key(cause: problem.cause, column: problem.column, found: problem.found, fix: problem.fix)
            let cell = sheet?.cell(of: problem)
            if let place = places[key] {
                groups[place].rows.append(problem.row)
                if let cell { groups[place].cells.append(cell) }
            } else {
                places[key] = groups.count
                groups.append(ProblemGroup(first: problem, rows: [problem.row], cells: cell.map { [$0] } ?? []))
            }
        }
        return groups.enumerated().sorted {
            ($1.element.rows.count, $0.offset) < ($0.element.rows.count, $1.offset)
        }.map(\.element)
    }

    /// The first rows.
    var firstRows: [Int] { Array(rows.prefix(Self.rowCountMax)) }
    /// The first cells.
    var firstCells: [String] { Array(cells.prefix(Self.rowCountMax)) }

    /// The group as an object.
    var json: JSONText {
        .object([
            ("cause", .text(first.cause)), ("column", .optional(first.column)), ("found", .text(first.found)),
            ("count", .int(rows.count)), ("first_rows", .list(firstRows.map(JSONText.int))),
            ("first_cells", .list(firstCells.map(JSONText.text))), ("allowed", .text(first.allowed)),
            ("fix", .text(first.fix)), ("replacement", .optional(first.replacement)),
            ("rejected", .flag(first.isRejecting)),
        ])
    }
}
