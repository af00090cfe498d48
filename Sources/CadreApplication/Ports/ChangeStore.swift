public import CadreDomain

/// Reads change sets; their items are entries of the journal.
public protocol ChangeStore: Sendable {
    /// Every change set, newest first.
    func changeSets() async throws(StoreError) -> [StoredChangeSet]
    /// One change set; nil where there is none.
    func changeSet(_ id: ID<ChangeSet>) async throws(StoreError) -> StoredChangeSet?
}
