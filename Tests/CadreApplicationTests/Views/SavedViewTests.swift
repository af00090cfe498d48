import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("Saved views")
struct SavedViewTests {
    let service: SampleService
    let dana = Caller(actor: "Dana", role: .planner, scope: .global, requestID: "r1")
    let otto = Caller(actor: "Otto", role: .assignmentOfficer, scope: .global, requestID: "r2")

    init() async throws {
        service = try await SampleService(
            Register(offices: [.sample()], positions: [.sample(1), .sample(2)], people: [.sample()]))
    }

    private func key(_ text: String = #function, _ caller: Caller? = nil) -> IdempotencyKey {
        IdempotencyKey(text, of: (caller ?? dana).actor, requestDigest: text)
    }

    private func save(
        _ address: String, _ name: String = "Mine", shared: Bool = false, by caller: Caller? = nil
    ) async throws -> ID<SavedView> {
        try await service.useCases.views.save(
            SaveView.Input(address: address, name: name, note: "", isShared: shared),
            key: key(address + name), by: caller ?? dana
        )
    }

    @Test("A view keeps the list and its filters, and not the page that was looked at")
    func saved() async throws {
        let id = try await save(
            "/positions?status=vacant&country=PHL&sort=-id&page=2&limit=10&cursor=c00&q=", " Empty ")
        let row = try await service.useCases.views.list.one("Empty", for: dana)
        #expect(row.view.id == id && row.view.address == "/positions?status=vacant&country=PHL&sort=-id")
        #expect(row.fault == nil && row.subscription == nil && row.wouldFire == nil)
        let entry = try #require(try await service.store.entries(after: 0, limit: 9).last)
        #expect(entry.draft.action == "view.saved" && entry.draft.objectID == id.rawValue)
    }

    @Test(
        "An address that is no list, or that its list refuses, is not saved",
        arguments: [
            ("/positions?colour=red", ErrorCode.filterUnknownField), ("/positions?country=Narnia", .filterBadValue),
            ("/world", .parameterBadValue), ("positions", .parameterBadValue), ("/positions?q=%zz", .parameterBadValue),
            ("/positions?sample=3", .parameterBadValue), ("", .parameterBadValue),
        ]
    )
    func refused(address: String, code: ErrorCode) async throws {
        #expect(await refusal { try await save(address) }?.code == code)
        #expect(await refusal { try await save("/positions", " \n ") }?.code == .parameterBadValue)
        #expect(service.store.commitCount == 0)
    }

    @Test("A private view is its keeper's alone; a shared one is read by all and changed by its keeper")
    func shared() async throws {
        let views = service.useCases.views
        let own = try await save("/people", "Secret")
        let open = try await save("/offices", "Open", shared: true)
        #expect(try await views.list.all([], for: otto).rows.map(\.view.id) == [open])
        #expect(await refusal { try await views.list.one(own.rawValue, for: otto) }?.code == .viewNotFound)
        let input = ChangeView.Input(name: "Mine now", note: nil, isShared: nil)
        for deed in [
            { try await views.change(open.rawValue, input, key: key("a", otto), by: otto).name },
            { () async throws -> String in
                try await views.delete(open.rawValue, key: key("b", otto), by: otto)
                return ""
            },
        ] {
            #expect(await refusal(deed)?.code == .callerNotAllowed)
        }
        let changed = ChangeView.Input(name: "Renamed", note: "Why", isShared: false)
        let view = try await views.change(open.rawValue, changed, key: key(), by: dana)
        #expect(view.name == "Renamed" && view.note == "Why" && !view.isShared && view.address == "/offices")
        #expect(try await views.list.all([], for: otto).total == 0)
    }

    @Test("A deleted view is gone, and its identity is never given again")
    func deleted() async throws {
        let first = try await save("/people")
        try await service.useCases.views.delete(first.rawValue, key: key(), by: dana)
        #expect(await refusal { try await service.useCases.views.list.one(first.rawValue, for: dana) } != nil)
        #expect(try await save("/offices") > first)
    }

    @Test("A view whose filter is no longer valid is listed, and says why")
    func broken() async throws {
        let broken = SavedView(
            id: ID(prefix: "viw_", sequence: 7), owner: "Dana", name: "Old", note: "", address: "/people?colour=red",
            isShared: false
        )
        let commit = Commit(
            caller: dana, at: SampleService.now, changes: [.views(.view(broken))],
            entries: [JournalDraft(action: "view.saved", objectKind: "view", objectID: "x", before: nil, after: nil)]
        )
        _ = try await service.keeper.write { _ in commit }
        let row = try await service.useCases.views.list.one("Old", for: dana)
        #expect(row.fault?.code == .filterUnknownField)
        #expect(try await service.useCases.views.list.all([QueryItem("works", "no")], for: dana).total == 1)
    }
}
