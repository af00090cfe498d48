import CadreDomain
import GRDB

/// Writes versions of offices.
struct OfficeWriter {
    private let identity: RowStatement
    private let upsert: RowStatement

    init(_ database: Database) throws {
        identity = try RowStatement(upsertInto: "officeIdentity", key: ["id"], columns: [], database)
        upsert = try RowStatement(
            upsertInto: "office", key: ["id", "validFrom"],
            columns: ["validTo", "code", "name", "type", "country", "post", "command", "parentID"], database)
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
