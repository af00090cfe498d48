import ArgumentParser
import CadreApplication
import CadreDomain

/// What the commands that edit records take.
struct SetOptions: ParsableArguments {
    @OptionGroup var filter: FilterOptions
    @Option(help: "The first day of a new version, YYYY-MM-DD; without it the version in force is corrected.")
    var from: String?
    @Option(help: "Why, in one line.") var reason: String?
    @Flag(help: "Say what would change, and write nothing.") var dryRun = false
    @Option(help: "How many records may match a filter.") var maxAffected = BulkEdit.affectedCountDefault
    @Argument(help: "The record, unless a filter chooses, then field=value for each field, a column of the import.")
    var words: [String]

    /// Edits a record of the noun, or those that the filter chooses.
    func run(_ noun: EditedNoun, _ options: DataOptions) async throws {
        let isBulk = words.first?.contains("=") ?? true
        let items = try filter.items()
        guard isBulk == items.contains(where: { $0.key != "as_of" }) else {
            throw Refusal(
                .usageBad, "Either one record or a filter says what is edited.",
                fix: "Write it as: cadre \(noun.plural) set ID field=value, or: cadre \(noun.plural) set "
                    + "--where field=value field=value."
            )
        }
        let useCases = try await (dryRun ? options.reading() : options.writing()).useCases
        let fields = try FieldValues.read(words.dropFirst(isBulk ? 0 : 1))
        let from = try Day.option(from, "from")
        guard isBulk else {
            let input = EditRecord.Input(
                noun: noun, key: words[0], from: from, on: try filter.day(), version: nil, fields: fields,
                reason: reason
            )
            return try await run(input, useCases, options)
        }
        let input = BulkEdit.Input(
            noun: noun, filter: items, fields: fields, from: from, reason: reason, affectedMax: maxAffected
        )
        try await run(input, useCases, options)
    }

    private func run(_ input: EditRecord.Input, _ useCases: UseCases, _ options: DataOptions) async throws {
        let outcome = try await useCases.editRecord(
            input, isDryRun: dryRun, key: options.key(), by: try options.caller()
        )
        for warning in outcome.warnings {
            Terminal.note("\(warning.column ?? "record"): \(warning.found). \(warning.fix)")
        }
        write(outcome.differences, outcome.change, input.key, options)
    }

    private func run(_ input: BulkEdit.Input, _ useCases: UseCases, _ options: DataOptions) async throws {
        let caller = try options.caller()
        let preview = try await useCases.bulkEdit.preview(input, for: caller)
        for warning in preview.warnings.prefix(Self.warningCountMax) {
            Terminal.note("\(warning.found). \(warning.fix)")
        }
        var change: ID<ChangeSet>?
        if !dryRun {
            change = try await useCases.bulkEdit(input, token: preview.token, key: options.key(), by: caller).change
        }
        Terminal.note(
            "\(preview.matchedCount) match, \(preview.differences.count) differ, \(preview.sameCount) say so already"
        )
        write(preview.differences, change, nil, options)
    }

    /// How many warnings of a bulk edit are said.
    private static let warningCountMax = 20

    private func write(
        _ differences: [ImportDiff.Difference], _ change: ID<ChangeSet>?, _ key: String?, _ options: DataOptions
    ) {
        let done = change.map { "committed as \($0)" } ?? (dryRun ? "nothing was written" : "nothing to write")
        guard options.output == .table else {
            let rows = differences.map {
                TableRow([.optional(change?.rawValue), .text($0.id), .text($0.key), .text($0.changeWords)])
            }
            let table = DataTable(["change", "id", "key", "what"], rows)
            guard options.output == .json else { return table.write(options.output) }
            let fields = [("change", JSONText.optional(change?.rawValue)), ("records", .list(table.objects))]
            return Terminal.write(JSONText.object(fields).text + "\n")
        }
        for difference in differences { Terminal.write("\(difference.key): \(difference.changeWords)\n") }
        if differences.isEmpty, let key { Terminal.write("\(key): the same\n") }
        Terminal.write(done + "\n")
    }
}

extension PositionsCommand {
    struct SetFields: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set",
            abstract: "Edits a position, or those that a filter chooses: from a day on, or as a correction."
        )
        @OptionGroup var options: DataOptions
        @OptionGroup var edit: SetOptions

        func run() async throws { try await edit.run(.position, options) }
    }
}

extension PeopleCommand {
    struct SetFields: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set",
            abstract: "Edits a person, or those that a filter chooses: from a day on, or as a correction."
        )
        @OptionGroup var options: DataOptions
        @OptionGroup var edit: SetOptions

        func run() async throws { try await edit.run(.person, options) }
    }
}

extension OfficesCommand {
    struct SetFields: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set",
            abstract: "Edits an office, or those that a filter chooses: from a day on, or as a correction."
        )
        @OptionGroup var options: DataOptions
        @OptionGroup var edit: SetOptions

        func run() async throws { try await edit.run(.office, options) }
    }
}
