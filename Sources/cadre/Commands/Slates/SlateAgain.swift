import ArgumentParser
import CadreApplication
import CadreDomain

/// A slate solved again.
struct SlateAgain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "again",
        abstract: "Solves the window of a slate again on the register of now; keeps as many lines as it can."
    )
    @OptionGroup var options: DataOptions
    @Argument(help: "The slate.") var slate: String
    @Option(help: "What keeping a line is worth in points; 0: only of slates with the same points it decides.")
    var keepPoints = 0
    @Option(help: "Points for one unit of a rule, where they are to differ, such as move.cost=2; may be repeated.")
    var weight: [String] = []
    @Option(
        help: ArgumentHelp(
            "What the new slate keeps to as well; may be repeated. \(LimitReader.againGrammar), the most people who "
                + "get another place; \(LimitReader.grammar)."
        )
    )
    var limit: [String] = []

    func run() async throws {
        let useCases = try await options.writing().useCases
        let caller = try options.caller()
        let answer = try await useCases.solveSlateAgain(
            SlateArgument.id(slate), keepPoints: keepPoints,
            weights: RuleWeights.weights(weight.joined(separator: ",")), limits: limit, key: options.key(), by: caller
        )
        for pin in answer.pinsLeftOut {
            Terminal.note("The pin of \(pin.person) to \(pin.position) no longer holds and was left out.")
        }
        Terminal.note("Compare: cadre slate diff \(answer.before) \(answer.slate)")
        try await SlateArgument.write(answer.slate, useCases, for: caller, options.output)
    }
}
