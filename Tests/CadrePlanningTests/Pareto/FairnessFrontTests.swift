import CadreDomain
import CadreNumerics
import CadrePlanning
import Testing

/// Goal: against fairness the front has the most fill of all slates at each difference between commands that is
/// allowed.
///
/// Method: every slate of tiny problems, tried one by one with the limit's own count; runs with the limits told.
@Suite("Slate front against fairness")
struct FairnessFrontTests {
    /// Fill and the smallest whole per cent at which every two commands are balanced, of every slate.
    private func everySlate(_ problem: SlateProblem) -> Set<[Int]> {
        let fills = problem.openings.map { opening in
            problem.candidates.map { candidate -> Int? in
                guard problem.eligiblePoints(opening, candidate) != nil,
                    case .points(let points, _) = Rule.fillPriority.evaluate(
                        Pair(opening, candidate, in: problem), weight: 1)
                else { return nil }
                return points
            }
        }
        let commands = Set(problem.openings.compactMap(\.position.command)).sorted()
        func apart(_ filled: Set<Int>) -> Int {
            let counts = commands.map { command in
                let rows = problem.openings.indices.filter { problem.openings[$0].position.command == command }
                return (filled: rows.count { filled.contains($0) }, all: rows.count)
            }
            return (0...100).first { percent in
                counts.allSatisfy { one in
                    counts.allSatisfy { other in
                        100 * abs(one.filled * other.all - other.filled * one.all) <= percent * one.all * other.all
                    }
                }
            } ?? 100
        }
        var totals: Set<[Int]> = []
        func go(_ row: Int, _ used: Set<Int>, _ filled: Set<Int>, _ fill: Int) {
            guard row < fills.count else {
                totals.insert([fill, apart(filled)])
                return
            }
            go(row + 1, used, filled, fill)
            for (column, value) in fills[row].enumerated() where !used.contains(column) {
                guard let value else { continue }
                go(row + 1, used.union([column]), filled.union([row]), fill + value)
            }
        }
        go(0, [], [], 0)
        return totals
    }

    /// A random problem whose openings are spread over three commands and none.
    private func problem(_ seed: UInt64, openings: Int, candidates: Int) -> SlateProblem {
        var random = RandomProblem(seed: seed, isNarrow: true)
        let problem = random.make(openings: openings, candidates: candidates)
        let spread = problem.openings.enumerated().map { index, opening in
            var position = opening.position
            position.command = ["EUCOM", "INDOPACOM", "EUCOM", "AFRICOM", nil][index % 5].map { Sample.command($0) }
            return Opening(
                position: position, vacantFrom: opening.vacantFrom, reportDay: opening.reportDay,
                overlapFrom: opening.overlapFrom, region: opening.region
            )
        }
        return SlateProblem(
            today: problem.today, window: problem.window, seed: problem.seed, figures: problem.figures,
            rules: problem.rules, certificationSchemes: problem.certificationSchemes, languages: problem.languages,
            caps: problem.caps, openings: spread, candidates: problem.candidates
        )
    }

    @Test("Small problems have the points of all their slates that nothing beats, each proven")
    func everySlate() throws {
        var pointCount = 0
        for seed in 1...40 as ClosedRange<UInt64> {
            let problem = problem(seed, openings: 6, candidates: 6)
            let front = try SlatePlanner.solve(problem).front(of: .fillAndFairness)
            let all = everySlate(problem)
            let kept = all.filter { one in !all.contains { $0 != one && $0[0] >= one[0] && $0[1] <= one[1] } }
            #expect(
                front.points.map { [$0.values.fill, $0.values.percentApart] } == kept.sorted { $0[0] > $1[0] },
                "seed \(seed)")
            #expect(front.isComplete && front.points.allSatisfy { $0.fillBound == $0.values.fill })
            switch front.standing {
            case .corner(let index): #expect(front.points[index].values.percentApart == front.chosen.percentApart)
            case .dominated(let index):
                let point = front.points[index].values
                #expect(point.fill >= front.chosen.fill && point.percentApart <= front.chosen.percentApart)
            case .edge, .between: Issue.record("Nothing lies between points that are all there are.")
            }
            pointCount += front.points.count
        }
        #expect(pointCount > 60)
    }

    @Test("A run with the weights and limits of a point gives its fill, and is no farther apart")
    func limitsGiveIt() throws {
        var runs = 0
        for seed in 1...12 as ClosedRange<UInt64> {
            let problem = problem(seed, openings: 12, candidates: 12)
            for point in try SlatePlanner.solve(problem).front(of: .fillAndFairness).points where !point.limits.isEmpty
            {
                // The search under limits may end before it has an answer, or before it has proven it.
                guard let again = try? SlatePlanner.solve(problem.weighing(point.rules, limits: point.limits)),
                    again.plan.bound == again.plan.totalPoints
                else { continue }
                #expect(again.plan.totalPoints == point.values.fill, "seed \(seed)")
                #expect(try again.front(of: .fillAndFairness).chosen.percentApart <= point.values.percentApart)
                runs += 1
            }
        }
        #expect(runs > 12)
    }

    @Test("A pinned opening counts as filled in every point")
    func pinned() throws {
        for seed in 1...12 as ClosedRange<UInt64> {
            let free = problem(seed, openings: 6, candidates: 6)
            guard let line = try SlatePlanner.solve(free).plan.lines.first else { continue }
            let pin = Pin(kind: .pin, person: line.person, position: line.position, reason: "-", decidedBy: "-")
            let front = try SlatePlanner.solve(free.replacingPins([pin])).front(of: .fillAndFairness)
            #expect(front.isComplete && front.points.allSatisfy { $0.values.filledCount >= 1 }, "seed \(seed)")
            #expect(front.points.map(\.values.percentApart) == front.points.map(\.values.percentApart).sorted(by: >))
        }
    }

    @Test("A search that ends early has bounds on what it leaves, pinned openings counted, and the same each time")
    func endsEarly() throws {
        var (unproven, unsearched) = (0, 0)
        for seed in 1...24 as ClosedRange<UInt64> {
            var problem = problem(seed, openings: 6, candidates: 6)
            if let line = try SlatePlanner.solve(problem).plan.lines.first {
                let pin = Pin(
                    kind: .pin, person: line.person, position: line.position, reason: "-", decidedBy: "-")
                problem = problem.replacingPins([pin])
            }
            let solved = try SlatePlanner.solve(problem)
            let whole = try solved.front(of: .fillAndFairness)
            #expect(whole.isComplete && whole.remainder == nil)
            for limit in [0, 60, 150, 300] {
                let front = try solved.front(of: .fillAndFairness, lookCountMax: limit)
                #expect(try front == solved.front(of: .fillAndFairness, lookCountMax: limit))
                func most(_ percent: Int) -> Int {
                    whole.points.filter { $0.values.percentApart <= percent }.map(\.values.fill).max() ?? .min
                }
                for point in front.points {
                    #expect(point.values.fill <= most(point.values.percentApart), "seed \(seed)")
                    #expect(most(point.values.percentApart) <= point.fillBound, "seed \(seed)")
                    if point.fillBound > point.values.fill { unproven += 1 }
                }
                guard let rest = front.remainder else { continue }
                unsearched += 1
                #expect(!front.isComplete && most(rest.percentApart) <= rest.fillBound)
                #expect(rest.fillBound <= front.points[0].values.fill)
                for point in front.points where point.fillBound == point.values.fill {
                    #expect(rest.percentApart < point.values.percentApart, "seed \(seed)")
                }
            }
        }
        #expect(unproven > 0 && unsearched > 24)
    }

    @Test("A stop ends the front")
    func cancelled() throws {
        let solved = try SlatePlanner.solve(problem(1, openings: 6, candidates: 6))
        #expect(throws: PlanningError.cancelled) { try solved.front(of: .fillAndFairness, isCancelled: { true }) }
    }
}

extension SlateProblem {
    /// The same problem with other weights and limits.
    fileprivate func weighing(_ settings: [RuleSetting], limits: [SlateLimit]) -> SlateProblem {
        SlateProblem(
            today: today, window: window, seed: seed, figures: figures,
            rules: rules.map { rule in settings.first { $0.identifier == rule.identifier } ?? rule },
            certificationSchemes: certificationSchemes, languages: languages, caps: caps, openings: openings,
            candidates: candidates, pins: pins,
            limits: SlateLimits(
                limits,
                figures: LimitFigures(stepCountMax: 4_000, moveCentsWithinArea: 1_500_000, moveCentsFarther: 3_000_000)
            )
        )
    }
}
