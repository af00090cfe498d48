import ArgumentParser
import CadreApplication

/// The front of a slate.
struct SlateFrontCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "front",
        abstract: "Sets fill against preference or move cost: the corners of the front and the weights that give them."
    )
    @OptionGroup var options: DataOptions
    @Argument(help: "The slate.") var slate: String
    @Option(help: "Which two: \(ShowFront.choices.joined(separator: " or ")).") var objectives: String?

    func run() async throws {
        let useCases = try await options.reading().useCases
        try await useCases.showFront(slate, objectives: objectives, for: options.caller()).sheet.write(options.output)
    }
}
