import CadreApplication
import CadreDomain
import GRDB

/// Sums the demand register.
enum TrainingDemandRows {
    /// Demand by partner and fiscal year, ordered by both; of one partner where given.
    ///
    /// Lines without a partner that could be mapped, without a fiscal year, or that repeat the sum of other lines are
    /// in no sum.
    static func demand(_ database: Database, of country: CountryCode?) throws -> [TrainingDemandYear] {
        let condition = country == nil ? "country IS NOT NULL" : "country = ?"
        let statement = try database.cachedStatement(
            sql: """
                SELECT country, fiscalYear, count(*), coalesce(sum(quantity), 0), coalesce(sum(costCents), 0)
                FROM trainingEvent WHERE \(condition) AND fiscalYear IS NOT NULL AND isTotal = 0
                GROUP BY country, fiscalYear ORDER BY country, fiscalYear
                """)
        let cursor = try Row.fetchCursor(
            statement, arguments: StatementArguments(country.map { [$0.rawValue.databaseValue] } ?? []))
        var countries = Vocabulary(CountryCode.init)
        var years = Vocabulary(FiscalYear.init)
        var demand: [TrainingDemandYear] = []
        while let next = try cursor.next() {
            let row = StoredRow(row: next, table: "trainingEvent")
            demand.append(
                TrainingDemandYear(
                    country: try countries.value(row, 0), fiscalYear: try years.value(row, 1), lines: try row.int(2),
                    students: try row.int(3), costCents: Int64(try row.int(4))))
        }
        return demand
    }
}
