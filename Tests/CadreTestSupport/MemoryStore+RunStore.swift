public import CadreApplication
public import CadreDomain

extension MemoryStore: RunStore {
    /// Every run, newest first.
    public func runs() async throws(StoreError) -> [Run] {
        try read { state in state.seenRuns }
    }

    /// One run.
    public func run(_ id: ID<Run>) async throws(StoreError) -> Run? {
        try read { state in state.seenRuns.first { $0.id == id } }
    }

    /// The frozen input of a run.
    public func frozenInput(of id: ID<Run>) async throws(StoreError) -> String? {
        try read { state in state.runs.frozenInput(of: id) }
    }

    /// How many runs have not ended.
    public func openRunCount() async throws(StoreError) -> Int {
        try read { state in state.runs.openCount }
    }

    /// Leases the oldest open run that nobody holds.
    public func lease(to owner: String, until: Timestamp, at now: Timestamp) async throws(StoreError) -> Run? {
        try change { $0.lease(to: owner, until: until, at: now) }
    }

    /// Puts off the end of a lease.
    public func renew(_ id: ID<Run>, of owner: String, until: Timestamp) async throws(StoreError) -> Bool {
        try change { $0.renew(id, of: owner, until: until) }
    }

    /// Gives a run back.
    public func release(_ id: ID<Run>, of owner: String) async throws(StoreError) {
        try change { $0.release(id, of: owner) }
    }
}

extension MemoryState {
    /// Every run as readers see it, newest first.
    var seenRuns: [Run] { runs.runs { slate in slates.first { $0.slate.id == slate }?.run } }
}
