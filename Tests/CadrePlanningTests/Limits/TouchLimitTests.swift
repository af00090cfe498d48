import CadreDomain
import CadreNumerics
import CadrePlanning
import Testing

@Suite("At most so many people touched")
struct TouchLimitTests {
    private static let slate = ID<Slate>(prefix: "slt_", sequence: 1)

    /// A problem, the lines of its best slate, and the problem after an event: somebody gone, and a position too or
    /// not.
    private func event(_ seed: UInt64) throws -> (after: SlateProblem, base: KeptLines, gone: ID<Person>) {
        var random = RandomProblem(seed: seed, isNarrow: true)
        let before = random.makeInPosts(openings: 5, candidates: 6)
        let lines = try SlatePlanner.plan(before).lines
        let gone = try #require(lines.first)
        let openings = before.openings.filter { seed.isMultiple(of: 3) ? $0.position.id != lines.last?.position : true }
        let after = Sample.problem(openings, before.candidates.filter { $0.person.id != gone.person })
        return (after, KeptLines(of: Self.slate, lines: lines), gone.person)
    }

    private func limits(_ texts: [String], _ base: KeptLines) -> SlateLimits? {
        SlateLimits(texts.map { Sample.limit($0) }, figures: Sample.limitFigures, base: base)
    }

    @Test("Total, bound, price and count are those of trying every slate, alone and beside other limits")
    func everySlate() throws {
        var counts = (solved: 0, infeasible: 0, priced: 0, kept: 0)
        for seed in 1...40 as ClosedRange<UInt64> {
            let (free, base, _) = try event(seed)
            for most in 0...3 {
                let more =
                    seed.isMultiple(of: 2) ? ["move-budget=60000"] : seed.isMultiple(of: 5) ? ["min-fill=EUCOM:2"] : []
                let problem = Sample.limited(free, limits(["touch=\(most)"] + more, base))
                let all = try #require(problem.limits).limits
                let every = EverySlate(free, base: base)
                let total = every.bestTotal(all)
                switch Result(catching: { () throws(PlanningError) in try SlatePlanner.plan(problem) }) {
                case .success(let plan):
                    counts.solved += 1
                    #expect(plan.totalPoints == total && plan.bound == total, "seed \(seed) \(most)")
                    let outcome = try #require(plan.limited?.outcomes.first { $0.limit == .touch(most) })
                    let without = try #require(every.bestTotal(all.filter { $0 != .touch(most) }))
                    #expect(outcome.price == without - plan.totalPoints && outcome.isPriceExact, "seed \(seed)")
                    let places = Dictionary(uniqueKeysWithValues: plan.lines.map { ($0.person, $0.position) })
                    let touched = free.candidates.count { places[$0.person.id] != every.base[$0.person.id] }
                    #expect(
                        touched <= most && outcome.found.hasPrefix(touched == 1 ? "1 person:" : "\(touched) people:"))
                    counts.priced += outcome.price ?? 0 > 0 ? 1 : 0
                    counts.kept += touched < most ? 1 : 0
                case .failure(.limitsConflict(let conflict)):
                    counts.infeasible += 1
                    #expect(total == nil, "seed \(seed) \(most)")
                    let named = conflict.parts.compactMap(\.limit)
                    #expect(conflict.isMinimal && every.bestTotal(named) == nil, "seed \(seed)")
                case .failure(let error): throw error
                }
            }
        }
        #expect(
            counts.solved > 60 && counts.infeasible > 5 && counts.priced > 10 && counts.kept > 5, "\(counts)")
    }

    @Test("Who is no candidate any more does not count; a line no longer possible does, and the conflict says how many")
    func counted() throws {
        let openings = (1...3).map { Sample.opening(Sample.position($0)) }
        let people = (1...4).map { Sample.candidate(Sample.person($0)) }
        let lines = (1...3).map {
            KeptLines.Line(position: ID(prefix: "pos_", sequence: $0), person: ID(prefix: "per_", sequence: $0))
        }
        let base = KeptLines(of: Self.slate, points: 40, lines: lines)
        // Person 1 is gone and needs nobody's leave; position 3 is gone, and with it the line of person 3.
        let after = Sample.problem(Array(openings[..<2]), Array(people[1...]))
        let plan = try SlatePlanner.plan(Sample.limited(after, limits(["touch=1"], base)))
        #expect(plan.lines.map(\.person) == [lines[2].person, lines[1].person])
        #expect(plan.limited?.outcomes.map(\.found) == ["1 person: come 0, leave 0, move 1"])
        #expect(plan.limited?.outcomes.map(\.title) == ["People touched, compared with slt_000001"])
        let moved = try SlatePlanner.plan(Sample.limited(after, limits(["touch=2"], base)))
        #expect(moved.totalPoints == plan.totalPoints)
        let error = #expect(throws: PlanningError.self) {
            try SlatePlanner.plan(Sample.limited(after, limits(["touch=0"], base)))
        }
        guard case .limitsConflict(let conflict)? = error else { throw error ?? .cancelled }
        #expect(conflict.parts.map(\.title) == ["People touched, compared with slt_000001: at most 0 people"])
        #expect(conflict.parts.map(\.loosened) == ["with at most 1 person"])
        #expect(conflict.parts.map(\.points) == [plan.totalPoints])
    }

    @Test("The lines compared with are frozen, read back, and left out where no limit compares")
    func frozen() throws {
        let (free, base, _) = try event(4)
        let problem = Sample.limited(free, limits(["touch=2"], base))
        let text = FrozenInput.text(of: problem)
        #expect(text.contains("\nlimit\ttouch=2\nlimit-base\tslt_000001\nbase\t"))
        #expect(try FrozenInput.problem(from: text) == problem)
        #expect(problem.limits?.base?.lines == base.lines)
        #expect(throws: FrozenInputError.missing(word: "limit-base")) {
            try FrozenInput.problem(from: text.replacing("limit-base\tslt_000001\n", with: ""))
        }
        #expect(limits(["move-budget=0"], base)?.base == nil)
        let other = Sample.limited(
            free, limits(["touch=2"], KeptLines(of: ID(prefix: "slt_", sequence: 2), lines: base.lines)))
        let (before, after) = (try SlatePlanner.plan(problem), try SlatePlanner.plan(other))
        let inputs = try SlateDifference(before: before, of: problem, after: after, of: other).inputs
        #expect(inputs.map(\.kind) == ["limit-base"] && inputs.first?.after == "slt_000002")
    }

    @Test("The check finds more people touched than allowed")
    func verified() throws {
        let (free, base, _) = try event(2)
        let plan = try SlatePlanner.plan(free)
        let broken = Sample.limited(
            free, limits(["touch=0"], KeptLines(of: Self.slate, lines: Array(base.lines.prefix(1)))))
        let error = #expect(throws: PlanningError.self) {
            try SlateVerifier.verify(
                lines: plan.lines, overrides: [], totalPoints: plan.totalPoints, bound: plan.bound, of: broken,
                certificateViolation: nil
            )
        }
        #expect(error == .verificationFailed([.limitBroken(.touch(0))]))
    }

    @Test("A search stopped at its first step still has the earlier slate to begin with")
    func begun() throws {
        var random = RandomProblem(seed: 31, isNarrow: true)
        let before = random.makeInPosts(openings: 60, candidates: 60, postCount: 7)
        let base = KeptLines(of: Self.slate, lines: try SlatePlanner.plan(before).lines)
        let after = Sample.problem(before.openings, before.candidates.filter { $0.person.id != base.lines[0].person })
        let figures = LimitFigures(stepCountMax: 1, moveCentsWithinArea: 1_500_000, moveCentsFarther: 3_000_000)
        let problem = Sample.limited(after, SlateLimits([.touch(0)], figures: figures, base: base))
        let plan = try SlatePlanner.plan(problem)
        #expect(plan.lines.map(\.person) == base.lines.dropFirst().map(\.person))
        #expect(plan.bound >= plan.totalPoints)
    }
}
