import CadreDomain

/// Renames a view, changes its note, and shares it or no longer.
///
/// Where a view is no longer shared, the subscriptions of others end.
public struct ChangeView: Sendable {
    let keeper: RegisterKeeper

    /// What changes; nil for what stays as it is.
    public struct Input: Hashable, Sendable {
        /// The name.
        public let name: String?
        /// The note.
        public let note: String?
        /// Whether others see it.
        public let isShared: Bool?

        /// Makes an input.
        public init(name: String?, note: String?, isShared: Bool?) {
            self.name = name
            self.note = note
            self.isShared = isShared
        }
    }

    /// Makes the use case.
    public init(keeper: RegisterKeeper) { self.keeper = keeper }

    /// Changes the view and returns it.
    public func callAsFunction(
        _ id: String, _ input: Input, key: IdempotencyKey, by caller: Caller
    ) async throws(Refusal) -> SavedView {
        try AccessPolicy.check(caller, may: .saveView)
        let now = keeper.now
        _ = try await keeper.write(key: key) { (snapshot: RegisterSnapshot) throws(Refusal) -> Commit in
            let before = try snapshot.views.own(id, caller)
            var view = before
            if let name = input.name { view.name = try ViewWords.name(name) }
            if let note = input.note { view.note = try ViewWords.note(note) }
            if let isShared = input.isShared { view.isShared = isShared }
            let ended = snapshot.views.subscriptions(of: view.id).filter { !view.isVisible(to: $0.key.subscriber) }
            return Commit(
                caller: caller, at: now,
                changes: [.views(.view(view))] + ended.map { .views(.unsubscribed($0.key)) },
                entries: [ViewText.entry("changed", before: before, after: view)]
                    + ended.map { ViewText.entry("unsubscribed", $0.key, $0.reader) },
                result: id
            )
        }
        return try await keeper.snapshot.views.own(id, caller)
    }
}

extension ViewShelf {
    /// The subscriptions of a view, by subscriber.
    func subscriptions(of view: ID<SavedView>) -> [ViewSubscription] {
        subscriptions.values.filter { $0.key.view == view }.sorted { $0.key < $1.key }
    }
}
