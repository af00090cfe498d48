public import ArgumentParser
import CadreApplication
import CadreDomain
import CadreExchange
import Foundation

/// Files into the register: looking, comparing, committing.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Checks files, shows what they would change, and commits them.",
        subcommands: [
            Check.self, Diff.self, CommitFiles.self, Undo.self, SniffCommand.self, Template.self,
            TrainingEventsCommand.self,
        ]
    )

    struct FileOptions: ParsableArguments {
        @Option(help: "offices, positions, people, qualifications or assignments; told from the header unless given.")
        var kind: ImportKind?
        @Option(help: "The code of the source whose files they are: its values are kept beside those of others.")
        var source: String?
        @Option(help: "The sheet of a workbook; told from the headers unless given.") var sheet: String?
        @Option(help: "A profile that maps the columns of the files, as sniff --profile-out writes it.")
        var profile: String?
        @Argument(help: "CSV files and Excel workbooks in any order; the rows of one may refer to rows of another.")
        var files: [String]

        func read(_ reference: ReferenceTables) throws -> [IncomingFile] {
            let mapping = try mapping()
            return try ImportFiles(reference: reference, mapping: mapping).read(files, kind: kind ?? mapping.kind)
        }

        /// How the columns of the files become those of their kinds.
        func mapping() throws(Refusal) -> TableMapping {
            var mapping = TableMapping.none
            if let profile {
                do throws(UnreadableFile) {
                    mapping = try TableMapping(profile: try FileBytes.read(path: profile))
                } catch {
                    throw Refusal(error, file: ImportFiles.name(profile))
                }
            }
            if let sheet { mapping.sheet = sheet }
            return mapping
        }
    }

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Reads files and says what is wrong, grouped by cause; writes nothing.",
            discussion: """
                With a data directory, rows are also checked against the register and the other files. A warning is \
                no finding. -o xlsx gives the table back with the failing cells marked. Ends with 0 where every row \
                can be taken, 1 where one cannot, 2 where a file cannot be read.
                """
        )
        @OptionGroup var options: DataOptions
        @OptionGroup var input: FileOptions

        func run() async throws {
            let caller = try options.caller()
            let composition: Composition?
            var note: String?
            do {
                composition = try await options.reading()
            } catch let refusal as Refusal where refusal.code == .dataDirectoryUnusable {
                composition = nil
                note = "\(refusal.detail) References to other records are not checked."
            }
            let reference = try composition?.reference ?? Composition.referenceTables(in: options.data)
            let files = try input.read(reference)
            // Of a file that cannot be read, that is the one thing to say.
            if let note { Terminal.note(note) }
            let checks =
                try await composition?.useCases.commitImport.diff(files, from: input.source, for: caller).map(
                    FileCheck.init)
                ?? files.map(FileCheck.init)
            if options.output == .xlsx {
                try ErrorWorkbook(mapping: input.mapping()).write(checks, paths: input.files)
            } else {
                CheckOutput.write(checks, hasRegister: composition != nil, options.output)
            }
            if checks.contains(where: \.isFaulty) { throw Finding() }
        }
    }

    struct Diff: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Shows new, changed, same and removed; ends with 0 where nothing differs, 1 where something does.",
            discussion: """
                new: the register does not have the record. changed: the register has it otherwise; a row whose \
                valid_from is later than that of the version in force ends that version on that day and takes its \
                place, shown with the day and with what was and what becomes. same: the register says so already. \
                removed: in force today and in none of the files; a commit leaves it as it is. Several files are \
                looked at as commit would write them: together. The table shows the first records of each kind and \
                says how many more there are; the other formats list every one. With --source, a field of which \
                another source's value stands is held back, with the rule and in whose favour; a row of which nothing \
                is taken counts as same. Writes nothing.
                """
        )
        @OptionGroup var options: DataOptions
        @OptionGroup var input: FileOptions

        func run() async throws {
            let composition = try await options.reading()
            let files = try input.read(composition.reference)
            let diffs = try await composition.useCases.commitImport.diff(
                files, from: input.source, for: try options.caller()
            )
            DiffOutput.write(diffs, options.output)
            if diffs.contains(where: { !$0.differences.isEmpty || !$0.held.isEmpty || $0.isFaulty }) {
                throw Finding()
            }
        }
    }

    struct CommitFiles: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "commit", abstract: "Writes what files change, all of it in one transaction or nothing.",
            discussion: """
                Where a row of any file cannot be taken, nothing of any file is written, unless --skip-rejected is \
                given. The same files again change nothing; under the same --key they are answered as the first time, \
                even where the register has changed since. Ends with 0 where every row was taken, 1 where nothing was \
                because of a row, 2 where a file cannot be read, 6 where another process writes in the data directory, \
                8 where --skip-rejected left rows out.
                """
        )
        @OptionGroup var options: DataOptions
        @OptionGroup var input: FileOptions
        @Flag(help: "Take the good rows where others are rejected.") var skipRejected = false
        @Option(help: "A key of your own: under it the files are taken once, however often they are sent.")
        var key: String?

        func run() async throws {
            let caller = try options.caller()
            let reference = try Composition.referenceTables(in: options.data)
            let files = try input.read(reference)
            let composition = try await options.making(reference, for: caller, to: .importRecords, key: key)
            let outcome = try await composition.useCases.commitImport(
                files, from: input.source, isPartialAllowed: skipRejected, key: key, by: caller
            )
            let accounts = try ImportAccount.of(outcome)
            if case .repeated = outcome {
                Terminal.note("The files were committed under this key before; nothing was written.")
            }
            CommitOutput.write(accounts, outcome, options.output)
            guard accounts.contains(where: \.isFaulty) else { return }
            let isAnyTaken = accounts.contains { $0.rejected < $0.rows }
            throw Finding(status: isAnyTaken ? .partial : .finding)
        }
    }

    struct Undo: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Undoes a committed import, as (cadre change revert) does.",
            discussion: "Its change set is what commit named; (cadre change list --where kind=import) lists every one."
        )
        @OptionGroup var options: DataOptions
        @OptionGroup var revert: RevertOptions

        func run() async throws { try await revert.run(options) }
    }

    struct Template: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Writes an empty file of a kind with one example.")
        @Argument(help: "offices, positions, people, qualifications or assignments.") var kind: ImportKind

        func run() { Terminal.write(ImportTemplate.csv(kind)) }
    }
}

extension ImportKind: ExpressibleByArgument {}
