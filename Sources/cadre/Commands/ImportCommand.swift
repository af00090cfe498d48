public import ArgumentParser
import CadreApplication
import CadreDomain
import CadreExchange
import Foundation

/// Files into the register: looking, comparing, committing.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Checks files, shows what they would change, and commits them.",
        subcommands: [Check.self, Diff.self, CommitFiles.self, Template.self, TrainingEventsCommand.self]
    )

    struct FileOptions: ParsableArguments {
        @Option(help: "offices, positions, people, qualifications or assignments; told from the header unless given.")
        var kind: ImportKind?
        @Argument(help: "CSV files, in the order in which they refer to each other.") var files: [String]
    }

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Reads files and says what is wrong, grouped by cause; writes nothing."
        )
        @OptionGroup var options: DataOptions
        @OptionGroup var input: FileOptions

        func run() async throws {
            let checker = try await FileChecker(options)
            var hasFinding = false
            var accounts: [JSONText] = []
            for path in input.files {
                let (file, problems) = try await checker.check(path, kind: input.kind)
                hasFinding = hasFinding || problems.isFinding
                accounts.append(
                    .object([
                        ("file", .text(file.name)), ("kind", .text(file.kind)), ("encoding", .text(file.encoding)),
                        ("rows", .int(file.rowCount)), ("rejected", .int(problems.rejectedRowCount)),
                        ("checked_with_register", .flag(checker.hasRegister)),
                        ("problems", .list(problems.listed.map(\.json))),
                        ("problems_left_out", .int(problems.unlistedCount)),
                    ])
                )
                if options.output == .table {
                    Terminal.write(
                        "\(file.name): \(file.kind), \(file.rowCount) rows, \(problems.rejectedRowCount) rejected\n"
                    )
                }
                if options.output != .json { ProblemOutput.write(problems, options.output) }
            }
            if options.output == .json { Terminal.write(JSONText.list(accounts).text + "\n") }
            if hasFinding { throw Finding() }
        }
    }

    /// Checks files on their own, and with the register where there is one.
    private struct FileChecker {
        private let composition: Composition?
        private let reader: ImportFiles
        private let caller: Caller

        var hasRegister: Bool { composition != nil }

        init(_ options: DataOptions) async throws {
            caller = try options.caller()
            do {
                composition = try await options.reading()
            } catch let refusal as Refusal where refusal.code == .dataDirectoryUnusable {
                composition = nil
                Terminal.note("\(refusal.detail) References to other records are not checked.")
            }
            reader = ImportFiles(reference: try composition?.reference ?? Composition.referenceTables())
        }

        func check(_ path: String, kind: ImportKind?) async throws -> (IncomingFile, FileProblems) {
            let file = try reader.read(path, kind: kind)
            guard let composition else { return (file, FileProblems(file)) }
            return (file, FileProblems(try await composition.useCases.commitImport.diff(file, for: caller)))
        }
    }

    struct Diff: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows new, changed, same and removed; ends with 0 where nothing differs, 1 where something does."
        )
        @OptionGroup var options: DataOptions
        @OptionGroup var input: FileOptions

        func run() async throws {
            let composition = try await options.reading()
            let reader = ImportFiles(reference: composition.reference)
            let caller = try options.caller()
            var hasFinding = false
            var accounts: [JSONText] = []
            for path in input.files {
                let file = try reader.read(path, kind: input.kind)
                let diff = try await composition.useCases.commitImport.diff(file, for: caller)
                hasFinding = hasFinding || !diff.differences.isEmpty || diff.rejectedRowCount > 0
                accounts.append(diff.json)
                if options.output != .json { DiffOutput.write(diff, options.output) }
            }
            if options.output == .json { Terminal.write(JSONText.list(accounts).text + "\n") }
            if hasFinding { throw Finding() }
        }
    }

    struct CommitFiles: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "commit", abstract: "Writes what files change, each in one transaction."
        )
        @OptionGroup var options: DataOptions
        @OptionGroup var input: FileOptions
        @Flag(help: "Take the good rows of a file where others are rejected.") var skipRejected = false

        func run() async throws {
            let composition = try await options.writing()
            let reader = ImportFiles(reference: composition.reference)
            let caller = try options.caller()
            var rejected = 0
            var accounts: [JSONText] = []
            for path in input.files {
                let file = try reader.read(path, kind: input.kind)
                let diff = try await composition.useCases.commitImport(
                    file, isPartialAllowed: skipRejected, by: caller
                )
                rejected += diff.rejectedRowCount
                accounts.append(diff.json)
                if options.output != .json {
                    Terminal.write(
                        "\(file.name): \(diff.count(.new)) new, \(diff.count(.changed)) changed, \(diff.sameCount) same, "
                            + "\(diff.rejectedRowCount) rejected; committed\n"
                    )
                }
            }
            if options.output == .json { Terminal.write(JSONText.list(accounts).text + "\n") }
            if rejected > 0 { throw Finding() }
        }
    }

    struct Template: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Writes an empty file of a kind with one example.")
        @Argument(help: "offices, positions, people, qualifications or assignments.") var kind: ImportKind

        func run() { Terminal.write(ImportTemplate.csv(kind)) }
    }
}

extension ImportKind: ExpressibleByArgument {}

/// The problems of one file, and how many of them there are beyond those listed.
struct FileProblems {
    let file: String
    let listed: [RowProblem]
    let unlistedCount: Int
    let rejectedRowCount: Int

    /// Whether something must be corrected; a header that cannot be used rejects no row where there is none.
    var isFinding: Bool { rejectedRowCount > 0 || listed.contains(where: \.isRejecting) }

    init(_ file: IncomingFile) {
        self.file = file.name
        listed = file.problems
        unlistedCount = file.unlistedProblemCount
        rejectedRowCount = file.rejectedRowCount
    }

    init(_ diff: ImportDiff) {
        file = diff.file.name
        listed = diff.problems
        unlistedCount = diff.unlistedProblemCount
        rejectedRowCount = diff.rejectedRowCount
    }
}

/// Problems as lines, grouped by cause, or as CSV rows.
enum ProblemOutput {
    private struct Group: Hashable {
        let cause: String
        let column: String?
        let found: String
    }

    private static let exampleCountMax = 5

    private static let leftOutFix = "Correct the rows listed, and check the file again."

    static func write(_ problems: FileProblems, _ format: OutputFormat) {
        guard format == .table else {
            let names = ["file", "row", "column", "cause", "found", "allowed", "fix"]
            var rows = problems.listed.map {
                TableRow([
                    .text($0.file), .int($0.row), .optional($0.column), .text($0.cause), .text($0.found),
                    .text($0.allowed), .text($0.fix),
                ])
            }
            if problems.unlistedCount > 0 {
                rows.append(
                    TableRow([
                        .text(problems.file), .missing, .missing, .text("problems.left-out"),
                        .text("\(problems.unlistedCount) more"), .text("\(problems.listed.count) listed"),
                        .text(leftOutFix),
                    ])
                )
            }
            let table = DataTable(name: "problems", title: "", columns: names.map { TableColumn($0, $0) }, rows: rows)
            Terminal.write(table.csv)
            return
        }
        let groups = Dictionary(grouping: problems.listed) {
            Group(cause: $0.cause, column: $0.column, found: $0.found)
        }
        for (group, members) in groups.sorted(by: isLarger) {
            guard let first = members.first else { continue }
            let rows = members.prefix(exampleCountMax).map { String($0.row) }.joined(separator: ", ")
            Terminal.write(
                "  \(members.count) x \(group.cause)" + (group.column.map { " in \($0)" } ?? "")
                    + ": found (\(group.found)), allowed: \(first.allowed). \(first.fix) Rows \(rows)"
                    + (members.count > exampleCountMax ? ", ..." : "") + "\n"
            )
        }
        if problems.unlistedCount > 0 {
            Terminal.write(
                "  and \(problems.unlistedCount) more problems left out; \(problems.listed.count) are listed. "
                    + "\(leftOutFix)\n"
            )
        }
    }

    private static func isLarger(
        _ left: (key: Group, value: [RowProblem]), _ right: (key: Group, value: [RowProblem])
    ) -> Bool {
        (right.value.count, left.key.cause, left.value[0].row) < (left.value.count, right.key.cause, right.value[0].row)
    }
}

/// Differences as lines or CSV rows.
enum DiffOutput {
    static func write(_ diff: ImportDiff, _ format: OutputFormat) {
        if format == .table {
            Terminal.write(
                "\(diff.file.name): \(diff.count(.new)) new, \(diff.count(.changed)) changed, \(diff.sameCount) same, "
                    + "\(diff.count(.removed)) removed, \(diff.rejectedRowCount) rejected"
                    + (diff.count(.removed) > 0 ? "; a commit leaves the removed as they are" : "") + "\n"
            )
            for kind in ImportDiff.Kind.allCases {
                for difference in diff.differences.filter({ $0.kind == kind }).prefix(exampleCountMax) {
                    Terminal.write(
                        "  \(kind.rawValue) \(difference.noun) \(difference.key)"
                            + (difference.row.map { " (row \($0))" } ?? "") + "\n"
                    )
                }
            }
            ProblemOutput.write(FileProblems(diff), format)
            return
        }
        if diff.rejectedRowCount > 0 {
            Terminal.note("\(diff.file.name): \(diff.rejectedRowCount) rows rejected; (cadre import check) says why.")
        }
        let names = ["kind", "row", "noun", "id", "key", "before", "after"]
        let rows = diff.differences.map {
            TableRow([
                .text($0.kind.rawValue), .optional($0.row), .text($0.noun), .text($0.id), .text($0.key),
                .optional($0.before), .optional($0.after),
            ])
        }
        Terminal.write(
            DataTable(name: "differences", title: "", columns: names.map { TableColumn($0, $0) }, rows: rows).csv
        )
    }

    private static let exampleCountMax = 10
}
