import CadreDomain
import GRDB

/// Writes offices.
struct OfficeWriter {
    private let upsert: RowStatement

    init(_ database: Database) throws {
        upsert = try RowStatement(
            upsertInto: "office", key: ["id"],
            columns: ["code", "name", "type", "country", "post", "command", "parentID", "validFrom", "validTo"],
            database)
    }

    func write(_ office: Office) throws {
        try upsert.run([
            office.id.databaseValue, office.code.databaseValue, office.name.databaseValue, office.type.databaseValue,
            office.country.rawValue.databaseValue, office.post.databaseValue,
            office.command.column { $0.rawValue.databaseValue }, office.parent.column(\.databaseValue),
            office.validity.start.databaseValue, office.validity.end.databaseValue,
        ])
    }
}

/// Reads offices.
enum OfficeRows {
    /// Every office, ordered by identity.
    static func all(_ database: Database) throws -> [Office] {
        let cursor = try Row.fetchCursor(
            database,
            sql: """
                SELECT id, code, name, type, country, post, command, parentID, validFrom, validTo
                FROM office ORDER BY id
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
