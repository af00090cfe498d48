import CadreApplication
import CadreDomain
import CadreExchange

/// What a load of training events reported: counts, and everything that could not be read, mapped or reconciled.
struct TrainingAccount: Decodable {
    struct Spelling: Decodable {
        let partner: String
        let mapping: String
        let lines: Int
        let row: Int?
        let suggestions: [String]
    }

    struct Column: Decodable {
        let column: String
        let unreadable: Int
        let empty: Int
    }

    struct Problem: Decodable {
        let row: Int
        let column: String?
        let cause: String
        let found: String
    }

    struct Difference: Decodable {
        let source: String
        let file: String?
        let published: Int?
        let loaded: Int

        /// Both counts in words.
        var counts: String { (published.map { "\($0) published" } ?? "none published") + ", \(loaded) loaded" }
    }

    let read: Int
    let loaded: Int
    let rejected: Int
    let totals: Int
    let unmapped: [Spelling]
    let unreadable: [Column]
    let reconciled: Bool?
    let sources: Int
    let differences: [Difference]
    /// Nil in the account of a file that an earlier version loaded.
    let problems: [Problem]?
    let problemsLeftOut: Int?
    /// Nil in the account of a file that an earlier version loaded, as are the lines that end before they start.
    let farDays: Int?
    let reversedDays: Int?

    enum CodingKeys: String, CodingKey {
        case read, loaded, rejected, totals, unmapped, unreadable, reconciled, sources, differences, problems
        case problemsLeftOut = "problems_left_out"
        case farDays = "far_days"
        case reversedDays = "reversed_days"
    }

    /// The counts in one line.
    var counts: String { "read \(read), loaded \(loaded), rejected \(rejected), of which programme totals \(totals)" }

    /// Everything in words; of each cause the count and the first rows.
    func text(file: String) -> String {
        var lines = [counts]
        switch reconciled {
        case true?: lines.append("every one of \(sources) source files has the published count of lines")
        case false?: lines.append("NOT RECONCILED: a source file has another count of lines than published")
        case nil: lines.append("no published counts to reconcile with")
        }
        lines += differences.map { "  \($0.file ?? $0.source): \($0.counts)" }
        lines += unreadable.map { "\($0.column): \($0.unreadable) unreadable, \($0.empty) empty" }
        lines += doubts.map { "\($0.words): \(Grouped.count($0.count, "line")), kept as printed" }
        let listed = ProblemLines.text(rowProblems(file: file), unlistedCount: problemsLeftOut ?? 0)
        lines += unmapped.map { spelling in
            "\(spelling.mapping): \(spelling.partner) (\(Grouped.count(spelling.lines, "line"))"
                + (spelling.row.map { ", the first is row \($0))" } ?? ")")
        }
        return lines.prefix(lines.count - unmapped.count).joined(separator: "\n") + "\n" + listed
            + lines.suffix(unmapped.count).map { $0 + "\n" }.joined()
    }

    /// One row for every line and cell that was not read, every day that is hardly meant so, every partner that has no
    /// country, and every count that differs.
    func problems(file: String) -> DataTable {
        var rows = rowProblems(file: file).map {
            TableRow([
                .text($0.file), .int($0.row), .optional($0.column), .text($0.cause), .text($0.found),
                .text($0.allowed), .text($0.fix), .flag($0.isRejecting),
            ])
        }
        if let count = problemsLeftOut, count > 0 {
            rows.append(
                TableRow([
                    .text(file), .missing, .missing, .text("problems.left-out"), .text("\(count) more"),
                    .text("\(rows.count) listed"), .text(ProblemLines.unlistedFix), .missing,
                ])
            )
        }
        rows += unmapped.map { spelling in
            let near = spelling.suggestions.joined(separator: " or ")
            return TableRow([
                .text(file), .optional(spelling.row), .text("country_as_printed"),
                .text("partner.\(spelling.mapping)"), .text(spelling.partner),
                .text("names of the country table and its aliases"),
                .text(
                    (near.isEmpty ? "" : "Maybe \(near) is meant. ")
                        + "\(spelling.lines) \(spelling.lines == 1 ? "line is" : "lines are") loaded without a country."
                ), .flag(false),
            ])
        }
        rows += doubts.map { doubt in
            TableRow([
                .text(file), .missing, .text("start_date, end_date"), .text(doubt.cause),
                .text(Grouped.count(doubt.count, "line")), .text(doubt.allowed),
                .text("The days are kept as printed; look them up in the report."), .flag(false),
            ])
        }
        rows += differences.map { difference in
            TableRow([
                .text(difference.file ?? difference.source), .missing, .missing, .text("count.not-reconciled"),
                .text("\(difference.loaded) loaded"),
                .text(difference.published.map { "\($0) published" } ?? "none published"),
                .text("Compare the lines of this source file with the published report."), .flag(false),
            ])
        }
        return DataTable(["file", "row", "column", "cause", "found", "allowed", "fix", "rejected"], rows)
    }

    /// Days that could be read and are hardly meant so, with how many lines have them, where no problem names a line:
    /// an earlier version only counted them.
    private var doubts: [(cause: String, words: String, allowed: String, count: Int)] {
        let named = Set((problems ?? []).map(\.cause))
        return [
            (
                "date.far", "a start or end more than ten years from the fiscal year", "days near the fiscal year",
                farDays ?? 0
            ),
            ("date.reversed", "an end before the start", "an end on or after the start", reversedDays ?? 0),
        ].filter { $0.count > 0 && !named.contains($0.cause) }
    }

    private func rowProblems(file: String) -> [RowProblem] {
        (problems ?? []).map { problem in
            let cause = TrainingEventProblem.Cause(rawValue: problem.cause)
            return RowProblem(
                file: file, row: problem.row, column: problem.column, cause: problem.cause, found: problem.found,
                allowed: cause?.allowed ?? "", fix: cause?.fix ?? "", isRejecting: cause?.isRejecting ?? false
            )
        }
    }
}
