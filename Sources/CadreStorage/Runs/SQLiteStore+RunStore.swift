public import CadreApplication
public import CadreDomain
import GRDB

extension SQLiteStore: RunStore {
    /// Every run, newest first.
    public func runs() async throws(StoreError) -> [Run] {
        try await read { try RunRows.runs($0) }
    }

    /// One run; nil where there is none.
    public func run(_ id: ID<Run>) async throws(StoreError) -> Run? {
        try await read { try RunRows.runs($0, only: id).first }
    }

    /// The frozen input of a run; nil where there is no such run.
    public func frozenInput(of id: ID<Run>) async throws(StoreError) -> String? {
        try await read { try RunRows.frozenInput($0, of: id) }
    }

    /// How many runs have not ended.
    public func openRunCount() async throws(StoreError) -> Int {
        try await read { try Int.fetchOne($0, sql: "SELECT count(*) FROM run WHERE endedAt IS NULL") ?? 0 }
    }

    /// Leases the oldest open run that nobody holds, and counts the attempt; nil where there is none.
    ///
    /// An owner that could not give a run back, and leases it again, makes no new attempt.
    public func lease(to owner: String, until: Timestamp, at now: Timestamp) async throws(StoreError) -> Run? {
        try await writing { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT id FROM run
                    WHERE endedAt IS NULL
                        AND (state = 'waiting' OR leaseOwner = ? OR leaseUntil <= ? OR leaseUntil > ?)
                    ORDER BY sequence LIMIT 1
                    """,
                arguments: [owner, now.milliseconds, until.milliseconds])
            guard let row, let id = ID<Run>(row[0] as String) else { return nil }
            try database.execute(
                sql: """
                    UPDATE run SET state = 'running', attemptCount = attemptCount + (leaseOwner IS NOT ?2),
                        begunAt = ?1, leaseOwner = ?2, leaseUntil = ?3
                    WHERE id = ?4
                    """,
                arguments: [now.milliseconds, owner, until.milliseconds, id.rawValue])
            return try RunRows.runs(database, only: id).first
        }
    }

    /// Puts off the end of a lease; false where the run is not the owner's.
    public func renew(_ id: ID<Run>, of owner: String, until: Timestamp) async throws(StoreError) -> Bool {
        try await writing { database in
            try database.execute(
                sql: "UPDATE run SET leaseUntil = ? WHERE id = ? AND leaseOwner = ?",
                arguments: [until.milliseconds, id.rawValue, owner])
            return database.changesCount == 1
        }
    }

    /// Gives a run back as if its owner had never begun it.
    public func release(_ id: ID<Run>, of owner: String) async throws(StoreError) {
        try await writing { database in
            try database.execute(
                sql: """
                    UPDATE run SET state = 'waiting', attemptCount = attemptCount - 1, leaseOwner = NULL,
                        leaseUntil = NULL
                    WHERE id = ? AND leaseOwner = ?
                    """,
                arguments: [id.rawValue, owner])
        }
    }

    private func writing<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        do {
            return try await write(body).get()
        } catch {
            throw StoreError(error)
        }
    }
}
