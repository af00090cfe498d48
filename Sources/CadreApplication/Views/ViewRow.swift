import CadreDomain

/// A saved view as somebody sees it.
public struct ViewRow: Sendable {
    /// The view.
    public let view: SavedView
    /// That the reader is told of new rows; nil where that is not so.
    public let subscription: ViewSubscription?
    /// How many alerts of it wait for the reader.
    public let alertCount: Int
    /// How many rows would be told if it were looked at now; nil where the reader is not told, or it cannot be.
    public let wouldFire: Int?
    /// Why it no longer works; nil where it does.
    public let fault: Refusal?

    /// Looks at a view for somebody.
    init(_ view: SavedView, _ snapshot: RegisterSnapshot, for caller: Caller) {
        let key = ViewSubscription.Key(view: view.id, subscriber: caller.actor)
        self.view = view
        subscription = snapshot.views.subscriptions[key]
        alertCount = snapshot.views.alerts.values.count { $0.key == key }
        wouldFire = subscription.flatMap { known in
            known.matches(snapshot).map { $0.subtracting(known.matched).count }
        }
        fault = view.fault(snapshot)
    }
}

extension ViewRow {
    /// The columns of the list of views, in the order of exports.
    public static let columns: [Column<ViewRow>] = [
        Column("name", "Name", .text, "What the view is called.", isDefault: true) { .text($0.view.name) },
        Column("id", "View", .text, "The identity of the view.", isDefault: true) { .text($0.view.id.rawValue) },
        Column("note", "Note", .text, "What it is for.", isDefault: true) {
            .optional($0.view.note.isEmpty ? nil : $0.view.note)
        },
        Column("address", "Address", .text, "The list with its filters.") { .text($0.view.address) },
        Column("owner", "Kept by", .text, "Who keeps it, and alone changes it.", isDefault: true) {
            .text($0.view.owner)
        },
        Column("shared", "Shared", .flag, "Whether others see it, too.", isDefault: true) { .flag($0.view.isShared) },
        Column("works", "Works", .flag, "Whether its list takes its filters as the register is now.") {
            .flag($0.fault == nil)
        },
        Column("subscribed", "Told", .flag, "Whether you are told when rows newly match.", isDefault: true) {
            .flag($0.subscription != nil)
        },
        Column("alerts", "Alerts", .int, "Alerts that wait for you.", isDefault: true) { .int($0.alertCount) },
        Column("last_fired", "Last fired", .moment, "When rows last matched newly.", isDefault: true) {
            .optional($0.subscription?.firedAt?.description)
        },
        Column(
            "would_fire", "Would fire", .int, "Rows that you would be told of if it were looked at now.",
            isDefault: true
        ) { .optional($0.wouldFire) },
    ]

    /// Filters, orders and cuts views.
    static let reader = ListReader<ViewRow>(
        columns: columns, identity: { $0.view.id.rawValue },
        searched: { [$0.view.id.rawValue, $0.view.name, $0.view.note, $0.view.owner] }
    )
}

/// An alert as its subscriber sees it.
public struct AlertRow: Sendable {
    /// The alert.
    public let alert: ViewAlert
    /// Its view.
    public let view: SavedView
    /// What its rows are called, as far as the subscriber may read it.
    public let names: RecordNames

    /// Where its rows are shown, each on its own page; none where the list is not known any more.
    public var addresses: [(row: String, address: Address)] {
        guard let list = Address(written: view.address).flatMap({ ViewList(path: $0.path) }) else { return [] }
        return alert.rows.map { ($0, list.address(of: $0)) }
    }

    /// The entries of the journal that brought the rows; nil where none did.
    public var entries: Address? {
        alert.entries.map {
            Address(
                "/journal",
                [QueryItem("index__gte", String($0.lowerBound)), QueryItem("index__lte", String($0.upperBound))]
            )
        }
    }
}

extension AlertRow {
    /// The columns of the list of alerts, in the order of exports.
    public static let columns: [Column<AlertRow>] = [
        Column("id", "Alert", .text, "The identity of the alert.", isDefault: true) { .text($0.alert.id.rawValue) },
        Column("view", "View", .text, "The identity of the view.") { .text($0.alert.key.view.rawValue) },
        Column("name", "Name", .text, "What the view is called.", isDefault: true) { .text($0.view.name) },
        Column("count", "Rows", .int, "How many rows newly match.", isDefault: true) { .int($0.alert.rows.count) },
        Column("row_ids", "Which", .text, "The identities of the rows, with semicolons.", isDefault: true) {
            .text($0.alert.rows.joined(separator: "; "))
        },
        Column(
            "first_entry", "First entry", .int, "The first entry of the journal that brought them; none for the day.",
            isDefault: true
        ) { .optional($0.alert.entries.map { Int($0.lowerBound) }) },
        Column("last_entry", "Last entry", .int, "The last entry of the commit that brought them.") {
            .optional($0.alert.entries.map { Int($0.upperBound) })
        },
        Column("day", "Day", .day, "The day that was today.", isDefault: true) { .day($0.alert.day) },
        Column("at", "When", .moment, "When they were found.") { .text($0.alert.at.description) },
    ]

    /// Filters, orders and cuts alerts.
    static let reader = ListReader<AlertRow>(
        columns: columns, identity: { $0.alert.id.rawValue }, searched: { [$0.alert.id.rawValue, $0.view.name] }
    )
}
