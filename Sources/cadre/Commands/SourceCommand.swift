import ArgumentParser
import CadreApplication
import CadreDomain

/// Sources: systems of record in whose name files are imported.
struct SourceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "source", abstract: "Lists, shows, makes and changes sources.",
        subcommands: [ListCommand<SourceRows>.self, Show.self, New.self, Set.self]
    )

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows a source: who keeps it, how far it is trusted, what it delivered."
        )
        @OptionGroup var options: DataOptions
        @Option(help: "Only the rows of this table: trust or delivery_list.") var table: String?
        @Argument(help: "The code.") var source: String

        func run() async throws {
            let useCases = try await options.reading().useCases
            let sheet = try await useCases.showSource(source, for: options.caller()).sheet
            guard let table else { return sheet.write(options.output) }
            try sheet.beginning(with: table, of: sheet.tables.map(\.name)).tables.first?.write(options.output)
        }
    }

    struct Facts: ParsableArguments {
        @Option(help: "What it is called.") var name: String?
        @Option(help: "The organization that keeps it.") var owner: String?
        @Option(help: "Who answers for it.") var steward: String?
        @Option(help: "How many days lie between two deliveries at most.") var cadence: Int?
        @Option(help: "A row of trust, \(SourceText.grammar); may be repeated, and takes the place of all before.")
        var trust: [String] = []

        func input(_ code: String) -> WriteSource.Input {
            WriteSource.Input(
                code: code, name: name, owner: owner, steward: steward, cadenceDays: cadence,
                trusts: trust.isEmpty ? nil : trust
            )
        }
    }

    struct New: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes a source.")
        @OptionGroup var options: DataOptions
        @OptionGroup var facts: Facts
        @Argument(help: "The code: letters, digits and hyphens.") var source: String

        func run() async throws {
            let useCases = try await options.writing().useCases
            let id = try await useCases.writeSource.make(
                facts.input(source), key: options.key(), by: options.caller()
            )
            Account(text: "made source \(id)", fields: [("id", .text(id.rawValue))]).write(options.output)
        }
    }

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Changes a source; what is not given stays as it is."
        )
        @OptionGroup var options: DataOptions
        @OptionGroup var facts: Facts
        @Argument(help: "The code.") var source: String

        func run() async throws {
            let useCases = try await options.writing().useCases
            let id = try await useCases.writeSource.change(
                facts.input(source), key: options.key(), by: options.caller()
            )
            Account(text: "changed source \(id)", fields: [("id", .text(id.rawValue))]).write(options.output)
        }
    }
}

/// What `sources` lists write.
enum SourceRows: ListedRows {
    static let abstract = "Lists sources that match."
    static let name = "sources"

    static func rows(
        _ items: [QueryItem], isWhole: Bool, _ useCases: UseCases, for caller: Caller
    ) async throws(Refusal) -> ListPage<ListedSource> {
        isWhole
            ? try await useCases.listSources.all(items, for: caller)
            : try await useCases.listSources.page(items, for: caller)
    }
}
