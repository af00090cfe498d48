import ArgumentParser
import CadreApplication
import CadrePlanning

/// Two slates compared.
struct SlateDiff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Compares two slates; as rows one table. Ends with 0 where nothing differs, 1 where something does."
    )
    @OptionGroup var options: DataOptions
    @OptionGroup var list: ListOptions
    @Argument(help: "The slate before.") var before: String
    @Argument(help: "The slate after.") var after: String
    @Option(help: "The table that comes first: \(DifferenceRows.tableNames.joined(separator: ", ")).")
    var table: String?
    @Option(help: "What became of the rows of that table, such as moved; all that differ unless given.")
    var change: String?
    @Option(help: "before or after: only what that slate's input has and the other's has not.")
    var listedIn: String?

    func run() async throws {
        let rows = DifferenceRows(table: table, change: change, listedIn: listedIn)
        let composition = try await options.reading()
        let detail = try await composition.useCases.compareSlates(
            before: before, after: after, rows: rows, asOf: list.filter.day(), for: options.caller()
        )
        var sheet = detail.sheet
        guard try !list.choosesRows else {
            try await list.rows(of: sheet, composition.reference).write(options.output, name: rows.table)
            if !detail.difference.isEmpty { throw Finding() }
            return
        }
        if options.output == .table {
            // A terminal scrolls: what is short comes before what is long.
            sheet.tables = sheet.tables.filter { $0.name == "totals" } + sheet.tables.filter { $0.name != "totals" }
        }
        sheet.write(options.output)
        if !detail.difference.isEmpty { throw Finding() }
    }
}
