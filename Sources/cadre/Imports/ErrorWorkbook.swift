import CadreApplication
import CadreDomain
import CadreExchange

/// The workbook that a check gives back: each file with its failing cells marked, and the causes with their counts.
struct ErrorWorkbook {
    private static let causesHeader = [
        "file", "cause", "column", "found", "count", "first rows", "allowed", "what to do", "replacement", "rejected",
    ]

    let mapping: TableMapping

    /// Writes the workbook of some files.
    ///
    /// - Parameters:
    ///   - checks: What was found in each file.
    ///   - paths: Where the files lie, in the same order.
    func write(_ checks: [FileCheck], paths: [String]) throws {
        let writer = WorkbookWriter()
        for (check, path) in zip(checks, paths) {
            do throws(UnreadableFile) {
                guard let kind = ImportKind(rawValue: check.file.kind) else { continue }
                let marks = check.problems.map { problem in
                    ErrorSheet.Mark(
                        row: problem.row, column: problem.column,
                        sentence: (problem.column.map { "\($0): " } ?? "") + "\(problem.cause). \(problem.fix)"
                    )
                }
                try ErrorSheet(fileName: check.file.name, marks: marks).write(
                    try FileBytes.read(path: path), kind: kind, mapping: mapping, to: writer)
            } catch {
                throw Refusal(error, file: check.file.name)
            }
        }
        writer.sheet("Causes", header: Self.causesHeader) { write in
            for check in checks {
                for group in ProblemGroup.groups(check.problems, sheet: check.file.sheet) {
                    write(Self.cells(check.file.name, group))
                }
                guard check.unlistedProblemCount > 0 else { continue }
                write([
                    .text(check.file.name), .text("problems.left-out"), .empty, .empty,
                    .number(check.unlistedProblemCount), .empty, .empty, .text(ProblemLines.unlistedFix),
                ])
            }
        }
        Terminal.write(writer.finish())
    }

    private static func cells(_ file: String, _ group: ProblemGroup) -> [WorkbookCell] {
        let problem = group.first
        return [
            .text(file), .text(problem.cause), .text(problem.column ?? ""), .text(problem.found),
            .number(group.rows.count), .text(group.firstRows.map(String.init).joined(separator: ", ")),
            .text(problem.allowed), .text(problem.fix), .text(problem.replacement ?? ""),
            .text(problem.isRejecting ? "yes" : "no"),
        ]
    }
}
