import ArgumentParser
import CadreApplication
import CadreDomain

/// Change sets: listing, showing and reverting them.
struct ChangeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change", abstract: "Lists, shows and reverts what imports and edits changed.",
        subcommands: [ListCommand<ChangeRows>.self, Show.self, Revert.self]
    )

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows what a change set changed; as rows one a record, or those of the table named."
        )
        @OptionGroup var options: DataOptions
        @OptionGroup var record: RecordOptions
        @Argument(help: "The change set.") var change: String

        func run() async throws {
            let composition = try await options.reading()
            let detail = try await composition.useCases.showChange(
                change, asOf: record.day(), for: options.caller()
            )
            try record.write(detail.sheet, options.output, composition.reference)
        }
    }

    struct Revert: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Reverts a change set: every record that it changed becomes exactly what it was before.",
            discussion: """
                Refused with 6 where a record was changed again since, and with 1 where a law would be broken; each \
                record is named, and nothing is written. A revert is a change set itself and can be reverted.
                """
        )
        @OptionGroup var options: DataOptions
        @OptionGroup var revert: RevertOptions

        func run() async throws { try await revert.run(options) }
    }
}

/// What `changes` lists write.
enum ChangeRows: ListedRows {
    static let abstract = "Lists change sets that match, newest first."
    static let name = "changes"

    static func rows(
        _ items: [QueryItem], isWhole: Bool, _ useCases: UseCases, for caller: Caller
    ) async throws(Refusal) -> ListPage<ChangeRow> {
        isWhole
            ? try await useCases.listChanges.all(items, for: caller)
            : try await useCases.listChanges.page(items, for: caller)
    }
}

/// What a revert needs.
struct RevertOptions: ParsableArguments {
    @Option(help: "Why, in one line.") var reason: String
    @Argument(help: "The change set, such as chg_000012.") var change: String

    func run(_ options: DataOptions) async throws {
        let useCases = try await options.writing().useCases
        let made = try await useCases.revertChange(
            change, reason: reason, key: options.key(), by: try options.caller()
        )
        Account(
            text: "\(change) is reverted, by \(made)",
            fields: [("id", .text(made.rawValue)), ("reverts", .text(change))]
        ).write(options.output)
    }
}
