import ArgumentParser
import CadreApplication
import CadreExchange
import CadreLedger
import Foundation

/// Training events of public reports into the demand register.
struct TrainingEventsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "training-events",
        abstract: "Loads lines of foreign military training reports and says what could not be read or mapped."
    )
    @OptionGroup var options: DataOptions
    @Option(help: "Published counts of lines of each source file; per_file_counts.tsv beside the file unless given.")
    var counts: String?
    @Argument(help: "A .tsv or .tsv.gz file.") var file: String

    func run() async throws {
        let name = file.split(separator: "/").last.map(String.init) ?? file
        do {
            let digest = Digest256(of: try FileBytes.read(path: file)).description
            let composition = try await options.writing()
            let load = TrainingEventLoad(path: file, countsPath: countsPath(), reference: composition.reference)
            let receipt = try await composition.useCases.loadTrainingEvents(
                file: name, digest: digest, by: options.caller()
            ) { sink in try load.run(into: sink) }
            let account = try JSONDecoder().decode(TrainingAccount.self, from: Data(receipt.result.utf8))
            if case .repeated = receipt { Terminal.note("The file was loaded before; nothing was written.") }
            switch options.output {
            case .json, .ndjson: Terminal.write(receipt.result + "\n")
            case .table, .csv: account.counts.write(options.output)
            }
            let isEmpty = account.loaded == 0 && account.rejected > 0
            if account.reconciled == false || isEmpty { throw Finding() }
            if account.rejected > 0 { throw Finding(status: .partial) }
        } catch let error as UnreadableFile {
            throw Refusal(error, file: name)
        } catch let error as StoreError {
            throw Refusal(error)
        }
    }

    private func countsPath() -> String? {
        if let counts { return counts }
        let beside = URL(filePath: file).deletingLastPathComponent().appending(path: "per_file_counts.tsv").path
        return FileManager.default.fileExists(atPath: beside) ? beside : nil
    }
}

/// What a load reported, as far as the terminal shows it.
private struct TrainingAccount: Decodable {
    struct Spelling: Decodable {
        let partner: String
        let mapping: String
        let lines: Int
    }

    struct Column: Decodable {
        let column: String
        let unreadable: Int
        let empty: Int
    }

    let read: Int
    let loaded: Int
    let rejected: Int
    let totals: Int
    let unmapped: [Spelling]
    let unreadable: [Column]
    let reconciled: Bool?
    let sources: Int

    /// The counts for programs, and everything in words.
    var counts: Account {
        Account(
            text: text,
            fields: [
                ("read", .int(read)), ("loaded", .int(loaded)), ("rejected", .int(rejected)), ("totals", .int(totals)),
                ("unmapped", .int(unmapped.reduce(0) { $0 + $1.lines })), ("sources", .int(sources)),
                ("reconciled", reconciled.map(Cell.flag) ?? .missing),
            ]
        )
    }

    private var text: String {
        var lines = ["read \(read), loaded \(loaded), rejected \(rejected), of which programme totals \(totals)"]
        switch reconciled {
        case true?: lines.append("every one of \(sources) source files has the published count of lines")
        case false?: lines.append("NOT RECONCILED: a source file has another count of lines than published")
        case nil: lines.append("no published counts to reconcile with")
        }
        lines += unreadable.map { "\($0.column): \($0.unreadable) unreadable, \($0.empty) empty" }
        lines += unmapped.map { "\($0.mapping): \($0.partner) (\($0.lines) lines)" }
        return lines.joined(separator: "\n")
    }
}
