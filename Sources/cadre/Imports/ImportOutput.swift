import CadreApplication

/// What the three commands of the import write: the same records and problems in every form.
///
/// As CSV and NDJSON, standard output holds the rows of one table; what the table form says besides goes to standard
/// error.
enum ImportOutput {
    /// Says something that is no row of the table.
    static func say(_ text: String, _ format: OutputFormat) {
        switch format {
        case .table: Terminal.write(text)
        case .csv, .ndjson, .xlsx: if !text.isEmpty { Terminal.note(String(text.dropLast())) }
        case .json: break
        }
    }

    static func write(_ accounts: [JSONText]) { Terminal.write(JSONText.list(accounts).text + "\n") }

    /// The counts of a file: every row is new, changed, same or rejected.
    static func counts(_ account: ImportAccount, removedAre word: String) -> String {
        "\(account.file): \(account.new) new, \(account.changed) changed, \(account.same) same, "
            + "\(account.removed) removed\(account.removed > 0 ? " (\(word))" : ""), \(account.rejected) rejected"
            + (account.held.map { $0 > 0 ? ", fields held back of \($0)" : "" } ?? "")
    }
}

/// What a check writes; as rows the problems.
enum CheckOutput {
    static func write(_ checks: [FileCheck], hasRegister: Bool, _ format: OutputFormat) {
        for check in checks {
            let file = check.file
            ImportOutput.say(
                file.name + (file.sheet.map { ", sheet \($0.name)" } ?? "")
                    + ": \(file.kind), \(file.rowCount) \(file.rowCount == 1 ? "row" : "rows"), "
                    + "\(check.rejectedRowCount) rejected\n", format
            )
            if format == .table { Terminal.write(ProblemLines.text(check)) }
        }
        switch format {
        case .table: break
        case .json: ImportOutput.write(checks.map { json($0, hasRegister) })
        // The workbook of errors needs the files themselves; ``ErrorWorkbook`` writes it.
        case .csv, .ndjson, .xlsx: table(checks).write(format)
        }
    }

    private static func table(_ checks: [FileCheck]) -> DataTable {
        let columns = ["file", "row", "column", "cause", "found", "allowed", "fix", "rejected", "cell", "replacement"]
        return DataTable(columns, checks.flatMap(rows))
    }

    private static func json(_ check: FileCheck, _ hasRegister: Bool) -> JSONText {
        let file = check.file
        return .object([
            ("file", .text(file.name)), ("kind", .text(file.kind)), ("encoding", .text(file.encoding)),
            ("rows", .int(file.rowCount)), ("rejected", .int(check.rejectedRowCount)),
            ("checked_with_register", .flag(hasRegister)), ("sheet", .optional(file.sheet?.name)),
            ("groups", .list(ProblemGroup.groups(check.problems, sheet: file.sheet).map(\.json))),
            ("problems", .list(check.problems.map(\.json))),
            ("problems_left_out", .int(check.unlistedProblemCount)),
        ])
    }

    private static func rows(_ check: FileCheck) -> [TableRow] {
        let listed = check.problems.map {
            TableRow([
                .text($0.file), .int($0.row), .optional($0.column), .text($0.cause), .text($0.found),
                .text($0.allowed), .text($0.fix), .flag($0.isRejecting), .optional(check.file.sheet?.cell(of: $0)),
                .optional($0.replacement),
            ])
        }
        guard check.unlistedProblemCount > 0 else { return listed }
        let rest = TableRow([
            .text(check.file.name), .missing, .missing, .text("problems.left-out"),
            .text("\(check.unlistedProblemCount) more"), .text("\(listed.count) listed"),
            .text(ProblemLines.unlistedFix), .missing, .missing, .missing,
        ])
        return listed + [rest]
    }
}

/// What a comparison writes; as rows the records that differ.
enum DiffOutput {
    private static let exampleCountMax = 20

    static func write(_ diffs: [ImportDiff], _ format: OutputFormat) {
        for diff in diffs {
            ImportOutput.say(
                ImportOutput.counts(ImportAccount(diff), removedAre: "a commit leaves them as they are") + "\n", format
            )
            if format == .table {
                Terminal.write(ImportDiff.Kind.allCases.map { lines(diff, $0) }.joined() + heldLines(diff))
            }
            ImportOutput.say(ProblemLines.text(FileCheck(diff)), format)
        }
        switch format {
        case .table: break
        case .json: ImportOutput.write(diffs.map(\.detailedJSON))
        case .csv, .ndjson, .xlsx:
            let columns = ["file", "kind", "row", "noun", "id", "key", "change", "before", "after"]
            DataTable(columns, diffs.flatMap(rows)).write(format)
        }
    }

    private static func lines(_ diff: ImportDiff, _ kind: ImportDiff.Kind) -> String {
        let differences = diff.differences.filter { $0.kind == kind }
        let lines = differences.prefix(exampleCountMax).map { difference in
            "  \(kind.rawValue) \(difference.noun) \(difference.key)"
                + (difference.row.map { " (row \($0))" } ?? "")
                + (difference.changeWords.isEmpty ? "" : " \(difference.changeWords)") + "\n"
        }
        let more = differences.count - lines.count
        return lines.joined()
            + (more > 0 ? "  and \(more) more \(kind.rawValue); -o json, ndjson and csv list every one\n" : "")
    }

    /// The fields that another source's value holds back.
    private static func heldLines(_ diff: ImportDiff) -> String {
        let lines = diff.held.prefix(exampleCountMax).map {
            "  held \($0.noun) \($0.key) (row \($0.row)) \(words($0))\n"
        }
        let more = diff.held.count - lines.count
        return lines.joined()
            + (more > 0 ? "  and \(more) more held; -o json, ndjson and csv list every one\n" : "")
    }

    private static func words(_ held: HeldField) -> String {
        "\(held.field): \(held.stands) stays, not \(held.said), by \(held.rule) in favour of \(held.source)"
    }

    private static func rows(_ diff: ImportDiff) -> [TableRow] {
        diff.differences.map {
            TableRow([
                .text(diff.file.name), .text($0.kind.rawValue), .optional($0.row), .text($0.noun), .text($0.id),
                .text($0.key), .text($0.changeWords), .optional($0.before), .optional($0.after),
            ])
        }
            + diff.held.map {
                TableRow([
                    .text(diff.file.name), .text("held"), .int($0.row), .text($0.noun), .text($0.id), .text($0.key),
                    .text(words($0)), .missing, .missing,
                ])
            }
    }
}

/// What a commit writes; as rows the files.
enum CommitOutput {
    static func write(_ accounts: [ImportAccount], _ outcome: CommitImport.Outcome, _ format: OutputFormat) {
        for account in accounts {
            if format == .table { Terminal.write(account.counts + "\n") }
            ImportOutput.say(ProblemLines.text(account.rowProblems, unlistedCount: account.problemsLeftOut), format)
        }
        switch format {
        case .table: break
        case .json:
            switch outcome {
            case .taken(let diffs): ImportOutput.write(diffs.map(\.json))
            case .repeated(let accounts): Terminal.write(accounts + "\n")
            }
        case .csv, .ndjson, .xlsx:
            let columns = ["file", "kind", "rows", "new", "changed", "same", "removed", "rejected", "held"]
            let rows = accounts.map {
                TableRow([
                    .text($0.file), .text($0.kind), .int($0.rows), .int($0.new), .int($0.changed), .int($0.same),
                    .int($0.removed), .int($0.rejected), .optional($0.held),
                ])
            }
            DataTable(columns, rows).write(format)
        }
    }
}
