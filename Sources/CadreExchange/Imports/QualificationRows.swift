import CadreDomain

/// Reads rows of qualification files.
struct QualificationRows: RowParser {
    private enum Column: Int {
        case qualification, person, kind, scheme, level, area, language, result, course, earned, goodUntil
    }

    static let columns = [
        ImportColumn(
            "qualification", aliases: ["qualification id", "qualification number", "id"],
            note: "the identity; empty for a new one"
        ),
        ImportColumn(
            "person",
            aliases: ["person id", "person number", "employee id", "employee number", "member id", "member number"],
            isRequired: true, example: "per_example",
            note: "the identity of the person"
        ),
        ImportColumn(
            "kind", aliases: ["qualification kind", "qualification type", "type"], isRequired: true,
            example: "language", note: "certification, language or course"
        ),
        ImportColumn(
            "scheme", aliases: ["certification", "certification scheme"], lengthMax: TextLimits.codeLengthMax,
            note: "the scheme of a certification"
        ),
        ImportColumn(
            "level", aliases: ["certification level"], note: "the level of a certification, from 1"
        ),
        ImportColumn(
            "area", aliases: ["functional area", "certification area"], note: "a letter of the functional area table"
        ),
        ImportColumn(
            "language", aliases: ["language code"], example: "tgl", note: "a code or name of the language table"
        ),
        ImportColumn(
            "result", aliases: ["score", "test result", "ILR", "DLPT"], example: "2/2/1+",
            note: "levels in listening, reading and speaking, such as 2/2/1+"
        ),
        ImportColumn(
            "course", aliases: ["course code"], lengthMax: TextLimits.codeLengthMax, note: "the code of a course"),
        ImportColumn(
            "earned", aliases: ["date earned", "completed", "completion date", "test date", "awarded"],
            isRequired: true, example: "2026-03-02", note: "the day it was earned or tested, as YYYY-MM-DD"
        ),
        ImportColumn(
            "good_until", aliases: ["expires", "expiry", "expiration", "expiration date", "valid until"],
            example: "2027-03-02", note: "the first day on which it is no longer good; empty for no end"
        ),
    ]

    private let words: Vocabularies
    private let hasCourses: Bool
    private let hasSchemes: Bool
    private var kind: ColumnMemo<String>
    private var level = ColumnMemo<Int> { NumberCell.reading($0, in: 1...9) }
    private var area: ColumnMemo<Character>
    private var language: ColumnMemo<String>
    private var result: ColumnMemo<ILRProfile>
    private var day = ColumnMemo<Day>(DayCell.reading)

    init(words: Vocabularies) {
        self.words = words
        hasCourses = !words.courses.allowed.isEmpty
        hasSchemes = !words.schemes.allowed.isEmpty
        kind = ColumnMemo { words.qualificationKinds.reading($0, unknown: .kindUnknown) }
        area = ColumnMemo { text in
            words.areas.reading(text, unknown: .areaUnknown).map { $0.first ?? "?" }
        }
        language = ColumnMemo { words.languages.reading($0, unknown: .languageUnknown) }
        result = ColumnMemo(LevelCell.reading)
    }

    mutating func draft(from row: inout RowReader) -> QualificationDraft? {
        let qualification: ID<Qualification>? = row.value(Column.qualification.rawValue, IdentityCell.reading)
        let person: ID<Person>? = row.value(Column.person.rawValue, IdentityCell.reading)
        let kind = row.value(Column.kind.rawValue, &kind).flatMap { content(of: $0, from: &row) }
        let earned = row.value(Column.earned.rawValue, &day)
        let goodUntil = row.value(Column.goodUntil.rawValue, &day)
        if let earned, let goodUntil, goodUntil < earned {
            row.noteReversed(Column.goodUntil.rawValue, start: earned)
        }
        guard !row.isRejected, let person, let kind, let earned else { return nil }
        return QualificationDraft(
            qualification: qualification, person: person, kind: kind, earned: earned, goodUntil: goodUntil
        )
    }

    private mutating func content(of word: String, from row: inout RowReader) -> Qualification.Kind? {
        switch word {
        case "certification":
            refuse([.language, .result, .course], in: &row, word: word)
            let scheme = Self.needed(.scheme, in: &row, word: word) { $0.text($1) }
            let level = Self.needed(.level, in: &row, word: word) { $0.value($1, &self.level) }
            let area = row.value(Column.area.rawValue, &area)
            guard let scheme, let level else { return nil }
            if hasSchemes {
                Self.warn(.scheme, .schemeUnknown, of: scheme, words.schemes, allowed: words.schemes.allowed, in: &row)
            }
            return .certification(scheme: scheme, level: level, area: area)
        case "language":
            refuse([.scheme, .level, .area, .course], in: &row, word: word)
            let code = Self.needed(.language, in: &row, word: word) { $0.value($1, &self.language) }
            let result = Self.needed(.result, in: &row, word: word) { $0.value($1, &self.result) }
            guard let code, let result else { return nil }
            return .language(code: code, result: result)
        default:
            refuse([.scheme, .level, .area, .language, .result], in: &row, word: word)
            guard let code = Self.needed(.course, in: &row, word: word, { $0.text($1) }) else { return nil }
            if hasCourses {
                Self.warn(
                    .course, .courseUnknown, of: code, words.courses, allowed: "codes of the course catalogue", in: &row
                )
            }
            return .course(code: code)
        }
    }

    /// Warns of a code that is not in its table; the row is taken as it is.
    private static func warn(
        _ column: Column, _ cause: ImportProblem.Cause, of code: String, _ table: Vocabulary<String>, allowed: String,
        in row: inout RowReader
    ) {
        guard table.value(of: code) == nil else { return }
        let near = table.suggestions(for: code).joined(separator: " or ")
        let fix = near.isEmpty ? "Check the code; the row is taken as it is." : "Maybe \(near) is meant."
        row.warn(column.rawValue, CellProblem(cause, allowed: allowed, fix: fix))
    }

    private static func needed<Value>(
        _ column: Column, in row: inout RowReader, word: String, _ read: (inout RowReader, Int) -> Value?
    ) -> Value? {
        if row.isEmpty(column.rawValue) {
            row.noteNeeded(column.rawValue, because: "A row of kind \(word) needs it")
            return nil
        }
        return read(&row, column.rawValue)
    }

    private func refuse(_ columns: [Column], in row: inout RowReader, word: String) {
        for column in columns where !row.isEmpty(column.rawValue) {
            row.noteUnexpected(column.rawValue, because: "A row of kind \(word) has no value here; check the kind")
        }
    }

    func key(of draft: QualificationDraft) -> [String] {
        [draft.person.rawValue, draft.key.subject, draft.earned.description]
    }
    static func rows(_ rows: [ImportRow<QualificationDraft>]) -> ImportRows { .qualifications(rows) }
}
