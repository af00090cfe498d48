import Foundation
import Testing

@testable import CadreExchange

@Suite("CSV: rows from bytes")
struct CSVScannerTests {
    private func rows(_ text: String, limits: ImportLimits = .standard) throws -> [[String]] {
        var rows: [[String]] = []
        try CSVText(Array(text.utf8), limits: limits).forEachRecord(limits: limits) { record in
            rows.append(record.fields.indices.map { record.text($0) })
        }
        return rows
    }

    @Test("CR LF, LF and CR all end a row, and the last row needs no end", arguments: ["\r\n", "\n", "\r"])
    func lineEnds(end: String) throws {
        #expect(try rows("a,b\(end)1,2\(end)3,4") == [["a", "b"], ["1", "2"], ["3", "4"]])
        #expect(try rows("a,b\(end)1,2\(end)") == [["a", "b"], ["1", "2"]])
    }

    @Test("A quoted field keeps delimiters, quotes, line ends and spaces")
    func quotes() throws {
        #expect(
            try rows("a,b\n\" x,\"\"y\"\"\r\nz \",\"\"\n") == [["a", "b"], [" x,\"y\"\r\nz ", ""]]
        )
    }

    @Test("Spaces around an unquoted field are left out")
    func unquoted() throws {
        #expect(try rows("a , b\n 5 disks ,x\n") == [["a", "b"], ["5 disks", "x"]])
    }

    @Test(
        "The delimiter is found in the header row",
        arguments: [(",", CSVDelimiter.comma), ("\t", .tab), (";", .semicolon)])
    func delimiters(mark: String, delimiter: CSVDelimiter) throws {
        let text = "a\(mark)\"x,;y\"\(mark)c\n1\(mark)2\(mark)3\n"
        #expect(try CSVText(Array(text.utf8), limits: .standard).delimiter == delimiter)
        #expect(try rows(text) == [["a", "x,;y", "c"], ["1", "2", "3"]])
    }

    @Test("Text behind a closing quote and a quote in an unquoted field are the fault of their row and field")
    func misplacedQuotes() throws {
        var faults: [CSVRecord.QuoteFault?] = []
        let text = "a,b\n\"b\"c,\n\"d\" ,\n,5\" disk\n \"e\",\n,\"\"x\"\"\n\"\"\"\",\"\"\n"
        try CSVText(Array(text.utf8), limits: .standard).forEachRecord(limits: .standard) {
            faults.append($0.quoteFault)
        }
        #expect(
            faults == [
                nil, .textBehind(field: 0), nil, .inside(field: 1), .inside(field: 0), .textBehind(field: 1), nil,
            ])
    }

    @Test("An unclosed quote is refused with the row it opens in")
    func unclosed() {
        #expect(throws: UnreadableFile.quoteUnclosed(row: 3)) { try rows("a,b\n1,2\n3,\"4\n5,6\n") }
    }

    @Test("An empty file and one of blank lines are refused", arguments: ["", "\n\n", "\u{FEFF}"])
    func empty(text: String) {
        #expect(throws: UnreadableFile.empty) { try rows(text) }
    }

    @Test("A NUL byte is refused with its row")
    func nul() {
        #expect(throws: UnreadableFile.nulByte(row: 2)) { try rows("a\n\0\n") }
    }

    @Test("Each limit refuses the first byte, row, column or field beyond it")
    func limits() throws {
        let limits = ImportLimits(byteCountMax: 40, rowCountMax: 2, columnCountMax: 2, fieldByteCountMax: 5)
        #expect(try rows("a,b\n1,2\n3,4\n", limits: limits).count == 3)
        #expect(throws: UnreadableFile.tooManyRows(rowCountMax: 2)) { try rows("a\n1\n2\n3\n", limits: limits) }
        #expect(throws: UnreadableFile.tooManyColumns(row: 2, columnCountMax: 2)) {
            try rows("a\n1,2,3\n", limits: limits)
        }
        #expect(throws: UnreadableFile.fieldTooLong(row: 2, byteCountMax: 5)) {
            try rows("a\n123456\n", limits: limits)
        }
        #expect(throws: UnreadableFile.fieldTooLong(row: 2, byteCountMax: 5)) {
            try rows("a\n\"12\"\"345\"\n", limits: limits)
        }
        #expect(throws: UnreadableFile.tooLarge(byteCountMax: 40)) {
            try rows(String(repeating: "a", count: 41), limits: limits)
        }
    }

    @Test("A file cut anywhere and read in two parts gives the same rows")
    func parts() throws {
        let text = "a,b\r\n\"1\"\"x\r\n\",2\r\n,\r\n3,\"4\"\r\n"
        let bytes = Array(text.utf8)
        let whole = try rows(text)
        for cut in 0...bytes.count {
            var scanner = CSVScanner(delimiter: .comma, limits: .standard)
            var record = CSVRecord()
            var found: [[String]] = []
            try bytes[..<cut].withUnsafeBufferPointer { part in
                while case .record = try scanner.next(in: part, isFinal: false, into: &record) {
                    found.append(record.fields.indices.map { record.text($0) })
                }
            }
            try bytes[scanner.position...].withUnsafeBufferPointer { part in
                scanner.position = 0
                while case .record = try scanner.next(in: part, isFinal: true, into: &record) {
                    found.append(record.fields.indices.map { record.text($0) })
                }
            }
            #expect(found == whole, "cut at \(cut)")
        }
    }

    @Test("Each error of a file has a code on the list, a sentence and a fix, and no two share a code")
    func errors() {
        let errors: [UnreadableFile] = [
            .notAccessible(name: "a", reason: "b"), .empty, .tooLarge(byteCountMax: 1), .tooManyRows(rowCountMax: 1),
            .tooManyColumns(row: 1, columnCountMax: 1), .fieldTooLong(row: 1, byteCountMax: 1),
            .encodingUnsupported(name: "a"), .notText(format: "a", fix: "b."), .nulByte(row: 1), .quoteUnclosed(row: 1),
            .packedDataDamaged(reason: "a"), .columnsMissing(["a"]), .kindUnknown(header: ["a"]),
            .profileUnusable(reason: "a"), .workbook(.damaged(reason: "a")), .workbook(.encrypted),
            .workbook(.partsOverlap), .workbook(.tooManyParts(countMax: 1)),
            .workbook(.unpackedTooLarge(byteCountMax: 1)), .workbook(.packedTooTightly(ratioMax: 1)),
            .workbook(.declaresType(part: "a")), .workbook(.tooMany(what: "a", countMax: 1)),
            .workbook(.sheetUnknown(name: "a", names: ["b"])), .workbook(.sheetOpen(names: ["a", "b"])),
            .workbook(.sheetsEmpty(hidden: [])),
        ]
        #expect(errors.map(\.code) == UnreadableFile.codes)
        #expect(Set(errors.map(\.message)).count == errors.count)
        #expect(errors.allSatisfy { $0.message.hasSuffix(".") && $0.fix.hasSuffix(".") })
    }

    @Test("A file that is absent or a folder is refused with the reason")
    func access() {
        #expect(throws: UnreadableFile.notAccessible(name: "none.csv", reason: "it does not exist")) {
            try FileBytes.read(path: "/nowhere/none.csv")
        }
        #expect(throws: UnreadableFile.notAccessible(name: "tmp", reason: "it is a folder")) {
            try FileBytes.read(path: "/tmp")
        }
    }

    @Test("A pipe and a device are refused at once instead of being waited for")
    func irregular() throws {
        let path = NSTemporaryDirectory() + "pipe-\(UUID().uuidString)"
        try #require(mkfifo(path, 0o600) == 0)
        defer { unlink(path) }
        for (path, reason) in [(path, "a pipe"), ("/dev/zero", "a device or a socket")] {
            let name = String(path.split(separator: "/").last ?? "")
            #expect(
                throws: UnreadableFile.notAccessible(name: name, reason: "it is \(reason), not a regular file")
            ) { try FileBytes.read(path: path) }
        }
    }

    @Test("A file that is cut short while it is read is refused")
    func cutShort() throws {
        let path = NSTemporaryDirectory() + "cut-\(UUID().uuidString)"
        try Data(repeating: 0x61, count: 300 << 10).write(to: URL(filePath: path))
        defer { unlink(path) }
        let chunks = try FileChunks(path: path)
        _ = try chunks.next()
        try #require(truncate(path, 10) == 0)
        do throws(UnreadableFile) {
            while try chunks.next() != nil {}
            Issue.record("The file was read as if it were whole.")
        } catch {
            #expect(error.message.contains("it changed while it was read"))
        }
    }

    @Test("Bytes that are no text are named, with what to do")
    func formats() throws {
        let workbook: [UInt8] = [0x50, 0x4B, 3, 4, 20, 0] + Array("[Content_Types].xml".utf8)
        let files: [([UInt8], String)] = [
            (workbook, "an Excel workbook (.xlsx)"), ([0x50, 0x4B, 3, 4, 20, 0], "a ZIP archive"),
            (
                [0x50, 0x4B, 3, 4] + Array("mimetypeapplication/vnd.oasis.opendocument.spreadsheet".utf8),
                "an OpenDocument"
            ),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], "an Excel workbook (.xls)"),
            (Gzip.packed(Array("a,b\n".utf8)), "packed by gzip"), (Array("%PDF-1.7\n".utf8), "a PDF document"),
        ]
        for (bytes, name) in files {
            let error = try #require(throws: UnreadableFile.self) { try CSVText(bytes, limits: .standard) }
            #expect(error.code == "file.not-text" && error.message.contains(name), "\(error.message)")
        }
        var header: [String] = []
        try CSVText(Array("PK,b\n".utf8), limits: .standard).forEachRecord(limits: .standard) { record in
            header = record.fields.indices.map { record.text($0) }
        }
        #expect(header == ["PK", "b"])
    }
}
