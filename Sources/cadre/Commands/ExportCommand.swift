import ArgumentParser
import CadreApplication
import CadreDomain
import CadreExchange
import CadreWeb
import Foundation

/// Files of rows that somebody else can check and make again.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Writes the rows of an address to a file, and verifies such files.",
        discussion: """
            The file ends with where its rows come from: the address, the day, the index of the journal, a digest. \
            cadre export '/positions?status=vacant' --to vacant.csv, then cadre export verify vacant.csv --data world.
            """,
        subcommands: [Write.self, Verify.self], defaultSubcommand: Write.self
    )

    struct Write: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes the rows of the address of a list, a sheet or a record, with their evidence."
        )
        @OptionGroup var options: DataOptions
        @Option(help: "The file; its ending is the format: .csv, .ndjson, .json or .xlsx.") var to: String
        @Argument(help: "The address, such as '/positions?status=vacant'.") var address: String

        func run() async throws {
            let ending = ExportFile.ending(of: to)
            let composition = try await options.reading()
            let file = try await ExportCommand.server(composition).export(
                address, as: ending, for: try options.caller()
            )
            try Self.replace(to, with: file.withEvidence(ending))
            let evidence = file.evidence
            Account(
                text: "\(evidence.query): \(Grouped.count(evidence.rowCount, "row")) in \(to)\n"
                    + "sha256 \(evidence.digest)",
                fields: [(name: "file", value: Cell.text(to))] + evidence.pairs.map { ($0.name, .text($0.value)) }
            ).write(options.output)
        }

        /// Puts the file in its place in one step, so that nobody ever finds half of it.
        private static func replace(_ path: String, with bytes: [UInt8]) throws(Refusal) {
            do {
                try Data(bytes).write(to: URL(filePath: path), options: .atomic)
            } catch {
                throw Refusal(
                    .fileUnreadable, "The file (\(path)) cannot be written: \(error.localizedDescription)",
                    fix: "Name a file in a folder that takes it, on a disk with space."
                )
            }
        }
    }

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Checks the digest of an export, and with --data whether its rows come out again as they were "
                + "known then; 1 if not, 8 if the journal does not reach that far."
        )
        @OptionGroup var format: OutputOptions
        @Option(help: "The data directory that is to give the same rows; none is looked at unless it is named.")
        var data: String?
        @Argument(help: "The file.") var file: String

        func run() async throws {
            let bytes: [UInt8]
            do throws(UnreadableFile) {
                bytes = try FileBytes.read(path: file)
            } catch {
                throw Refusal(error, file: file)
            }
            let export = try ExportFile(bytes, name: file)
            let found = ExportEvidence.digest(of: export.rows)
            let holds = found == export.evidence.digest
            let again = holds ? try await repetition(of: export) : nil
            let verdict = holds ? "The digest holds: the rows are as they were exported." : Self.changed
            Account(
                text: [verdict, again?.sentence].compactMap(\.self).joined(separator: "\n"),
                fields: [
                    ("file", .text(file)), ("query", .text(export.evidence.query)),
                    ("journal_index", .int(Int(export.evidence.journalIndex))),
                    ("rows", .int(export.evidence.rowCount)), ("sha256", .text(export.evidence.digest)),
                    ("sha256_found", .text(found)), ("digest_holds", .flag(holds)),
                    ("repetition", .optional(again?.rawValue)),
                ]
            ).write(format.output)
            guard holds, again != .differs else { throw Finding() }
            if again == .otherJournal { throw Finding(status: .partial) }
        }

        private static let changed =
            "The digest does not hold: the rows are not those that were exported, or the evidence was changed."

        /// What a data directory says of an export.
        private enum Repetition: String {
            case same, differs
            case otherJournal = "other_journal"

            var sentence: String {
                switch self {
                case .same: "The data directory gives the same bytes."
                case .differs: "The data directory gives other bytes for the same address at the same index."
                case .otherJournal:
                    "The journal of the data directory has no such entry, so the rows were not made again."
                }
            }
        }

        /// Makes the rows again, as on the day of the export; nil where no data directory is named.
        private func repetition(of export: ExportFile) async throws -> Repetition? {
            guard let data else { return nil }
            let evidence = export.evidence
            let clock = evidence.exportDay.map { Timestamp(startOf: $0) } ?? Clock.now()
            var composition = try await Composition(directory: data, for: .reading, clock: { clock })
            let newest = await composition.useCases.keeper.snapshot.journalIndex
            if newest > evidence.journalIndex, evidence.journalIndex > 0 {
                composition = try await composition.standing(at: evidence.journalIndex, clock: clock)
            } else if newest != evidence.journalIndex {
                return .otherJournal
            }
            let again = try await ExportCommand.server(composition).export(
                evidence.query, as: ExportFile.ending(of: file),
                for: evidence.reader.caller(named: evidence.exportedBy, requestID: "cli-verify")
            )
            return again.bytes == export.rows ? .same : .differs
        }
    }

    /// The pages of a data directory, which nobody listens to.
    static func server(_ composition: Composition) throws -> WebServer {
        try WebServer(
            site: Server.site(composition, host: "", offersPersonas: false, opened: nil),
            endpoints: try Pages.endpoints(reference: composition.reference, useCases: composition.useCases),
            logger: Server.logger()
        )
    }
}
