import CadreDomain
import CadreNumerics
import CadrePlanning
import Testing

/// Goal: the corners of a slate's front are those of all slates of its input, and each comes with weights that give it.
///
/// Method: every slate of tiny problems, tried one by one with the rules asked afresh; a run with the weights told.
@Suite("Slate front")
struct SlateFrontTests {
    /// What each slate of a tiny problem comes to, from the list of rules.
    private func everyTotal(_ problem: SlateProblem, _ second: FrontObjective) -> Set<[Int]> {
        let values = problem.openings.map { opening in
            problem.candidates.map { problem.frontValues(opening, $0, second) }
        }
        var totals: Set<[Int]> = []
        func go(_ row: Int, _ used: Set<Int>, _ sum: [Int]) {
            guard row < values.count else {
                totals.insert(sum)
                return
            }
            go(row + 1, used, sum)
            for (column, value) in values[row].enumerated() where !used.contains(column) {
                guard let value else { continue }
                go(row + 1, used.union([column]), [sum[0] + value[0], sum[1] + value[1]])
            }
        }
        go(0, [], [0, 0])
        return totals
    }

    /// The corners of the hull of totals, the largest first value first.
    private func corners(_ totals: Set<[Int]>) -> [[Int]] {
        let kept = totals.filter { one in !totals.contains { $0 != one && $0[0] >= one[0] && $0[1] >= one[1] } }
            .sorted { $0[0] > $1[0] }
        return kept.enumerated().filter { index, one in
            kept[..<index].allSatisfy { left in
                kept[(index + 1)...].allSatisfy { right in
                    (one[1] - left[1]) * (left[0] - right[0]) > (right[1] - left[1]) * (left[0] - one[0])
                }
            }
        }
        .map(\.element)
    }

    private static let weighed: [FrontObjectives] = [.fillAndPreference, .fillAndMoveCost]

    @Test("The corners of small problems are those of all their slates", arguments: weighed)
    func everySlate(objectives: FrontObjectives) throws {
        var cornerCount = 0
        for seed in 1...40 as ClosedRange<UInt64> {
            var random = RandomProblem(seed: seed, isNarrow: true)
            let problem = random.make(openings: 5, candidates: 6)
            let front = try SlatePlanner.solve(problem).front(of: objectives)
            let sign = objectives.second == .moveCost ? -1 : 1
            let found = front.points.map { [$0.values.fill, sign * $0.values[objectives.second]] }
            #expect(found == corners(everyTotal(problem, objectives.second)), "seed \(seed)")
            #expect(front.isComplete)
            cornerCount += front.points.count
        }
        #expect(cornerCount > 40)
    }

    @Test(
        "A run with the weights of a corner gives its values, unless an obstacle is named", arguments: weighed)
    func weightsGiveIt(objectives: FrontObjectives) throws {
        var (runs, obstacles) = (0, 0)
        for seed in 1...12 as ClosedRange<UInt64> {
            var random = RandomProblem(seed: seed, isNarrow: true)
            let problem = random.make(openings: 24, candidates: 26)
            for point in try SlatePlanner.solve(problem).front(of: objectives).points {
                guard point.obstacle == nil else {
                    obstacles += 1
                    continue
                }
                let again = try SlatePlanner.solve(problem.weighing(point.rules))
                let values = try again.front(of: objectives).chosen
                #expect(values.fill == point.values.fill, "seed \(seed)")
                if objectives.second == .moveCost { #expect(values.moveCost == point.values.moveCost) }
                #expect(values.filledCount == again.plan.lines.count)
                runs += 1
            }
        }
        #expect(runs > 20)
        #expect(objectives == .fillAndPreference ? obstacles == 0 : obstacles > 0)
    }

    @Test("The slate is a corner where its weights are those of one, and else the corner that beats it is named")
    func standing() throws {
        var kinds: Set<String> = []
        for seed in 1...30 as ClosedRange<UInt64> {
            var random = RandomProblem(seed: seed, isNarrow: true)
            let problem = random.make(openings: 12, candidates: 14)
            let solved = try SlatePlanner.solve(problem)
            let front = try solved.front(of: .fillAndPreference)
            #expect(front.chosen.points == solved.plan.totalPoints)
            switch front.standing {
            case .corner(let index):
                kinds.insert("corner")
                #expect(front.points[index].values.fill == front.chosen.fill)
                #expect(front.points[index].values.preference == front.chosen.preference)
            case .dominated(let index):
                kinds.insert("dominated")
                let point = front.points[index].values
                #expect(point.fill >= front.chosen.fill && point.preference >= front.chosen.preference)
                #expect(point.fill + point.preference > front.chosen.fill + front.chosen.preference)
            case .edge, .between: kinds.insert("between")
            }
            guard let corner = front.points.first(where: { $0.obstacle == nil }) else { continue }
            let own = try SlatePlanner.solve(problem.weighing(corner.rules)).front(of: .fillAndMoveCost)
            #expect(own.chosen.fill == corner.values.fill)
        }
        #expect(kinds.contains("dominated"))
    }

    @Test("Pins and exclusions are kept to, and a problem without a pair has one empty corner")
    func decisions() throws {
        let openings = [Sample.opening(Sample.position(1)), Sample.opening(Sample.position(2, isKeyBillet: true))]
        let people = [Sample.candidate(Sample.person(1), station: Sample.station(country: "JPN", region: "EUCOM"))]
        let free = try SlatePlanner.solve(Sample.problem(openings, people)).front(of: .fillAndMoveCost)
        let pinned = Sample.problem(openings, people, pins: [Sample.pin(person: 1, position: 1)])
        let front = try SlatePlanner.solve(pinned).front(of: .fillAndMoveCost)
        #expect(front.points.map(\.values) == [front.chosen])
        #expect(front.standing == .corner(0) && front.chosen.filledCount == 1)
        #expect(front.chosen.fill < free.points[0].values.fill)
        #expect(free.points.count == 2 && free.points[1].values.filledCount == 0)
        #expect(free.points[1].obstacle != nil)
        let empty = try SlatePlanner.solve(Sample.problem([], people)).front(of: .fillAndPreference)
        #expect(empty.points.count == 1 && empty.standing == .corner(0) && empty.isComplete)
    }

    @Test("A stop ends the front")
    func cancelled() throws {
        var random = RandomProblem(seed: 1, isNarrow: true)
        let solved = try SlatePlanner.solve(random.make(openings: 5, candidates: 6))
        #expect(throws: PlanningError.cancelled) { try solved.front(of: .fillAndPreference, isCancelled: { true }) }
    }
}

extension SlateProblem {
    /// The same problem with other weights.
    fileprivate func weighing(_ settings: [RuleSetting]) -> SlateProblem {
        SlateProblem(
            today: today, window: window, seed: seed, figures: figures,
            rules: rules.map { rule in settings.first { $0.identifier == rule.identifier } ?? rule },
            certificationSchemes: certificationSchemes, languages: languages, caps: caps, openings: openings,
            candidates: candidates, pins: pins
        )
    }

    /// Fill and the other objective of a pair, of which more is better; nil where a gate fails.
    fileprivate func frontValues(
        _ opening: Opening, _ candidate: Candidate, _ second: FrontObjective
    ) -> [Int]? {
        guard eligiblePoints(opening, candidate) != nil else { return nil }
        let pair = Pair(opening, candidate, in: self)
        var (fill, preference, moves) = (0, 0, 0)
        for setting in rules {
            guard let rule = Rules.rule(setting.identifier) else { continue }
            let weight = ["fill.priority", "move.cost"].contains(setting.identifier) ? 1 : setting.weight
            guard case .points(let points, _) = rule.evaluate(pair, weight: weight) else { continue }
            switch setting.identifier {
            case "fill.priority": fill += points
            case "move.cost": moves += points
            default: preference += points
            }
        }
        return [fill, second == .moveCost ? moves : preference]
    }
}
