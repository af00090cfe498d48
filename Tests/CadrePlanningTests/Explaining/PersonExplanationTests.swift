import CadreDomain
import CadrePlanning
import Testing

@Suite("Explaining a person")
struct PersonExplanationTests {
    @Test("The counts agree with those of the plan", arguments: [31, 32])
    func counts(seed: UInt64) throws {
        var random = RandomProblem(seed: seed)
        let problem = random.make(openings: 70, candidates: 90)
        let plan = try SlatePlanner.plan(problem)
        #expect(plan.unplaced.count > 10)
        for unplaced in plan.unplaced {
            let explanation = try PersonExplanation.explain(unplaced.person, in: plan, of: problem)
            #expect(explanation.line == nil)
            #expect(explanation.exclusions == unplaced.exclusions)
            #expect(explanation.eligibleCount == unplaced.eligibleCount)
            #expect(explanation.missed.first?.points == unplaced.missed?.points)
        }
        let placed = try PersonExplanation.explain(plan.lines[0].person, in: plan, of: problem)
        #expect(placed.line == plan.lines[0])
    }

    @Test("Openings one gate away come with the remedy, the ones worth most first")
    func nearest() throws {
        let openings = [
            Sample.opening(Sample.position(1, clearance: .secret)),
            Sample.opening(Sample.position(2, clearance: .secret, isKeyBillet: true)),
            Sample.opening(Sample.position(3, service: .navy, clearance: .secret)),
        ]
        let problem = Sample.problem(openings, [Sample.candidate()])
        let plan = try SlatePlanner.plan(problem)
        let explanation = try PersonExplanation.explain(ID(prefix: "per_", sequence: 1), in: plan, of: problem)
        #expect(explanation.nearest.map(\.position.rawValue) == ["pos_000002", "pos_000001"])
        #expect(explanation.nearest.map(\.gate.rule) == ["clearance.in-force", "clearance.in-force"])
        #expect(
            explanation.whatWouldChange.first == "For pos_000002: A clearance at secret granted by 15 June 2027."
        )
        #expect(explanation.exclusions.map(\.rule) == ["service.match", "clearance.in-force"])
        #expect(explanation.exclusions.map(\.count) == [1, 2])
    }

    @Test("Openings that went to somebody better are listed with both sides' points")
    func missed() throws {
        let known = ServiceRecord(offices: [ID(prefix: "off_", sequence: 1)])
        let problem = Sample.problem(
            [Sample.opening()], [Sample.candidate(Sample.person(1), record: known), Sample.candidate(Sample.person(2))]
        )
        let plan = try SlatePlanner.plan(problem)
        let explanation = try PersonExplanation.explain(ID(prefix: "per_", sequence: 2), in: plan, of: problem)
        let missed = try #require(explanation.missed.first)
        #expect(missed.takenBy == ID(prefix: "per_", sequence: 1))
        #expect(missed.takenPoints - missed.points == 80)
        #expect(plan.unplaced.first?.missed == missed)
    }
}
