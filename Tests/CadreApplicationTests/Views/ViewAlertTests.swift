import CadreApplication
import CadreDomain
import CadreTestSupport
import Synchronization
import Testing

@Suite("Alerts of saved views")
struct ViewAlertTests {
    /// A clock that a test moves.
    private final class Hand: Sendable {
        private let time = Mutex(SampleService.now)
        var now: Timestamp { time.withLock { $0 } }
        func move(to day: String) { time.withLock { $0 = Timestamp(startOf: SampleDay.day(day)) } }
    }

    private let dana = Caller(actor: "Dana", role: .planner, scope: .global, requestID: "r1")
    private let chief: Caller
    private let hand = Hand()
    private let store: MemoryStore
    private let service: SampleService

    init() async throws {
        chief = Caller(
            actor: "Carla", role: .officeChief, scope: .country(try #require(CountryCode("PHL"))), requestID: "r2")
        store = MemoryStore(
            Register(
                offices: [.sample(1), .sample(2, country: "JPN")],
                positions: [.sample(1), .sample(2), .sample(3, office: 2, country: "JPN")],
                people: [.sample(1), .sample(2)],
                assignments: [.sample(1, person: 1, position: 1, from: "2025-01-01", plannedEnd: "2026-11-20")]
            ))
        service = try await SampleService(store, clock: { [hand] in hand.now })
    }

    private var views: ViewUseCases { service.useCases.views }

    private func key(_ text: String, _ caller: Caller) -> IdempotencyKey {
        IdempotencyKey(text, of: caller.actor, requestDigest: text)
    }

    private func subscribe(_ address: String, _ callers: Caller...) async throws -> String {
        let input = SaveView.Input(address: address, name: address, note: "", isShared: true)
        let id = try await views.save(input, key: key("save " + address, dana), by: dana).rawValue
        for caller in callers { try await views.subscribe(id, key: key("on " + id, caller), by: caller) }
        return id
    }

    private func commit(_ changes: Change..., in service: SampleService? = nil) async throws {
        let commit = Commit(
            caller: dana, at: hand.now, changes: changes,
            entries: changes.map { _ in
                JournalDraft(action: "record.written", objectKind: "record", objectID: "x", before: nil, after: "{}")
            }
        )
        _ = try await (service ?? self.service).keeper.write { _ in commit }
    }

    private func alerts(_ caller: Caller, in service: SampleService? = nil) async throws -> [AlertRow] {
        try await (service ?? self.service).useCases.views.listAlerts.all([], for: caller).rows
    }

    @Test("What matches at first is not told; what a commit brings is, once, with its entries")
    func told() async throws {
        let id = try await subscribe("/positions?country=PHL", dana)
        #expect(try await alerts(dana).isEmpty)
        let before = await service.keeper.snapshot.journalIndex
        try await commit(.position(.sample(4)), .position(.sample(5)), .position(.sample(6, office: 2, country: "JPN")))
        let alert = try #require(try await alerts(dana).first)
        #expect(alert.alert.rows == ["pos_000004", "pos_000005"] && alert.alert.entries == before + 1...before + 3)
        #expect(alert.addresses.map(\.address.path) == ["/positions/pos_000004", "/positions/pos_000005"])
        let entry = try #require(try await store.entries(after: before + 3, limit: 9).first)
        #expect(entry.draft.action == "view.alerted" && entry.draft.objectID == id)
        #expect(alert.alert.id.rawValue == "alr_00000\(entry.index)")
        try await commit(.position(.sample(4, title: "Renamed")))
        #expect(try await alerts(dana).count == 1)
        let row = try await views.list.one(id, for: dana)
        #expect(row.subscription?.firedAt == hand.now && row.wouldFire == 0 && row.alertCount == 1)
    }

    @Test("A row that leaves and comes back is told again, one that stays is not")
    func again() async throws {
        _ = try await subscribe("/positions?state=funded", dana)
        try await commit(.position(.sample(1, state: .required)))
        #expect(try await alerts(dana).isEmpty)
        try await commit(.position(.sample(1)))
        #expect(try await alerts(dana).map(\.alert.rows) == [["pos_000001"]])
    }

    @Test("An alert waits for its subscriber alone until it is acknowledged, and the journal keeps it")
    func acknowledged() async throws {
        _ = try await subscribe("/positions", dana, chief)
        try await commit(.position(.sample(4)))
        let own = try #require(try await alerts(dana).first).alert.id.rawValue
        let other = await refusal { try await views.acknowledge(own, key: key("x", chief), by: chief) }
        #expect(other?.code == .alertNotFound)
        try await views.acknowledge(own, key: key("ack", dana), by: dana)
        #expect(try await alerts(dana).isEmpty)
        #expect(try await alerts(chief).count == 1)
        let twice = await refusal { try await views.acknowledge(own, key: key("again", dana), by: dana) }
        #expect(twice?.code == .alertNotFound)
        let actions = try await store.entries(after: 0, limit: 99).map(\.draft.action)
        #expect(actions.filter { $0 == "view.alerted" }.count == 2 && actions.last == "view.alert-acknowledged")
    }

    @Test("Everybody is told of what they may read")
    func scopes() async throws {
        _ = try await subscribe("/people", dana, chief)
        try await commit(.person(.sample(7)), .person(.sample(8)))
        try await commit(
            .assignment(.sample(2, person: 7, position: 2, from: "2026-06-01", plannedEnd: "2028-06-01")),
            .assignment(.sample(3, person: 8, position: 3, from: "2026-06-01", plannedEnd: "2028-06-01"))
        )
        #expect(try await alerts(dana).map(\.alert.rows) == [["per_000007", "per_000008"]])
        #expect(try await alerts(chief).map(\.alert.rows) == [["per_000007"]])
    }

    @Test("What comes with a new day is told by the look of that day, once, and of no entry")
    func day() async throws {
        _ = try await subscribe("/positions?past_planned_end=yes", dana)
        try await views.look(requestID: "look")
        #expect(try await alerts(dana).isEmpty)
        hand.move(to: "2026-11-25")
        let id = try #require(try await views.list.all([], for: dana).rows.first)
        #expect(id.wouldFire == 1)
        for _ in 0..<2 { try await views.look(requestID: "look") }
        let told = try await alerts(dana)
        #expect(told.map(\.alert.rows) == [["pos_000001"]] && told.first?.alert.entries == nil)
        #expect(told.first?.alert.day == SampleDay.day("2026-11-25"))
    }

    @Test("What was written while nobody looked is told by the next process, and what was told is not")
    func restarted() async throws {
        _ = try await subscribe("/positions?country=PHL", dana)
        try await commit(.position(.sample(4)))
        let beside = Commit(
            caller: dana, at: hand.now, changes: [.position(.sample(5))],
            entries: [JournalDraft(action: "record.written", objectKind: "x", objectID: "x", before: nil, after: nil)]
        )
        _ = try await store.commit(beside)
        let next = try await SampleService(store, clock: { [hand] in hand.now })
        try await next.useCases.views.look(requestID: "look")
        #expect(try await alerts(dana, in: next).map(\.alert.rows) == [["pos_000005"], ["pos_000004"]])
        let again = try await SampleService(store, clock: { [hand] in hand.now })
        try await again.useCases.views.look(requestID: "look")
        #expect(try await alerts(dana, in: again).count == 2)
    }

    @Test("A commit that fails tells nothing; a view that ends, is hidden or cannot be looked at tells nothing more")
    func ended() async throws {
        let id = try await subscribe("/positions", dana, chief)
        store.failCommits(with: .unavailable(reason: "full"))
        #expect(await refusal { try await commit(.position(.sample(4))) } != nil)
        store.failCommits(with: nil)
        #expect(try await alerts(dana).isEmpty)
        let hidden = ChangeView.Input(name: nil, note: nil, isShared: false)
        _ = try await views.change(id, hidden, key: key("hide", dana), by: dana)
        try await commit(.position(.sample(4)))
        #expect(try await alerts(chief).isEmpty)
        #expect(try await alerts(dana).count == 1)
        try await views.subscribe.end(id, key: key("off", dana), by: dana)
        try await commit(.position(.sample(5)))
        #expect(try await alerts(dana).isEmpty)
        let runs = await refusal { try await subscribe("/runs", dana) }
        #expect(runs?.code == .parameterBadValue)
    }

    @Test("Over random commits every row that comes to match is told exactly once", arguments: [1, 2, 3])
    func complete(seed: UInt64) async throws {
        _ = try await subscribe("/positions?state=funded&country=PHL", dana)
        var random = SampleNumbers(seed: seed)
        var matching: Set<String> = ["pos_000001", "pos_000002"]
        var expected: [[String]] = []
        for _ in 0..<40 {
            let changes = (0..<3).map { _ in
                let number = random.pick(Array(1...8))
                let isIn = random.chance(50)
                return (number, isIn)
            }
            let last = Dictionary(changes) { $1 }
            var now = matching
            for (number, isIn) in last {
                let id = ID<Position>(prefix: "pos_", sequence: number).rawValue
                if isIn, number != 3 { now.insert(id) } else { now.remove(id) }
            }
            let new = now.subtracting(matching).sorted()
            if !new.isEmpty { expected.append(new) }
            matching = now
            let records = last.sorted { $0.key < $1.key }.map { number, isIn in
                Change.position(
                    .sample(
                        number, office: number == 3 ? 2 : 1, country: number == 3 ? "JPN" : "PHL",
                        state: isIn ? .funded : .required))
            }
            let commit = Commit(
                caller: dana, at: hand.now, changes: records,
                entries: [
                    JournalDraft(action: "record.written", objectKind: "x", objectID: "x", before: nil, after: nil)
                ]
            )
            _ = try await service.keeper.write { _ in commit }
        }
        #expect(try await alerts(dana).reversed().map(\.alert.rows) == expected)
    }
}
