@testable import CadreExchange

/// A workbook of parts written by hand, so that what no program writes can be written as well.
struct SampleWorkbook {
    /// The rows of each sheet, as the format has them.
    var sheets: [(name: String, state: String, rows: String)] = []
    var sharedTexts: [String] = []
    /// Formats of numbers: style 1 and up.
    var formats: [String] = []
    var isFrom1904 = false
    /// What stands behind the rows of every sheet.
    var behindRows = ""
    /// Parts in place of others, or besides them.
    var parts: [String: String] = [:]

    init(_ rows: String, sharedTexts: [String] = [], formats: [String] = []) {
        sheets = [("Sheet1", "visible", rows)]
        self.sharedTexts = sharedTexts
        self.formats = formats
    }

    /// A workbook of one sheet with these texts.
    init(texts rows: [[String]], from first: Int = 1) {
        self.init(Self.rows(rows, from: first))
    }

    /// Rows of texts; an empty text is a cell that the writer left out, and no text at all a row that it left out.
    static func rows(_ rows: [[String]], from first: Int = 1) -> String {
        rows.enumerated().filter { !$1.isEmpty }.map { place, texts in
            let cells = texts.enumerated().filter { !$1.isEmpty }.map { column, text in
                var bytes: [UInt8] = []
                WorkbookText.append(text, to: &bytes)
                return "<c r=\"\(CellAddress.letters(column))\(first + place)\" t=\"inlineStr\"><is><t>"
                    + String(decoding: bytes, as: UTF8.self) + "</t></is></c>"
            }
            return "<row r=\"\(first + place)\">\(cells.joined())</row>"
        }.joined()
    }

    var bytes: [UInt8] {
        let zip = ZipWriter()
        for part in all.sorted(by: { $0.key < $1.key }) { zip.part(part.key, Array(part.value.utf8)) }
        return zip.finish()
    }

    private var all: [String: String] {
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        var all = [
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": "<Relationships><Relationship Id=\"r\" Type=\"\(office)/officeDocument\" "
                + "Target=\"/xl/workbook.xml\"/></Relationships>",
        ]
        let list = sheets.enumerated().map { place, sheet in
            "<sheet name=\"\(sheet.name)\" sheetId=\"\(place + 1)\" state=\"\(sheet.state)\" r:id=\"s\(place)\"/>"
        }
        all["xl/workbook.xml"] =
            "<workbook xmlns:r=\"\(office)\"><workbookPr date1904=\"\(isFrom1904 ? 1 : 0)\"/>"
            + "<sheets>\(list.joined())</sheets></workbook>"
        let relationships = sheets.indices.map {
            "<Relationship Id=\"s\($0)\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet\($0).xml\"/>"
        }
        all["xl/_rels/workbook.xml.rels"] =
            "<Relationships>\(relationships.joined())<Relationship Id=\"t\" Type=\"\(office)/styles\" "
            + "Target=\"styles.xml\"/><Relationship Id=\"u\" Type=\"\(office)/sharedStrings\" "
            + "Target=\"sharedStrings.xml\"/></Relationships>"
        for (place, sheet) in sheets.enumerated() {
            all["xl/worksheets/sheet\(place).xml"] =
                "<worksheet><sheetData>\(sheet.rows)</sheetData>\(behindRows)</worksheet>"
        }
        all["xl/sharedStrings.xml"] = "<sst>" + sharedTexts.map { "<si>\($0)</si>" }.joined() + "</sst>"
        let codes = formats.enumerated().map { "<numFmt numFmtId=\"\(170 + $0)\" formatCode=\"\($1)\"/>" }
        let styles = formats.indices.map { "<xf numFmtId=\"\(170 + $0)\"/>" }
        all["xl/styles.xml"] =
            "<styleSheet><numFmts>\(codes.joined())</numFmts><cellXfs><xf numFmtId=\"0\"/>\(styles.joined())</cellXfs>"
            + "</styleSheet>"
        return all.merging(parts) { $1 }
    }
}

extension SampleWorkbook {
    /// The texts of the rows of the first sheet, with what is wrong with cells behind a sign.
    func texts(limits: ImportLimits = .standard, _ workbookLimits: WorkbookLimits = .standard) throws -> [[String]] {
        let workbook = try Workbook(bytes, limits: limits, workbookLimits: workbookLimits)
        var rows: [[String]] = []
        try workbook.forEachRow(of: workbook.sheets[0]) { record in
            rows.append(
                record.fields.indices.map { field in
                    let faults = record.cellFaults.filter { $0.field == field }.map { "!\($0.fault)" }
                    return record.text(field) + faults.joined()
                })
            return true
        }
        return rows
    }
}
