import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("What the journal tells of a record")
struct RecordHistoryTests {
    private static let entryCount = RecordHistory.entryCountMax + 5

    /// A register whose journal has more entries on a position, a person and an office than a page shows.
    private func service() async throws -> SampleService {
        let store = MemoryStore(
            Register(
                offices: [.sample(1)], positions: [.sample(1), .sample(2)], people: [.sample(1), .sample(2)],
                assignments: [.sample(1, person: 1, position: 1, from: "2025-01-01", plannedEnd: "2028-01-01")]))
        var drafts = (1...Self.entryCount).map { number in
            JournalDraft(
                action: "position.imported", objectKind: "position", objectID: "pos_000001", before: nil,
                after: "{\"number\":\(number)}")
        }
        drafts.append(
            JournalDraft(
                action: "relief.named", objectKind: "position", objectID: "pos_000001", before: nil,
                after: "{\"id\":\"asg_000001\",\"person\":\"per_000001\"}"))
        for person in ["per_000001", "per_000002"] {
            drafts.append(
                JournalDraft(
                    action: "person.imported", objectKind: "person", objectID: person, before: nil, after: "{}"))
        }
        _ = try await store.commit(
            Commit(caller: .sample(), at: SampleService.now, changes: [], entries: drafts, result: ""))
        return try await SampleService(store)
    }

    @Test("The newest come first, so many at most, with the way to all; the sheet has the same")
    func newestFirst() async throws {
        let useCases = try await service().useCases
        let shown = try await useCases.showPosition("pos_000001", asOf: nil, for: .sample())
        let count = Int64(Self.entryCount)
        #expect(shown.history.entries.map(\.index) == (0..<Int64(RecordHistory.entryCountMax)).map { count + 1 - $0 })
        #expect(shown.history.hasMore && shown.history.whole?.text == "/journal?position=pos_000001")
        let rows = shown.sheet.table("history")?.rows.map { $0.cells[0] }
        #expect(rows == shown.history.entries.map { .int(Int($0.index)) })
        let office = try await useCases.showOffice("ODC-1", asOf: nil, for: .sample())
        #expect(office.history.entries == shown.history.entries && office.history.hasMore)
        #expect(office.history.whole?.text == "/journal?office=ODC-1")
    }

    @Test("A person's has the entries on the record and the reliefs that name the person, and nobody else's")
    func person() async throws {
        let service = try await service()
        let shown = try await service.useCases.showPerson("per_000001", asOf: nil, for: .sample())
        #expect(shown.history.entries.map(\.draft.action) == ["person.imported", "relief.named"])
        let whole = try #require(shown.history.whole)
        #expect(whole.text == "/journal?person=per_000001")
        #expect(try await service.indices(whole.items) == shown.history.entries.map(\.index))
    }

    @Test("A decision by hand is in the history of its person, position and office, and in what each link lists")
    func decisions() async throws {
        let register = Register(
            offices: [.sample(1)], positions: [.sample(1), .sample(2)], people: [.sample(1), .sample(2)],
            assignments: [.sample(1, person: 1, position: 1, from: "2025-01-01", plannedEnd: "2028-01-01")])
        let store = MemoryStore(register)
        func draft(_ action: String, _ kind: String, _ id: String, _ after: String) -> JournalDraft {
            JournalDraft(action: action, objectKind: kind, objectID: id, before: nil, after: after)
        }
        let pair = "{\"id\":\"slt_000001\",\"person\":\"per_000002\",\"position\":\"pos_000001\"}"
        let entries = [
            draft("slate.excluded", "slate", "slt_000001", pair), draft("slate.pinned", "slate", "slt_000002", pair),
            draft("slate.solved", "slate", "slt_000003", "{\"reason\":\"per_000002 in pos_000001\"}"),
            draft(
                "assignment.imported", "assignment", "asg_000001",
                "{\"id\":\"asg_000001\",\"person\":\"per_000001\",\"position\":\"pos_000001\"}"),
            draft("office.imported", "office", "off_000001", "{}"),
        ]
        _ = try await store.commit(
            Commit(caller: .sample(), at: SampleService.now, changes: [], entries: entries, result: ""))
        let service = try await SampleService(store)
        let useCases = service.useCases
        let position = try await useCases.showPosition("pos_000001", asOf: nil, for: .sample()).history
        #expect(position.entries.map(\.index) == [4, 2, 1])
        let person = try await useCases.showPerson("per_000002", asOf: nil, for: .sample()).history
        #expect(person.entries.map(\.index) == [2, 1])
        let office = try await useCases.showOffice("ODC-1", asOf: nil, for: .sample()).history
        #expect(office.entries.map(\.index) == [5, 4, 2, 1])
        for history in [position, person, office] {
            let listed = try await service.indices(try #require(history.whole).items)
            #expect(listed == history.entries.map(\.index))
        }
        #expect(try await useCases.showPosition("pos_000002", asOf: nil, for: .sample()).history.entries.isEmpty)
        #expect(try await service.indices([QueryItem("position", "pos_000002")]).isEmpty)
    }

    @Test("The link of an office of many positions stays short and lists what the history begins with")
    func largeOffice() async throws {
        let count = 600
        let store = MemoryStore(
            Register(offices: [.sample(1)], positions: (1...count).map { .sample($0) }, people: [], assignments: []))
        let drafts = (1...count).map { number in
            JournalDraft(
                action: "position.imported", objectKind: "position", objectID: Position.sample(number).id.rawValue,
                before: nil, after: "{}")
        }
        _ = try await store.commit(
            Commit(caller: .sample(), at: SampleService.now, changes: [], entries: drafts, result: ""))
        let service = try await SampleService(store)
        let history = try await service.useCases.showOffice("ODC-1", asOf: nil, for: .sample()).history
        #expect(history.hasMore)
        let whole = try #require(history.whole)
        #expect(whole.text.utf8.count < 100)
        let listed = try await service.indices(whole.items)
        #expect(listed.count == count)
        #expect(Array(listed.prefix(RecordHistory.entryCountMax)) == history.entries.map(\.index))
    }

    @Test("It tells of nothing after the day, and leads nowhere those who may not read the journal")
    func dayAndCaller() async throws {
        let useCases = try await service().useCases
        let day = SampleDay.today.adding(days: -1)
        #expect(try await useCases.showPosition("pos_000001", asOf: day, for: .sample()).history.entries.isEmpty)
        let chief = Caller.sample(role: .officeChief)
        let shown = try await useCases.showPosition("pos_000001", asOf: nil, for: chief)
        #expect(shown.history.entries.count == RecordHistory.entryCountMax && shown.history.whole == nil)
    }
}

extension SampleService {
    /// The indices of the entries that a query of the journal lists, newest first.
    fileprivate func indices(_ items: [QueryItem]) async throws -> [Int64] {
        let snapshot = await keeper.snapshot
        let question = JournalQuestion(
            items, isNewestFirst: true, isWhole: true, snapshot.calendar, offices: RecordOffices(of: snapshot),
            reference: .sample)
        return try await useCases.listEvents(question, for: .sample()).list.rows.map(\.index)
    }
}
