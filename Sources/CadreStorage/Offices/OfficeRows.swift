import CadreDomain
import GRDB

/// Writes versions of offices.
struct OfficeWriter {
    private let identity: RowStatement
    private let upsert: RowStatement
    private let removeVersion: RowStatement
    private let removeIdentity: RowStatement

    init(_ database: Database) throws {
        identity = try RowStatement(upsertInto: "officeIdentity", key: ["id"], columns: [], database)
        upsert = try RowStatement(
            upsertInto: "office", key: ["id", "validFrom"],
            columns: ["validTo", "code", "name", "type", "country", "post", "command", "parentID"], database)
        removeVersion = try RowStatement("DELETE FROM office WHERE id = ? AND validFrom = ?", database)
        removeIdentity = try RowStatement(
            "DELETE FROM officeIdentity WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM office WHERE office.id = ?1)",
            database)
    }

    func write(_ office: Office) throws {
        let id = office.id.databaseValue
        try identity.run([id])
        try upsert.run([
            id, office.validity.start.databaseValue, office.validity.end.databaseValue, office.code.databaseValue,
            office.name.databaseValue, office.type.databaseValue, office.country.rawValue.databaseValue,
            office.post.databaseValue, office.command.column { $0.rawValue.databaseValue },
            office.parent.column(\.databaseValue),
        ])
    }

    /// Takes the version away, and the identity with the last version.
    func removeVersion(of id: ID<Office>, start: Day) throws {
        try removeVersion.run([id.databaseValue, start.databaseValue])
        try removeIdentity.run([id.databaseValue])
    }
}

/// Reads versions of offices.
enum OfficeRows {
    /// Every version, ordered by identity and start.
    static func all(_ database: Database) throws -> [Office] {
        let cursor = try Row.fetchCursor(
            database,
            sql: """
                SELECT id, code, name, type, country, post, command, parentID, validFrom, validTo
                FROM office ORDER BY id, validFrom
                """)
        var countries = Vocabulary(CountryCode.init)
        var commands = Vocabulary(CommandCode.init)
        var offices: [Office] = []
        while let next = try cursor.next() {
            let row = StoredRow(row: next, table: "office")
            offices.append(
                Office(
                    id: try row.id(0), code: try row.text(1), name: try row.text(2), type: try row.text(3),
                    country: try countries.value(row, 4), post: try row.text(5),
                    command: try commands.optionalValue(row, 6), parent: try row.optionalID(7),
                    validity: try row.days(from: 8)))
        }
        return offices
    }
}
