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

    /// Finds the columns of a kind in the header of a file.
    ///
    /// A column's own name comes before aliases, and those before abbreviations, wherever they stand in the header. An
    /// alias of several columns means the first of them that the header does not name otherwise: `grade` is the highest
    /// grade beside `grade_min`, and the lowest beside `grade_max`.
    init(_ header: [String], columns: [ImportColumn]) {
        var fields = [Int?](repeating: nil, count: columns.count)
        var columnsOfField = [[Int]](repeating: [], count: header.count)
        let keys = header.map(Self.key)
        for spellings in [{ [$0.name] }, \.aliases, \.abbreviations] as [(ImportColumn) -> [String]] {
            var columnsOfKey: [String: [Int]] = [:]
            for (index, column) in columns.enumerated() {
                for key in Set(spellings(column).map(Self.key)) { columnsOfKey[key, default: []].append(index) }
            }
            for (field, key) in keys.enumerated() where columnsOfField[field].isEmpty {
                columnsOfField[field] = columnsOfKey[key] ?? []
                guard keys.firstIndex(of: key) == field,
                    let column = columnsOfField[field].first(where: { fields[$0] == nil })
                else { continue }
                fields[column] = field
            }
        }
        let strays = header.indices.filter { !header[$0].isEmpty && !fields.contains($0) }
        fieldOfColumn = fields
        missing = zip(columns, fields).filter { $0.isRequired && $1 == nil }.map(\.0.name)
        unknown = strays.filter { columnsOfField[$0].isEmpty }.map { header[$0] }
        repeated = strays.filter { !columnsOfField[$0].isEmpty }.map { header[$0] }
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
