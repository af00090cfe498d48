/// A workbook whose parts are stored as they are, so that what is fuzzed is their text and not their packing.
enum StoredArchive {
    /// The workbook of one sheet; the input is the text of its rows, and behind a line end that of the shared texts.
    static func workbook(_ input: ArraySlice<UInt8>) -> [UInt8] {
        let halves = input.split(separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
        let rows = Array("<worksheet><sheetData>".utf8) + halves[0] + Array("</sheetData></worksheet>".utf8)
        let shared = Array("<sst>".utf8) + (halves.count > 1 ? Array(halves[1]) : []) + Array("</sst>".utf8)
        let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        func relationships(_ list: [(id: String, type: String, target: String)]) -> [UInt8] {
            let words = list.map { one in
                "<Relationship Id=\"\(one.id)\" Type=\"\(type)/\(one.type)\" Target=\"\(one.target)\"/>"
            }
            return Array("<Relationships>\(words.joined())</Relationships>".utf8)
        }
        let styles = "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
        return archive([
            ("_rels/.rels", relationships([("r", "officeDocument", "x/workbook.xml")])),
            ("x/workbook.xml", Array("<workbook><sheets><sheet name=\"S\" id=\"s\"/></sheets></workbook>".utf8)),
            (
                "x/_rels/workbook.xml.rels",
                relationships([
                    ("s", "worksheet", "s.xml"), ("t", "sharedStrings", "t.xml"), ("u", "styles", "u.xml"),
                ])
            ),
            ("x/s.xml", rows), ("x/t.xml", shared), ("x/u.xml", Array(styles.utf8)),
        ])
    }

    private static func archive(_ parts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var (bytes, directory) = ([UInt8](), [UInt8]())
        for part in parts {
            let start = bytes.count
            let sizes = number(4, checksum(part.bytes)) + number(4, part.bytes.count) + number(4, part.bytes.count)
            let name = number(2, part.name.utf8.count) + number(2, 0)
            let head = number(2, 20) + number(2, 0) + number(2, 0) + number(2, 0) + number(2, 0x21) + sizes + name
            bytes += number(4, 0x0403_4B50) + head + Array(part.name.utf8) + part.bytes
            directory += number(4, 0x0201_4B50) + number(2, 20) + head + number(2, 0) + number(2, 0) + number(2, 0)
            directory += number(4, 0) + number(4, start) + Array(part.name.utf8)
        }
        let end = number(4, 0x0605_4B50) + number(4, 0) + number(2, parts.count) + number(2, parts.count)
        return bytes + directory + end + number(4, directory.count) + number(4, bytes.count) + number(2, 0)
    }

    private static func number(_ width: Int, _ value: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    /// The checksum of archives, bit by bit.
    private static func checksum(_ bytes: [UInt8]) -> Int {
        var value = UInt32.max
        for byte in bytes {
            value ^= UInt32(byte)
            for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
        }
        return Int(~value)
    }
}
