import CadreDomain
import GRDB

/// Writes versions of positions with their languages.
struct PositionWriter {
    private let identity: RowStatement
    private let upsert: RowStatement
    private let removeLanguages: RowStatement
    private let insertLanguage: RowStatement
    private let removeVersion: RowStatement
    private let removeIdentity: RowStatement

    init(_ database: Database) throws {
        identity = try RowStatement(upsertInto: "positionIdentity", key: ["id"], columns: [], database)
        upsert = try RowStatement(
            upsertInto: "position", key: ["id", "validFrom"],
            columns: [
                "validTo", "number", "title", "officeID", "country", "post", "command", "service", "kind",
                "gradeLowest", "gradeHighest", "specialty", "scCode", "clearance", "accompaniedMonths",
                "unaccompaniedMonths", "isKeyBillet", "isJointDuty", "funding", "countsTowardCap", "state",
            ],
            database)
        removeLanguages = try RowStatement(
            "DELETE FROM positionLanguage WHERE positionID = ? AND validFrom = ?", database)
        insertLanguage = try RowStatement(
            upsertInto: "positionLanguage", key: ["positionID", "validFrom", "ordinal"],
            columns: ["language", "level", "isRequired"], database)
        removeVersion = try RowStatement("DELETE FROM position WHERE id = ? AND validFrom = ?", database)
        removeIdentity = try RowStatement(
            """
            DELETE FROM positionIdentity
            WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM position WHERE position.id = ?1)
            """,
            database)
    }

    func write(_ position: Position) throws {
        let id = position.id.databaseValue
        let start = position.validity.start.databaseValue
        try identity.run([id])
        try upsert.run([
            id, start, position.validity.end.databaseValue, position.number.databaseValue,
            position.title.databaseValue, position.office.databaseValue, position.country.rawValue.databaseValue,
            position.post.databaseValue, position.command.column { $0.rawValue.databaseValue },
            position.service.column { $0.rawValue.databaseValue }, position.kind.rawValue.databaseValue,
            position.grades.lowest.description.databaseValue, position.grades.highest.description.databaseValue,
            position.specialty.column(\.databaseValue), position.scCode.column { $0.description.databaseValue },
            position.clearance.rawValue.databaseValue, position.tour.accompaniedMonths.column(\.databaseValue),
            position.tour.unaccompaniedMonths.databaseValue, position.isKeyBillet.databaseValue,
            position.isJointDuty.databaseValue, position.funding.rawValue.databaseValue,
            position.countsTowardCap.databaseValue, position.state.rawValue.databaseValue,
        ])
        try removeLanguages.run([id, start])
        for (ordinal, language) in position.languages.enumerated() {
            try insertLanguage.run([
                id, start, ordinal.databaseValue, language.language.databaseValue,
                language.level.description.databaseValue, language.isRequired.databaseValue,
            ])
        }
    }

    /// Takes the version away, and the identity with the last version.
    func removeVersion(of id: ID<Position>, start: Day) throws {
        try removeVersion.run([id.databaseValue, start.databaseValue])
        try removeIdentity.run([id.databaseValue])
    }
}
