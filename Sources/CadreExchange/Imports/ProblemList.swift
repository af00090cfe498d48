import CadreDomain

/// Collects the problems of a file: the first ones in detail, all of them counted in groups.
struct ProblemList {
    private struct Key: Hashable {
        let cause: ImportProblem.Cause
        let column: String?
        let found: String
    }

    /// How many groups are kept apart by the text found.
    private static let groupCountMax = 1_000
    /// How many rows a group names.
    private static let rowCountMax = 10

    private let file: String
    private let countMax: Int
    private(set) var problems: [ImportProblem] = []
    private(set) var count = 0
    private var groups: [ImportProblemGroup] = []
    private var groupOfKey: [Key: Int] = [:]

    /// Starts a list for a file.
    init(file: String, countMax: Int) {
        self.file = file
        self.countMax = countMax
    }

    /// Adds a problem.
    mutating func add(row: Int, column: String?, found: String, _ problem: CellProblem) {
        let (column, found) = (column.map(ControlCharacter.shown), ControlCharacter.shown(found))
        count += 1
        if problems.count < countMax {
            problems.append(
                ImportProblem(
                    file: file, row: row, column: column, cause: problem.cause, found: found,
                    allowed: problem.allowed, fix: problem.fix, replacement: problem.replacement
                )
            )
        }
        var key = Key(cause: problem.cause, column: column, found: found)
        if groupOfKey[key] == nil, groups.count >= Self.groupCountMax {
            key = Key(cause: problem.cause, column: column, found: "")
        }
        if let group = groupOfKey[key] {
            groups[group].count += 1
            if groups[group].firstRows.count < Self.rowCountMax { groups[group].firstRows.append(row) }
            return
        }
        groupOfKey[key] = groups.count
        groups.append(
            ImportProblemGroup(
                cause: problem.cause, column: column, found: key.found, allowed: problem.allowed, fix: problem.fix,
                count: 1, firstRows: [row]
            )
        )
    }

    /// The groups, the largest first, then in the order of their first row.
    var sortedGroups: [ImportProblemGroup] {
        groups.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
    }
}
