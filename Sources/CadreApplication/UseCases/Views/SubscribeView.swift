import CadreDomain

/// Has somebody told when rows newly match a view, or no longer told.
///
/// What matches at first is not told. What is told is what the subscriber may read in the role and scope of that time.
public struct SubscribeView: Sendable {
    let keeper: RegisterKeeper

    /// Makes the use case.
    public init(keeper: RegisterKeeper) { self.keeper = keeper }

    /// Begins to tell the caller; a second time changes nothing.
    public func callAsFunction(_ id: String, key: IdempotencyKey, by caller: Caller) async throws(Refusal) {
        try AccessPolicy.check(caller, may: .subscribeView)
        let now = keeper.now
        let known = try await keeper.snapshot.views.view(id, for: caller)
        let own = ViewSubscription.Key(view: known.id, subscriber: caller.actor)
        guard await keeper.snapshot.views.subscriptions[own] == nil else { return }
        _ = try await keeper.write(key: key) { (snapshot: RegisterSnapshot) throws(Refusal) -> Commit in
            let subscription = try Self.decide(id, own, snapshot, caller)
            return Commit(
                caller: caller, at: now, changes: [.views(.subscribed(subscription))],
                entries: [ViewText.entry("subscribed", own, subscription.reader)], result: id
            )
        }
    }

    private static func decide(
        _ id: String, _ key: ViewSubscription.Key, _ snapshot: RegisterSnapshot, _ caller: Caller
    ) throws(Refusal) -> ViewSubscription {
        let view = try snapshot.views.view(id, for: caller)
        let (list, items) = try view.question()
        guard list.takesAlerts else {
            throw Refusal(
                .parameterBadValue, "Nobody is told of new rows of the list (\(list.path)).",
                fix: "Alerts come from \(ViewList.allCases.filter(\.takesAlerts).map(\.path).joined(separator: ", "))."
            )
        }
        let count = snapshot.views.subscriptions.keys.count { $0.subscriber == caller.actor }
        guard count < ViewSubscription.countMax else {
            throw Refusal(.viewTooMany, "You are told of (\(count)) views.", fix: "End one that you no longer need.")
        }
        return ViewSubscription(
            key: key, reader: ExportReader(caller), matched: try list.matches(items, snapshot, for: caller)
        )
    }

    /// Tells the caller no longer, and takes away what was not acknowledged; a second time changes nothing.
    public func end(_ id: String, key: IdempotencyKey, by caller: Caller) async throws(Refusal) {
        try AccessPolicy.check(caller, may: .subscribeView)
        let now = keeper.now
        let known = try await keeper.snapshot.views.view(id, for: caller)
        let own = ViewSubscription.Key(view: known.id, subscriber: caller.actor)
        guard let subscription = await keeper.snapshot.views.subscriptions[own] else { return }
        _ = try await keeper.write(key: key) { (_: RegisterSnapshot) throws(Refusal) -> Commit in
            Commit(
                caller: caller, at: now, changes: [.views(.unsubscribed(own))],
                entries: [ViewText.entry("unsubscribed", own, subscription.reader)], result: id
            )
        }
    }
}
