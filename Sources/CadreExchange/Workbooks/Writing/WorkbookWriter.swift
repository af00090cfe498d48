public import CadreDomain

/// A cell of a workbook that is written.
public enum WorkbookCell: Hashable, Sendable {
    /// Whatever somebody typed; always text, so that nothing becomes a formula.
    case text(String)
    /// A text that something is wrong with, shown on red.
    case marked(String)
    /// A name above a column or beside a value.
    case name(String)
    /// A whole number.
    case number(Int)
    /// A number with decimals, in digits with a point.
    case decimal(String)
    /// A day.
    case day(Day)
    /// Nothing.
    case empty
}

/// Writes sheets of rows as an Excel workbook (.xlsx), row by row: only the packed bytes are held.
///
/// Texts are written as texts and in the format of text, so that neither opening nor editing makes a formula of one.
/// Numbers are numbers and days are days. The same cells give the same bytes.
///
/// Source: ECMA-376-1:2016, part 1, section 18.
public final class WorkbookWriter {
    /// The most characters that a cell may have; a longer text ends with an ellipsis.
    public static let textLengthMax = 32_767
    /// How many rows a sheet has at most, its header among them.
    public static let rowCountMax = CellAddress.rowMax
    private static let pieceSize = 64 << 10
    private static let nameLengthMax = 31

    private let zip = ZipWriter()
    private var names: [String] = []

    /// Makes a writer without sheets.
    public init() {}

    /// Writes a sheet.
    ///
    /// - Parameters:
    ///   - name: The name on its tab; what no tab can show is left out.
    ///   - header: The first row, which stays in view; none where empty.
    ///   - rows: Is handed what takes the rows.
    /// - Precondition: There are at most ``rowCountMax`` rows with the header.
    public func sheet(_ name: String, header: [String], rows: (_ write: ([WorkbookCell]) -> Void) -> Void) {
        let sheetName = fresh(name)
        names.append(sheetName)
        zip.begin("xl/worksheets/sheet\(names.count).xml")
        var sheet = SheetText(header: header)
        rows { cells in
            sheet.row(cells)
            if sheet.bytes.count >= Self.pieceSize { zip.write(sheet.taken()) }
        }
        sheet.end()
        zip.write(sheet.taken())
        zip.end()
    }

    /// Writes a sheet of names and values, such as when and of what the others were made.
    public func about(_ pairs: [(name: String, value: String)]) {
        sheet("About", header: []) { write in
            for pair in pairs { write([.name(pair.name), .text(pair.value)]) }
        }
    }

    /// Ends the workbook and returns its bytes.
    public func finish() -> [UInt8] {
        if names.isEmpty { sheet("Sheet", header: []) { _ in } }
        func part(_ name: String, _ text: String) {
            zip.part(name, Array((WorkbookParts.declaration + text).utf8))
        }
        part("[Content_Types].xml", WorkbookParts.contentTypes(sheetCount: names.count))
        part("_rels/.rels", WorkbookParts.rootRelationships)
        part("xl/workbook.xml", WorkbookParts.workbook(sheets: names))
        part("xl/_rels/workbook.xml.rels", WorkbookParts.workbookRelationships(sheetCount: names.count))
        part("xl/styles.xml", WorkbookParts.styles)
        return zip.finish()
    }

    /// A name that a tab can show and that no sheet has yet.
    private func fresh(_ name: String) -> String {
        let plain = String(name.filter { !"[]:*?/\\'".contains($0) && ControlCharacter.first(in: String($0)) == nil })
        let base = String((plain.isEmpty ? "Sheet" : plain).prefix(Self.nameLengthMax))
        var (candidate, number) = (base, 1)
        while names.contains(where: { $0.lowercased() == candidate.lowercased() }) {
            number += 1
            candidate = base.prefix(Self.nameLengthMax - String(number).count - 1) + " \(number)"
        }
        return candidate
    }
}

/// The text of a sheet on its way out.
private struct SheetText {
    private(set) var bytes: [UInt8] = []
    private var row = 0
    private static let widthMin = 10
    private static let widthMax = 40

    init(header: [String]) {
        bytes = Array((WorkbookParts.declaration + WorkbookParts.sheetStart(hasHeader: !header.isEmpty)).utf8)
        if !header.isEmpty {
            let widths = header.enumerated().map { place, name in
                let width = min(max(name.count + 2, Self.widthMin), Self.widthMax)
                return "<col min=\"\(place + 1)\" max=\"\(place + 1)\" width=\"\(width)\" customWidth=\"1\"/>"
            }
            bytes += Array("<cols>\(widths.joined())</cols>".utf8)
        }
        bytes += Array("<sheetData>".utf8)
        if !header.isEmpty { self.row(header.map(WorkbookCell.name)) }
    }

    /// The bytes so far, which are then forgotten.
    mutating func taken() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    mutating func end() { bytes += Array("</sheetData></worksheet>".utf8) }

    mutating func row(_ cells: [WorkbookCell]) {
        row += 1
        put("<row r=\"\(row)\">")
        for (column, cell) in cells.enumerated() { put(cell, column) }
        put("</row>")
    }

    private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func put(_ cell: WorkbookCell, _ column: Int) {
        func start(_ style: WorkbookParts.Style) -> String {
            "<c r=\"\(CellAddress.letters(column))\(row)\" s=\"\(style.rawValue)\""
        }
        switch cell {
        case .empty: break
        case .number(let value): put("\(start(.plain))><v>\(value)</v></c>")
        case .decimal(let text):
            if let value = Double(text), value.isFinite {
                put("\(start(.plain))><v>\(value)</v></c>")
            } else {
                put(.text(text), column)
            }
        case .day(let day):
            if let serial = SerialDay.from1900.serial(of: day) {
                put("\(start(.day))><v>\(serial)</v></c>")
            } else {
                put(.text(day.description), column)
            }
        case .text(let text): put(text, start(.text))
        case .marked(let text): put(text, start(.marked))
        case .name(let text): put(text, start(.name))
        }
    }

    private mutating func put(_ text: String, _ start: String) {
        put("\(start) t=\"inlineStr\"><is><t xml:space=\"preserve\">")
        WorkbookText.append(text, to: &bytes)
        put("</t></is></c>")
    }
}
