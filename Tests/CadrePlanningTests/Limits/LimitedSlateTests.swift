import CadreDomain
import CadreNumerics
import CadrePlanning
import Testing

@Suite("A slate under limits")
struct LimitedSlateTests {
    /// One limit of each kind, as tight as the seed says.
    private func limits(_ seed: UInt64) -> SlateLimits? {
        var generator = SplitMix64(seed: seed)
        var texts = ["couple=per_000001,per_000002"]
        if generator.chance(0.8) { texts.append("min-fill=EUCOM:\(1 + generator.next(below: 3))") }
        if generator.chance(0.1) { texts.append("min-fill=off_000042:1") }
        if generator.chance(0.7) { texts.append("move-budget=\(generator.next(below: 7) * 15_000).00") }
        if generator.chance(0.5) { texts.append("max-gap=INDOPACOM:\(generator.next(below: 30))") }
        if generator.chance(0.3) { texts.append("couple=per_000003,per_000004") }
        if generator.chance(0.5) { texts.append("balance=EUCOM,INDOPACOM:\(5 + generator.next(below: 40))%") }
        return SlateLimits(texts.map { Sample.limit($0) }, figures: Sample.limitFigures)
    }

    @Test("Total, bound and every price are those of trying every slate; where none keeps to all, that is found")
    func everySlate() throws {
        var counts = (solved: 0, infeasible: 0, priced: 0)
        for seed in 1...60 as ClosedRange<UInt64> {
            var random = RandomProblem(seed: seed, isNarrow: true)
            let free = random.makeInPosts(openings: 5, candidates: 5)
            let problem = Sample.limited(free, limits(seed))
            let all = try #require(problem.limits).limits
            let every = EverySlate(free)
            switch Result(catching: { () throws(PlanningError) in try SlatePlanner.plan(problem) }) {
            case .success(let plan):
                counts.solved += 1
                let total = try #require(every.bestTotal(all), "seed \(seed)")
                #expect(plan.totalPoints == total && plan.bound == total, "seed \(seed)")
                let limited = try #require(plan.limited)
                #expect(limited.pointsWithout == every.bestTotal([]))
                #expect(limited.outcomes.map(\.limit) == all)
                #expect(plan.verification.limitCount == all.count)
                for outcome in limited.outcomes {
                    let without = try #require(every.bestTotal(all.filter { $0 != outcome.limit }))
                    #expect(outcome.price == without - total && outcome.isPriceExact, "seed \(seed) \(outcome)")
                    counts.priced += outcome.price ?? 0 > 0 ? 1 : 0
                }
                let gained = limited.changes.reduce(0) { $0 + $1.pointsWithout - $1.points }
                #expect(gained == limited.pointsWithout - total, "seed \(seed)")
            case .failure(.limitsConflict(let conflict)):
                counts.infeasible += 1
                #expect(every.bestTotal(all) == nil, "seed \(seed)")
                let named = conflict.parts.compactMap(\.limit)
                #expect(conflict.isMinimal && every.bestTotal(named) == nil, "seed \(seed)")
                for limit in named { #expect(every.bestTotal(named.filter { $0 != limit }) != nil, "seed \(seed)") }
            case .failure(let error): throw error
            }
        }
        #expect(counts.solved > 15 && counts.infeasible > 10 && counts.priced > 15, "\(counts)")
    }

    @Test("A slate without limits is planned and frozen as before; one with limits comes back from its text")
    func frozen() throws {
        var random = RandomProblem(seed: 5, isNarrow: true)
        let free = random.makeInPosts(openings: 20, candidates: 18, postCount: 4)
        let bare = FrozenInput.text(of: free)
        #expect(!bare.contains("\nlimit") && !bare.contains("\noffice"))
        #expect(try SlatePlanner.plan(free).limited == nil)
        let office = try #require(
            SlatePlanner.plan(free).lines.first.flatMap { free.opening($0.position)?.position.office })
        let limits = SlateLimits(
            [Sample.limit("couple=per_000001,per_000002"), .minimumFill(.office(office), .count(1))],
            figures: Sample.limitFigures, offices: [OfficeCode(id: office, code: "ODC,\tX")]
        )
        let problem = Sample.limited(free, limits)
        let text = FrozenInput.text(of: problem)
        let back = try FrozenInput.problem(from: text)
        #expect(back == problem && FrozenInput.text(of: back) == text)
        let lines = text.split(separator: "\n").filter { !bare.split(separator: "\n").contains($0) }
        #expect(lines.count == 4)
        #expect(throws: FrozenInputError.missing(word: "limit-figures")) {
            try FrozenInput.problem(from: text.replacing("limit-figures\t8000\t1500000\t3000000\n", with: ""))
        }
        let inputs = try SlateDifference(
            before: SlatePlanner.plan(free), of: free, after: SlatePlanner.plan(problem), of: problem
        ).inputs
        #expect(inputs.map(\.kind) == ["limit-figures", "office", "limit", "limit"])
        #expect(inputs.map(\.record).contains("couple=per_000001,per_000002"))
    }

    @Test("A pin counts towards limits, and is named where it is in conflict with one")
    func pins() throws {
        let openings = (1...4).map { number in
            var position = Sample.position(number)
            position.post = number > 2 ? "Cebu" : "Manila"
            return Sample.opening(position)
        }
        let free = Sample.problem(openings, (1...3).map { Sample.candidate(Sample.person($0)) })
        let couple = Sample.limits("couple=per_000001,per_000002")
        let pinned = Sample.limited(free, couple).replacingPins([Sample.pin(person: 1, position: 3)])
        let error = #expect(throws: PlanningError.self) {
            try SlatePlanner.plan(pinned.replacingPins(pinned.pins + [Sample.pin(person: 2, position: 1)]))
        }
        guard case .limitsConflict(let conflict)? = error else { throw error ?? .cancelled }
        #expect(conflict.parts.count == 3 && conflict.parts.compactMap(\.pin).count == 2)
        #expect(conflict.parts.allSatisfy { $0.loosened != nil })
        let together = try SlatePlanner.plan(pinned)
        #expect(together.line(placing: ID(prefix: "per_", sequence: 2))?.position == openings[3].position.id)
        #expect(together.lines.filter(\.isPinned).count == 1)
        let stay = Sample.limited(free, Sample.limits("move-budget=30000"))
        let moved = try SlatePlanner.plan(stay.replacingPins([Sample.pin(person: 3, position: 1)]))
        #expect(moved.lines.map(\.person) == [ID(prefix: "per_", sequence: 3)])
        #expect(moved.limited?.outcomes.map(\.found) == ["$30,000.00"])
    }

    @Test("The conflict says how little each limit has to give way, and what the slate is worth then")
    func relaxations() throws {
        var navy = Sample.position(3, service: .navy)
        navy.command = Sample.command("EUCOM")
        let openings = (1...2).map { number in
            var position = Sample.position(number)
            position.command = Sample.command("EUCOM")
            return Sample.opening(position)
        }
        let people = (1...2).map { Sample.candidate(Sample.person($0)) }
        let problem = Sample.problem(openings + [Sample.opening(navy)], people)
        let total = try SlatePlanner.plan(problem).totalPoints
        func conflict(_ limits: SlateLimits?) -> LimitConflict? {
            let error = #expect(throws: PlanningError.self) {
                try SlatePlanner.plan(Sample.limited(problem, limits))
            }
            guard case .limitsConflict(let conflict)? = error else { return nil }
            return conflict
        }
        let fill = try #require(conflict(Sample.limits("min-fill=EUCOM:100%", "move-budget=1000000")))
        #expect(fill.parts.map(\.title) == ["Minimum fill of EUCOM (100%): at least 3"])
        #expect(fill.sentence == "No slate keeps to this: Minimum fill of EUCOM (100%): at least 3.")
        #expect(fill.parts.map(\.loosened) == ["with at least 2"] && fill.parts.map(\.points) == [total])
        let both = try #require(conflict(Sample.limits("min-fill=EUCOM:2", "move-budget=59999.99")))
        #expect(
            both.sentence
                == "No slate keeps to all of these: Minimum fill of EUCOM: at least 2 and "
                + "Move budget: at most $59,999.99."
        )
        #expect(both.isMinimal && both.parts.map(\.loosened) == ["with at least 1", "with at most $60,000.00"])
        #expect(both.parts.map(\.points) == [total / 2, total])
    }

    @Test("A couple of somebody who is no candidate, or of one person twice, is refused")
    func outside() throws {
        let problem = Sample.problem([Sample.opening()], (1...3).map { Sample.candidate(Sample.person($0)) })
        let stranger: SlateLimit = Sample.limit("couple=per_000001,per_000009")
        #expect(throws: PlanningError.limitOutsideProblem(stranger, person: ID(prefix: "per_", sequence: 9))) {
            try SlatePlanner.plan(Sample.limited(problem, Sample.limits("couple=per_000001,per_000009")))
        }
        let second: SlateLimit = Sample.limit("couple=per_000001,per_000003")
        #expect(throws: PlanningError.limitOutsideProblem(second, person: ID(prefix: "per_", sequence: 1))) {
            try SlatePlanner.plan(
                Sample.limited(problem, Sample.limits("couple=per_000001,per_000002", "couple=per_000001,per_000003"))
            )
        }
    }

    @Test("A search that stops early gives a slate that keeps to the limits, with its gap, and the same every time")
    func stopped() throws {
        var random = RandomProblem(seed: 11, isNarrow: true)
        let free = random.makeInPosts(openings: 60, candidates: 60, postCount: 7)
        let couples = (0..<8).map { index in
            [1, 2].map { ID<Person>(prefix: "per_", sequence: 2 * index + $0).rawValue }.joined(separator: ",")
        }
        let texts = couples.map { "couple=\($0)" } + ["move-budget=450000", "min-fill=EUCOM:80%"]
        func problem(_ stepCountMax: Int) -> SlateProblem {
            let figures = LimitFigures(
                stepCountMax: stepCountMax, moveCentsWithinArea: 1_500_000, moveCentsFarther: 3_000_000
            )
            return Sample.limited(free, SlateLimits(texts.map { Sample.limit($0) }, figures: figures))
        }
        let proven = try SlatePlanner.plan(problem(20_000))
        #expect(proven.bound == proven.totalPoints && proven.lines.count > 10)
        var gaps: Set<Int> = []
        for stepCountMax in [1, 20, 80, 320, 400, 500, 600, 800, 1_200] {
            switch Result(catching: { () throws(PlanningError) in try SlatePlanner.plan(problem(stepCountMax)) }) {
            case .success(let plan):
                #expect(plan.totalPoints <= proven.totalPoints && plan.bound >= proven.totalPoints)
                if plan.bound > plan.totalPoints && gaps.isEmpty {
                    #expect(try SlatePlanner.plan(problem(stepCountMax)) == plan)
                }
                if plan.bound > plan.totalPoints { gaps.insert(plan.bound - plan.totalPoints) }
            case .failure(.limitsUndecided(let stepCount)): #expect(stepCount == stepCountMax)
            case .failure(let error): throw error
            }
        }
        #expect(!gaps.isEmpty)
        #expect(throws: PlanningError.cancelled) { try SlatePlanner.plan(problem(20_000)) { true } }
    }

    @Test("The check finds a slate that breaks a limit, and an answer above its bound")
    func verified() throws {
        var random = RandomProblem(seed: 9, isNarrow: true)
        let free = random.makeInPosts(openings: 12, candidates: 10, postCount: 3)
        let plan = try SlatePlanner.plan(free)
        let texts = ["move-budget=0", "min-fill=EUCOM:6", "min-fill=INDOPACOM:6", "max-gap=EUCOM:0"]
        let broken = Sample.limited(free, SlateLimits(texts.map { Sample.limit($0) }, figures: Sample.limitFigures))
        func mismatches(bound: Int) -> [VerificationMismatch] {
            let error = #expect(throws: PlanningError.self) {
                try SlateVerifier.verify(
                    lines: plan.lines, overrides: [], totalPoints: plan.totalPoints, bound: bound, of: broken,
                    certificateViolation: nil
                )
            }
            guard case .verificationFailed(let mismatches)? = error else { return [] }
            return mismatches
        }
        let found = mismatches(bound: plan.bound + 7)
        #expect(found.contains(.limitBroken(Sample.limit("move-budget=0.00"))))
        #expect(found.contains { if case .limitBroken(.minimumFill) = $0 { true } else { false } })
        #expect(found.allSatisfy { if case .limitBroken = $0 { true } else { false } })
        #expect(
            mismatches(bound: plan.bound - 1)
                .contains(.boundDiffers(total: plan.totalPoints, bound: plan.bound - 1)))
    }
}
