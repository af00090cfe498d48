import Foundation

/// How the table of somebody else's file becomes that of a kind: a profile, kept as JSON.
///
/// `docs/formats/profile.md` describes the file.
public struct TableMapping: Hashable, Sendable {
    /// What the rows are; nil where the header tells.
    public var kind: ImportKind?
    /// The sheet of a workbook; nil where the headers tell.
    public var sheet: String?
    /// The row of the header, the first of the file being 1; nil where it is looked for.
    public var headerRow: Int?
    /// The column of the kind by the name in the header; an empty text for a column that is not read.
    public var columns: [String: String]
    /// What stands in every row of a column of the kind that the file lacks.
    public var fixed: [String: String]
    /// By column of the kind, what is read in place of a text.
    public var values: [String: [String: String]]

    /// The mapping that changes nothing.
    public static let none = TableMapping()

    /// The largest profile, in bytes.
    private static let byteCountMax = 1 << 20
    /// The version of the file.
    private static let version = 1

    /// Makes a mapping.
    public init(
        kind: ImportKind? = nil, sheet: String? = nil, headerRow: Int? = nil, columns: [String: String] = [:],
        fixed: [String: String] = [:], values: [String: [String: String]] = [:]
    ) {
        self.kind = kind
        self.sheet = sheet
        self.headerRow = headerRow
        self.columns = columns
        self.fixed = fixed
        self.values = values
    }

    /// Reads a profile.
    ///
    /// - Throws: ``UnreadableFile/profileUnusable(reason:)``.
    public init(profile bytes: [UInt8]) throws(UnreadableFile) {
        guard bytes.count <= Self.byteCountMax else {
            throw .profileUnusable(reason: "it is larger than the limit (\(Self.byteCountMax) bytes)")
        }
        let file: ProfileFile
        do {
            file = try JSONDecoder().decode(ProfileFile.self, from: Data(bytes))
        } catch {
            throw .profileUnusable(reason: "it is no JSON object of a profile")
        }
        guard file.version == Self.version else {
            throw .profileUnusable(reason: "its version (\(file.version)) is not \(Self.version)")
        }
        if let word = file.kind, ImportKind(rawValue: word) == nil {
            throw .profileUnusable(reason: "its kind (\(word)) is none of those of an import")
        }
        self.init(
            kind: file.kind.flatMap(ImportKind.init), sheet: file.sheet, headerRow: file.headerRow,
            columns: file.columns ?? [:], fixed: file.fixed ?? [:], values: file.values ?? [:]
        )
        if let kind { try check(kind) }
    }

    /// The profile as JSON, its names in order.
    public var profile: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let file = ProfileFile(
            version: Self.version, kind: kind?.rawValue, sheet: sheet, headerRow: headerRow,
            columns: columns.isEmpty ? nil : columns, fixed: fixed.isEmpty ? nil : fixed,
            values: values.isEmpty ? nil : values
        )
        // Texts and numbers can always be encoded.
        return ((try? encoder.encode(file)).map(Array.init) ?? []) + [UInt8(ascii: "\n")]
    }

    /// Checks that the columns named are those of a kind.
    func check(_ kind: ImportKind) throws(UnreadableFile) {
        let known = Set(kind.columns.map(\.name))
        let named = columns.values.filter { !$0.isEmpty } + fixed.keys + values.keys
        if let stranger = named.sorted().first(where: { !known.contains($0) }) {
            throw .profileUnusable(reason: "\(kind.rawValue) have no column (\(stranger))")
        }
        let targets = columns.values.filter { !$0.isEmpty }.sorted()
        if let twice = zip(targets, targets.dropFirst()).first(where: ==)?.0 {
            throw .profileUnusable(reason: "two columns of the file become (\(twice))")
        }
    }

    /// The names of a header with those of the kind in place of those that are mapped.
    func names(of header: [String]) -> [String] {
        columns.isEmpty ? header : header.map { columns[$0] ?? $0 }
    }
}

/// The file of a profile.
private struct ProfileFile: Codable {
    let version: Int
    let kind: String?
    let sheet: String?
    let headerRow: Int?
    let columns: [String: String]?
    let fixed: [String: String]?
    let values: [String: [String: String]]?

    enum CodingKeys: String, CodingKey {
        case version, kind, sheet, columns, fixed, values
        case headerRow = "header_row"
    }
}

/// Puts a mapping in force on the rows of a file.
struct MappedRows {
    private var fixed: [[UInt8]] = []
    private var values: [Int: [String: String]] = [:]
    /// How many columns the file has.
    let width: Int
    /// The names of the columns as the kind calls them, those that are fixed behind those of the file.
    let names: [String]

    /// Reads the header.
    init(_ header: [String], columns: [ImportColumn], mapping: TableMapping) throws(UnreadableFile) {
        var names = mapping.names(of: header)
        let own = HeaderMap(names, columns: columns)
        for (index, column) in columns.enumerated() {
            guard let text = mapping.fixed[column.name] else { continue }
            guard own.fieldOfColumn[index] == nil else {
                throw .profileUnusable(reason: "it fixes the column (\(column.name)), which the file has")
            }
            fixed.append(Array(text.utf8))
            names.append(column.name)
        }
        let whole = HeaderMap(names, columns: columns)
        for (index, column) in columns.enumerated() {
            if let field = whole.fieldOfColumn[index], let texts = mapping.values[column.name] { values[field] = texts }
        }
        (self.names, width) = (names, header.count)
    }

    /// A row as the mapping has it; the row has as many fields as the file has columns, or more that are empty.
    func mapped(_ record: CSVRecord) -> CSVRecord {
        guard !fixed.isEmpty || !values.isEmpty else { return record }
        var record = record
        for (field, texts) in values where field < width {
            if let text = texts[record.text(field)] { record.put(Array(text.utf8), at: field) }
        }
        for (place, text) in fixed.enumerated() { record.put(text, at: width + place) }
        return record
    }
}
