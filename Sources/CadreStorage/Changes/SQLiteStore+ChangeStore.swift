public import CadreApplication
public import CadreDomain

extension SQLiteStore: ChangeStore {
    /// Every change set, newest first.
    public func changeSets() async throws(StoreError) -> [StoredChangeSet] {
        try await read { try ChangeSetRows.all($0) }
    }

    /// One change set; nil where there is none.
    public func changeSet(_ id: ID<ChangeSet>) async throws(StoreError) -> StoredChangeSet? {
        try await read { try ChangeSetRows.all($0, only: id).first }
    }
}
