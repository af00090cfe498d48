public import CadreDomain

/// Keeps runs and hands them to workers.
///
/// What is asked for and how it ended is written with the journal, by ``RegisterStore/commit(_:)``. Whose turn it is in
/// between is no fact about the service, and is written here, each time in one transaction of its own.
public protocol RunStore: Sendable {
    /// Every run, newest first.
    func runs() async throws(StoreError) -> [Run]
    /// One run; nil where there is none.
    func run(_ id: ID<Run>) async throws(StoreError) -> Run?
    /// The frozen input of a run, also after its end; nil where there is no such run.
    func frozenInput(of id: ID<Run>) async throws(StoreError) -> String?
    /// How many runs have not ended.
    func openRunCount() async throws(StoreError) -> Int
    /// Leases the oldest open run that nobody holds, and counts the attempt; nil where there is none.
    ///
    /// A run that its owner could not give back, and leases again, is no new attempt.
    /// A lease of an end before `now` holds no longer, and neither does one of an end beyond `until`: no worker leases
    /// for longer, so the clock was set back.
    func lease(to owner: String, until: Timestamp, at now: Timestamp) async throws(StoreError) -> Run?
    /// Puts off the end of a lease; false where the run is not the owner's.
    func renew(_ id: ID<Run>, of owner: String, until: Timestamp) async throws(StoreError) -> Bool
    /// Gives a run back as if its owner had never begun it.
    func release(_ id: ID<Run>, of owner: String) async throws(StoreError)
}
