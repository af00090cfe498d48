import CadreDomain

/// Deletes a view; every subscription of it ends.
public struct DeleteView: Sendable {
    let keeper: RegisterKeeper

    /// Makes the use case.
    public init(keeper: RegisterKeeper) { self.keeper = keeper }

    /// Deletes the view.
    public func callAsFunction(_ id: String, key: IdempotencyKey, by caller: Caller) async throws(Refusal) {
        try AccessPolicy.check(caller, may: .saveView)
        let now = keeper.now
        _ = try await keeper.write(key: key) { (snapshot: RegisterSnapshot) throws(Refusal) -> Commit in
            let before = try snapshot.views.own(id, caller)
            var view = before
            view.isDeleted = true
            let ended = snapshot.views.subscriptions(of: view.id)
            return Commit(
                caller: caller, at: now,
                changes: [.views(.view(view))] + ended.map { .views(.unsubscribed($0.key)) },
                entries: [ViewText.entry("deleted", before: before, after: nil)]
                    + ended.map { ViewText.entry("unsubscribed", $0.key, $0.reader) },
                result: id
            )
        }
    }
}
