import ArgumentParser
import CadreApplication
import CadreDomain

/// The options of commands that show one record of the register.
struct RecordOptions: ParsableArguments {
    @Option(help: "The day to look at, YYYY-MM-DD.")
    var asOf: String?

    @Option(help: "Only the rows of this table, which the JSON of the record has by its name, such as history.")
    var table: String?

    /// The day to look at; nil for today.
    func day() throws -> Day? { try Day.option(asOf, "as-of") }

    /// Writes the record, or the rows of the table asked for.
    ///
    /// People read the strips of many positions where they ask for them.
    func write(_ sheet: Sheet, _ format: OutputFormat, _ reference: ReferenceTables) throws {
        if let table {
            let ordered = try sheet.beginning(with: table, of: sheet.tables.map(\.name))
            return try ordered.tables[0].list(
                [], isWhole: true, asOf: sheet.asOf, journalIndex: sheet.journalIndex, reference: reference
            ).write(format, name: table)
        }
        var sheet = sheet
        if format == .table, sheet.table("positions") != nil { sheet.tables.removeAll { $0.name == StripTable.name } }
        sheet.write(format)
    }
}
