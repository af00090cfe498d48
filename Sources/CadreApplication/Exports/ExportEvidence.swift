public import CadreDomain
import CadreLedger

/// Where the rows of an export come from: all that somebody else needs to make them again and compare.
///
/// The digest is that of the file as it is without its evidence, so it can be checked offline; the address, the day and
/// the index of the journal say which rows a data directory has to give for it.
public struct ExportEvidence: Hashable, Sendable {
    /// The address of the rows with its extension, its keys in order and its day named.
    public let query: String
    /// The day that the rows look at.
    public let asOf: Day
    /// When the export was made, in Coordinated Universal Time, such as `2026-12-01T09:30:00.000Z`.
    public let exportedAt: String
    /// Who made it; what is one's own, such as alerts, depends on that.
    public let exportedBy: String
    /// The index of the last entry of the journal that the rows hold.
    public let journalIndex: Int64
    /// How many rows there are.
    public let rowCount: Int
    /// What was drawn, such as `60 of 1,412, drawn with seed 7`, where the rows are a sample; nil where they are not.
    public let sample: String?
    /// In which role and over which part of the service the rows were read.
    public let reader: ExportReader
    /// The version of Cadre that made it.
    public let version: String
    /// SHA-256 of the file without its evidence, hexadecimal.
    public let digest: String

    /// Makes the evidence of a file that has none yet.
    public init(
        query: String, rows: ExportedRows, exportedAt: Timestamp, by actor: String, reader: ExportReader,
        version: String, file: [UInt8]
    ) {
        self.init(
            query: query, asOf: rows.asOf, exportedAt: exportedAt.description, exportedBy: actor,
            journalIndex: rows.journalIndex, rowCount: rows.count, sample: rows.sample, reader: reader,
            version: version, digest: Self.digest(of: file)
        )
    }

    private init(
        query: String, asOf: Day, exportedAt: String, exportedBy: String, journalIndex: Int64, rowCount: Int,
        sample: String?, reader: ExportReader, version: String, digest: String
    ) {
        self.query = query
        self.asOf = asOf
        self.exportedAt = exportedAt
        self.exportedBy = exportedBy
        self.journalIndex = journalIndex
        self.rowCount = rowCount
        self.sample = sample
        self.reader = reader
        self.version = version
        self.digest = digest
    }

    /// The day on which the export was made, by the clock.
    public var exportDay: Day? { Day(String(exportedAt.prefix { $0 != "T" })) }

    /// SHA-256 of a file, hexadecimal.
    public static func digest(of file: [UInt8]) -> String { Digest256(of: file).description }

    /// SHA-256 of a file.
    public static func digestBytes(of file: [UInt8]) -> [UInt8] { Digest256(of: file).bytes }

    // MARK: As names and values

    /// Everything as names and values, in their order; a sample only where the rows are one.
    public var pairs: [(name: String, value: String)] {
        [
            ("query", query), ("as_of", asOf.description), ("exported_at", exportedAt),
            ("exported_by", exportedBy), ("journal_index", String(journalIndex)), ("rows", String(rowCount)),
        ] + (sample.map { [("sample", $0)] } ?? []) + [
            ("read_as", reader.description), ("version", version), ("sha256", digest),
        ]
    }

    /// Reads names and values, in whatever order; nil where one is missing or cannot be read.
    public init?(_ pairs: [(name: String, value: String)]) {
        let values = Dictionary(pairs.map { ($0.name, $0.value) }) { first, _ in first }
        guard let query = values["query"], let asOf = values["as_of"].flatMap({ Day($0) }),
            let exportedAt = values["exported_at"], let exportedBy = values["exported_by"],
            let journalIndex = values["journal_index"].flatMap({ Int64($0) }), journalIndex >= 0,
            let rowCount = values["rows"].flatMap({ Int($0) }), rowCount >= 0,
            let reader = values["read_as"].flatMap({ ExportReader($0) }), let version = values["version"],
            let digest = values["sha256"], digest.utf8.count == 64
        else { return nil }
        self.init(
            query: query, asOf: asOf, exportedAt: exportedAt, exportedBy: exportedBy, journalIndex: journalIndex,
            rowCount: rowCount, sample: values["sample"], reader: reader, version: version, digest: digest
        )
    }

    /// The evidence as a JSON object; whole numbers as numbers.
    public var json: JSONText {
        .object(
            pairs.map { pair in
                let number = ["journal_index", "rows"].contains(pair.name) ? Int(pair.value) : nil
                return (pair.name, number.map(JSONText.int) ?? .text(pair.value))
            })
    }

    // MARK: In files

    /// The lines that stand at the end of a CSV file.
    public var csvLines: [UInt8] {
        let lines = pairs.map { "\(ExportMark.prefix)\($0.name): \($0.value)" }
        return Array(([ExportMark.firstLine] + lines).map { $0 + "\r\n" }.joined().utf8)
    }

    /// The line that stands at the end of a file of JSON lines.
    public var jsonLine: [UInt8] { JSONText.lines([.object([("evidence", json)])]) }

    /// A JSON object with the evidence as its last member.
    ///
    /// - Parameter file: An object of at least one member, and the end of its line.
    public func jsonObject(_ file: [UInt8]) -> [UInt8] {
        let end = file.lastIndex(of: UInt8(ascii: "}")) ?? file.endIndex
        var bytes = Array(file[..<end])
        bytes.append(contentsOf: Self.jsonMember.utf8)
        json.write(to: &bytes)
        return bytes + file[end...]
    }

    /// What stands before the evidence in a JSON object.
    public static let jsonMember = ",\"evidence\":"
}

/// What is known of the rows of an export when they are made.
public struct ExportedRows: Hashable, Sendable {
    /// The day that they look at.
    public let asOf: Day
    /// The index of the last entry of the journal that they hold.
    public let journalIndex: Int64
    /// How many there are.
    public let count: Int
    /// What was drawn, where they are a sample.
    public let sample: String?

    /// Makes the facts.
    public init(asOf: Day, journalIndex: Int64, count: Int, sample: String? = nil) {
        self.asOf = asOf
        self.journalIndex = journalIndex
        self.count = count
        self.sample = sample
    }

    /// The facts of a page of a list.
    public init<Row>(_ page: ListPage<Row>) {
        self.init(
            asOf: page.asOf, journalIndex: page.journalIndex, count: page.rows.count, sample: page.sampleSentence
        )
    }
}

extension Address {
    /// The address of rows in the one way in which evidence writes it.
    ///
    /// The keys stand in the order of their bytes, those of one name in the order of their values; the day is named,
    /// and what has no value, or does not choose what the file holds, is left out.
    ///
    /// - Parameter day: The day that the rows look at.
    public static func canonical(_ path: String, _ items: [QueryItem], on day: Day) -> Address {
        let kept = items.filter { !$0.value.isEmpty && !["as_of", evidenceKey].contains($0.key) }
        return Address(path, ordered(kept + [QueryItem("as_of", day.description)]))
    }

    /// The keys and values in the order of their bytes, in which evidence writes them.
    public static func ordered(_ items: [QueryItem]) -> [QueryItem] {
        func bytes(_ item: QueryItem) -> [UInt8] { Array(item.key.utf8) + [0] + Array(item.value.utf8) }
        return items.sorted { bytes($0).lexicographicallyPrecedes(bytes($1)) }
    }

    /// The key that asks for the evidence within the file.
    public static let evidenceKey = "evidence"
}
