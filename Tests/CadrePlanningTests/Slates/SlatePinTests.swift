import CadreDomain
import CadrePlanning
import Testing

@Suite("Pins and exclusions")
struct SlatePinTests {
    private let openings = [Sample.opening(Sample.position(1)), Sample.opening(Sample.position(2))]
    private let candidates = [
        Sample.candidate(Sample.person(1), record: ServiceRecord(offices: [ID(prefix: "off_", sequence: 1)])),
        Sample.candidate(Sample.person(2)),
        Sample.candidate(Sample.person(3, service: .navy, grade: "O2")),
    ]

    @Test("A pin is forced, and the rest is planned around it")
    func pinned() throws {
        let plan = try SlatePlanner.plan(
            Sample.problem(openings, candidates, pins: [Sample.pin(person: 2, position: 2)])
        )
        let line = try #require(plan.line(filling: ID(prefix: "pos_", sequence: 2)))
        #expect(line.person == ID(prefix: "per_", sequence: 2) && line.isPinned)
        #expect(plan.lines.count == 2 && plan.overrides.isEmpty)
        #expect(plan.totalPoints == plan.lines.reduce(0) { $0 + $1.points })
    }

    @Test("A pin that fails gates is kept, with each gate, its facts and the reason")
    func overridden() throws {
        let plan = try SlatePlanner.plan(
            Sample.problem(openings, candidates, pins: [Sample.pin(person: 3, position: 1)])
        )
        #expect(plan.line(filling: ID(prefix: "pos_", sequence: 1))?.person == ID(prefix: "per_", sequence: 3))
        #expect(plan.overrides.map(\.rule) == ["service.match", "grade.band"])
        #expect(plan.overrides.allSatisfy { $0.reason == "Named by the ambassador" && $0.decidedBy == "planner" })
        #expect(plan.verification.overriddenGateCount == 2)
    }

    @Test("An excluded pair is never used and is counted as a decision")
    func excluded() throws {
        let one = Array(openings.prefix(1))
        let people = Array(candidates.prefix(2))
        let before = try SlatePlanner.plan(Sample.problem(one, people))
        #expect(before.lines.first?.person == ID(prefix: "per_", sequence: 1))
        let problem = Sample.problem(one, people, pins: [Sample.pin(.exclude, person: 1, position: 1)])
        let after = try SlatePlanner.plan(problem)
        #expect(after.lines.first?.person == ID(prefix: "per_", sequence: 2))
        #expect(after.unplaced.first?.exclusions.map(\.rule) == [RuleCount.exclusion])
        #expect(after.unplaced.first?.eligibleCount == 0)
    }

    @Test("Pins that contradict each other or name nobody are refused")
    func refused() {
        func plan(_ pins: [Pin]) throws { _ = try SlatePlanner.plan(Sample.problem(openings, candidates, pins: pins)) }
        let person = ID<Person>(prefix: "per_", sequence: 1)
        let first = ID<Position>(prefix: "pos_", sequence: 1)
        let second = ID<Position>(prefix: "pos_", sequence: 2)
        #expect(throws: PlanningError.pinsConflict(person: person, position: second)) {
            try plan([Sample.pin(person: 1, position: 1), Sample.pin(person: 1, position: 2)])
        }
        #expect(throws: PlanningError.pinsConflict(person: person, position: first)) {
            try plan([Sample.pin(person: 1, position: 1), Sample.pin(.exclude, person: 1, position: 1)])
        }
        #expect(throws: PlanningError.pinOutsideProblem(person: ID(prefix: "per_", sequence: 9), position: first)) {
            try plan([Sample.pin(person: 9, position: 1)])
        }
        #expect(throws: Never.self) { try plan([Sample.pin(.exclude, person: 9, position: 1)]) }
    }

    @Test("A pin beyond the cap takes a seat first, and overrides the cap only where there is none")
    func cap() throws {
        let counted = (1...2).map { Sample.opening(Sample.position($0, countsTowardCap: true)) }
        let people = Array(candidates.prefix(2))
        let pins = [Sample.pin(person: 2, position: 2)]
        let one = try SlatePlanner.plan(Sample.problem(counted, people, caps: [Sample.cap(limit: 1)], pins: pins))
        #expect(one.lines.map(\.position.rawValue) == ["pos_000002"] && one.overrides.isEmpty)
        #expect(one.unfilled.first?.exclusions.map(\.rule) == ["cap.service-members"])
        let none = try SlatePlanner.plan(Sample.problem(counted, people, caps: [Sample.cap(limit: 0)], pins: pins))
        #expect(none.overrides.map(\.rule) == ["cap.service-members"])
    }
}
