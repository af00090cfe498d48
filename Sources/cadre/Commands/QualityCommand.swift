import ArgumentParser
import CadreApplication
import CadreDomain

/// The quality of the data.
struct QualityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quality", abstract: "Shows what is missing, not valid, not fresh or in conflict.",
        subcommands: [Show.self, Faults.self]
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

    struct Faults: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the records at fault that match.")
        @OptionGroup var options: DataOptions
        @OptionGroup var list: ListOptions

        func run() async throws {
            let quality = try await options.reading().useCases.showQuality
            let caller = try options.caller()
            try await list.page(
                all: { try await quality.faults($0, isWhole: true, for: caller) },
                limited: { try await quality.faults($0, isWhole: false, for: caller) }
            ).write(options.output, name: "faults")
        }
    }
}
