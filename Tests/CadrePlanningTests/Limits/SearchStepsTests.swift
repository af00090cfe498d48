import CadreDomain
import Testing

@testable import CadrePlanning

@Suite("A run under limits that is asked to end keeps its best slate and repeats by the number of its steps")
struct SearchStepsTests {
    /// Sixty openings under couples, a budget and a minimum, which take some hundred steps.
    static func problem() -> SlateProblem {
        var random = RandomProblem(seed: 11, isNarrow: true)
        let free = random.makeInPosts(openings: 60, candidates: 60, postCount: 7)
        let couples = (0..<8).map { index in
            [1, 2].map { ID<Person>(prefix: "per_", sequence: 2 * index + $0).rawValue }.joined(separator: ",")
        }
        let texts = couples.map { "couple=\($0)" } + ["move-budget=450000", "min-fill=EUCOM:80%"]
        let figures = LimitFigures(
            stepCountMax: 20_000, moveCentsWithinArea: 1_500_000, moveCentsFarther: 3_000_000
        )
        return Sample.limited(free, SlateLimits(texts.map { Sample.limit($0) }, figures: figures))
    }

    @Test("Ended at any step it gives the slate that the number of steps gives again, within its bound")
    func repeats() throws {
        let problem = Self.problem()
        let whole = try SlatePlanner.plan(problem)
        var kept = 0
        for wanted in [1, 40, 200, 400, 600, 900] {
            var asked = 0
            let steps = SearchSteps(isEndAsked: {
                asked += 1
                return asked >= wanted
            })
            let again: SearchSteps
            do throws(PlanningError) {
                let plan = try SlatePlanner.solve(problem, steps: steps).plan
                guard let end = steps.endedAfter else { continue }
                #expect(plan.totalPoints <= whole.totalPoints && plan.bound >= whole.totalPoints)
                again = SearchSteps(endingAfter: end)
                #expect(try SlatePlanner.solve(problem, steps: again).plan == plan)
                #expect(again.endedAfter == end)
                kept += 1
            } catch {
                #expect(error == .endedWithoutSlate)
            }
        }
        #expect(kept > 0)
    }

    @Test("Tells of value and bound that close in, and of every phase in its order")
    func progress() throws {
        var told: [PlanningProgress] = []
        let plan = try SlatePlanner.solve(Self.problem(), steps: SearchSteps(progress: { told.append($0) })).plan
        var phases: [PlanningProgress.Phase] = []
        for phase in told.map(\.phase) where phase != phases.last { phases.append(phase) }
        #expect(phases == [.rating, .searching, .pricing, .checking])
        #expect(zip(told, told.dropFirst()).allSatisfy { $0.stepCount <= $1.stepCount })
        let last = try #require(told.last)
        #expect(last.value == plan.totalPoints && last.bound == plan.bound)
    }
}
