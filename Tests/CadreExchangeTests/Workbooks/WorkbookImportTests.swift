import CadreDomain
import Foundation
import Testing

@testable import CadreExchange

@Suite("Workbooks: imports")
struct WorkbookImportTests {
    private static let header = ["person", "position", "from", "planned_end", "state"]
    private static let good = ["per_1", "P-1", "2026-01-01", "2028-01-01", "active"]

    private func read(
        _ sample: SampleWorkbook, _ kind: ImportKind? = .assignments, _ mapping: TableMapping = .none
    ) throws(UnreadableFile) -> ImportDraft {
        try TestTables.reader.read(sample.bytes, fileName: "in.xlsx", kind: kind, mapping: mapping)
    }

    private func code(_ sample: SampleWorkbook, _ mapping: TableMapping = .none) -> String? {
        do throws(UnreadableFile) {
            _ = try read(sample, nil, mapping)
            return nil
        } catch {
            return error.code
        }
    }

    @Test("The rows of a workbook are those of the same table as CSV", arguments: ImportKind.allCases)
    func asCSV(kind: ImportKind) throws {
        var register = SampleRegister(seed: 7, tables: TestTables.tables)
        let written = RegisterCSV.bytes(kind, of: try register.register(count: 20))
        let text = try CSVText(written, limits: .standard)
        var rows: [[String]] = []
        try text.forEachRecord(limits: .standard) { record in
            // Of a workbook, spaces at the ends of texts are left out.
            rows.append(
                record.fields.indices.map {
                    FormulaGuard.unguarded(record.text($0)).trimmingCharacters(in: .whitespaces)
                })
        }
        var csvWriter = CSVWriter()
        for row in rows {
            for field in row { csvWriter.text(field) }
            csvWriter.endRow()
        }
        let csv = csvWriter.bytes
        let writer = WorkbookWriter()
        writer.sheet("table", header: rows[0]) { write in
            for row in rows.dropFirst() { write(row.map { text in Day(text).map(WorkbookCell.day) ?? .text(text) }) }
        }
        let one = try TestTables.reader.read(csv, fileName: "in", kind: nil)
        let other = try TestTables.reader.read(writer.finish(), fileName: "in", kind: nil)
        #expect(one.rowCount > 0 && other.problemCount == one.problemCount)
        #expect(other.problems.map(\.cause) == one.problems.map(\.cause))
        #expect(other.problems.map(\.row) == one.problems.map(\.row))
        #expect(other.kind == kind && other.rows == one.rows)
        #expect(other.sheet?.name == "table" && other.encoding == nil)
    }

    @Test("The header is found below titles and blank rows; notes below the table are named and are no rows")
    func titlesAndNotes() throws {
        let sample = SampleWorkbook(
            texts: [
                ["Assignments of the office"], ["as of January"], [], Self.header, Self.good,
                ["per_2"] + Self.good.dropFirst(), [], ["Source: the office"], ["Not for release"],
            ]
        )
        let draft = try read(sample, nil)
        #expect(draft.kind == .assignments && draft.rowCount == 2 && draft.rejectedRowCount == 0)
        #expect(draft.problems.map(\.cause) == [.rowsNotes])
        #expect(draft.problems.first?.fix.hasPrefix("Not read as rows: rows 8, 9;") == true)
        guard case .assignments(let rows) = draft.rows else { return #expect(Bool(false)) }
        #expect(rows.map(\.number) == [5, 6])
        // A row of the table behind them makes rows of them.
        let more = SampleWorkbook(texts: [Self.header, Self.good, [], ["per_2"], ["per_3"] + Self.good.dropFirst()])
        let second = try read(more)
        #expect(second.rowCount == 3 && second.rejectedRowCount == 1 && second.problems.allSatisfy { $0.row == 4 })
    }

    @Test("Formulas, errors, times of day and numbers that are no day keep their rows out, each named by its cell")
    func faults() throws {
        let day = "<c s=\"1\"><v>46023</v></c><c s=\"1\"><v>46753</v></c>"
        func row(_ number: Int, _ cells: String) -> String { "<row r=\"\(number)\">\(cells)</row>" }
        func text(_ text: String) -> String { "<c t=\"str\"><v>\(text)</v></c>" }
        let sample = SampleWorkbook(
            SampleWorkbook.rows([Self.header + ["remark"]])
                + row(2, text("per_1") + text("P-1") + day + text("active"))
                + row(3, text("per_2") + "<c t=\"str\"><f>B2</f><v>P-1</v></c>" + day + text("active"))
                + row(4, text("per_3") + "<c t=\"e\"><v>#REF!</v></c>" + day + text("active"))
                + row(5, text("per_4") + text("P-1") + "<c s=\"1\"><v>46023.25</v></c>" + day + text("active"))
                + row(6, text("per_5") + text("P-1") + "<c s=\"1\"><v>60</v></c>" + day.suffix(25) + text("active"))
                + row(7, text("per_6") + text("P-1") + day + text("active") + "<c><f>1+1</f><v>2</v></c>"),
            formats: ["yyyy-mm-dd"]
        )
        let draft = try read(sample)
        let found = draft.problems.filter(\.isRejecting)
        #expect(found.map(\.cause) == [.cellFormula, .cellError, .cellTimeOfDay, .cellNoDay])
        #expect(found.map(\.row) == [3, 4, 5, 6])
        #expect(found.map(\.column) == ["position", "position", "from", "from"])
        #expect(found.map(\.found) == ["P-1", "#REF!", "2026-01-01 06:00", "60"])
        #expect(found[0].fix.hasPrefix("Save values only"))
        #expect(draft.rows.count == 2 && draft.rejectedRowCount == 4)
        #expect(draft.sheet?.lettersOfColumn["position"] == "B" && draft.sheet?.lettersOfColumn["remark"] == "F")
    }

    @Test("Merged cells, hidden rows and cells right of the header are named, and their rows are read")
    func said() throws {
        var sample = SampleWorkbook(
            SampleWorkbook.rows([Self.header, Self.good + ["", "aside"]])
                + SampleWorkbook.rows([["per_2"] + Self.good.dropFirst()], from: 3)
                .replacing("<row r=\"3\">", with: "<row r=\"3\" hidden=\"1\">")
        )
        sample.behindRows = "<mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"B2:B3\"/></mergeCells>"
        let draft = try read(sample)
        #expect(draft.problems.map(\.cause) == [.cellsMerged, .rowsHidden, .columnUnknown])
        #expect(draft.problems.map(\.row) == [2, 3, 2])
        #expect(draft.problems.first?.found == "B2:B3" && draft.problems.first?.column == "position")
        #expect(draft.problems.last?.found == "G2 and right of the header")
        #expect(draft.rows.count == 2 && draft.problems.allSatisfy { !$0.isRejecting })
    }

    @Test("The sheet is told by its header; two that fit are a question, and a hidden one is read by name alone")
    func sheets() throws {
        let table = SampleWorkbook.rows([Self.header, Self.good])
        var sample = SampleWorkbook(texts: [["Read me"], ["first"]])
        sample.sheets.append(("Moves", "visible", table))
        sample.sheets.append(("Old", "hidden", table))
        #expect(try read(sample, nil).sheet?.name == "Moves")
        #expect(try read(sample, nil, TableMapping(sheet: "old")).sheet?.name == "Old")
        #expect(code(sample, TableMapping(sheet: "New")) == "workbook.sheet-unknown")
        sample.sheets[2].state = "visible"
        #expect(code(sample) == "workbook.sheet-open")
        sample.sheets = [("A", "visible", ""), ("B", "veryHidden", table)]
        #expect(code(sample) == "workbook.sheets-empty")
    }

    @Test("A profile maps names, fixes what the file lacks and replaces values; the same for CSV")
    func profile() throws {
        let rows = [["Wer", "Stelle", "von", "bis"], ["per_1", "P-1", "2026-01-01", "soon"]]
        let mapping = TableMapping(
            kind: .assignments,
            columns: ["Wer": "person", "Stelle": "position", "von": "from", "bis": "planned_end"],
            fixed: ["state": "active"], values: ["planned_end": ["soon": "2028-01-01"]]
        )
        let again = try TableMapping(profile: mapping.profile)
        #expect(again == mapping)
        let workbook = try read(SampleWorkbook(texts: rows), nil, again)
        #expect(workbook.problems.isEmpty && workbook.rows.count == 1)
        #expect(workbook.sheet?.lettersOfColumn["planned_end"] == "D")
        let csv = Array(rows.map { $0.joined(separator: ",") }.joined(separator: "\n").utf8)
        let text = try TestTables.reader.read(csv, fileName: "in.csv", kind: nil, mapping: again)
        #expect(text.rows == workbook.rows)
        // A surplus field does not take the place of what is fixed.
        let surplus = try TestTables.reader.read(
            csv + Array(",active".utf8), fileName: "in.csv", kind: nil, mapping: again)
        #expect(surplus.problems.map(\.cause) == [.rowFieldCount])
    }

    @Test(
        "A profile that cannot be used says why",
        arguments: [
            ("{", "no JSON object"), ("{\"version\": 2}", "version (2)"),
            ("{\"version\": 1, \"kind\": \"cats\"}", "kind (cats)"),
            ("{\"version\": 1, \"kind\": \"people\", \"columns\": {\"A\": \"nmae\"}}", "no column (nmae)"),
            (
                "{\"version\": 1, \"kind\": \"people\", \"columns\": {\"A\": \"name\", \"B\": \"name\"}}",
                "two columns of the file become (name)"
            ),
        ]
    )
    func badProfile(text: String, reason: String) {
        let error = #expect(throws: UnreadableFile.self) { try TableMapping(profile: Array(text.utf8)) }
        #expect(error?.message.contains(reason) == true, "\(String(describing: error))")
    }

    @Test("A column that the file has is not fixed, and a header row that is named must be there")
    func unusable() {
        let sample = SampleWorkbook(texts: [Self.header, Self.good])
        #expect(code(sample, TableMapping(kind: .assignments, fixed: ["state": "active"])) == "profile.unusable")
        #expect(code(sample, TableMapping(kind: .assignments, headerRow: 9)) == "profile.unusable")
    }

    @Test("A look at a file says where its table stands, what columns hold, and what they seem to be")
    func sniff() throws {
        let rows = [
            ["List of people"], [], ["Nr", "Full name", "Branche", "Rank", "Nationality held", "Clearence"],
            ["per_1", "Ann", "USA", "O4", "PHL", "secret"], ["per_2", "Bob", "USN", "O5", "THA", "TS"],
            ["per_3", "Cyd", "Army", "GS12", "PHL", ""], [], ["end of list"],
        ]
        let sniff = try TestTables.reader.sniff(SampleWorkbook(texts: rows).bytes, kind: nil, sheet: nil)
        #expect(sniff.headerRow == 3 && sniff.rowCount == 3 && sniff.noteRows == [8])
        #expect(sniff.titles == ["List of people"] && sniff.kind == .people)
        #expect(sniff.columns.map(\.letters) == ["A", "B", "C", "D", "E", "F"])
        let suggested = sniff.columns.map { $0.suggestion?.column }
        #expect(suggested == [nil, "name", "service", "grade", nil, "clearance"])
        #expect(sniff.columns[3].suggestion?.sureness == 99)
        #expect(sniff.columns[5].emptyCount == 1 && sniff.columns[5].distinctCount == 2)
        #expect(sniff.columns[4].samples == ["PHL", "THA"] && sniff.columns[4].type == .text)
        #expect(sniff.missing.contains("person"))
        #expect(sniff.mapping.columns["Rank"] == "grade" && sniff.mapping.headerRow == 3)
        let csv = Array(rows.map { $0.joined(separator: ",") }.joined(separator: "\n").utf8)
        let text = try TestTables.reader.sniff(csv, kind: nil, sheet: nil)
        #expect(text.columns.map { $0.suggestion?.column } == suggested && text.headerRow == 3)
    }

    @Test("The sheet of errors is the table again, failing cells marked, with the sentences in a last column")
    func errorSheet() throws {
        let bytes = SampleWorkbook(texts: [["title"], Self.header, Self.good, ["=cmd", "P-2", "never"]]).bytes
        let writer = WorkbookWriter()
        let marks = [
            ErrorSheet.Mark(row: 4, column: "from", sentence: "Not a day."),
            ErrorSheet.Mark(row: 4, column: nil, sentence: "Short."),
        ]
        try ErrorSheet(fileName: "in.xlsx", marks: marks).write(bytes, kind: .assignments, mapping: .none, to: writer)
        let workbook = try Workbook(writer.finish(), limits: .standard)
        var rows: [[String]] = []
        try workbook.forEachRow(of: workbook.sheets[0]) { record in
            #expect(record.cellFaults.isEmpty)
            rows.append(record.fields.indices.map { record.text($0) })
            return true
        }
        #expect(rows[0] == Self.header + ["Problems"] && rows[1] == Self.good)
        #expect(rows[2] == ["=cmd", "P-2", "never", "", "", "Not a day. Short."])
    }
}
