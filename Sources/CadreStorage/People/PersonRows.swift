import CadreDomain
import GRDB

/// Reads versions of people with their specialties.
enum PersonRows {
    /// Every version, ordered by identity and start.
    static func all(_ database: Database) throws -> [Person] {
        var specialties = try SpecialtyRows(database)
        let cursor = try Row.fetchCursor(
            database,
            sql: """
                SELECT id, validFrom, validTo, name, service, kind, grade, clearance, clearanceUntil, availableFrom,
                    constraints
                FROM person ORDER BY id, validFrom
                """)
        var grades = Vocabulary(Grade.init)
        var people: [Person] = []
        while let next = try cursor.next() {
            let row = StoredRow(row: next, table: "person")
            let (id, validity) = (try row.id(0) as ID<Person>, try row.days(from: 1))
            people.append(
                Person(
                    id: id, name: try row.text(3), service: try row.word(4), kind: try row.word(5),
                    grade: try grades.value(row, 6), specialties: try specialties.take(id, validity.start),
                    clearance: try row.word(7), clearanceUntil: try row.optionalDay(8),
                    availableFrom: try row.optionalDay(9),
                    constraints: MovementConstraints(rawValue: try row.int(10)), validity: validity))
        }
        return people
    }

    /// The specialties of all versions, in the order of the versions.
    private struct SpecialtyRows {
        private let cursor: RowCursor
        private var next: (id: ID<Person>, start: Day, specialty: String)?

        init(_ database: Database) throws {
            cursor = try Row.fetchCursor(
                database,
                sql: """
                    SELECT personID, validFrom, specialty FROM personSpecialty ORDER BY personID, validFrom, ordinal
                    """)
            try advance()
        }

        private mutating func advance() throws {
            guard let found = try cursor.next() else {
                next = nil
                return
            }
            let row = StoredRow(row: found, table: "personSpecialty")
            next = (try row.id(0), try row.day(1), try row.text(2))
        }

        /// Takes the specialties of the version; versions must be asked for in order.
        mutating func take(_ id: ID<Person>, _ start: Day) throws -> [String] {
            var specialties: [String] = []
            while let found = next, found.id == id, found.start == start {
                specialties.append(found.specialty)
                try advance()
            }
            return specialties
        }
    }
}
