import CadreDomain

/// Notes that the subscriber has seen an alert, which is not shown any more; the journal keeps it.
public struct AcknowledgeAlert: Sendable {
    let keeper: RegisterKeeper

    /// Makes the use case.
    public init(keeper: RegisterKeeper) { self.keeper = keeper }

    /// Acknowledges an alert of the caller.
    public func callAsFunction(_ id: String, key: IdempotencyKey, by caller: Caller) async throws(Refusal) {
        try AccessPolicy.check(caller, may: .subscribeView)
        let now = keeper.now
        _ = try await keeper.write(key: key) { (snapshot: RegisterSnapshot) throws(Refusal) -> Commit in
            guard let alert = ID<ViewAlert>(id).flatMap({ snapshot.views.alerts[$0] }),
                alert.key.subscriber == caller.actor
            else {
                throw Refusal(
                    .alertNotFound, "There is no alert (\(id)) that waits for you.",
                    fix: "Look at /alerts, or at cadre view alerts; the journal keeps those acknowledged."
                )
            }
            return Commit(
                caller: caller, at: now, changes: [.views(.acknowledged(alert.id))],
                entries: [ViewText.entry(acknowledged: alert)], result: id
            )
        }
    }
}
