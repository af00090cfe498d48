import CadreDomain
import CadreNumerics
import CadrePlanning
import Testing

/// Tiny random problems against every possible slate; larger ones against laws that must hold.
@Suite("Planning a slate")
struct SlatePlannerTests {
    /// The most points of any slate with the seats that a plan leaves, by trying every choice for every opening.
    private func bruteForceTotal(_ problem: SlateProblem, after plan: SlatePlan) -> Int {
        let points = problem.openings.map { opening in
            problem.candidates.map { candidate in problem.eligiblePoints(opening, candidate, after: plan) }
        }
        func best(from row: Int, used: Set<Int>) -> Int {
            guard row < points.count else { return 0 }
            var most = best(from: row + 1, used: used)
            for (column, worth) in points[row].enumerated() where !used.contains(column) {
                if let worth { most = max(most, worth + best(from: row + 1, used: used.union([column]))) }
            }
            return most
        }
        return best(from: 0, used: [])
    }

    @Test("The total is that of the best of all slates", arguments: 1...40)
    func optimal(seed: UInt64) throws {
        var random = RandomProblem(seed: seed, isNarrow: true)
        let problem = random.make(openings: 1 + Int(seed % 5), candidates: 1 + Int(seed / 5 % 5))
        let plan = try SlatePlanner.plan(problem)
        #expect(plan.totalPoints == bruteForceTotal(problem, after: plan), "seed \(seed)")
        #expect(plan.bound == plan.totalPoints)
    }

    @Test("The eligible pairs are those that pass every rule of the list, one by one", arguments: [3, 4])
    func pairs(seed: UInt64) throws {
        var random = RandomProblem(seed: seed)
        let problem = random.make(openings: 60, candidates: 60)
        let plan = try SlatePlanner.plan(problem)
        let pairCount = problem.openings.reduce(0) { count, opening in
            count + problem.candidates.count { problem.eligiblePoints(opening, $0, after: plan) != nil }
        }
        #expect(plan.pairCount == pairCount)
        for line in plan.lines {
            let opening = try #require(problem.opening(line.position))
            let candidate = try #require(problem.candidate(line.person))
            #expect(problem.eligiblePoints(opening, candidate, after: plan) == line.points)
        }
    }

    @Test(
        "Every candidate is counted for an unfilled position, every opening for an unplaced person", arguments: [5, 6])
    func counts(seed: UInt64) throws {
        var random = RandomProblem(seed: seed)
        let problem = random.make(openings: 120, candidates: 100)
        let plan = try SlatePlanner.plan(problem)
        #expect(!plan.unfilled.isEmpty && !plan.unplaced.isEmpty && !plan.lines.isEmpty)
        #expect(plan.lines.count + plan.unfilled.count == 120)
        #expect(plan.lines.count + plan.unplaced.count == 100)
        for unfilled in plan.unfilled {
            #expect(unfilled.exclusions.reduce(unfilled.eligibleCount) { $0 + $1.count } == 100)
            #expect((unfilled.rival == nil) == (unfilled.eligibleCount == 0))
            let opening = try #require(problem.opening(unfilled.position))
            let worth = problem.candidates.compactMap { problem.eligiblePoints(opening, $0, after: plan) }
            #expect(unfilled.rival?.pointsHere == worth.max() && unfilled.eligibleCount == worth.count)
            let rival = unfilled.rival.flatMap { plan.line(placing: $0.person) }
            #expect(rival?.position == unfilled.rival?.placedAt && rival?.points == unfilled.rival?.pointsThere)
        }
        for unplaced in plan.unplaced {
            #expect(unplaced.exclusions.reduce(unplaced.eligibleCount) { $0 + $1.count } == 120)
            #expect((unplaced.missed == nil) == (unplaced.eligibleCount == 0))
        }
    }

    @Test("The first gate that fails is the one that is counted")
    func firstGate() throws {
        let opening = Sample.opening(Sample.position(clearance: .secret, languages: [("fra", "2", true)]))
        let sailor = Sample.candidate(Sample.person(1, service: .navy, grade: "O1"))
        let uncleared = Sample.candidate(Sample.person(2))
        let plan = try SlatePlanner.plan(Sample.problem([opening], [sailor, uncleared]))
        #expect(plan.unfilled.first?.exclusions.map(\.rule) == ["service.match", "clearance.in-force"])
        #expect(plan.unplaced.map(\.exclusions).map { $0.map(\.rule) } == [["service.match"], ["clearance.in-force"]])
    }

    @Test("The order of the records makes no difference", arguments: [7, 8])
    func shuffled(seed: UInt64) throws {
        var random = RandomProblem(seed: seed)
        let problem = random.make(openings: 80, candidates: 80)
        var generator = SplitMix64(seed: seed)
        var openings = problem.openings
        var candidates = problem.candidates
        generator.shuffle(&openings)
        generator.shuffle(&candidates)
        let other = Sample.problem(openings, candidates, caps: problem.caps.reversed())
        #expect(other == problem)
        #expect(try SlatePlanner.plan(other) == SlatePlanner.plan(problem))
    }

    @Test("A pair that costs more than it brings is still worth filling a position for")
    func pointsMin() throws {
        let far = Sample.candidate(station: Sample.station(country: "DEU", region: "EUCOM"))
        let weights = ["fill.priority": 0, "gap.days-avoided": 0]
        let problem = SlateProblem(
            today: Sample.today, window: Sample.window, rules: Rules.settings(on: Sample.today, weights: weights),
            openings: [Sample.opening()], candidates: [far]
        )
        let plan = try SlatePlanner.plan(problem)
        #expect(plan.lines.map(\.points) == [1])
    }

    @Test("Nothing to fill and nobody to place are no error")
    func empty() throws {
        #expect(try SlatePlanner.plan(Sample.problem([], [])).totalPoints == 0)
        #expect(try SlatePlanner.plan(Sample.problem([Sample.opening()], [])).unfilled.count == 1)
        #expect(try SlatePlanner.plan(Sample.problem([], [Sample.candidate()])).unplaced.count == 1)
    }

    @Test("A run stops when it is told to, and repeated records are refused")
    func refused() throws {
        let problem = Sample.problem([Sample.opening()], [Sample.candidate()])
        #expect(throws: PlanningError.cancelled) { try SlatePlanner.plan(problem) { true } }
        let twice = Sample.problem([Sample.opening(), Sample.opening()], [])
        #expect(throws: PlanningError.repeatedRecord("pos_000001")) { try SlatePlanner.plan(twice) }
    }
}
