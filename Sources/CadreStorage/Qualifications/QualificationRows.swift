import CadreDomain
import GRDB

/// Writes qualifications.
struct QualificationWriter {
    private let upsert: RowStatement
    private let remove: RowStatement

    init(_ database: Database) throws {
        upsert = try RowStatement(
            upsertInto: "qualification", key: ["id"],
            columns: [
                "personID", "kind", "scheme", "level", "area", "language", "result", "course", "earned", "goodUntil",
            ],
            database)
        remove = try RowStatement("DELETE FROM qualification WHERE id = ?", database)
    }

    func remove(_ id: ID<Qualification>) throws { try remove.run([id.databaseValue]) }

    func write(_ qualification: Qualification) throws {
        var kind = [DatabaseValue](repeating: .null, count: 6)
        switch qualification.kind {
        case .certification(let scheme, let level, let area):
            kind[0] = scheme.databaseValue
            kind[1] = level.databaseValue
            kind[2] = area.column { String($0).databaseValue }
        case .language(let code, let result):
            kind[3] = code.databaseValue
            kind[4] = result.description.databaseValue
        case .course(let code):
            kind[5] = code.databaseValue
        }
        try upsert.run(
            [
                qualification.id.databaseValue, qualification.person.databaseValue,
                qualification.kind.word.databaseValue,
            ] + kind + [qualification.earned.databaseValue, qualification.goodUntil.column(\.databaseValue)])
    }
}

/// Reads qualifications.
enum QualificationRows {
    /// Every qualification, ordered by identity.
    static func all(_ database: Database) throws -> [Qualification] {
        let cursor = try Row.fetchCursor(
            database,
            sql: """
                SELECT id, personID, kind, scheme, level, area, language, result, course, earned, goodUntil
                FROM qualification ORDER BY id
                """)
        var results = Vocabulary(ILRProfile.init)
        var qualifications: [Qualification] = []
        while let next = try cursor.next() {
            let row = StoredRow(row: next, table: "qualification")
            qualifications.append(
                Qualification(
                    id: try row.id(0), person: try row.id(1), kind: try kind(row, &results), earned: try row.day(9),
                    goodUntil: try row.optionalDay(10)))
        }
        return qualifications
    }

    private static func kind(
        _ row: StoredRow, _ results: inout Vocabulary<ILRProfile>
    ) throws -> Qualification.Kind {
        let word = try row.text(2)
        switch word {
        case "certification":
            let area = try row.optionalText(5)
            let letter = area?.count == 1 ? area?.first : nil
            if let area, letter == nil { return try row.require(nil, 5, area) }
            return .certification(scheme: try row.text(3), level: try row.int(4), area: letter)
        case "language": return .language(code: try row.text(6), result: try results.value(row, 7))
        case "course": return .course(code: try row.text(8))
        default: return try row.require(nil, 2, word)
        }
    }
}
