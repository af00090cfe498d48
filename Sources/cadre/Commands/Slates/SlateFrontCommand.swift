import ArgumentParser
import CadreApplication

/// The front of a slate.
struct SlateFrontCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "front",
        abstract: "Sets fill against preference, move cost or fairness: the points of the front and what gives them."
    )
    @OptionGroup var options: DataOptions
    @OptionGroup var list: ListOptions
    @Argument(help: "The slate.") var slate: String
    @Option(help: "Which two: \(ShowFront.choices.joined(separator: "; ")).") var objectives: String?

    func run() async throws {
        let composition = try await options.reading()
        let sheet = try await composition.useCases.showFront(
            slate, objectives: objectives, asOf: list.filter.day(), for: options.caller()
        ).sheet
        guard try list.choosesRows else { return sheet.write(options.output) }
        try await list.rows(of: sheet, composition.reference).write(options.output, name: "front")
    }
}
