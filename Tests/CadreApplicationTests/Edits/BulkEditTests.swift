import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("What a filter chooses is edited together, exactly as previewed")
struct BulkEditTests {
    private let service: SampleService
    private let caller = Caller.sample(role: .planner)

    init() async throws {
        var other = Position.sample(3)
        other.post = "Cebu"
        service = try await SampleService(
            Register(
                offices: [.sample(1), .sample(2)], positions: [.sample(1), .sample(2), other],
                people: [.sample(1), .sample(2)]
            ), reference: .sampleWithOfficeTypes
        )
    }

    private func input(
        _ fields: [String: String] = ["post": "Cebu"], filter: [QueryItem] = [], from: String? = nil,
        noun: EditedNoun = .position, max: Int = BulkEdit.affectedCountDefault
    ) -> BulkEdit.Input {
        .init(
            noun: noun, filter: filter, fields: fields, from: from.map { SampleDay.day($0) }, reason: "Asked.",
            affectedMax: max
        )
    }

    private func commit(
        _ input: BulkEdit.Input, token: String? = nil, key: String = "bulk"
    ) async throws -> ID<ChangeSet>? {
        try await service.useCases.bulkEdit(input, token: token, key: .sample(key), by: caller).change
    }

    private var register: Register { get async { await service.keeper.snapshot.register } }

    @Test("The preview counts what the commit changes; the change set is reverted as one")
    func committed() async throws {
        let before = await register
        let preview = try await service.useCases.bulkEdit.preview(input(), for: caller)
        #expect(preview.matchedCount == 3 && preview.differences.count == 2 && preview.sameCount == 1)
        #expect(service.store.commitCount == 0)
        let change = try #require(try await commit(input(), token: preview.token))
        #expect(await register.positions.map(\.post) == ["Cebu", "Cebu", "Cebu"])
        let shown = try await service.useCases.showChange(change.rawValue, for: caller)
        #expect(shown.row.set.recordCount == 2 && shown.row.set.kind == .bulkEdit)
        #expect(shown.row.set.title == "Edit of 2 positions: post=Cebu")
        _ = try await service.useCases.revertChange(
            change.rawValue, reason: "No.", key: .sample("revert"), by: caller
        )
        #expect(await register == before)
    }

    @Test("From a day on every record gets a new version; people and offices alike")
    func versions() async throws {
        _ = try await commit(input(from: "2027-07-01"))
        #expect(await register.positions.count == 5)
        _ = try await commit(input(["clearance": "secret"], noun: .person), key: "people")
        #expect(await register.people.map(\.clearance) == [.secret, .secret])
        let one = [QueryItem("code", "ODC-2")]
        _ = try await commit(input(["post": "Cebu"], filter: one, noun: .office), key: "offices")
        #expect(await register.offices.map { $0.post == "Cebu" } == [false, true])
    }

    @Test("More than the limit is refused with the count, and so is a limit out of range")
    func limits() async throws {
        let refusal = await #expect(throws: Refusal.self) { try await commit(input(max: 2)) }
        #expect(refusal?.code == .bulkEditTooLarge && refusal?.detail.hasPrefix("3 positions match") == true)
        for max in [0, -1, BulkEdit.affectedCountMax + 1] {
            let refusal = await #expect(throws: Refusal.self) { try await commit(input(max: max)) }
            #expect(refusal?.code == .parameterBadValue)
        }
        #expect(service.store.commitCount == 0)
    }

    @Test("Another set than the previewed one is refused, with what was changed meanwhile")
    func stale() async throws {
        let preview = try await service.useCases.bulkEdit.preview(input(), for: caller)
        _ = try await service.useCases.editRecord(
            .init(noun: .position, key: "N1", from: nil, version: nil, fields: ["title": "Director"]),
            key: .sample("edit"), by: caller
        )
        let before = await register
        let refusal = await #expect(throws: Refusal.self) { try await commit(input(), token: preview.token) }
        #expect(refusal?.code == .versionStale)
        #expect(refusal?.problems.map(\.pointer) == ["position pos_000001"])
        #expect(await register == before)
        // What does not touch the set is no hindrance.
        let second = try await service.useCases.bulkEdit.preview(input(), for: caller)
        _ = try await service.useCases.editRecord(
            .init(noun: .person, key: "per_000001", from: nil, version: nil, fields: ["name": "Else"]),
            key: .sample("person"), by: caller
        )
        #expect(try await commit(input(), token: second.token) != nil)
    }

    @Test("A value that one record cannot take is refused with that record; nothing is written")
    func rejected() async throws {
        let refusal = await #expect(throws: Refusal.self) { try await commit(input(["kind": "civilian"])) }
        #expect(refusal?.code == .editRejected && refusal?.problems.count == 3)
        #expect(refusal?.problems.first?.pointer.hasPrefix("N1, Chief") == true)
        for fields in [["number": "N9"], ["rank": "1"]] {
            let refusal = await #expect(throws: Refusal.self) { try await commit(input(fields)) }
            #expect(refusal?.code == .editRejected)
        }
        let filter = await #expect(throws: Refusal.self) {
            try await commit(input(filter: [QueryItem("planet", "Mars")]))
        }
        #expect(filter?.code == .filterUnknownField)
        #expect(service.store.commitCount == 0)
    }

    @Test("Nothing to change writes nothing; the same key is answered again; others may not")
    func edges() async throws {
        #expect(try await commit(input(["post": "Cebu"], filter: [QueryItem("number", "N3")])) == nil)
        let first = try await commit(input())
        #expect(try await commit(input()) == first && service.store.commitCount == 1)
        await #expect(throws: Refusal.self) {
            try await service.useCases.bulkEdit.preview(input(), for: .sample(role: .assignmentOfficer))
        }
    }
}
