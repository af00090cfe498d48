/// Texts as the parts of a workbook hold them.
enum WorkbookText {
    /// Writes a text as XML; characters that XML cannot hold are written in the form of ``EscapedText``.
    static func append(_ text: String, to bytes: inout [UInt8]) {
        let isPlain = text.utf8.allSatisfy { byte in
            (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "&") && byte != UInt8(ascii: "<")
                && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "_")
        }
        if isPlain, text.utf8.count <= WorkbookWriter.textLengthMax {
            bytes.append(contentsOf: text.utf8)
            return
        }
        var length = 0
        let isLong = text.utf8.count > WorkbookWriter.textLengthMax && text.utf16.count > WorkbookWriter.textLengthMax
        let utf8 = Array(text.utf8)
        var place = 0
        for scalar in text.unicodeScalars {
            length += UTF16.width(scalar)
            if isLong, length >= WorkbookWriter.textLengthMax {
                bytes.append(contentsOf: "\u{2026}".utf8)
                return
            }
            switch scalar {
            case "&": bytes.append(contentsOf: "&amp;".utf8)
            case "<": bytes.append(contentsOf: "&lt;".utf8)
            case ">": bytes.append(contentsOf: "&gt;".utf8)
            case "_" where EscapedText.isEscaped(utf8, at: place): bytes.append(contentsOf: "_x005F_".utf8)
            case "\u{0}"..<"\u{9}", "\u{B}"..<"\u{20}":
                let code = String(scalar.value, radix: 16, uppercase: true)
                bytes.append(contentsOf: "_x\(String(repeating: "0", count: 4 - code.count))\(code)_".utf8)
            case "\u{FFFE}", "\u{FFFF}": bytes.append(contentsOf: "\u{FFFD}".utf8)
            default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
            place += UTF8.width(scalar)
        }
    }

    /// A text as the value of an attribute.
    static func attribute(_ text: String) -> String {
        var bytes: [UInt8] = []
        append(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self).replacing("\"", with: "&quot;")
    }
}

/// The parts of a workbook besides its sheets.
enum WorkbookParts {
    /// The styles of cells, by their places in ``styles``.
    enum Style: Int {
        case plain, text, name, day, marked
    }

    static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"
    private static let type = "application/vnd.openxmlformats-officedocument.spreadsheetml"

    static func contentTypes(sheetCount: Int) -> String {
        let sheets = (1...max(1, sheetCount)).map {
            "<Override PartName=\"/xl/worksheets/sheet\($0).xml\" ContentType=\"\(type).worksheet+xml\"/>"
        }
        return "<Types xmlns=\"\(package)/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(type).sheet.main+xml\"/>"
            + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(type).styles+xml\"/>\(sheets.joined())</Types>"
    }

    static let rootRelationships =
        "<Relationships xmlns=\"\(package)/relationships\">"
        + "<Relationship Id=\"rId1\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"

    static func workbook(sheets: [String]) -> String {
        let list = sheets.enumerated().map { place, name in
            "<sheet name=\"\(WorkbookText.attribute(name))\" sheetId=\"\(place + 1)\" r:id=\"rId\(place + 1)\"/>"
        }
        return "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>\(list.joined())</sheets></workbook>"
    }

    static func workbookRelationships(sheetCount: Int) -> String {
        let sheets = (1...max(1, sheetCount)).map {
            "<Relationship Id=\"rId\($0)\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet\($0).xml\"/>"
        }
        return "<Relationships xmlns=\"\(package)/relationships\">\(sheets.joined())"
            + "<Relationship Id=\"rId\(sheetCount + 1)\" Type=\"\(office)/styles\" "
            + "Target=\"styles.xml\"/></Relationships>"
    }

    static func sheetStart(hasHeader: Bool) -> String {
        let pane =
            "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" "
            + "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"
        return "<worksheet xmlns=\"\(main)\">" + (hasHeader ? pane : "")
    }

    /// Formats of ``Style``, in order: as it comes, text, bold on grey, day, text on red.
    static let styles =
        "<styleSheet xmlns=\"\(main)\"><numFmts count=\"1\">"
        + "<numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>"
        + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
        + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
        + "<fills count=\"4\"><fill><patternFill patternType=\"none\"/></fill>"
        + "<fill><patternFill patternType=\"gray125\"/></fill>" + fill("FFE7E6E6") + fill("FFFFC7CE") + "</fills>"
        + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
        + "<cellXfs count=\"5\">" + format(0) + format(49) + format(49, font: 1, fill: 2) + format(164)
        + format(49, fill: 3) + "</cellXfs><cellStyles count=\"1\">"
        + "<cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"

    private static func fill(_ color: String) -> String {
        "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"\(color)\"/>"
            + "<bgColor indexed=\"64\"/></patternFill></fill>"
    }

    private static func format(_ number: Int, font: Int = 0, fill: Int = 0) -> String {
        "<xf numFmtId=\"\(number)\" fontId=\"\(font)\" fillId=\"\(fill)\" borderId=\"0\" xfId=\"0\" "
            + "applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\"/>"
    }
}
