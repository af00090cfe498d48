import CadreDomain
import CadrePlanning
import Testing

@Suite("Lines of an earlier slate stay where they can")
struct KeptLinesTests {
    private static let slate = ID<Slate>(prefix: "slt_", sequence: 1)

    /// Two openings, two people who tie on both, and a rule that makes the second worth more where asked for.
    private static func twins(_ kept: KeptLines?) -> SlateProblem {
        Sample.problem(
            [Sample.opening(Sample.position(1)), Sample.opening(Sample.position(2))],
            [Sample.candidate(Sample.person(1)), Sample.candidate(Sample.person(2))]
        ).keeping(kept)
    }

    private static func line(_ position: Int, _ person: Int) -> KeptLines.Line {
        KeptLines.Line(
            position: ID(prefix: "pos_", sequence: position), person: ID(prefix: "per_", sequence: person))
    }

    @Test("Of slates with the same points the one with most lines kept is found, and proven as before")
    func tie() throws {
        let plain = try SlatePlanner.plan(Self.twins(nil))
        for lines in [[Self.line(1, 1), Self.line(2, 2)], [Self.line(1, 2), Self.line(2, 1)]] {
            let plan = try SlatePlanner.plan(Self.twins(KeptLines(of: Self.slate, lines: lines)))
            #expect(plan.lines.map { KeptLines.Line(position: $0.position, person: $0.person) } == lines)
            #expect(plan.totalPoints == plain.totalPoints && plan.bound == plain.bound)
            #expect(plan.kept?.keptCount == 2 && plan.kept?.lineCount == 2)
            #expect(plan.kept?.value == plan.totalPoints && plan.kept?.bound == plan.bound)
        }
    }

    @Test(
        "A gain smaller than the points of a line kept moves nobody, a larger one does, and the true points are stored")
    func points() throws {
        // Person 2 is worth more at the one opening; person 1 held it in the earlier slate.
        let better = Sample.candidate(
            Sample.person(2), record: ServiceRecord(offices: [ID(prefix: "off_", sequence: 1)]))
        let base = Sample.problem([Sample.opening()], [Sample.candidate(Sample.person(1)), better])
        let best = try SlatePlanner.plan(base)
        let poor = try SlatePlanner.plan(
            base.replacingPins([Sample.pin(.exclude, person: 2, position: 1)]))
        let gain = best.totalPoints - poor.totalPoints
        try #require(gain > 1)
        func plan(_ points: Int) throws -> SlatePlan {
            try SlatePlanner.plan(base.keeping(KeptLines(of: Self.slate, points: points, lines: [Self.line(1, 1)])))
        }
        for points in [0, gain - 1] { #expect(try plan(points).lines == best.lines, "\(points)") }
        for points in [gain, gain + 1, KeptLines.pointsMax] {
            let kept = try plan(points)
            #expect(kept.lines == poor.lines && kept.totalPoints == poor.totalPoints, "\(points)")
            #expect(kept.bound == best.totalPoints, "the bound is of the true points")
            #expect(kept.kept?.value == kept.totalPoints + points && kept.kept?.bound == kept.kept?.value)
        }
    }

    @Test("A curtailment changes only what it must, and the more a line kept is worth the more stay", arguments: 1...6)
    func curtailed(seed: UInt64) throws {
        var random = RandomProblem(seed: seed, isNarrow: true)
        let before = random.make(openings: 40, candidates: 36)
        let first = try SlatePlanner.plan(before)
        let gone = try #require(first.lines.first?.person)
        let after = SlateProblem(
            today: before.today, window: before.window, seed: before.seed, figures: before.figures,
            rules: before.rules, certificationSchemes: before.certificationSchemes, languages: before.languages,
            caps: before.caps, openings: before.openings, candidates: before.candidates.filter { $0.person.id != gone })
        func plan(_ points: Int) throws -> SlatePlan {
            try SlatePlanner.plan(after.keeping(KeptLines(of: Self.slate, points: points, lines: first.lines)))
        }
        let free = try SlatePlanner.plan(after)
        let kept = KeptLines(of: Self.slate, lines: first.lines)
        let tie = try plan(0)
        #expect(tie.totalPoints == free.totalPoints && tie.bound == free.bound)
        #expect(kept.count(in: tie.lines) >= kept.count(in: free.lines))
        var last = tie
        for points in [1, 20, 200, KeptLines.pointsMax] {
            let plan = try plan(points)
            #expect(kept.count(in: plan.lines) >= kept.count(in: last.lines), "\(points)")
            #expect(plan.totalPoints <= last.totalPoints && plan.bound == free.totalPoints, "\(points)")
            last = plan
        }
        #expect(kept.count(in: last.lines) == first.lines.count - 1, "all that can be kept")
    }

    @Test("Questions to a slate that keeps lines are answered from its proof as if it had been solved alone")
    func standing() throws {
        var random = RandomProblem(seed: 3, isNarrow: true)
        let problem = random.make(openings: 20, candidates: 24)
        let lines = try SlatePlanner.plan(problem).lines
        let solved = try SlatePlanner.solve(problem.keeping(KeptLines(of: Self.slate, lines: lines)))
        var standing = SlateStanding(solved)
        var plain = SlateStanding(try SlatePlanner.solve(problem))
        for opening in problem.openings {
            let asked = try standing.contest(for: opening.position.id)
            let expected = try plain.contest(for: opening.position.id)
            #expect(asked.price == expected.price)
            #expect(Set(asked.alternatives.map(\.loss)) == Set(expected.alternatives.map(\.loss)))
        }
    }

    @Test("Lines kept are frozen with the input, and an input without them reads as before", arguments: [0, 25])
    func frozen(points: Int) throws {
        let problem = Self.twins(
            KeptLines(of: Self.slate, points: points, lines: [Self.line(2, 1), Self.line(1, 2)]))
        let text = FrozenInput.text(of: problem)
        #expect(text.contains("keep-lines\tslt_000001\t\(points)\nkeep\tpos_000001\tper_000002\n"))
        let back = try FrozenInput.problem(from: text)
        #expect(back == problem && FrozenInput.text(of: back) == text)
        #expect(try SlatePlanner.plan(back) == SlatePlanner.plan(problem))
        #expect(!FrozenInput.text(of: problem.keeping(nil)).contains("keep"))
        #expect(throws: FrozenInputError.missing(word: "keep-lines")) {
            try FrozenInput.problem(from: text.replacing("keep-lines\tslt_000001\t\(points)\n", with: ""))
        }
    }

    @Test("Under limits too, lines kept decide between slates of the same points", arguments: [0, 10])
    func limited(points: Int) throws {
        let one = SlateLimit.moveBudget(cents: 100_000_000)
        let limits = try #require(SlateLimits([one], figures: LimitFigures(inForceOn: Sample.window.start)))
        for lines in [[Self.line(1, 1), Self.line(2, 2)], [Self.line(1, 2), Self.line(2, 1)]] {
            let base = Self.twins(KeptLines(of: Self.slate, points: points, lines: lines))
            let plan = try SlatePlanner.plan(
                SlateProblem(
                    today: base.today, window: base.window, seed: base.seed,
                    certificationSchemes: base.certificationSchemes, languages: base.languages,
                    openings: base.openings, candidates: base.candidates, limits: limits, kept: base.kept))
            #expect(plan.lines.map { KeptLines.Line(position: $0.position, person: $0.person) } == lines)
            #expect(plan.bound == plan.totalPoints && plan.kept?.keptCount == 2)
            #expect(plan.limited?.outcomes.allSatisfy { $0.price == 0 } == true)
        }
    }

    @Test("The gates that pins override are told without a run, and are those of the plan")
    func overridden() throws {
        let people = [
            Sample.candidate(Sample.person(1)), Sample.candidate(Sample.person(3, service: .navy, grade: "O2")),
        ]
        let problem = Sample.problem([Sample.opening()], people, pins: [Sample.pin(person: 3, position: 1)])
        let gates = try problem.overriddenGates()
        #expect(gates.map(\.rule) == ["service.match", "grade.band"])
        #expect(try SlatePlanner.plan(problem).overrides == gates)
    }
}
