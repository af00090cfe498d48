import CadreDomain
import Testing

@testable import CadreExchange

@Suite("Imports: headers, rows and counts")
struct ImportHeaderTests {
    private func read(_ text: String, _ kind: ImportKind) throws -> ImportDraft {
        try TestTables.reader.read(Array(text.utf8), fileName: "in.csv", kind: kind)
    }

    @Test("Headers match whatever their case, spaces and punctuation, by common synonyms, in any order")
    func loose() throws {
        let draft = try read(
            "PRD;Billet Number;STATUS;Report Date;Person-ID\r\n2029-07-01;P-1;active;1 Jul 2026;per_000001\r\n",
            .assignments
        )
        #expect(draft.problems.isEmpty)
        guard case .assignments(let rows) = draft.rows else { return #expect(Bool(false)) }
        #expect(rows.map(\.number) == [2])
        #expect(rows.first?.draft.positionNumber == "P-1")
        #expect(rows.first?.draft.from == Day("2026-07-01"))
        #expect(rows.first?.draft.plannedEnd == Day("2029-07-01"))
    }

    @Test("Missing required columns are one problem that names them, and every row is rejected")
    func missing() throws {
        let draft = try read("person,position\na,b\nc,d\n", .assignments)
        #expect(draft.problems.map(\.cause) == [.columnMissing])
        #expect(draft.problems.first?.fix == "Add the columns (from, planned_end, state) to the header.")
        #expect(draft.rowCount == 2)
        #expect(draft.rejectedRowCount == 2)
    }

    @Test("An unknown column is named once with a suggestion and keeps no row out; a repeated one too")
    func unknown() throws {
        let draft = try read(
            "person,position,from,planned_end,state,curtailmnt,state\np,P,2026-01-01,2027-01-01,active,x,bad\n",
            .assignments
        )
        #expect(draft.problems.map(\.cause) == [.columnUnknown, .columnRepeated])
        #expect(draft.problems.first?.fix.contains("curtailment") == true)
        #expect(draft.rows.count == 1)
    }

    @Test("Unknown columns that resemble none are named together, at most twenty in one")
    func strangers() throws {
        let names = (1...25).map { "zz\($0)" }
        let header = "person,position,from,planned_end,state,\(names.joined(separator: ","))"
        let draft = try read(header + "\n", .assignments)
        #expect(draft.problems.map(\.cause) == [.columnUnknown, .columnUnknown])
        #expect(draft.problems.map(\.found) == [names[..<20], names[20...]].map { $0.joined(separator: ", ") })
        #expect(draft.problems.allSatisfy { $0.column == nil && $0.fix.hasPrefix("The columns are not read") })
    }

    @Test("A column's own name comes before another one's alias, wherever it stands")
    func ownName() throws {
        let draft = try read(
            "person,position,from,planned_end,status,state\np,P,2026-01-01,2027-01-01,bad,active\n", .assignments
        )
        #expect(draft.problems.map(\.cause) == [.columnRepeated] && draft.problems[0].found == "status")
        #expect(draft.rows.count == 1)
    }

    @Test(
        "A grade stands for what the header does not name otherwise, and a name that repeats for nothing",
        arguments: [
            ("grade_min,grade", ["grade_min", "grade"], [String]()), ("grade,grade_min", ["grade_min", "grade"], []),
            ("grade,grade_max", ["grade", "grade_max"], []), ("grade,highest grade", ["grade", "highest grade"], []),
            ("grade,Grade", ["grade", nil], ["Grade"]),
            ("grade,grade_min,grade_max", ["grade_min", "grade_max"], ["grade"]),
        ] as [(String, [String?], [String])]
    )
    func grades(header: String, read: [String?], repeated: [String]) throws {
        let names = header.split(separator: ",").map(String.init)
        let columns = ImportKind.positions.columns
        let map = HeaderMap(names, columns: columns)
        let fields = ["grade_min", "grade_max"].map { name in columns.firstIndex { $0.name == name } }
        #expect(fields.map { $0.flatMap { map.fieldOfColumn[$0] }.map { names[$0] } } == read)
        #expect(map.repeated == repeated)
    }

    @Test("Rows with a wrong count of fields, a broken quote or a repeated key are rejected; blank rows are counted")
    func rows() throws {
        let draft = try read(
            """
            person,position,from,planned_end,state
            per_1,P1,2026-01-01,2027-01-01,active
            per_1,P1,2026-01-01,2027-06-01,active

            per_2,P1,2026-01-01,2027-01-01
            per_3,P1,2026-01-01,2027-01-01,active,,
            per_4,P1,2026-01-01,2027-01-01,active,x
            ,,,,
            "per_5"x,P1,2026-01-01,2027-01-01,active
            per_6,P"1,2026-01-01,2027-01-01,active
            """, .assignments
        )
        #expect(draft.problems.map(\.row) == [3, 5, 7, 9, 10])
        #expect(
            draft.problems.map(\.cause) == [
                .rowRepeated, .rowFieldCount, .rowFieldCount, .rowQuoteMalformed, .rowQuoteMalformed,
            ])
        #expect(draft.problems.suffix(2).map(\.found) == ["per_5", "P\"1"])
        #expect(draft.rowCount == 7)
        #expect(draft.blankRowCount == 2)
        #expect(draft.rows.count == 2)
        #expect(draft.rejectedRowCount == 5)
    }

    @Test("An office whose code differs in the case of its letters only is the office of the row before")
    func codeCases() throws {
        let file = Array(
            """
            code,name,type,country,post,command,parent,valid_from,valid_to
            odc-x,One,ODC,PHL,Manila,INDOPACOM,,2020-01-01,
            ODC-X,Two,ODC,PHL,Manila,INDOPACOM,,2020-01-01,
            """.utf8)
        let draft = try TestTables.reader.read(file, fileName: "offices.csv", kind: .offices)
        #expect(draft.problems.map(\.cause) == [.rowRepeated] && draft.problems.map(\.row) == [3])
    }

    @Test("A template is a header and an example row that reads without a problem", arguments: ImportKind.allCases)
    func template(kind: ImportKind) throws {
        let file = ImportTemplate.csv(kind)
        let draft = try TestTables.reader.read(file, fileName: "template.csv", kind: kind)
        #expect(draft.problems.isEmpty)
        #expect(draft.rows.count == 1)
        #expect(draft.rowCount == 1)
        #expect(try TestTables.reader.read(file, fileName: "template.csv", kind: nil).kind == kind)
    }

    @Test("No identity in a template is one that Cadre would give, and the templates refer to each other")
    func templateIdentities() {
        var examples: [String: Set<String>] = [:]
        for column in ImportKind.allCases.flatMap(\.columns) {
            examples[column.name, default: []].insert(column.example)
        }
        #expect(examples["person"] == ["per_example"])
        #expect(examples["number"] == ["P-EXAMPLE"] && examples["position"] == ["P-EXAMPLE"])
        #expect(examples["code"] == ["EXAMPLE-PHL"] && examples["office"] == ["EXAMPLE-PHL"])
        #expect(examples["assignment"] == [""] && examples["qualification"] == [""] && examples["parent"] == [""])
    }

    @Test("What a row left out names is known, as far as it can be read; not where the header cannot be used")
    func rejectedNames() throws {
        let header = "person,name,service,kind,grade,clearance,valid_from\n"
        let rows = """
            per_1,Ann,USA,military,O77,secret,2020-01-01
            per_2,Ann,USA,military,O4,secret,2020-01-01
            per_3,Ann,USA,military
            ,Ann,USA,military,O4,secret,2020-01-01
            """
        let draft = try read(header + rows, .people)
        #expect(draft.rejectedNames == ["per_1", "per_3"])
        #expect(draft.rejectedRowCount == 3)
        #expect(try read("person,name\nper_1,Ann\n", .people).rejectedNames == nil)
    }

    @Test("A header that fits no kind is not guessed, and is shown")
    func undetected() throws {
        let error = try #require(throws: UnreadableFile.self) {
            try TestTables.reader.read(Array("a,b,c\u{1B}[2J\n1,2,3\n".utf8), fileName: "f", kind: nil)
        }
        #expect(error == .kindUnknown(header: ["a", "b", "c\u{1B}[2J"]))
        #expect(error.message.contains("(a, b, c<U+001B>[2J)"))
        #expect(
            error.message.hasSuffix("Nothing is understood as offices, positions, people, qualifications, assignments.")
        )
    }

    @Test("A header that fits no kind says what is understood for each kind and what is missing")
    func understood() throws {
        let error = try #require(throws: UnreadableFile.self) {
            try TestTables.reader.read(Array("Position No.,person,PRD,Foo\u{7}\n".utf8), fileName: "f", kind: nil)
        }
        let sentences = [
            "As assignments, understood: person, Position No. as position, PRD as planned_end; missing: from, state.",
            "As people, understood: person; missing: name, service, kind, grade, clearance, valid_from.",
            "As positions, understood: Position No. as number; missing: title, ",
            "Nothing is understood as offices.",
        ]
        for sentence in sentences { #expect(error.message.contains(sentence), "\(error.message)") }
        #expect(!error.message.contains("\u{7}"))
        #expect(error.fix.contains("--kind"))
    }

    @Test(
        "The word number is read in its short forms, in any case and with any sign between",
        arguments: [
            "Position No.", "POSITION NO", "position_nr", "Position Nr.", "Position Num", "Position nbr.", "Position #",
            "Position#", "#Position", "Position \u{2116}", "PositionNo", "Billet No.", "billet #", "BILLET-NUM",
        ]
    )
    func abbreviated(name: String) throws {
        let text = "Person No.,\(name),from,planned_end,state\nper_1,P-1,2026-01-01,2027-01-01,active\n"
        let draft = try TestTables.reader.read(Array(text.utf8), fileName: "f", kind: nil)
        #expect(draft.kind == .assignments && draft.problems.isEmpty, "\(draft.problems)")
        guard case .assignments(let rows) = draft.rows else { return #expect(Bool(false)) }
        #expect(rows.first?.draft.positionNumber == "P-1" && rows.first?.draft.person.rawValue == "per_1")
    }

    @Test(
        "A short form that stands alone counts rows as often as positions, so that it is not read",
        arguments: ["#", "No.", "Nr"])
    func alone(name: String) throws {
        let columns = ImportKind.positions.columns
        let text =
            "\(name),\(columns.map(\.name).joined(separator: ","))\n1,"
            + columns.map { "\"\($0.example)\"" }.joined(separator: ",") + "\n"
        let draft = try TestTables.reader.read(Array(text.utf8), fileName: "f", kind: .positions)
        #expect(draft.problems.map(\.cause) == [.columnUnknown], "\(draft.problems)")
        guard case .positions(let rows) = draft.rows else { return #expect(Bool(false)) }
        #expect(rows.map(\.draft.number) == ["P-EXAMPLE"])
    }

    @Test("A file that cannot be read is refused for that, not for its header")
    func unreadable() {
        let header = ImportKind.offices.columns.map(\.name).joined(separator: ",")
        let wide: [UInt8] = header.utf8.flatMap { [$0, 0] as [UInt8] }
        let files: [([UInt8], UnreadableFile)] = [
            ([], .empty), (Array(",,,\n,,,\n".utf8), .empty), (wide, .encodingUnsupported(name: "UTF-16")),
            (Array("\(header)\n\0".utf8), .nulByte(row: 2)),
            (Array(repeating: 0x61, count: 200_000), .fieldTooLong(row: 1, byteCountMax: 64 << 10)),
            (Array("\"\(header)\na,b\n".utf8), .quoteUnclosed(row: 1)),
        ]
        for (bytes, reason) in files {
            #expect(throws: reason) { try TestTables.reader.read(bytes, fileName: "f", kind: nil) }
        }
    }

    @Test("A header with a misplaced quote is named, and no row is read by it")
    func brokenHeader() throws {
        let draft = try read("person,pos\"ition,from,planned_end,state,position\na,b,c,d,e,f\n", .assignments)
        #expect(draft.problems.map(\.cause) == [.columnRepeated, .rowQuoteMalformed])
        #expect(draft.problems.last?.found == "pos\"ition")
        #expect(draft.rejectedRowCount == 1)
    }

    @Test("No spelling of a header stands for two columns of a kind, but a grade", arguments: ImportKind.allCases)
    func distinct(kind: ImportKind) {
        let names = Set(kind.columns.map(\.name))
        #expect(names.count == kind.columns.count)
        let aliases = kind.columns.flatMap(\.aliases).map { $0.lowercased() }
        let several = Dictionary(grouping: aliases) { $0 }.filter { $1.count > 1 }.map(\.key)
        #expect(several == (kind == .positions ? ["grade"] : []), "each other alias is of one column")
        // Read alone, each spelling finds the column that it is a spelling of, its short forms too.
        for (index, column) in kind.columns.enumerated() {
            for alias in column.aliases where alias.hasSuffix(" number") {
                for short in ["no.", "nr", "num", "nbr", "#"] {
                    let header = alias.dropLast("number".count) + short
                    #expect(HeaderMap([String(header)], columns: kind.columns).fieldOfColumn[index] == 0, "\(header)")
                }
            }
        }
    }

    @Test("Words are read in common forms")
    func words() throws {
        let changes = [
            "service": "Army", "clearance": "TS/SCI", "grade_min": "o-4", "grade_max": "O 5", "key_billet": "TRUE",
            "country": "The Philippines", "languages": "Tagalog 2 required", "command": "US Indo-Pacific Command",
            "valid_to": "5 June 2030", "sc_code": "sc1c3", "state": "Funded", "funding": "FMS Admin",
        ]
        let draft = try TestTables.reader.read(TestTables.file(.positions, [changes]), fileName: "f", kind: .positions)
        #expect(draft.problems.isEmpty)
        guard case .positions(let rows) = draft.rows, let row = rows.first?.draft else { return #expect(Bool(false)) }
        #expect(row.service == .army)
        #expect(row.clearance == .topSecretSCI)
        #expect(row.grades.description == "O4-O5")
        #expect(row.isKeyBillet)
        #expect(row.country.rawValue == "PHL")
        #expect(row.languages.map(\.language) == ["tgl"])
        #expect(row.command?.rawValue == "INDOPACOM")
        #expect(row.validity.end == Day("2030-06-05"))
        #expect(row.scCode?.description == "SC1C3")
    }

    @Test("Any service is no service, and a Windows-1252 file keeps its letters")
    func encoding() throws {
        var bytes = TestTables.file(.positions, [["service": "any", "title": "Zo#", "post": "Bogot#"]])
        bytes = bytes.map { $0 == UInt8(ascii: "#") ? 0xEB : $0 }
        let draft = try TestTables.reader.read(bytes, fileName: "f", kind: .positions)
        #expect(draft.encoding == .latin1)
        guard case .positions(let rows) = draft.rows, let row = rows.first?.draft else { return #expect(Bool(false)) }
        #expect(row.service == nil)
        #expect(row.title == "Zoë")
    }

    @Test("The kind is found behind a mark and blank rows")
    func detected() throws {
        let file = TestTables.file(.people, [["name": "Zoë Ångström"]])
        let marked = [0xEF, 0xBB, 0xBF] + Array("\n,,\n".utf8) + file
        #expect(try TestTables.reader.read(marked, fileName: "f", kind: nil).kind == .people)
    }

    @Test("A large file of positions is checked whole, and texts that recur do not mix")
    func large() throws {
        let countries = TestTables.tables.countries.map(\.code.rawValue)
        let file = TestTables.file(
            .positions,
            (0..<2_000).map { ["number": "P\($0)", "country": countries[$0 % countries.count], "title": "T\($0 % 7)"] }
        )
        let draft = try TestTables.reader.read(file, fileName: "f", kind: .positions)
        #expect(draft.problems.isEmpty)
        guard case .positions(let rows) = draft.rows else { return #expect(Bool(false)) }
        #expect(rows.map(\.draft.country.rawValue) == (0..<2_000).map { countries[$0 % countries.count] })
        #expect(rows.map(\.draft.title) == (0..<2_000).map { "T\($0 % 7)" })
    }
}
