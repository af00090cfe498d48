/// The first bytes of files that are no text, so that they can be named instead of being read as rows.
enum FileSignature {
    /// What a file is that starts so, and what to do about it.
    struct Format: Hashable {
        let name: String
        let fix: String
    }

    private static let workbookFix =
        "Open it in the program that made it and save it as an Excel workbook (.xlsx), or the sheet as \"CSV UTF-8\"."

    /// Source: PKWARE *.ZIP File Format Specification* 6.3.10, section 4.3.7; Microsoft *MS-CFB*, section 2.2;
    /// RFC 1952, section 2.3.1; ISO 32000-1, section 7.5.2.
    private static let formats: [(bytes: [UInt8], format: Format)] = [
        ([0x50, 0x4B, 0x03, 0x04], Format(name: "a ZIP archive", fix: "Unpack it and import the CSV files in it.")),
        (
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
            Format(name: "an Excel workbook (.xls) or another Office document", fix: workbookFix)
        ),
        ([0x1F, 0x8B], Format(name: "packed by gzip", fix: "Unpack it first.")),
        (Array("%PDF-".utf8), Format(name: "a PDF document", fix: "Save the table it was made from as \"CSV UTF-8\".")),
    ]

    /// Names a file by its first bytes; nil where they may begin a text.
    static func format(of bytes: some Collection<UInt8>) -> Format? {
        guard let known = formats.first(where: { bytes.starts(with: $0.bytes) }) else { return nil }
        // A workbook is an archive whose first entries have names of their own.
        let head = String(decoding: bytes.prefix(2_000), as: UTF8.self)
        if head.hasPrefix("PK") {
            if head.contains("[Content_Types].xml") || head.contains("xl/") || head.contains("_rels/") {
                return Format(name: "an Excel workbook (.xlsx)", fix: workbookFix)
            }
            if head.contains("application/vnd.oasis.opendocument") {
                return Format(name: "an OpenDocument sheet (.ods)", fix: workbookFix)
            }
        }
        return known.format
    }
}
