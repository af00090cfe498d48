public import CadreApplication
public import CadreDomain

extension SQLiteStore: SlateStore {
    /// Every slate, newest first.
    public func slates() async throws(StoreError) -> [StoredSlate] {
        try await read { try SlateRows.slates($0) }
    }

    /// One slate; nil where there is none.
    public func slate(_ id: ID<Slate>) async throws(StoreError) -> StoredSlate? {
        try await read { try SlateRows.slates($0, only: id).first }
    }

    /// The frozen input of the run that made a slate.
    public func frozenInput(of id: ID<Slate>) async throws(StoreError) -> String? {
        try await read { try SlateRows.frozenInput($0, of: id) }
    }
}
