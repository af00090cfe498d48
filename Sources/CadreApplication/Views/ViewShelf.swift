public import CadreDomain

/// A change of views, subscriptions or alerts.
public enum ViewChange: Hashable, Sendable {
    /// Writes a view, new or in place of the one with the same identity.
    case view(SavedView)
    /// Writes a subscription with all the rows that match.
    case subscribed(ViewSubscription)
    /// Notes which rows match newly and which no longer; a time where some were told.
    case looked(ViewSubscription.Key, added: [String], removed: [String], firedAt: Timestamp?)
    /// Ends a subscription; its alerts go with it.
    case unsubscribed(ViewSubscription.Key)
    /// Writes an alert.
    case alerted(ViewAlert)
    /// Takes away an alert that was acknowledged.
    case acknowledged(ID<ViewAlert>)
}

/// Every saved view of a data directory, with who is told of what.
public struct ViewShelf: Hashable, Sendable {
    /// Views by identity, deleted ones too.
    public private(set) var views: [ID<SavedView>: SavedView] = [:]
    /// Subscriptions by view and subscriber.
    public private(set) var subscriptions: [ViewSubscription.Key: ViewSubscription] = [:]
    /// Alerts that were not acknowledged, by identity.
    public private(set) var alerts: [ID<ViewAlert>: ViewAlert] = [:]

    /// Makes a shelf of what a store holds; empty unless told otherwise.
    public init(views: [SavedView] = [], subscriptions: [ViewSubscription] = [], alerts: [ViewAlert] = []) {
        self.views = Dictionary(views.map { ($0.id, $0) }) { _, last in last }
        self.subscriptions = Dictionary(subscriptions.map { ($0.key, $0) }) { _, last in last }
        self.alerts = Dictionary(alerts.map { ($0.id, $0) }) { _, last in last }
    }

    /// Makes a change.
    public mutating func apply(_ change: ViewChange) {
        switch change {
        case .view(let view): views[view.id] = view
        case .subscribed(let subscription): subscriptions[subscription.key] = subscription
        case .looked(let key, let added, let removed, let firedAt):
            subscriptions[key]?.matched.subtract(removed)
            subscriptions[key]?.matched.formUnion(added)
            if let firedAt { subscriptions[key]?.firedAt = firedAt }
        case .unsubscribed(let key):
            subscriptions[key] = nil
            alerts = alerts.filter { $0.value.key != key }
        case .alerted(let alert): alerts[alert.id] = alert
        case .acknowledged(let id): alerts[id] = nil
        }
    }

    /// The identity of the next view.
    var nextView: ID<SavedView> {
        ID(prefix: "viw_", sequence: RecordSequence.next(after: views.keys.map(\.rawValue), prefix: "viw_"))
    }

    /// The views that somebody sees, by identity.
    func visible(to actor: String) -> [SavedView] {
        views.values.filter { $0.isVisible(to: actor) }.sorted { $0.id < $1.id }
    }

    /// The alerts of somebody, newest first.
    func alerts(of subscriber: String) -> [ViewAlert] {
        alerts.values.filter { $0.key.subscriber == subscriber }.sorted { $0.id > $1.id }
    }

    /// A view that somebody sees.
    ///
    /// - Throws: `view.not-found`, also where the view is private to another.
    func view(_ key: String, for caller: Caller) throws(Refusal) -> SavedView {
        guard let view = ID<SavedView>(key).flatMap({ views[$0] }), view.isVisible(to: caller.actor) else {
            throw Refusal(.viewNotFound, "There is no view (\(key)).", fix: "Look at /views, or at cadre view list.")
        }
        return view
    }

    /// A view that somebody may change.
    ///
    /// - Throws: `caller.not-allowed` where it is another's.
    func own(_ key: String, _ caller: Caller) throws(Refusal) -> SavedView {
        let view = try view(key, for: caller)
        guard view.owner == caller.actor else {
            throw Refusal(
                .callerNotAllowed, "The view (\(key)) is kept by (\(view.owner)), who alone changes it.",
                fix: "Open its list and save it as a view of your own."
            )
        }
        return view
    }
}
