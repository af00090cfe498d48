import ArgumentParser
import CadreApplication
import CadreDomain

/// The quality of the data.
struct QualityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quality", abstract: "Shows what is missing, not valid, not fresh or in conflict.",
        subcommands: [Show.self, ListCommand<FaultRows>.self]
    )

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows the quality of the data by field and office.")
        @OptionGroup var options: DataOptions
        @OptionGroup var record: RecordOptions

        func run() async throws {
            let composition = try await options.reading()
            let sheet = try await composition.useCases.showQuality(asOf: record.day(), for: options.caller())
            try record.write(sheet, options.output, composition.reference)
        }
    }
}

/// What lists of records at fault write.
enum FaultRows: ListedRows {
    static let commandName = "faults"
    static let abstract = "Lists the records at fault that match."
    static let name = "faults"
    static let path = "/quality/faults"

    static func rows(
        _ items: [QueryItem], isWhole: Bool, _ useCases: UseCases, for caller: Caller
    ) async throws(Refusal) -> ListPage<QualityFault> {
        try await useCases.showQuality.faults(items, isWhole: isWhole, for: caller)
    }
}
