import CadreDomain
import GRDB

/// Reads versions of positions with their languages.
enum PositionRows {
    /// Every version, ordered by identity and start.
    static func all(_ database: Database) throws -> [Position] {
        var languages = try LanguageRows(database)
        let cursor = try Row.fetchCursor(
            database,
            sql: """
                SELECT id, validFrom, validTo, number, title, officeID, country, post, command, service, kind,
                    gradeLowest, gradeHighest, specialty, scCode, clearance, accompaniedMonths, unaccompaniedMonths,
                    isKeyBillet, isJointDuty, funding, countsTowardCap, state
                FROM position ORDER BY id, validFrom
                """)
        var vocabularies = Vocabularies()
        var positions: [Position] = []
        while let next = try cursor.next() {
            let row = StoredRow(row: next, table: "position")
            let (id, validity) = (try row.id(0) as ID<Position>, try row.days(from: 1))
            positions.append(
                Position(
                    id: id, number: try row.text(3), title: try row.text(4), office: try row.id(5),
                    country: try vocabularies.countries.value(row, 6), post: try row.text(7),
                    command: try vocabularies.commands.optionalValue(row, 8), service: try row.optionalWord(9),
                    kind: try row.word(10), grades: try vocabularies.grades(row, 11),
                    specialty: try row.optionalText(13),
                    scCode: try vocabularies.scCodes.optionalValue(row, 14), clearance: try row.word(15),
                    languages: try languages.take(id, validity.start), tour: try tour(row, 16),
                    isKeyBillet: try row.flag(18), isJointDuty: try row.flag(19), funding: try row.word(20),
                    countsTowardCap: try row.flag(21), state: try row.word(22), validity: validity))
        }
        return positions
    }

    private static func tour(_ row: StoredRow, _ column: Int) throws -> TourLength {
        let (with, without) = (try row.optionalInt(column), try row.int(column + 1))
        return try row.require(
            TourLength(accompaniedMonths: with, unaccompaniedMonths: without), column + 1, without)
    }

    private struct Vocabularies {
        var countries = Vocabulary(CountryCode.init)
        var commands = Vocabulary(CommandCode.init)
        var gradeByText = Vocabulary(Grade.init)
        var scCodes = Vocabulary(SCCode.init)

        mutating func grades(_ row: StoredRow, _ column: Int) throws -> GradeBand {
            let (lowest, highest) = (try gradeByText.value(row, column), try gradeByText.value(row, column + 1))
            return try row.require(GradeBand(lowest: lowest, highest: highest), column, "\(lowest) to \(highest)")
        }
    }

    /// The languages of all versions, in the order of the versions.
    private struct LanguageRows {
        private let cursor: RowCursor
        private var levels = Vocabulary(ILRProfile.init)
        private var next: (id: ID<Position>, start: Day, language: LanguageRequirement)?

        init(_ database: Database) throws {
            cursor = try Row.fetchCursor(
                database,
                sql: """
                    SELECT positionID, validFrom, language, level, isRequired
                    FROM positionLanguage ORDER BY positionID, validFrom, ordinal
                    """)
            try advance()
        }

        private mutating func advance() throws {
            guard let found = try cursor.next() else {
                next = nil
                return
            }
            let row = StoredRow(row: found, table: "positionLanguage")
            next = (
                try row.id(0), try row.day(1),
                LanguageRequirement(
                    language: try row.text(2), level: try levels.value(row, 3), isRequired: try row.flag(4))
            )
        }

        /// Takes the languages of the version; versions must be asked for in order.
        mutating func take(_ id: ID<Position>, _ start: Day) throws -> [LanguageRequirement] {
            var languages: [LanguageRequirement] = []
            while let found = next, found.id == id, found.start == start {
                languages.append(found.language)
                try advance()
            }
            return languages
        }
    }
}
