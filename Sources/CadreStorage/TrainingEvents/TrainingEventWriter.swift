import CadreApplication
import CadreDomain
import GRDB

/// Writes the events of one load inside its transaction.
final class TrainingEventWriter: TrainingEventSink {
    private let load: DatabaseValue
    private let insert: RowStatement
    private var terms: TrainingTerms
    private(set) var count = 0

    init(load: Int64, _ database: Database) throws {
        self.load = load.databaseValue
        terms = try TrainingTerms(database)
        insert = try RowStatement(
            """
            INSERT INTO trainingEvent
                (trainingLoadID, "row", reportTermID, regionTermID, partnerTermID, country, programTermID,
                courseTermID, fiscalYear, start, "end", quantity, costCents, isTotal, locationTermID, givingUnitTermID,
                studentUnitTermID)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            database)
    }

    func write(_ events: [TrainingEvent]) throws {
        for event in events {
            try insert.run([
                load, event.row.databaseValue, try term(event.report), try term(event.region),
                try term(event.partner), event.country.column { $0.rawValue.databaseValue }, try term(event.program),
                try term(event.course), event.fiscalYear.column { $0.description.databaseValue },
                event.start.column(\.databaseValue), event.end.column(\.databaseValue),
                event.quantity.column(\.databaseValue), event.costCents.column(\.databaseValue),
                event.isTotal.databaseValue,
                try term(event.location), try term(event.givingUnit), try term(event.studentUnit),
            ])
        }
        count += events.count
    }

    private func term(_ text: String) throws -> DatabaseValue { try terms.number(of: text).databaseValue }
}
