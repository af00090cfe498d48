public import CadreApplication
public import CadreDomain
import GRDB

extension SQLiteStore: SlateStore {
    /// Every slate, newest first.
    public func slates() async throws(StoreError) -> [StoredSlate] {
        try await read { try SlateRows.slates($0) }
    }

    /// The head of every slate, newest first; lines and pins are counted in the database.
    public func heads() async throws(StoreError) -> [SlateHead] {
        try await read { try SlateRows.heads($0) }
    }

    /// One slate; nil where there is none.
    public func slate(_ id: ID<Slate>) async throws(StoreError) -> StoredSlate? {
        try await read { try SlateRows.slates($0, only: id).first }
    }

    /// The frozen input of the run that made a slate.
    public func frozenInput(of id: ID<Slate>) async throws(StoreError) -> String? {
        try await read { try SlateRows.frozenInput($0, of: id) }
    }

    /// Whom the newest draft or submitted slate proposes for a position; nil where none proposes anybody.
    public func proposal(for position: ID<Position>) async throws(StoreError) -> SlateProposal? {
        try await read { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT slate.id, slateLine.personID FROM slateLine JOIN slate ON slate.id = slateLine.slateID
                    WHERE slateLine.positionID = ? AND slate.state IN ('draft', 'submitted')
                    ORDER BY slate.sequence DESC LIMIT 1
                    """,
                arguments: [position.rawValue])
            guard let row, let slate = ID<Slate>(row[0] as String), let person = ID<Person>(row[1] as String) else {
                return nil
            }
            return SlateProposal(slate: slate, person: person)
        }
    }
}
