import Testing

@testable import CadreExchange

@Suite("Workbooks: files that are not what they claim")
struct HostileWorkbookTests {
    private static let row = "<row><c><v>1</v></c></row>"

    private func code(_ bytes: [UInt8], _ limits: WorkbookLimits = .standard) -> String {
        do throws(UnreadableFile) {
            let workbook = try Workbook(bytes, limits: .standard, workbookLimits: limits)
            for sheet in workbook.sheets { try workbook.forEachRow(of: sheet) { _ in true } }
            return "read"
        } catch {
            #expect(UnreadableFile.codes.contains(error.code))
            #expect(error.message.hasSuffix(".") && error.fix.hasSuffix(".") && !error.message.contains("\n"))
            return error.code
        }
    }

    private func archive(_ parts: [(String, [UInt8])]) -> [UInt8] {
        let zip = ZipWriter()
        for part in parts { zip.part(part.0, part.1) }
        return zip.finish()
    }

    @Test("A part that grows beyond the ratio, the part's limit or the limit of all is refused before it is held")
    func bombs() {
        let spaces = "<row>" + String(repeating: " ", count: 3 << 20) + "</row>"
        let sample = SampleWorkbook(spaces)
        #expect(code(sample.bytes) == "workbook.packed-too-tightly")
        #expect(code(sample.bytes, WorkbookLimits(ratioMax: 2_000)) == "read")
        #expect(
            code(sample.bytes, WorkbookLimits(partByteCountMax: 1 << 20, ratioMax: 2_000))
                == "workbook.unpacked-too-large")
        #expect(
            code(sample.bytes, WorkbookLimits(totalByteCountMax: 1 << 20, ratioMax: 2_000))
                == "workbook.unpacked-too-large")
    }

    @Test("A size in the directory that is not true does not hide a bomb")
    func falseSize() throws {
        var bytes = SampleWorkbook("<row>" + String(repeating: " ", count: 3 << 20) + "</row>").bytes
        // The directory stands last; its entry of the sheet holds the unpacked size at 24.
        let name = Array("xl/worksheets/sheet0.xml".utf8)
        let place = try #require(bytes.indices.last { bytes[$0...].starts(with: name) }) - 46
        bytes.replaceSubrange(place + 24..<place + 28, with: [10, 0, 0, 0])
        #expect(code(bytes) == "workbook.packed-too-tightly")
    }

    @Test("Entries that lie over each other are refused")
    func overlap() {
        let zip = archive([("a", [UInt8](repeating: 7, count: 100)), ("b", [1, 2, 3])])
        // The directory names the first entry twice, the second time by the name of the other.
        var bytes = zip
        let entries = bytes.indices.filter { bytes[$0...].starts(with: [0x50, 0x4B, 1, 2]) }
        bytes.replaceSubrange(entries[1] + 42..<entries[1] + 46, with: bytes[entries[0] + 42..<entries[0] + 46])
        bytes[entries[1] + 46] = UInt8(ascii: "a")
        bytes[entries[0] + 46] = UInt8(ascii: "a")
        #expect(code(bytes) == "workbook.damaged")
        // Under a name of its own, an entry begins within the bytes of another.
        let inner = archive([("b", [1, 2, 3])])
        let outer = ZipWriter()
        outer.part("x", Array(0..<255))
        var nested = outer.finish()
        let directory = nested.indices.first { nested[$0...].starts(with: [0x50, 0x4B, 1, 2]) } ?? 0
        let local = Array(inner[..<(inner.indices.first { inner[$0...].starts(with: [0x50, 0x4B, 1, 2]) } ?? 0)])
        nested = Array(nested[..<31]) + local + Array(nested[(31 + local.count)..<directory])
        nested += overlapDirectory(start: nested.count, sizes: [directory - 31, local.count - 31])
        #expect(code(nested) == "workbook.parts-overlap")
    }

    /// A directory of an entry `x` at 0 and an entry `b` at 31, within it.
    private func overlapDirectory(start: Int, sizes: [Int]) -> [UInt8] {
        func number(_ width: Int, _ value: Int) -> [UInt8] { (0..<width).map { UInt8(value >> (8 * $0) & 255) } }
        var bytes: [UInt8] = []
        for (name, size, offset) in [("x", sizes[0], 0), ("b", sizes[1], 31)] {
            bytes += [0x50, 0x4B, 1, 2] + number(2, 20) + number(2, 20) + number(2, 0) + number(2, 8) + number(4, 0)
            bytes += number(4, 0) + number(4, size) + number(4, size) + number(2, 1) + number(12, 0) + number(4, offset)
            bytes += Array(name.utf8)
        }
        let end = [0x50, 0x4B, 5, 6] + number(4, 0) + number(2, 2) + number(2, 2) + number(4, bytes.count)
        return bytes + end + number(4, start) + number(2, 0)
    }

    @Test("Document types are refused wherever they stand, and with them every entity")
    func entities() {
        let declaration = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
        for part in ["xl/worksheets/sheet0.xml", "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"] {
            var sample = SampleWorkbook(Self.row)
            sample.parts[part] = declaration + "<x>&b;</x>"
            #expect(code(sample.bytes) == "workbook.declares-type", "\(part)")
        }
        var undeclared = SampleWorkbook(Self.row)
        undeclared.parts["xl/worksheets/sheet0.xml"] = "<worksheet>&b;</worksheet>"
        #expect(code(undeclared.bytes) == "workbook.damaged")
    }

    @Test("Elements that lie too deep, and a tag that never ends, are refused")
    func depth() {
        let deep = String(repeating: "<x>", count: 100)
        #expect(code(SampleWorkbook(deep).bytes) == "workbook.damaged")
        var generator = SeededGenerator(seed: 1)
        let noise = (0..<(2 << 20)).map { _ in UInt8.random(in: 65...90, using: &generator) }
        #expect(
            code(SampleWorkbook("<row x=\"\(String(decoding: noise, as: UTF8.self))\"/>").bytes) == "workbook.damaged")
    }

    @Test(
        "Cells and rows that are not in their places are refused",
        arguments: [
            "<row r=\"2\"/><row r=\"1\"/>", "<row r=\"1\"/><row r=\"1\"/>", "<row r=\"0\"/>", "<row r=\"1048577\"/>",
            "<row r=\"-1\"/>", "<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>", "<row r=\"1\"><c r=\"A2\"/></row>",
            "<row r=\"1\"><c r=\"XFE1\"/></row>", "<row r=\"1\"><c r=\"1A\"/></row>", "<c/>",
            "<row><c t=\"s\"><v>0</v></c></row>", "<row><c t=\"s\"><v>-1</v></c></row>",
            "<row><c t=\"s\"><v>99999999999999999999</v></c></row>", "<row>",
        ]
    )
    func misplaced(rows: String) {
        #expect(code(SampleWorkbook(rows).bytes) == "workbook.damaged")
    }

    @Test("A million columns, too long a text and too many of anything are refused with the limit")
    func limits() {
        #expect(code(SampleWorkbook("<row><c r=\"SS1\"><v>1</v></c></row>").bytes) == "file.too-many-columns")
        let many = String(repeating: "<c/>", count: 20_000)
        #expect(code(SampleWorkbook("<row>\(many)</row>").bytes) == "workbook.damaged")
        let long = String(repeating: "ab", count: 40_000)
        #expect(code(SampleWorkbook("<row><c t=\"str\"><v>\(long)</v></c></row>").bytes) == "file.field-too-long")
        let texts = [String](repeating: "<t/>", count: 5)
        let shared = SampleWorkbook(Self.row, sharedTexts: texts)
        #expect(code(shared.bytes, WorkbookLimits(sharedTextCountMax: 4)) == "workbook.too-many")
        var sheets = SampleWorkbook(Self.row)
        sheets.sheets = [(String, String, String)](repeating: ("a", "visible", Self.row), count: 3)
        #expect(code(sheets.bytes, WorkbookLimits(sheetCountMax: 2)) == "workbook.too-many")
        #expect(code(sheets.bytes, WorkbookLimits(partCountMax: 3)) == "workbook.too-many-parts")
        let amplified = SampleWorkbook(
            String(repeating: "<row><c t=\"s\"><v>0</v></c></row>", count: 50),
            sharedTexts: ["<t>\(String(repeating: "x", count: 1_000))</t>"]
        )
        #expect(code(amplified.bytes, WorkbookLimits(cellByteCountMax: 10_000)) == "workbook.unpacked-too-large")
    }

    @Test("Files of other kinds are named")
    func others() throws {
        func message(_ bytes: [UInt8]) -> String {
            do throws(UnreadableFile) {
                _ = try TestTables.reader.read(bytes, fileName: "in.xlsx", kind: .people)
                return "read"
            } catch {
                return "\(error.code): \(error.message)"
            }
        }
        let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        #expect(message(old + [0, 0]).contains("an Excel workbook (.xls)"))
        let encrypted = old + Array("EncryptedPackage".utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        #expect(message(encrypted).hasPrefix("workbook.encrypted"))
        let type = Array("application/vnd.oasis.opendocument.spreadsheet".utf8)
        #expect(message(archive([("mimetype", type), ("content.xml", [1])])).contains("(.ods)"))
        #expect(message(archive([("letter.txt", [1, 2])])).contains("a ZIP archive"))
        #expect(message(archive([("[Content_Types].xml", Array("<Types/>".utf8))])).contains("but no workbook"))
        var binary = SampleWorkbook(Self.row)
        binary.parts["_rels/.rels"] =
            "<Relationships><Relationship Id=\"r\" Type=\"x/officeDocument\" Target=\"xl/workbook.bin\"/>"
            + "</Relationships>"
        #expect(message(binary.bytes).contains(".xlsb"))
        var locked = SampleWorkbook(Self.row).bytes
        let entries = locked.indices.filter { locked[$0...].starts(with: [0x50, 0x4B, 1, 2]) }
        locked[entries[0] + 8] |= 1
        #expect(message(locked).hasPrefix("workbook.encrypted"))
    }

    @Test("Cut short or mutated anywhere, a workbook never crashes")
    func mutations() {
        var generator = SeededGenerator(seed: 12)
        let valid = SampleWorkbook(
            SampleWorkbook.rows([["person", "name"], ["per_1", "Ann"]]), sharedTexts: ["<t>a</t>"], formats: ["d"]
        ).bytes
        for end in stride(from: 0, to: valid.count, by: 7) { #expect(code(Array(valid[..<end])) != "read") }
        for _ in 0..<2_000 {
            var bytes = valid
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            _ = code(bytes)
        }
    }

    @Test("Mutated rows of a sheet never crash, and every row is accounted for")
    func mutatedRows() throws {
        var generator = SeededGenerator(seed: 13)
        let valid = Array(
            SampleWorkbook.rows([
                ["person", "position", "from", "planned_end", "state"], ["p", "P", "x", "", "active"],
            ])
            .utf8)
        let marks = Array("<>/\"=&;rcvft0159AZ \u{0}".utf8)
        for round in 0..<1_500 {
            var bytes = valid
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = marks.randomElement(using: &generator)!
            }
            let file = SampleWorkbook(String(decoding: bytes, as: UTF8.self)).bytes
            let read = try? TestTables.reader.read(file, fileName: "in.xlsx", kind: .assignments)
            guard let draft = read else { continue }
            #expect(draft.rowCount == draft.rows.count + draft.rejectedRowCount, "round \(round)")
        }
    }
}
