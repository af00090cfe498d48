import CadreDomain
import Testing

@testable import CadreExchange

@Suite("Workbooks: the values of cells")
struct WorkbookReadingTests {
    @Test("Every kind of cell becomes the text that stands for its value")
    func kinds() throws {
        let sample = SampleWorkbook(
            """
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>\
            <c r="C1" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c>\
            <c r="D1"><v>36</v></c><c r="E1"><v>0.1</v></c><c r="F1"><v>1E3</v></c>\
            <c r="G1" t="b"><v>1</v></c><c r="H1" t="b"><v>0</v></c><c r="I1" t="d"><v>2027-06-15T00:00:00</v></c>\
            <c r="J1" t="str"><v> kept </v></c></row>
            """,
            sharedTexts: ["<t>shared</t>", "<r><t>rich </t></r><r><t>text</t></r><rPh><t>spoken</t></rPh>"]
        )
        #expect(
            try sample.texts() == [
                ["shared", "rich text", "inline", "36", "0.1", "1000", "yes", "no", "2027-06-15", "kept"]
            ]
        )
    }

    @Test("Cells and rows without an address follow the one before; what the writer left out is empty")
    func leftOut() throws {
        let sample = SampleWorkbook(
            "<row><c><v>1</v></c><c r=\"D1\"><v>4</v></c><c><v>5</v></c></row>"
                + "<row r=\"7\"><c r=\"B7\"><v>2</v></c></row>"
        )
        let workbook = try Workbook(sample.bytes, limits: .standard)
        var rows: [Int] = []
        try workbook.forEachRow(of: workbook.sheets[0]) { record in
            rows.append(record.row)
            return true
        }
        #expect(rows == [1, 7])
        #expect(try sample.texts() == [["1", "", "", "4", "5"], ["", "2"]])
    }

    @Test(
        "A number in a format of days is exactly that day, in both ways of counting",
        arguments: [
            ("1", false, "1900-01-01"), ("59", false, "1900-02-28"), ("60", false, "60!noDay"),
            ("61", false, "1900-03-01"), ("45823", false, "2025-06-15"), ("0", true, "1904-01-01"),
            ("44361", true, "2025-06-15"), ("2958465", false, "9999-12-31"), ("2958466", false, "2958466!noDay"),
            ("-1", false, "-1!noDay"), ("45823.5", false, "2025-06-15 12:00!timeOfDay"),
            ("0.75", false, "18:00!timeOfDay"), ("45823.0000116", false, "2025-06-15 00:00:01!timeOfDay"),
        ]
    )
    func days(serial: String, isFrom1904: Bool, text: String) throws {
        var sample = SampleWorkbook("<row><c s=\"1\"><v>\(serial)</v></c></row>", formats: ["dd/mm/yyyy"])
        sample.isFrom1904 = isFrom1904
        #expect(try sample.texts() == [[text]])
    }

    @Test(
        "A format shows days where a letter of a calendar stands outside of quotes and brackets",
        arguments: [
            ("yyyy-mm-dd", true), ("d.m.", true), ("[$-409]mmmm", true), ("h:mm", true), ("General", false),
            ("0.00E+00", false), ("\"days\" 0", false), ("[Red]0", false), ("0;[Red]\\d0", false), ("#,##0_d", false),
        ]
    )
    func formats(code: String, isDay: Bool) {
        #expect(NumberFormat.isDay(code) == isDay)
    }

    @Test("Formulas and errors are faults of their cells, and what they show is kept for the sentence")
    func faults() throws {
        let sample = SampleWorkbook(
            "<row><c><f>A1+1</f><v>3</v></c><c t=\"e\"><v>#N/A</v></c>"
                + "<c t=\"str\"><f>\"x\"</f><v>x</v></c><c><f/></c></row>"
        )
        #expect(try sample.texts() == [["3!formula", "#N/A!error", "x!formula", "!formula"]])
    }

    @Test("Characters that XML cannot hold are read from their escaped form, and a text that looks like one stays")
    func escapes() throws {
        let sample = SampleWorkbook(
            "<row><c t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is><t>_x005F_x0041_ _x0G41_ _x41_</t></is></c></row>",
            sharedTexts: ["<t>a_x000D_b_x0007_</t>"]
        )
        #expect(try sample.texts() == [["a\rb\u{7}", "_x0041_ _x0G41_ _x41_"]])
    }

    @Test("What the writer writes, the reader reads: any text, numbers and days; the same cells are the same bytes")
    func roundTrip() throws {
        let texts = [
            "=SUM(A1)", "'=x", "@cmd", "a<b>&\"c\"", "_x0041_", "line\nend\ttab\rreturn", "Ünïcode \u{1F600}", "-5", "",
        ]
        func bytes() throws -> [UInt8] {
            let writer = WorkbookWriter()
            writer.sheet("One", header: ["text", "number", "share", "day", "long ago"]) { write in
                for text in texts {
                    write([
                        .text(text), .number(-7), .decimal("93.1"), .day(try! #require(Day("2027-06-15"))),
                        .day(try! #require(Day("1850-01-01"))),
                    ])
                }
            }
            writer.about([("as of", "2027-01-01")])
            return writer.finish()
        }
        let file = try bytes()
        #expect(try bytes() == file)
        let workbook = try Workbook(file, limits: .standard)
        #expect(workbook.sheets.map(\.name) == ["One", "About"])
        var rows: [[String]] = []
        try workbook.forEachRow(of: workbook.sheets[0]) { record in
            #expect(record.cellFaults.isEmpty)
            rows.append(record.fields.indices.map { record.text($0) })
            return true
        }
        #expect(rows.dropFirst().map { $0[0] } == texts)
        #expect(rows[1].dropFirst() == ["-7", "93.1", "2027-06-15", "1850-01-01"])
    }

    @Test("Names of sheets are made such that tabs can show them, each once")
    func sheetNames() throws {
        let writer = WorkbookWriter()
        for name in ["a/b:c.csv", "ABC.csv", "", String(repeating: "x", count: 40), String(repeating: "x", count: 40)] {
            writer.sheet(name, header: []) { _ in }
        }
        let names = try Workbook(writer.finish(), limits: .standard).sheets.map(\.name)
        #expect(names[..<3] == ["abc.csv", "ABC.csv 2", "Sheet"])
        #expect(names[3...].allSatisfy { $0.count <= 31 } && Set(names).count == 5)
    }
}
