/// A column of an import file.
public struct ImportColumn: Hashable, Sendable {
    /// Its name in templates and exports.
    public let name: String
    /// Other names under which files have it; case, spaces and punctuation do not count.
    public let aliases: [String]
    /// The spellings in which the word number at the end of another is cut short, as `position no` is.
    var abbreviations: [String] {
        let word = " number"
        return aliases.filter { $0.hasSuffix(word) }.flatMap { alias in
            ["no", "nr", "num", "nbr"].map { "\(alias.dropLast(word.count)) \($0)" }
        }
    }
    /// Whether each row must have a value in it.
    public let isRequired: Bool
    /// How long what somebody typed may be, see ``TextLimits``; nil for codes of tables, numbers and days.
    public let lengthMax: Int?
    /// Whether it holds what somebody typed, so that formulas are kept off; see ``CSVWriter``.
    public var isText: Bool { lengthMax != nil }
    /// The value of the example row of the template.
    public let example: String
    /// What to write in it.
    public let note: String

    init(
        _ name: String, aliases: [String] = [], isRequired: Bool = false, lengthMax: Int? = nil,
        example: String = "", note: String
    ) {
        self.name = name
        self.aliases = aliases
        self.isRequired = isRequired
        self.lengthMax = lengthMax
        self.example = example
        self.note = note
    }
}

/// Which field of a row belongs to which column of the kind.
struct HeaderMap {
    /// For each column of the kind, the index of its field; nil where the file lacks it.
    let fieldOfColumn: [Int?]
    /// Names of required columns that the file lacks.
    let missing: [String]
    /// Names in the header that are no column of the kind.
    let unknown: [String]
    /// Names in the header whose column stands further left already.
    let repeated: [String]

    /// How many columns of the kind the file has.
    var matchedCount: Int { fieldOfColumn.count { $0 != nil } }

    /// The map of a file whose header is not known yet.
    static let unread = HeaderMap([], columns: [])

    /// Finds the columns of a kind in the header of a file; a column's own name comes before aliases, and those before
    /// abbreviations.
    init(_ header: [String], columns: [ImportColumn]) {
        var columnOfKey: [String: Int] = [:]
        for (index, column) in columns.enumerated() { columnOfKey[Self.key(column.name)] = index }
        for spellings in [\ImportColumn.aliases, \ImportColumn.abbreviations] {
            for (index, column) in columns.enumerated() {
                for spelling in column[keyPath: spellings] where columnOfKey[Self.key(spelling)] == nil {
                    columnOfKey[Self.key(spelling)] = index
                }
            }
        }
        var fields = [Int?](repeating: nil, count: columns.count)
        var unknown: [String] = []
        var repeated: [String] = []
        for (field, name) in header.enumerated() where !name.isEmpty {
            guard let column = columnOfKey[Self.key(name)] else {
                unknown.append(name)
                continue
            }
            if fields[column] == nil { fields[column] = field } else { repeated.append(name) }
        }
        fieldOfColumn = fields
        missing = zip(columns, fields).filter { $0.isRequired && $1 == nil }.map(\.0.name)
        self.unknown = unknown
        self.repeated = repeated
    }

    /// The form in which two spellings of a header are equal: ``SpellingKey`` with the sign for a number as its word.
    ///
    /// A sign that stands alone stays without a key: it numbers the rows of a list as often as positions.
    private static func key(_ name: String) -> String {
        guard name.contains(where: { numberSigns.contains($0) }) else { return SpellingKey.key(name) }
        let rest = SpellingKey.key(String(name.filter { !numberSigns.contains($0) }))
        return rest.isEmpty ? "" : rest + "number"
    }

    private static let numberSigns: Set<Character> = ["#", "\u{2116}"]
}
