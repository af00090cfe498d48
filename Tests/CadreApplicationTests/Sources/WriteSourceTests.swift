import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("Sources are made and changed as data of the register")
struct WriteSourceTests {
    private func write(
        _ service: SampleService, _ input: WriteSource.Input, isNew: Bool = true, role: Caller.Role = .planner
    ) async throws -> ID<Source> {
        let key = IdempotencyKey.sample("\(await service.keeper.snapshot.journalIndex)")
        let caller = Caller.sample(role: role)
        return isNew
            ? try await service.useCases.writeSource.make(input, key: key, by: caller)
            : try await service.useCases.writeSource.change(input, key: key, by: caller)
    }

    private static let full = WriteSource.Input(
        code: "HR-1", name: "HR", owner: "Services", steward: "Desk", cadenceDays: 30,
        trusts: ["person=2", "person.grade=1@2027-01-01"]
    )

    @Test("A new source is read back with its dated trust; a change keeps what it does not name")
    func written() async throws {
        let service = try await SampleService()
        #expect(try await write(service, Self.full).rawValue == "hr-1")
        _ = try await write(service, WriteSource.Input(code: "hr-1", cadenceDays: 7), isNew: false)
        let source = try #require(await service.keeper.snapshot.sources.sources.first)
        #expect(source.cadenceDays == 7 && source.owner == "Services")
        #expect(source.trusts.map(SourceText.written) == ["person=2@2026-11-01", "person.grade=1@2027-01-01"])
        let entries = try await service.store.entries(about: "source", "hr-1", limit: 9)
        #expect(entries.map(\.draft.action) == ["source.made", "source.changed"])
        #expect(entries[1].draft.before == entries[0].draft.after)
        let detail = try await service.useCases.showSource("HR-1", for: .sample(role: .inspector))
        #expect(detail.sheet.table("trust")?.rows.count == 2 && !detail.mayChange)
    }

    @Test("A second source of a code, one that is not there and others than planners and administrators are refused")
    func refused() async throws {
        let service = try await SampleService()
        _ = try await write(service, Self.full)
        #expect(await refusal { try await write(service, Self.full) }?.code == .sourceExists)
        let absent = WriteSource.Input(code: "other")
        #expect(await refusal { try await write(service, absent, isNew: false) }?.code == .sourceNotFound)
        let role = await refusal { try await write(service, Self.full, role: .officeChief) }
        #expect(role?.code == .callerNotAllowed)
    }

    @Test(
        "What cannot be read is refused with the field",
        arguments: [
            "nobody=1", "person", "person.rank=1", "person=0", "person=100", "person=x", "person=1@2027", "person=1=2",
            "person.grade.x=1", "=1", "", "person=1@2027-01-01@",
        ])
    func unreadable(trust: String) async throws {
        let service = try await SampleService()
        let input = WriteSource.Input(
            code: "a", name: "A", owner: "O", steward: "S", cadenceDays: 1, trusts: [trust]
        )
        let refused = await refusal { try await write(service, input) }
        #expect(refused?.code == .parameterBadValue && refused?.problems.first?.pointer == "/trust")
        #expect(service.store.commitCount == 0)
    }

    @Test("Codes, names and cadences out of range are refused")
    func ranges() async throws {
        let service = try await SampleService()
        for (code, name, cadence) in [
            ("a b", "A", 1), ("", "A", 1), ("a", " ", 1), ("a", "A", 0), ("a", "A", 4_000),
            (String(repeating: "a", count: 41), "A", 1), ("ä", "A", 1),
        ] {
            let input = WriteSource.Input(code: code, name: name, owner: "O", steward: "S", cadenceDays: cadence)
            #expect(await refusal { try await write(service, input) }?.code == .parameterBadValue, "\(code)|\(name)")
        }
    }
}
