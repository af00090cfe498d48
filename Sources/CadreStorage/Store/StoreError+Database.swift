import CadreApplication
import Foundation
import GRDB

extension StoreError {
    /// What the database's own error means to whoever asked.
    init(_ error: any Error) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError: self.init(database: error)
        case is RowDecodingError: self = .corrupt(reason: "A stored value has another form than its column promises")
        case is CancellationError: self = .unavailable(reason: "The request was cancelled")
        default: self = .unavailable(reason: "The database does not answer: \(error.localizedDescription)")
        }
    }

    private init(database error: DatabaseError) {
        switch error.resultCode {
        case .SQLITE_CONSTRAINT: self = .conflict(constraint: Self.constraint(in: error.message ?? ""))
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_MISMATCH, .SQLITE_SCHEMA:
            self = .corrupt(reason: Self.text(of: error))
        default: self = .unavailable(reason: Self.text(of: error))
        }
    }

    /// The code and the library's sentence, without the statement and its values.
    static func text(of error: DatabaseError) -> String {
        "SQLite error \(error.extendedResultCode.rawValue), \(error.message ?? "no message")"
    }

    /// The name of the constraint in the library's sentence `UNIQUE constraint failed: assignment.positionID`.
    ///
    /// SQLite names the column of a unique index and not the index, so the one that users meet is named here.
    private static func constraint(in message: String) -> String {
        guard let colon = message.firstRange(of: "constraint failed: ") else { return message }
        let name = String(message[colon.upperBound...])
        return name == "assignment.positionID" ? "oneReliefPerPosition" : name
    }
}
