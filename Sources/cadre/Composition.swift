import CadreApplication
import CadreDomain
import CadreExchange
import CadreLedger
import CadreNumerics
import CadreStorage
import CadreWeb
import Foundation

/// Puts the parts together over one data directory; the only place where everything is known.
struct Composition: Sendable {
    let reference: ReferenceTables
    let store: SQLiteStore
    let useCases: UseCases
    /// The store as the use cases see it: that of now, or of an earlier entry of the journal.
    let seen: any WholeStore

    /// What a data directory is opened for.
    enum Access {
        /// Reading, also while another process writes; every write is refused.
        case reading
        /// Writing what is there; no other process may.
        case writing
        /// Writing, also where there is nothing yet, which is made; no other process may.
        case making
        /// Writing, or reading where the disk takes no writes; what is not there is made.
        case serving
    }

    /// Opens a data directory.
    ///
    /// - Parameters:
    ///   - read: The reference tables of the directory where they have been read; nil to read them.
    ///   - onMigration: Told the name of each schema step that a server takes.
    ///   - onHalt: Told once what keeps the worker of runs from going on, and at which run.
    ///   - moment: The index of the last entry of the journal that is to be known; nil for the present.
    ///   - clock: What time it is; that of the process unless an earlier day is to be shown as it was.
    init(
        directory: String, for access: Access, _ read: ReferenceTables? = nil,
        onMigration: (String) -> Void = { _ in },
        onHalt: @escaping @Sendable (ID<Run>?, Refusal) -> Void = { _, _ in },
        at moment: Int64? = nil, clock: (@Sendable () -> Timestamp)? = nil
    ) async throws {
        let reference = try read ?? Self.referenceTables(in: directory)
        let store = try Self.store(directory, for: access, onMigration)
        try await self.init(store, reference, at: moment, clock: clock, onHalt: onHalt)
    }

    /// The same data directory when an earlier entry was the last of its journal: it is read, and never written.
    ///
    /// - Parameter clock: What time it is; that of the entry unless given.
    func standing(at moment: Int64, clock: Timestamp? = nil) async throws -> Composition {
        var fixed: (@Sendable () -> Timestamp)?
        if let clock { fixed = { clock } }
        return try await Composition(store, reference, at: moment, clock: fixed)
    }

    private init(
        _ store: SQLiteStore, _ reference: ReferenceTables, at moment: Int64?,
        clock: (@Sendable () -> Timestamp)?, onHalt: @escaping @Sendable (ID<Run>?, Refusal) -> Void = { _, _ in }
    ) async throws {
        self.store = store
        self.reference = reference
        let present: @Sendable () -> Timestamp
        if let moment {
            let past = try await PastStore(store, at: moment)
            (seen, present) = (past, { past.moment })
        } else {
            (seen, present) = (store, Clock.now)
        }
        useCases = UseCases(
            keeper: try await RegisterKeeper(store: seen, reference: reference, clock: clock ?? present), store: seen,
            rows: EditSheet(reference: reference), worker: Digest256(of: Clock.randomBytes(32)).description,
            onHalt: onHalt
        )
    }

    /// Where a data directory keeps tables that take the place of the delivered ones.
    static func referenceFolder(of directory: String) -> String { directory + "/reference" }

    /// The reference tables, with those of the data directory in place of the delivered ones.
    static func referenceTables(in directory: String) throws(Refusal) -> ReferenceTables {
        let folder = referenceFolder(of: directory)
        return try reading(folder) { () throws(ReferenceTableError) in
            try ReferenceTableFiles.load(replacedIn: folder)
        }
    }

    /// Reads reference tables, and says in the words of a use case what is wrong where.
    static func reading<Value>(
        _ folder: String?, _ body: () throws(ReferenceTableError) -> Value
    ) throws(Refusal) -> Value {
        do throws(ReferenceTableError) {
            return try body()
        } catch {
            if let folder, FileManager.default.fileExists(atPath: folder) {
                throw Refusal(
                    .dataDirectoryUnusable,
                    "With the tables in (\(folder)) a reference table cannot be read: \(error).",
                    fix: "Mend it there, or take the file away, so that the delivered table holds."
                )
            }
            throw Refusal(
                .internalFailure, "A reference table cannot be read: \(error).",
                fix: "Install Cadre again; the table files beside the executable are damaged."
            )
        }
    }

    private static func store(
        _ directory: String, for access: Access, _ onMigration: (String) -> Void
    ) throws(Refusal) -> SQLiteStore {
        do throws(SQLiteStore.OpenError) {
            switch access {
            case .reading: return try SQLiteStore.openReadOnly(directory: directory)
            case .writing: return try SQLiteStore.openExisting(directory: directory)
            case .making: return try SQLiteStore(directory: directory)
            case .serving: return try SQLiteStore.openForServing(directory: directory, onMigration: onMigration)
            }
        } catch {
            throw Refusal(error, directory: directory)
        }
    }
}

extension Refusal {
    /// Says in the words of a use case why a data directory cannot be opened.
    init(_ error: SQLiteStore.OpenError, directory: String) {
        switch error {
        case .busy(let processID):
            self.init(
                .dataDirectoryBusy,
                "Another process" + (processID.map { " (\($0))" } ?? "")
                    + " writes in the data directory (\(directory)).",
                fix: "Stop that process first, or send a change that has an address to its server."
            )
        case .missing:
            self.init(
                .dataDirectoryUnusable, "There is no database in the data directory (\(directory)).",
                fix: "Make one with (cadre demo --data \(directory) --no-serve), or name another with --data."
            )
        case .unusable(let reason):
            self.init(
                .dataDirectoryUnusable, "The data directory (\(directory)) cannot be used: \(reason).",
                fix: "Check that it is a directory, that it can be written, and that the disk has space."
            )
        case .unwritable(let reason):
            self.init(
                .dataDirectoryUnusable, "The data directory (\(directory)) takes no writes: \(reason).",
                fix: "Free space, or give the directory and its files a mode and a disk that take writes."
            )
        case .corrupt(let reason):
            self.init(
                .storeCorrupt, "The database in (\(directory)) is damaged: \(reason).", fix: "Restore a copy."
            )
        case .foreign:
            self.init(
                .dataDirectoryUnusable, "The database in (\(directory)) belongs to another program.",
                fix: "Name another directory with --data."
            )
        case .newerSchema(let found, let known):
            self.init(
                .dataDirectoryUnusable,
                "The database in (\(directory)) has schema (\(found)); this Cadre knows (\(known)).",
                fix: "Use the newer Cadre that wrote it."
            )
        case .olderSchema(let found, let known):
            self.init(
                .dataDirectoryUnusable,
                "The database in (\(directory)) has schema (\(found)); this Cadre needs (\(known)).",
                fix: "Start (cadre serve) once, which brings it up to date."
            )
        case .notDurable(let synchronous, let journalMode):
            self.init(
                .dataDirectoryUnusable,
                "The database does not promise durable commits (synchronous \(synchronous), journal \(journalMode)).",
                fix: "Use a disk that supports SQLite's WAL mode."
            )
        }
    }
}

/// The clock and the chance of this process: they enter here and nowhere else.
enum Clock {
    /// The time.
    static let now: @Sendable () -> Timestamp = {
        Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1_000).rounded(.down)))
    }

    /// This many bytes that nobody can foresee.
    static let randomBytes: @Sendable (Int) -> [UInt8] = { count in
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}
