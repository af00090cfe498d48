import CadreApplication
import CadreDomain
import CadrePlanning
import CadreTestSupport
import Testing

@Suite("A tour lies within the records of the person and of the position")
struct RecordEndTests {
    private let officer = Caller.sample(role: .assignmentOfficer, actor: "a.officer")
    private let second = Caller.sample(role: .planner, actor: "b.planner")

    /// An empty position and one person, whose records an import ends where a day is given.
    private func sample(person: String? = nil, position: String? = nil) async throws -> ImportSample {
        let sample = try await ImportSample(
            Register(offices: [.sample()], positions: [.sample()], people: [.sample()]))
        if let person {
            let rows = ImportSample.people([.sample(validity: SampleDay.range("2010-01-01", person))])
            #expect(try await sample.commit(rows).problems.isEmpty)
        }
        if let position {
            let ended = Position.sample(validity: SampleDay.range("2010-01-01", position))
            #expect(try await sample.commit(ImportSample.positions([(ended, "ODC-1")])).problems.isEmpty)
        }
        return sample
    }

    private func submitted(_ service: SampleService) async throws -> ID<Slate> {
        let id = try await service.useCases.solveSlate(
            from: SlateSample.from, to: SlateSample.to, key: .sample("solve"), by: officer)
        _ = try await service.useCases.submitSlate(id, expectedVersion: 1, key: .sample("submit"), by: officer)
        return id
    }

    private func publish(_ id: ID<Slate>, _ service: SampleService) async throws {
        _ = try await service.useCases.publishSlate(id, expectedVersion: 2, key: .sample("publish"), by: second)
    }

    @Test(
        "A record that an import ends mid-tour cuts the tour: solved, explained and published with the same end",
        arguments: [("person", "2028-05-01"), ("position", "2028-05-01")])
    func published(noun: String, end: String) async throws {
        let service =
            try await sample(person: noun == "person" ? end : nil, position: noun == "position" ? end : nil).service
        let id = try await submitted(service)
        let detail = try await service.useCases.explainSlate(
            id.rawValue, position: "pos_000001", versus: nil, for: officer)
        let chosen = try #require(detail.explanation.chosen)
        #expect(chosen.plannedEnd == SampleDay.day(end))
        #expect(chosen.flags.map(\.rule) == ["tour.cut-by-record"])
        let said = "The record of the \(noun) ends on \(SampleDay.day(end).prose)"
        #expect(chosen.flags.first?.text.hasPrefix(said) == true)
        try await publish(id, service)
        let relief = try #require(await service.keeper.snapshot.relief(of: ID(prefix: "pos_", sequence: 1)))
        #expect(relief.plannedEnd == SampleDay.day(end))
    }

    @Test("A relief named by hand without an end is planned until the record ends; a longer one is refused")
    func byHand() async throws {
        let service = try await sample(person: "2028-05-01").service
        func name(_ plannedEnd: String?) async throws {
            _ = try await service.useCases.nameRelief(
                NameRelief.Input(
                    position: ID(prefix: "pos_", sequence: 1), person: ID(prefix: "per_", sequence: 1),
                    from: SampleDay.day("2027-02-01"), plannedEnd: plannedEnd.map { SampleDay.day($0) }),
                key: .sample("\(plannedEnd ?? "none")"), by: officer)
        }
        let refused = try #require(await refusal { try await name("2028-05-02") })
        #expect(refused.code == .recordBreaksLaw && refused.fix.hasPrefix("Give a planned end up to (2028-05-01)"))
        try await name(nil)
        let relief = try #require(await service.keeper.snapshot.relief(of: ID(prefix: "pos_", sequence: 1)))
        #expect(relief.plannedEnd == SampleDay.day("2028-05-01"))
    }

    @Test("Versions that follow each other are one record, so a later change of the position cuts nothing")
    func versions() async throws {
        var renamed = Position.sample(validity: SampleDay.range("2028-05-01"))
        renamed.title = "Director"
        let register = Register(
            offices: [.sample()],
            positions: [.sample(validity: SampleDay.range("2010-01-01", "2028-05-01")), renamed], people: [.sample()])
        let service = try await SampleService(register)
        let id = try await submitted(service)
        let lines = try #require(try await service.store.slate(id)).run.lines
        #expect(lines.map(\.plannedEnd) == [SampleDay.day("2030-01-01")])
        try await publish(id, service)
    }

    @Test("A record that is shortened after the slate was solved refuses it, and the change is named with its entry")
    func shortened() async throws {
        for noun in ["person", "position"] {
            let sample = try await sample()
            let id = try await submitted(sample.service)
            let days = SampleDay.range("2010-01-01", "2028-05-01")
            let rows =
                noun == "person"
                ? ImportSample.people([.sample(validity: days)])
                : ImportSample.positions([(.sample(validity: days), "ODC-1")])
            #expect(try await sample.commit(rows).problems.isEmpty)
            let refused = try #require(await refusal { try await publish(id, sample.service) })
            #expect(refused.code == .positionTaken)
            #expect(refused.fix.hasPrefix("The register has changed since the slate was solved."))
            let problem = try #require(refused.problems.first)
            #expect(problem.detail.contains("The \(noun)") && problem.detail.contains("by (a.planner) at"))
            #expect(problem.fix == "Solve the window again, or restore what changed.")
        }
    }

    @Test("Where time alone has passed, nobody is told that the register has changed")
    func late() async throws {
        let service = try await sample(person: "2027-02-01").service
        let id = try await submitted(service)
        let tooLate = try await SampleService(
            service.store, clock: { Timestamp(startOf: SampleDay.day("2027-03-01")) })
        let refused = try #require(await refusal { try await publish(id, tooLate) })
        #expect(refused.code == .positionTaken && !refused.problems.isEmpty)
        #expect(!refused.fix.contains("has changed"))
        #expect(refused.problems.allSatisfy { $0.fix == "Solve the window again." })
    }
}
