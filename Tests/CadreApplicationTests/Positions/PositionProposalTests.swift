import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("A position says whom a waiting slate proposes, and what to know of that")
struct PositionProposalTests {
    private func sentence(_ sample: SlateSample) async throws -> String {
        let detail = try await sample.service.useCases.showPosition(
            SlateSample.deputy.id.rawValue, asOf: nil, for: sample.officer
        )
        return try #require(detail.proposal).sentence
    }

    @Test("A line of the solver names the slate and the person, and nothing else")
    func plain() async throws {
        let sample = try await SlateSample()
        let slate = try await sample.solve()
        let person = try #require(try await sample.proposed(SlateSample.deputy, in: slate))
        let sentence = try await sentence(sample)
        #expect(sentence.hasPrefix("Slate \(slate) proposes ") && sentence.hasSuffix("(\(person))."))
        #expect(!sentence.contains("Pinned") && !sentence.contains("Overtaken"))
    }

    @Test("A pin is told with its reason, and with the gate that it overrides")
    func pinned() async throws {
        let sample = try await SlateSample()
        let first = try await sample.solve()
        let enlisted = ID<Person>(prefix: "per_", sequence: 3)
        let second = try await sample.service.useCases.pinSlate(
            PinSlate.Input(
                slate: first, expectedVersion: 1, kind: .pin, person: enlisted, position: SlateSample.deputy.id,
                reason: "Promoted in May"
            ), key: .sample("pin"), by: sample.officer
        )
        let said = try await sentence(sample)
        #expect(
            said.hasSuffix(
                "(\(enlisted)). Pinned by hand, past the gate grade.band, by a.officer: Promoted in May."
            )
        )
        // The pin of the line stays told of where a later draft carries it along.
        let proposed = try await sample.proposed(SlateSample.chief, in: second)
        _ = try await sample.service.useCases.pinSlate(
            PinSlate.Input(
                slate: second, expectedVersion: 1, kind: .pin, person: try #require(proposed),
                position: SlateSample.chief.id, reason: "Stays"
            ), key: .sample("pin again"), by: sample.officer
        )
        let carried = try await sentence(sample)
        #expect(carried.contains("past the gate grade.band"))
    }

    @Test("A relief that was named meanwhile has overtaken the line")
    func overtaken() async throws {
        let sample = try await SlateSample()
        let slate = try await sample.solve()
        let proposed = try #require(try await sample.proposed(SlateSample.deputy, in: slate))
        let other = try #require([1, 2].map { ID<Person>(prefix: "per_", sequence: $0) }.first { $0 != proposed })
        _ = try await sample.service.useCases.nameRelief(
            NameRelief.Input(
                position: SlateSample.deputy.id, person: other, from: SampleDay.day("2027-02-01"), plannedEnd: nil,
                overrideReason: nil
            ), key: .sample("relief"), by: sample.officer
        )
        let sentence = try await sentence(sample)
        #expect(sentence.contains("Overtaken: ") && sentence.contains("(\(other)) is named as relief"))
        #expect(sentence.hasSuffix("so the line no longer holds."))
    }
}
