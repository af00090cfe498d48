/// An Excel workbook (.xlsx) in memory, opened as far as its list of sheets.
///
/// Parts are unpacked and read piece by piece, none is held as a whole. Document types, and entities with them, are
/// refused; links to other files are not followed, and formulas are not worked out.
///
/// Source: ECMA-376-1:2016, part 1, sections 12 and 18, and part 2, section 8.
struct Workbook {
    /// The sheets in the order of their tabs.
    let sheets: [WorkbookSheet]
    private let archive: ZipArchive
    private let parts: PartReader
    private let path: String
    private let relationships: RelationshipsReceiver
    private let limits: ImportLimits
    private let workbookLimits: WorkbookLimits
    private let context: SheetContext

    /// Whether bytes may be a workbook; what they are in truth is known once they are opened.
    static func isLikely(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) }

    /// Whether bytes are the container into which encrypted workbooks are put.
    ///
    /// Source: Microsoft *MS-OFFCRYPTO*, section 2.3.4.4.
    static func isEncrypted(_ bytes: [UInt8]) -> Bool {
        guard bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) else { return false }
        let name = "EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let first = name[0]
        // The name stands in the directory of the container, which may lie anywhere in it.
        return bytes.withUnsafeBufferPointer { bytes in
            guard bytes.count >= name.count else { return false }
            return (0...bytes.count - name.count).contains { place in
                bytes[place] == first && bytes[place..<place + name.count].elementsEqual(name)
            }
        }
    }

    /// Opens a workbook: its archive, the list of sheets, styles and the texts that cells share.
    init(
        _ bytes: [UInt8], limits: ImportLimits, workbookLimits: WorkbookLimits = .standard
    ) throws(UnreadableFile) {
        guard bytes.count <= limits.byteCountMax else { throw .tooLarge(byteCountMax: limits.byteCountMax) }
        let archive = try ZipArchive(bytes, limits: workbookLimits)
        if archive.isEncrypted { throw .workbook(.encrypted) }
        (self.archive, self.limits, self.workbookLimits) = (archive, limits, workbookLimits)
        let parts = PartReader(archive, limits: workbookLimits)
        self.parts = parts
        func read(_ part: String, _ receiver: XMLReceiver) throws(UnreadableFile) -> Bool {
            guard let entry = archive.entry(part) else { return false }
            try XMLPart(name: part, limits: workbookLimits).read(entry, by: parts, into: receiver)
            return true
        }
        let root = RelationshipsReceiver()
        guard try read("_rels/.rels", root), let target = root.target(type: "officeDocument") else {
            throw Self.other(archive)
        }
        path = PartPath.resolved(target, from: "")
        guard !path.lowercased().hasSuffix(".bin") else {
            throw .notText(
                format: "a binary Excel workbook (.xlsb)", fix: "Save it as an Excel workbook (.xlsx) and import that."
            )
        }
        let list = SheetListReceiver(countMax: workbookLimits.sheetCountMax)
        let relationships = RelationshipsReceiver()
        guard path.lowercased().hasSuffix(".xml"), try read(path, list),
            try read(PartPath.relationships(of: path), relationships),
            relationships.target(type: "worksheet") != nil || !list.sheets.isEmpty
        else { throw Self.other(archive) }
        self.relationships = relationships
        sheets = list.sheets.filter { sheet in
            relationships.relationships.contains { $0.id == sheet.relationship && $0.type == "worksheet" }
        }
        let styles = CellStylesReceiver()
        let texts = SharedTextsReceiver(countMax: workbookLimits.sharedTextCountMax)
        for (type, receiver) in [("styles", styles), ("sharedStrings", texts)] as [(String, XMLReceiver)] {
            guard let target = relationships.target(type: type) else { continue }
            _ = try read(PartPath.resolved(target, from: path), receiver)
        }
        context = SheetContext(
            texts: texts.texts, styles: styles.styles, days: list.days, limits: limits, workbookLimits: workbookLimits
        )
    }

    /// What an archive is that is no workbook.
    private static func other(_ archive: ZipArchive) -> UnreadableFile {
        guard archive.entry("content.xml") == nil || archive.entry("mimetype") == nil else {
            return .notText(
                format: "an OpenDocument sheet (.ods)", fix: "Save the table as an Excel workbook (.xlsx)."
            )
        }
        guard archive.entry("[Content_Types].xml") == nil else {
            return .notText(
                format: "an Office document, but no workbook", fix: "Save the table as an Excel workbook (.xlsx)."
            )
        }
        if let format = FileSignature.format(of: archive.bytes), !format.name.hasPrefix("an Excel") {
            return .notText(format: format.name, fix: format.fix)
        }
        return ZipArchive.damaged("the list of its parts is missing")
    }

    /// Reads the rows of a sheet in order; rows that the writer left out are not handed on.
    ///
    /// - Parameter take: Takes each row; false where no more are wanted.
    @discardableResult
    func forEachRow(
        of sheet: WorkbookSheet, _ take: (CSVRecord) -> Bool
    ) throws(UnreadableFile) -> SheetFacts {
        guard let target = relationships.target(id: sheet.relationship) else {
            throw ZipArchive.damaged("the sheet \(sheet.name) is missing")
        }
        let part = PartPath.resolved(target, from: path)
        guard let entry = archive.entry(part) else { throw ZipArchive.damaged("the sheet \(sheet.name) is missing") }
        let result: Result<SheetFacts, UnreadableFile> = withoutActuallyEscaping(take) { take in
            let receiver = SheetReceiver(context, take: take)
            do throws(UnreadableFile) {
                try XMLPart(name: part, limits: workbookLimits).read(entry, by: parts, into: receiver)
                return .success(receiver.facts)
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }
}
