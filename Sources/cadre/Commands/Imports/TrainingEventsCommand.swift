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
    @Option(help: "A key of your own: under it the file is loaded once, however often it is sent.")
    var key: String?
    @Argument(help: "A .tsv or .tsv.gz file.") var file: String

    func run() async throws {
        let name = file.split(separator: "/").last.map(String.init) ?? file
        do {
            let digest = Digest256(of: try FileBytes.read(path: file)).description
            let caller = try options.caller()
            let reference = try Composition.referenceTables(in: options.data)
            let load = TrainingEventLoad(path: file, countsPath: countsPath(), reference: reference)
            try load.checkReadable()
            let counts = try load.countsPath.map { Digest256(of: try FileBytes.read(path: $0)).description }
            let composition = try await options.making(
                reference, for: caller, to: .importTrainingEvents, key: key)
            let outcome = try await composition.useCases.loadTrainingEvents(
                file: name, digest: digest, counts: counts, key: key, by: caller, produce: load.run,
                reconcile: load.countsPath == nil ? nil : load.reconcile
            )
            let account = try JSONDecoder().decode(TrainingAccount.self, from: Data(outcome.account.utf8))
            switch outcome {
            case .loaded: break
            case .reconciled:
                Terminal.note("The file was loaded before; no line was written, and its counts were reconciled.")
            case .repeated: Terminal.note("The file was loaded before; nothing was written.")
            }
            if account.problems == nil {
                Terminal.note("An earlier version loaded the file and kept samples of its problems only; see -o json.")
            }
            switch options.output {
            case .json: Terminal.write(outcome.account + "\n")
            case .table: Terminal.write(account.text(file: name))
            case .csv, .ndjson, .xlsx:
                Terminal.note(account.counts)
                account.problems(file: name).write(options.output)
            }
            let isEmpty = account.loaded == 0 && account.rejected > 0
            if account.reconciled == false || isEmpty { throw Finding() }
            if account.rejected > 0 { throw Finding(status: .partial) }
        } catch UnreadableFile.empty {
            throw Refusal(
                .fileUnreadable, "(\(name)) \(UnreadableFile.empty.code): \(UnreadableFile.empty.message)",
                fix: "Give the lines of training reports, divided by tabs; the first row is the header."
            )
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
