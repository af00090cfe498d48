import CadreDomain
import GRDB

/// Writes versions of people with their specialties.
struct PersonWriter {
    private let identity: RowStatement
    private let upsert: RowStatement
    private let removeSpecialties: RowStatement
    private let insertSpecialty: RowStatement
    private let removeVersion: RowStatement
    private let removeIdentity: RowStatement

    init(_ database: Database) throws {
        identity = try RowStatement(upsertInto: "personIdentity", key: ["id"], columns: [], database)
        upsert = try RowStatement(
            upsertInto: "person", key: ["id", "validFrom"],
            columns: [
                "validTo", "name", "service", "kind", "grade", "clearance", "clearanceUntil", "availableFrom",
                "constraints",
            ],
            database)
        removeSpecialties = try RowStatement(
            "DELETE FROM personSpecialty WHERE personID = ? AND validFrom = ?", database)
        insertSpecialty = try RowStatement(
            upsertInto: "personSpecialty", key: ["personID", "validFrom", "ordinal"], columns: ["specialty"], database)
        removeVersion = try RowStatement("DELETE FROM person WHERE id = ? AND validFrom = ?", database)
        removeIdentity = try RowStatement(
            "DELETE FROM personIdentity WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM person WHERE person.id = ?1)",
            database)
    }

    func write(_ person: Person) throws {
        let id = person.id.databaseValue
        let start = person.validity.start.databaseValue
        try identity.run([id])
        try upsert.run([
            id, start, person.validity.end.databaseValue, person.name.databaseValue,
            person.service.rawValue.databaseValue, person.kind.rawValue.databaseValue,
            person.grade.description.databaseValue, person.clearance.rawValue.databaseValue,
            person.clearanceUntil.column(\.databaseValue), person.availableFrom.column(\.databaseValue),
            person.constraints.rawValue.databaseValue,
        ])
        try removeSpecialties.run([id, start])
        for (ordinal, specialty) in person.specialties.enumerated() {
            try insertSpecialty.run([id, start, ordinal.databaseValue, specialty.databaseValue])
        }
    }

    /// Takes the version away, and the identity with the last version.
    func removeVersion(of id: ID<Person>, start: Day) throws {
        try removeVersion.run([id.databaseValue, start.databaseValue])
        try removeIdentity.run([id.databaseValue])
    }
}
