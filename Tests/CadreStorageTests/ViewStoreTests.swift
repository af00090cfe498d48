import CadreApplication
import CadreDomain
import CadreStorage
import Testing

@Suite("Saved views, who is told of them, and what was told")
struct ViewStoreTests {
    private static let view = SavedView(
        id: ID(prefix: "viw_", sequence: 1), owner: "Dana", name: "Empty", note: "\"why\"",
        address: "/positions?q=a%20b", isShared: true
    )
    private static let key = ViewSubscription.Key(view: view.id, subscriber: "Otto O'Hara")
    private static let subscription = ViewSubscription(
        key: key, reader: ExportReader(.sample), matched: ["pos_000001", "a, \"b\""]
    )
    private static let at = Timestamp(milliseconds: 1_796_083_200_000)

    private static func alert(_ sequence: Int, entries: ClosedRange<Int64>?) -> ViewAlert {
        ViewAlert(
            id: ID(prefix: "alr_", sequence: sequence), key: key, rows: ["c, \"d\"", "pos_000002"], entries: entries,
            day: .on("2026-12-01"), at: at
        )
    }

    /// What a store reads after some changes, each a commit of its own, and what they make in memory.
    private func shelves(_ changes: [ViewChange]) async throws -> (stored: ViewShelf, made: ViewShelf) {
        let temporary = try TemporaryStore()
        var made = ViewShelf()
        for change in changes {
            try await temporary.commit([.views(change)])
            made.apply(change)
        }
        return (try await temporary.store.loadState().views, made)
    }

    private static let told: [ViewChange] = [
        .view(view), .subscribed(subscription),
        .looked(key, added: ["pos_000002", "c, \"d\""], removed: ["pos_000001"], firedAt: at),
        .alerted(alert(7, entries: 5...6)), .alerted(alert(8, entries: nil)),
        .looked(key, added: [], removed: ["a, \"b\""], firedAt: nil),
    ]

    @Test("Everything comes back as it was written")
    func roundTrip() async throws {
        let (stored, made) = try await shelves(Self.told)
        #expect(stored == made)
        #expect(stored.subscriptions[Self.key]?.matched == ["pos_000002", "c, \"d\""])
        #expect(stored.subscriptions[Self.key]?.firedAt == Self.at && stored.alerts.count == 2)
    }

    @Test("An alert goes when it is acknowledged, all of them with their subscription; a deleted view stays known")
    func ended() async throws {
        let acknowledged = try await shelves(Self.told + [.acknowledged(Self.alert(7, entries: 5...6).id)])
        #expect(acknowledged.stored == acknowledged.made && acknowledged.stored.alerts.count == 1)
        var deleted = Self.view
        deleted.isDeleted = true
        let ended = try await shelves(Self.told + [.unsubscribed(Self.key), .view(deleted)])
        #expect(ended.stored == ended.made && ended.stored.alerts.isEmpty && ended.stored.subscriptions.isEmpty)
        #expect(ended.stored.views[Self.view.id]?.isDeleted == true)
        // Who is told anew begins with what matches then.
        let again = try await shelves(Self.told + [.unsubscribed(Self.key), .subscribed(Self.subscription)])
        #expect(again.stored == again.made)
    }

    @Test("A change of what is not there is refused, and nothing of its commit is written")
    func missing() async throws {
        let temporary = try TemporaryStore()
        try await temporary.commit([.views(.view(Self.view))])
        for change in [
            ViewChange.acknowledged(Self.alert(9, entries: nil).id), .unsubscribed(Self.key),
            .looked(Self.key, added: [], removed: [], firedAt: nil), .alerted(Self.alert(9, entries: nil)),
        ] {
            await #expect(throws: (any Error).self, "\(change)") { try await temporary.commit([.views(change)]) }
        }
        let shelf = try await temporary.store.loadState().views
        #expect(shelf == ViewShelf(views: [Self.view]))
    }
}
