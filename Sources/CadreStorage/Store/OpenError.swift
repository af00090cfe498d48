import CadreApplication
import Foundation
import GRDB

extension SQLiteStore {
    /// Why the store of a data directory cannot be opened.
    public enum OpenError: Error, Hashable, Sendable {
        /// Another store writes in the directory; the process is named where it is known.
        case busy(processID: Int32?)
        /// There is no database to read.
        case missing(path: String)
        /// The directory or a file in it cannot be made or read.
        case unusable(reason: String)
        /// The disk takes no writes: it is full or mounted for reading, or a mode forbids them.
        case unwritable(reason: String)
        /// The file is no database, or a damaged one.
        case corrupt(reason: String)
        /// The file is a database of another program.
        case foreign
        /// A newer Cadre has written the database.
        case newerSchema(found: Int, known: Int)
        /// An older Cadre has written the database, which only a writing store brings up to date.
        case olderSchema(found: Int, known: Int)
        /// The database does not promise that a commit is on the disk before it is acknowledged.
        case notDurable(synchronous: Int, journalMode: String)

        init(_ error: any Error) {
            switch error {
            case let error as OpenError: self = error
            case let error as DatabaseError where Self.refusals.contains(error.resultCode):
                self = .unwritable(reason: StoreError.text(of: error))
            default:
                switch StoreError(error) {
                case .corrupt(let reason): self = .corrupt(reason: reason)
                case .unavailable(let reason), .conflict(let reason): self = .unusable(reason: reason)
                case .staleVersion, .keyReused: self = .unusable(reason: "the database does not answer")
                }
            }
        }

        /// Says what the system's own error means.
        init(_ what: String, code: CInt) {
            let reason = "\(what): \(String(cString: strerror(code)))"
            self =
                [EROFS, EACCES, EPERM, ENOSPC, EDQUOT, EFBIG].contains(code)
                ? .unwritable(reason: reason) : .unusable(reason: reason)
        }

        /// How SQLite says that it cannot write the database, its log or the log's index.
        private static let refusals: [ResultCode] = [
            .SQLITE_READONLY, .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_PERM,
        ]
    }
}
