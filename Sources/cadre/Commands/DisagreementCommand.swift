import ArgumentParser
import CadreApplication
import CadreDomain

/// Fields of which sources say different things: the work list, one of it, and the steward's decision.
struct DisagreementCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disagreement", abstract: "Lists, shows and decides fields of which sources say different things.",
        subcommands: [ListCommand<DisagreementRows>.self, Show.self, Decide.self]
    )

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows what each source says, how far it is trusted, and which value the rules propose."
        )
        @OptionGroup var options: DataOptions
        @Option(help: "The day to look at, YYYY-MM-DD.") var asOf: String?
        @Argument(help: "Noun, record and field, such as person-per_000031-grade.") var disagreement: String

        func run() async throws {
            let useCases = try await options.reading().useCases
            try await useCases.showDisagreement(
                disagreement, asOf: Day.option(asOf, "as-of"), for: options.caller()
            ).sheet.write(options.output)
        }
    }

    struct Decide: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Decides which source's value stands, and writes it.",
            discussion: "The decision stands until a source says something new of the field."
        )
        @OptionGroup var options: DataOptions
        @Option(help: "The source whose value is to stand.") var source: String
        @Option(help: "Why.") var reason: String
        @Option(help: "The version that was read; nothing is decided where a source has said something new since.")
        var expectedVersion: Int?
        @Argument(help: "Noun, record and field, such as person-per_000031-grade.") var disagreement: String

        func run() async throws {
            let useCases = try await options.writing().useCases
            let value = try await useCases.decideDisagreement(
                DecideDisagreement.Input(
                    disagreement: disagreement, source: source, expectedVersion: expectedVersion, reason: reason
                ),
                key: options.key(), by: options.caller()
            )
            Account(
                text: "\(disagreement): \(value) stands, as \(source) says",
                fields: [("id", .text(disagreement)), ("value", .text(value)), ("source", .text(source))]
            ).write(options.output)
        }
    }
}

/// What `disagreements` lists write.
enum DisagreementRows: ListedRows {
    static let abstract = "Lists disagreements that match."
    static let name = "disagreements"

    static func rows(
        _ items: [QueryItem], isWhole: Bool, _ useCases: UseCases, for caller: Caller
    ) async throws(Refusal) -> ListPage<Disagreement> {
        isWhole
            ? try await useCases.listDisagreements.all(items, for: caller)
            : try await useCases.listDisagreements.page(items, for: caller)
    }
}
