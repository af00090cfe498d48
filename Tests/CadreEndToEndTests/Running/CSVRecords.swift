extension String {
    /// The rows of CSV below its header, by the names of the columns; quoted fields may hold anything.
    var csvRecords: [[String: String]] {
        var rows: [[String]] = [[]]
        var field = ""
        var isQuoted = false
        var characters = self[...]
        while let character = characters.popFirst() {
            switch (character, isQuoted) {
            case ("\"", true) where characters.first == "\"":
                characters.removeFirst()
                field.append("\"")
            case ("\"", _): isQuoted.toggle()
            case (",", false):
                rows[rows.count - 1].append(field)
                field = ""
            case ("\r\n", false), ("\n", false):
                rows[rows.count - 1].append(field)
                field = ""
                rows.append([])
            default: field.append(character)
            }
        }
        guard let header = rows.first else { return [] }
        return rows.dropFirst().filter { !$0.isEmpty }.map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
    }
}
