import CadreApplication
import CadreDomain
import GRDB

/// Checks that versions of one record share no day, and that no two records share a natural key on one day.
///
/// Only records that a commit wrote are looked at, and only when all its changes are made, so that a version may be
/// shortened after its successor was written.
struct VersionLaws {
    var offices: Set<ID<Office>> = []
    var positions: Set<ID<Position>> = []
    var people: Set<ID<Person>> = []

    /// Refuses with the name of the law that is broken.
    func check(_ database: Database) throws {
        try check("office.validity", Self.overlap("office"), offices, database)
        try check("office.code", Self.sharedKey("office", "code"), offices, database)
        try check("position.validity", Self.overlap("position"), positions, database)
        try check("position.number", Self.sharedKey("position", "number"), positions, database)
        try check("person.validity", Self.overlap("person"), people, database)
    }

    private func check<Noun>(
        _ law: String, _ sql: String, _ ids: Set<ID<Noun>>, _ database: Database
    ) throws {
        guard !ids.isEmpty else { return }
        let statement = try RowStatement(sql, database)
        for id in ids where try statement.finds([id.databaseValue]) { throw StoreError.conflict(constraint: law) }
    }

    private static func overlap(_ table: String) -> String {
        """
        SELECT 1 FROM \(table) AS earlier
        JOIN \(table) AS later ON later.id = earlier.id AND later.validFrom > earlier.validFrom
        WHERE earlier.id = ? AND later.validFrom < earlier.validTo AND later.validFrom < later.validTo
        """
    }

    private static func sharedKey(_ table: String, _ key: String) -> String {
        """
        SELECT 1 FROM \(table) AS own
        JOIN \(table) AS other ON other.\(key) = own.\(key) AND other.id <> own.id
        WHERE own.id = ? AND max(own.validFrom, other.validFrom) < min(own.validTo, other.validTo)
        """
    }
}
