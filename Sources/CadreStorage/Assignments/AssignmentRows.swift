import CadreDomain
import GRDB

/// Writes assignments.
struct AssignmentWriter {
    private let upsert: RowStatement
    private let remove: RowStatement

    init(_ database: Database) throws {
        upsert = try RowStatement(
            upsertInto: "assignment", key: ["id"],
            columns: ["personID", "positionID", "from", "plannedEnd", "actualEnd", "state", "curtailment"], database)
        remove = try RowStatement("DELETE FROM assignment WHERE id = ?", database)
    }

    func remove(_ id: ID<Assignment>) throws { try remove.run([id.databaseValue]) }

    func write(_ assignment: Assignment) throws {
        try upsert.run([
            assignment.id.databaseValue, assignment.person.databaseValue, assignment.position.databaseValue,
            assignment.from.databaseValue, assignment.plannedEnd.databaseValue,
            assignment.actualEnd.column(\.databaseValue), assignment.state.rawValue.databaseValue,
            assignment.curtailment.column { $0.rawValue.databaseValue },
        ])
    }
}

/// Reads assignments.
enum AssignmentRows {
    /// Every assignment, ordered by identity.
    static func all(_ database: Database) throws -> [Assignment] {
        let cursor = try Row.fetchCursor(
            database,
            sql: """
                SELECT id, personID, positionID, "from", plannedEnd, actualEnd, state, curtailment
                FROM assignment ORDER BY id
                """)
        var assignments: [Assignment] = []
        while let next = try cursor.next() {
            let row = StoredRow(row: next, table: "assignment")
            assignments.append(
                Assignment(
                    id: try row.id(0), person: try row.id(1), position: try row.id(2), from: try row.day(3),
                    plannedEnd: try row.day(4), actualEnd: try row.optionalDay(5), state: try row.word(6),
                    curtailment: try row.optionalWord(7)))
        }
        return assignments
    }
}
