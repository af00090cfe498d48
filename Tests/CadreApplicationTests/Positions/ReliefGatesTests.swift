import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("The gates of a slate are asked where a relief is named by hand")
struct ReliefGatesTests {
    let officer = Caller.sample(role: .assignmentOfficer, actor: "a.officer")

    /// What differs from a position and a person who meet every gate.
    typealias Change = @Sendable (inout Position, inout Person) -> Void

    /// Position 1 asks for a major with the clearance secret; person 1 is one and free.
    private func service(_ change: Change = { _, _ in }) async throws -> SampleService {
        var position = Position.sample(clearance: .secret)
        var person = Person.sample(clearance: .secret)
        change(&position, &person)
        return try await SampleService(Register(offices: [.sample()], positions: [position], people: [person]))
    }

    private func input(from: String = "2027-07-01", reason: String? = nil) -> NameRelief.Input {
        NameRelief.Input(
            position: ID(prefix: "pos_", sequence: 1), person: ID(prefix: "per_", sequence: 1),
            from: SampleDay.day(from), plannedEnd: nil, overrideReason: reason)
    }

    private func named(_ service: SampleService, _ input: NameRelief.Input, by caller: Caller? = nil) async throws {
        _ = try await service.useCases.nameRelief(input, key: .sample("k"), by: caller ?? officer)
    }

    private func entry(_ service: SampleService) async throws -> String {
        try #require(try await service.store.entries(after: 0, limit: 9).last?.draft.after)
    }

    static let romanian = ILRProfile("2").map {
        [LanguageRequirement(language: "ron", level: $0, isRequired: true)]
    }

    static let changes: [(rule: String, isOverridable: Bool, change: Change)] = [
        ("service.match", false, { $1.service = .navy }), ("grade.band", true, { $1.grade = Grade("O3") ?? $1.grade }),
        ("clearance.in-force", false, { $1.clearance = .confidential }),
        ("language.minimum", true, { position, _ in position.languages = romanian ?? [] }),
        ("certification.reachable", true, { position, _ in position.scCode = SCCode("SC1C3") }),
        ("availability.date", true, { $1.availableFrom = SampleDay.day("2027-07-02") }),
        ("review.pending", false, { $1.constraints = .reviewPending }),
    ]

    @Test(
        "A gate that fails refuses the naming and says what it needs, what was found and what would change it",
        arguments: changes)
    func failed(rule: String, isOverridable: Bool, change: Change) async throws {
        let service = try await service(change)
        let refused = try #require(await refusal { try await named(service, input()) })
        #expect(refused.code == .reliefGateFailed)
        #expect(refused.detail == "The person (per_000001) fails a gate of the position (pos_000001): (\(rule)).")
        #expect(refused.problems.map(\.pointer) == [rule])
        let problem = try #require(refused.problems.first)
        #expect(problem.detail.hasPrefix("Needed: ") && problem.detail.contains("; found: "))
        #expect(problem.fix.contains(isOverridable ? "Waiver: " : "No waiver; change the record."), "\(problem.fix)")
        #expect(refused.fix.contains("override_reason") == isOverridable)
        let overridden = await refusal { try await named(service, input(reason: "Needed at once.")) }
        #expect(overridden?.code == (isOverridable ? nil : .reliefGateFailed))
        #expect(service.store.commitCount == (isOverridable ? 1 : 0))
    }

    @Test("Every gate that fails is named, and one that no reason overrides keeps the others from being overridden")
    func several() async throws {
        let service = try await service {
            $1.grade = Grade("O3")!
            $1.clearance = .confidential
        }
        let refused = try #require(await refusal { try await named(service, input(reason: "Needed at once.")) })
        #expect(
            refused.detail.contains("fails 2 gates") && refused.detail.hasSuffix("(grade.band), (clearance.in-force)."))
        #expect(refused.problems.count == 2)
        #expect(refused.fix.contains("No reason overrides (clearance.in-force)"))
    }

    @Test("A reason overrides the gates that somebody may waive, and stands with them in the journal")
    func overridden() async throws {
        let service = try await service { position, person in
            person.grade = Grade("O3")!
            position.languages = Self.romanian ?? []
        }
        try await named(service, input(reason: "  Takes the course \"before\" reporting. "))
        let text = try await entry(service)
        #expect(text.contains(#""gates_overridden":[{"rule":"grade.band","needed":"#))
        #expect(text.contains(#"{"rule":"language.minimum","needed":"#))
        #expect(text.hasSuffix(#""override_reason":"Takes the course \"before\" reporting."}"#), "\(text)")
        #expect(await service.keeper.snapshot.relief(of: input().position)?.person == input().person)
    }

    @Test("Whoever is named for a day and comes free only later is asked every gate for the day that is named")
    func named() async throws {
        let service = try await service {
            $1.availableFrom = SampleDay.day("2027-09-01")
            $1.clearanceUntil = SampleDay.day("2027-08-01")
        }
        let refused = try #require(await refusal { try await named(service, input()) })
        #expect(refused.problems.map(\.pointer) == ["availability.date"])
        #expect(refused.problems.first?.fix.hasPrefix("A release by 1 July 2027, 62 days earlier") == true)
        try await named(service, input(reason: "Released by the office."))
        #expect(await service.keeper.snapshot.relief(of: input().position)?.from == SampleDay.day("2027-07-01"))
    }

    @Test("Where every gate is met a reason overrides nothing, and only the assignment stands in the journal")
    func met() async throws {
        let service = try await service()
        try await named(service, input(reason: "Just in case."))
        let relief = try #require(await service.keeper.snapshot.relief(of: input().position))
        #expect(try await entry(service) == RecordText.json(relief).text)
    }

    @Test("What flags say is on record, and a tour without family is planned at its length")
    func flags() async throws {
        let service = try await service {
            $1.clearanceUntil = SampleDay.day("2028-01-01")
            $1.constraints = .unaccompaniedOnly
        }
        try await named(service, input())
        let text = try await entry(service)
        #expect(text.contains(#""flags":[{"rule":"clearance.expiry-mid-tour","text":"#))
        #expect(text.contains(#"{"rule":"tour.unaccompanied-only","text":"#) && !text.contains("override"))
        let relief = await service.keeper.snapshot.relief(of: input().position)
        #expect(relief?.plannedEnd == SampleDay.day("2029-07-01"))
    }

    @Test(
        "The reason is one line of limited length",
        arguments: ["", " ", "two\nlines", String(repeating: "x", count: 501)])
    func reasons(reason: String) async throws {
        let service = try await service { $1.grade = Grade("O3")! }
        let refused = await refusal { try await named(service, input(reason: reason)) }
        #expect(refused?.code == .parameterBadValue && refused?.problems.first?.pointer == "/override_reason")
        #expect(service.store.commitCount == 0)
    }

    @Test("No reason overrides the cap that a statute sets")
    func cap() async throws {
        let service = try await SampleService.underCap(emptyCount: 1, plannedEnd: "2027-09-01")
        let refused = try #require(await refusal { try await named(service, input(reason: "The ambassador asks.")) })
        #expect(refused.problems.map(\.pointer) == ["cap.service-members"])
        #expect(refused.fix.contains("No reason overrides (cap.service-members), which a statute sets."))
        #expect(refused.problems.first?.fix.contains("never in Cadre") == true)
        try await named(service, input(from: "2027-09-01"))
    }

    @Test("What was found is withheld from a caller who may not read the person's record")
    func withheld() async throws {
        let service = try await service { $1.clearance = .confidential }
        let here = Caller.sample(role: .assignmentOfficer, scope: .country(try #require(CountryCode("PHL"))))
        let refused = try #require(await refusal { try await named(service, input(), by: here) })
        let problem = try #require(refused.problems.first)
        #expect(problem.detail.contains("found: withheld") && !problem.detail.contains("confidential"))
    }

    @Test("That somebody came first is told before any gate is asked")
    func conflict() async throws {
        let service = try await service()
        try await named(service, input())
        var later = Person.sample(2)
        later.service = .navy
        let added = later
        _ = try await service.keeper.write { _ in
            Commit(
                caller: officer, at: SampleService.now, changes: [.person(added)],
                entries: [JournalDraft(action: "t", objectKind: "t", objectID: "1", before: nil, after: nil)])
        }
        let second = NameRelief.Input(
            position: input().position, person: added.id, from: SampleDay.day("2027-08-01"), plannedEnd: nil)
        let refused = await refusal {
            try await service.useCases.nameRelief(second, key: .sample("k2"), by: officer)
        }
        #expect(refused?.code == .positionTaken)
    }
}
