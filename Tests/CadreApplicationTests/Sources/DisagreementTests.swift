import CadreApplication
import CadreDomain
import CadrePlanning
import CadreTestSupport
import Testing

@Suite("Disagreements are a work list, and what a steward decides stands until a source says something new")
struct DisagreementTests {
    static let grade = "person-per_000001-grade"

    private func disputed() async throws -> SourceSample {
        let world = try await SourceSample()
        try await world.say("hr", [.sample(1, grade: "O5"), .sample(2)])
        try await world.say("list", [.sample(1, grade: "O6"), .sample(2)])
        return world
    }

    @Test("A field of which sources differ is listed with the proposal and the evidence; what agrees is not")
    func listed() async throws {
        let world = try await disputed()
        let found = try await world.disagreements()
        #expect(found.map(\.key.description) == [Self.grade])
        let one = try #require(found.first)
        #expect(one.state == .open && one.stands == "O5" && one.proposed == "O5")
        #expect(one.proposal.rule == "survivorship.trust" && one.name == "Person 1" && one.office == "ODC-1")
        #expect(one.evidence.map(\.source.id.rawValue) == ["hr", "list"])
        #expect(one.evidence.map(\.rank) == [1, 2])
        for (key, value, count) in [
            ("field", "grade", 1), ("field", "name", 0), ("sources__contains", "list", 1), ("office", "odc-1", 1),
            ("noun", "position", 0), ("age_days__gte", "1", 0), ("state", "open", 1),
        ] {
            #expect(try await world.disagreements([QueryItem(key, value)]).count == count, "\(key)=\(value)")
        }
    }

    @Test("A decision is written with its reason in one transaction, and stands while the losing source repeats itself")
    func decided() async throws {
        let world = try await disputed()
        let commits = world.service.store.commitCount
        #expect(try await world.decide(Self.grade, for: "list") == "O6")
        #expect(world.service.store.commitCount == commits + 1)
        #expect(try await world.person().grade.description == "O6")
        let entries = try await world.service.store.entries(about: "person", "per_000001", limit: 99)
        #expect(entries.suffix(2).map(\.draft.action) == ["disagreement.decided", "person.corrected"])
        #expect(entries.dropLast().last?.draft.after?.contains("Read the order.") == true)
        #expect(try await world.disagreements().map(\.state) == [.decided])
        let again = try await world.say("hr", [.sample(1, grade: "O5"), .sample(2)])
        #expect(again.held.map(\.rule) == ["survivorship.decision"] && again.counts == [0, 0, 2, 0])
        #expect(try await world.disagreements().map(\.state) == [.decided])
    }

    @Test("The same word in a row of a later day is nothing new")
    func sameWord() async throws {
        let world = try await disputed()
        _ = try await world.decide(Self.grade, for: "list")
        let from = SampleDay.range("2026-10-01")
        let again = try await world.say("hr", [.sample(1, grade: "O5", validity: from)])
        #expect(again.held.map(\.rule) == ["survivorship.decision"] && again.counts == [0, 0, 1, 0])
        #expect(try await world.disagreements().map(\.state) == [.decided])
    }

    @Test("Something new of the field opens it again, and the rules decide anew")
    func reopened() async throws {
        let world = try await disputed()
        _ = try await world.decide(Self.grade, for: "list")
        let new = try await world.say("hr", [.sample(1, grade: "O3"), .sample(2)])
        #expect(new.counts == [0, 1, 1, 0] && new.held.isEmpty)
        let found = try #require(try await world.disagreements().first)
        #expect(found.state == .reopened && found.proposed == "O3" && found.stands == "O3")
        let page = try await world.service.useCases.showDisagreement(Self.grade, for: world.sample.planner)
        #expect(page.sheet.answer.contains("open again"))
    }

    @Test("A decision made from an older word is refused, as are a source that says nothing and an empty reason")
    func refused() async throws {
        let world = try await disputed()
        let version = try #require(try await world.disagreements().first).version
        let stale = await refusal { try await world.decide(Self.grade, for: "hr", expectedVersion: version - 1) }
        #expect(stale?.code == .versionStale)
        let silent = await refusal { try await world.decide(Self.grade, for: "nobody") }
        #expect(silent?.code == .parameterBadValue && silent?.fix.contains("hr, list") == true)
        let empty = await refusal { try await world.decide(Self.grade, for: "hr", reason: " ") }
        #expect(empty?.code == .parameterBadValue)
        for text in ["person-per_000002-grade", "person-per_000001-name", "grade", "-", "person--", "x-y-z"] {
            let none = await refusal { try await world.decide(text, for: "hr") }
            #expect(none?.code == .disagreementNotFound, "\(text)")
        }
        let chief = Caller.sample(role: .officeChief)
        #expect(await refusal { try await world.decide(Self.grade, for: "hr", by: chief) }?.code == .callerNotAllowed)
        #expect(try await world.decide(Self.grade, for: "hr", expectedVersion: version) == "O5")
    }

    @Test("A value that would break a law is refused, and nothing is written")
    func unlawful() async throws {
        let world = try await SourceSample()
        try await world.say("list", [.sample(1, grade: "O4")])
        let civilian = Person(
            id: ID(prefix: "per_", sequence: 1), name: "Person 1", service: .army, kind: .civilian,
            grade: try #require(Grade("GS13")), specialties: [], clearance: .topSecretSCI, clearanceUntil: nil,
            availableFrom: nil, constraints: [], validity: SampleDay.always
        )
        try await world.say("hr", [civilian])
        let commits = world.service.store.commitCount
        let unlawful = await refusal { try await world.decide(Self.grade, for: "list") }
        #expect(unlawful?.code == .recordBreaksLaw)
        #expect(world.service.store.commitCount == commits)
    }

    @Test("Who may not see a person sees no disagreement on that person")
    func scope() async throws {
        let world = try await disputed()
        let stranger = Caller.sample(role: .specialist, scope: .ownRecord(ID(prefix: "per_", sequence: 2)))
        #expect(try await world.service.useCases.listDisagreements.all([], for: stranger).rows.isEmpty)
        let refused = await refusal { try await world.service.useCases.showDisagreement(Self.grade, for: stranger) }
        #expect(refused?.code == .disagreementNotFound)
    }

    @Test("The page of a person says of each field where it is from and what others say")
    func provenance() async throws {
        let world = try await disputed()
        let detail = try await world.service.useCases.showPerson("per_000001", asOf: nil, for: world.sample.planner)
        let table = try #require(detail.sheet.table(Provenance.tableName))
        let row = try #require(table.rows.first { $0.cells[0] == .text("grade") })
        #expect(row.cells[2] == .text("O5") && row.cells[3] == .text("hr"))
        #expect(row.cells[4] == .day(SampleDay.today) && row.cells[6] == .text("list: O6"))
        #expect(row.links[6]?.path == "/disagreements/\(Self.grade)")
        let untold = try await SourceSample().service.useCases.showPerson(
            "per_000001", asOf: nil, for: world.sample.planner
        )
        #expect(untold.sheet.table(Provenance.tableName)?.rows.isEmpty == true)
    }
}
