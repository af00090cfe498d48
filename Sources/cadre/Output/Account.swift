import CadreApplication

/// What a command did: words for people, and one row of named values for programs.
struct Account {
    let text: String
    let fields: [(name: String, value: Cell)]

    /// Writes the account.
    func write(_ format: OutputFormat) {
        switch format {
        case .table: Terminal.write(text + "\n")
        case .json, .ndjson: Terminal.write(JSONText.object(fields.map { ($0.name, $0.value.json) }).text + "\n")
        case .csv, .xlsx: DataTable(fields.map { $0.name }, [TableRow(fields.map { $0.value })]).write(format)
        }
    }
}
