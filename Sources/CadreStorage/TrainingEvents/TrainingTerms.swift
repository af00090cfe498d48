import GRDB

/// Gives each term of the reports its number, once.
struct TrainingTerms {
    private let find: Statement
    private let insert: RowStatement
    private let database: Database
    private var numbers: [String: Int64] = [:]
    /// Whether earlier loads have left terms that must be looked up before one is added.
    private let isFirstLoad: Bool

    init(_ database: Database) throws {
        self.database = database
        find = try database.cachedStatement(sql: "SELECT id FROM trainingTerm WHERE term = ?")
        insert = try RowStatement("INSERT INTO trainingTerm (term) VALUES (?)", database)
        isFirstLoad = try Row.fetchOne(database, sql: "SELECT 1 FROM trainingTerm LIMIT 1") == nil
    }

    /// The number of the term, new or known.
    mutating func number(of term: String) throws -> Int64 {
        if let known = numbers[term] { return known }
        let number = try stored(term) ?? added(term)
        numbers[term] = number
        return number
    }

    private func stored(_ term: String) throws -> Int64? {
        isFirstLoad ? nil : try Int64.fetchOne(find, arguments: [term])
    }

    private func added(_ term: String) throws -> Int64 {
        try insert.run([term.databaseValue])
        return database.lastInsertedRowID
    }
}
