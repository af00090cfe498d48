import CadreApplication

/// The problems of a file in lines, grouped by cause, column and what is allowed; the largest group first.
enum ProblemLines {
    fileprivate struct Group: Hashable {
        let cause: String
        let column: String?
        let allowed: String
    }

    private struct Finding: Hashable {
        let found: String
        let fix: String
    }

    private static let findingCountMax = 5
    private static let rowCountMax = 5

    /// What to do about problems that are not listed.
    static let unlistedFix = "Correct the rows listed, and check the file again."

    static func text(_ check: FileCheck) -> String {
        text(check.problems, unlistedCount: check.unlistedProblemCount, sheet: check.file.sheet)
    }

    /// The problems in lines, and how many more are not listed.
    ///
    /// - Parameter sheet: Where the rows stand in a workbook, so that cells are named as well.
    static func text(_ all: [RowProblem], unlistedCount: Int, sheet: IncomingSheet? = nil) -> String {
        var text = ""
        for (group, problems) in largestFirst(all, by: { Group($0) }) {
            text +=
                "  \(problems.count) x \(group.cause)" + (group.column.map { " in \($0)" } ?? "")
                + (problems[0].isRejecting ? "" : ", a warning") + "; allowed: \(group.allowed)\n"
            let findings = largestFirst(problems) { Finding(found: $0.found, fix: $0.fix) }
            for (finding, problems) in findings.prefix(findingCountMax) {
                let rows = problems.prefix(rowCountMax).map { String($0.row) }.joined(separator: ", ")
                let more = problems.count - min(problems.count, rowCountMax)
                text +=
                    "    \(problems.count == 1 ? "row" : "rows") \(rows)" + (more > 0 ? " and \(more) more" : "")
                    + cells(problems, sheet) + ": found (\(finding.found)). \(finding.fix)\n"
            }
            let rest = findings.dropFirst(findingCountMax)
            if !rest.isEmpty {
                let count = rest.reduce(0) { $0 + $1.problems.count }
                text += "    and \(count) more with \(rest.count) other texts; -o json, ndjson and csv list every one\n"
            }
        }
        if unlistedCount > 0 {
            text +=
                "  and \(unlistedCount) more problems left out; \(all.count) are listed. "
                + "\(unlistedFix)\n"
        }
        return text
    }

    /// The first cells, in parentheses.
    private static func cells(_ problems: [RowProblem], _ sheet: IncomingSheet?) -> String {
        let cells = problems.prefix(rowCountMax).compactMap { sheet?.cell(of: $0) }
        return cells.isEmpty ? "" : " (\(cells.joined(separator: ", ")))"
    }

    private static func largestFirst<Key: Hashable>(
        _ problems: [RowProblem], by key: (RowProblem) -> Key
    ) -> [(key: Key, problems: [RowProblem])] {
        var groups: [(key: Key, problems: [RowProblem])] = []
        var places: [Key: Int] = [:]
        for problem in problems {
            let key = key(problem)
            if let place = places[key] {
                groups[place].problems.append(problem)
            } else {
                places[key] = groups.count
                groups.append((key, [problem]))
            }
        }
        return groups.enumerated().sorted {
            ($1.element.problems.count, $0.offset) < ($0.element.problems.count, $1.offset)
        }.map(\.element)
    }
}

extension ProblemLines.Group {
    fileprivate init(_ problem: RowProblem) {
        self.init(cause: problem.cause, column: problem.column, allowed: problem.allowed)
    }
}
