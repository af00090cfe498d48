import CadreDomain
import CadreExchange
import Testing

@Suite("Imports: every kind of problem")
struct ImportProblemTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let kind: ImportKind
        let changes: [String: String]
        let cause: ImportProblem.Cause
        let column: String
        let found: String

        init(
            _ kind: ImportKind, _ changes: [String: String], _ cause: ImportProblem.Cause, _ column: String,
            found: String? = nil
        ) {
            self.kind = kind
            self.changes = changes
            self.cause = cause
            self.column = column
            self.found = found ?? changes[column] ?? ""
        }

        var testDescription: String { "\(kind) \(column) \(cause.rawValue)" }
    }

    /// Changes to the example row of a template, and the one problem each makes.
    static let cases = [
        Case(.positions, ["title": ""], .valueMissing, "title"),
        Case(.positions, ["title": "Chief\u{1B}[31m"], .textControlCharacter, "title", found: "Chief<U+001B>[31m"),
        Case(.positions, ["title": "Two\nlines"], .textControlCharacter, "title", found: "Two<U+000A>lines"),
        Case(.positions, ["number": "P-\u{7F}1"], .textControlCharacter, "number", found: "P-<U+007F>1"),
        Case(.people, ["name": "Ann\u{202E}nnA"], .textControlCharacter, "name", found: "Ann<U+202E>nnA"),
        Case(.people, ["specialties": "48F;\u{85}"], .textControlCharacter, "specialties", found: "48F;<U+0085>"),
        Case(.offices, ["parent": "A\u{2066}"], .textControlCharacter, "parent", found: "A<U+2066>"),
        Case(.offices, ["code": String(repeating: "é", count: 41)], .textTooLong, "code"),
        Case(.offices, ["name": String(repeating: "n", count: 201)], .textTooLong, "name"),
        Case(.offices, ["post": String(repeating: "p", count: 101)], .textTooLong, "post"),
        Case(.positions, ["valid_from": "6/15/2027"], .dateUnreadable, "valid_from"),
        Case(.positions, ["valid_from": "2027-02-29"], .dateUnreadable, "valid_from"),
        Case(.positions, ["tour_unaccompanied": "121"], .numberUnreadable, "tour_unaccompanied"),
        Case(.positions, ["key_billet": "perhaps"], .booleanUnreadable, "key_billet"),
        Case(.positions, ["sc_code": "SC99"], .scCodeUnreadable, "sc_code"),
        Case(.positions, ["languages": "fra 2/2/2"], .languageRequirementUnreadable, "languages"),
        Case(.positions, ["languages": "klingon 2/2/2 required"], .languageUnknown, "languages"),
        Case(.positions, ["languages": "fra 6/2/2 required"], .levelUnreadable, "languages"),
        Case(.positions, ["country": "Phillipines"], .countryUnknown, "country"),
        Case(.positions, ["command": "INDOPACUM"], .commandUnknown, "command"),
        Case(.positions, ["service": "Starfleet"], .serviceUnknown, "service"),
        Case(.positions, ["kind": "robot"], .kindUnknown, "kind"),
        Case(.positions, ["grade_min": "O11"], .gradeUnknown, "grade_min"),
        Case(.positions, ["grade_min": "O6"], .gradeBandReversed, "grade_max", found: "O5"),
        Case(.positions, ["grade_min": "GS12"], .gradeBandReversed, "grade_max", found: "O5"),
        Case(.positions, ["kind": "civilian"], .gradeKindMismatch, "kind"),
        Case(.positions, ["service": "DOD"], .serviceKindMismatch, "service"),
        Case(.positions, ["clearance": "cosmic"], .clearanceUnknown, "clearance"),
        Case(.positions, ["funding": "petty cash"], .fundingUnknown, "funding"),
        Case(.positions, ["state": "imagined"], .stateUnknown, "state"),
        Case(.positions, ["valid_to": "2020-01-01"], .daysReversed, "valid_to"),
        Case(.positions, ["sc_code": "SC1Z3"], .scCodeAreaUnknown, "sc_code"),
        Case(.offices, ["type": "ZZZ"], .officeTypeUnknown, "type"),
        Case(.people, ["person": "per 1"], .identityUnreadable, "person"),
        Case(.people, ["constraints": "review_pending; sleepy"], .constraintUnknown, "constraints"),
        Case(.people, ["kind": "civilian"], .gradeKindMismatch, "kind"),
        Case(.qualifications, ["result": "9/9/9"], .levelUnreadable, "result"),
        Case(.qualifications, ["result": ""], .valueMissing, "result"),
        Case(.qualifications, ["scheme": "DSCU"], .valueUnexpected, "scheme"),
        Case(.qualifications, ["kind": "licence"], .kindUnknown, "kind"),
        Case(
            .qualifications,
            ["kind": "certification", "scheme": "SC-2.0", "level": "1", "area": "Z", "language": "", "result": ""],
            .areaUnknown, "area"
        ),
        Case(
            .qualifications,
            ["kind": "certification", "scheme": "SC-9", "level": "1", "language": "", "result": ""], .schemeUnknown,
            "scheme"
        ),
        Case(
            .qualifications, ["kind": "course", "course": "SCO-OPZ", "language": "", "result": ""], .courseUnknown,
            "course"
        ),
        Case(.assignments, ["planned_end": "2026-07-01"], .daysReversed, "planned_end"),
        Case(.assignments, ["actual_end": "2028-01-01"], .endStateMismatch, "actual_end"),
        Case(
            .assignments, ["state": "curtailed", "actual_end": "2028-01-01", "curtailment": "boredom"],
            .curtailmentUnknown, "curtailment"
        ),
        Case(.assignments, ["state": "curtailed", "actual_end": "2028-01-01"], .valueMissing, "curtailment"),
        Case(.assignments, ["curtailment": "other"], .valueUnexpected, "curtailment"),
    ]

    @Test("A row with one mistake gives one problem with its row, column, text and fix", arguments: cases)
    func problem(example: Case) throws {
        let file = TestTables.file(example.kind, [example.changes])
        let draft = try TestTables.reader.read(file, fileName: "in.csv", kind: example.kind)
        #expect(draft.problems.map(\.cause) == [example.cause])
        let problem = try #require(draft.problems.first)
        #expect(problem.row == 2)
        #expect(problem.column == example.column)
        #expect(problem.found == example.found)
        #expect(problem.file == "in.csv")
        #expect(!problem.allowed.isEmpty)
        #expect(!problem.fix.isEmpty)
        #expect(draft.rows.count == (problem.isRejecting ? 0 : 1))
        #expect(draft.rejectedRowCount == (problem.isRejecting ? 1 : 0))
    }

    @Test(
        "Levels that are none are named, and a language may be of several words",
        arguments: [
            ("fra 6/2/2 required", "no such level: 6."), ("fra 2/7/2++ required", "no such level: 7, 2++."),
            ("fra 2/2 required", "divided by slashes."), ("fra fluent required", "divided by semicolons."),
        ])
    func levels(text: String, ending: String) throws {
        let file = TestTables.file(.positions, [["languages": text]])
        let draft = try TestTables.reader.read(file, fileName: "in.csv", kind: .positions)
        #expect(draft.problems.map { $0.fix.hasSuffix(ending) } == [true], "\(draft.problems.map(\.fix))")
        let several = TestTables.file(.positions, [["languages": "Mandarin  Chinese 2/2/1+ required; hat 1 preferred"]])
        let read = try TestTables.reader.read(several, fileName: "in.csv", kind: .positions)
        #expect(read.problems.isEmpty)
        guard case .positions(let rows) = read.rows else { return #expect(Bool(false)) }
        #expect(rows.first?.draft.languages.map(\.language) == ["cmn", "hat"])
        #expect(rows.first?.draft.languages.map(\.level.description) == ["2/2/1+", "1/1/1"])
    }

    @Test("Every cause has a case here or among the tests of headers and rows")
    func complete() {
        let structural: Set<ImportProblem.Cause> = [
            .columnMissing, .columnUnknown, .columnRepeated, .rowFieldCount, .rowQuoteMalformed, .rowRepeated,
            // Tests of workbooks have these.
            .cellFormula, .cellError, .cellTimeOfDay, .cellNoDay, .cellsMerged, .rowsHidden, .rowsNotes,
        ]
        let covered = Set(Self.cases.map(\.cause)).union(structural)
        #expect(Set(ImportProblem.Cause.allCases) == covered)
    }

    @Test("A text as long as its column allows is taken, counted in characters", arguments: ImportKind.allCases)
    func longest(kind: ImportKind) throws {
        let texts = kind.columns.filter { $0.isText && !$0.example.isEmpty }
        let changes = texts.map { ($0.name, String(repeating: "é", count: $0.lengthMax ?? 0)) }
        let file = TestTables.file(kind, [Dictionary(uniqueKeysWithValues: changes)])
        let draft = try TestTables.reader.read(file, fileName: "in.csv", kind: kind)
        #expect(draft.problems.isEmpty && draft.rows.count == 1)
    }

    @Test("A problem shows a very long text cut, and every control character by its number")
    func shown() throws {
        let file = TestTables.file(.positions, [["title": "\u{9B}" + String(repeating: "x", count: 60_000)]])
        let found = try #require(TestTables.reader.read(file, fileName: "f", kind: .positions).problems.first?.found)
        #expect(found.hasPrefix("<U+009B>xxx") && found.hasSuffix("…") && found.count < 600)
    }

    @Test("A misspelt word comes with the word that is probably meant")
    func suggestions() throws {
        let file = TestTables.file(.positions, [["country": "Phillipines", "clearance": "top_secrt", "number": "A"]])
        let draft = try TestTables.reader.read(file, fileName: "in.csv", kind: .positions)
        #expect(
            draft.problems.map(\.fix) == [
                "Maybe PHL (Philippines) is meant.", "Maybe top_secret is meant.",
            ])
    }

    @Test("A letter of no functional area is not said to be meant for another letter")
    func oneLetter() throws {
        let file = TestTables.file(.qualifications, [["kind": "certification", "level": "1", "area": "Z"]])
        let draft = try TestTables.reader.read(file, fileName: "in.csv", kind: .qualifications)
        let problem = try #require(draft.problems.first { $0.column == "area" })
        #expect(problem.found == "Z" && problem.fix == "Write one of the words allowed.", "\(problem)")
        #expect(problem.allowed.hasPrefix("A, "), "\(problem)")
    }

    @Test("Problems with one cause, column and text are one group with its count and first rows")
    func groups() throws {
        var rows = (1...30).map { ["number": "P\($0)", "country": "Phillipines"] }
        rows += [["number": "Q", "country": "Atlantis"], ["number": "R"]]
        let file = TestTables.file(.positions, rows)
        let draft = try TestTables.reader.read(file, fileName: "in.csv", kind: .positions)
        #expect(draft.groups.map(\.count) == [30, 1])
        #expect(draft.groups.first?.found == "Phillipines")
        #expect(draft.groups.first?.firstRows == Array(2...11))
        #expect(draft.rows.count == 1)
    }

    @Test("Problems beyond the limit are counted in their groups")
    func limit() throws {
        let file = TestTables.file(.positions, (1...50).map { ["number": "P\($0)", "country": "Nowhere \($0)"] })
        let reader = ImportReader(tables: TestTables.tables, limits: ImportLimits(problemCountMax: 7))
        let draft = try reader.read(file, fileName: "in.csv", kind: .positions)
        #expect(draft.problems.count == 7)
        #expect(draft.problemCount == 50)
        #expect(draft.groups.reduce(0) { $0 + $1.count } == 50)
    }
}
