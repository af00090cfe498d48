import CadreApplication

extension ExportRow {
    /// Makes the row of a page that is no list: the command is given whole, and no key of the query is added to it.
    init(_ request: WebRequest, formats: [Format] = [.csv, .json], wholeCommand command: String) {
        let row = ExportRow(request, formats: formats, command: nil)
        links = row.links
        curl = row.curl
        self.command = command
    }
}
