import CadreDomain
import CadrePlanning
import Testing

@Suite("Explaining a slate")
struct SlateExplanationTests {
    private let problem: SlateProblem
    private let plan: SlatePlan

    init() throws {
        var random = RandomProblem(seed: 21)
        problem = random.make(openings: 90, candidates: 80)
        plan = try SlatePlanner.plan(problem)
    }

    @Test("Every chosen pair passes its gates and its ledger sums to its points")
    func ledgers() throws {
        for line in plan.lines {
            let chosen = try #require(try SlateExplanation.explain(line.position, in: plan, of: problem).chosen)
            #expect(chosen.person == line.person && chosen.placedAt == line.position)
            #expect(chosen.gates.count == 9 && chosen.metGateCount == 9)
            #expect(chosen.ledger.reduce(0) { $0 + $1.points } == line.points)
            #expect(chosen.totalPoints == line.points && chosen.reportDay == line.reportDay)
        }
    }

    @Test("The floor is an entry of the ledger, so that it still sums")
    func floor() throws {
        let far = Sample.candidate(station: Sample.station(country: "DEU", region: "EUCOM"))
        let weights = ["fill.priority": 0, "gap.days-avoided": 0]
        let problem = SlateProblem(
            today: Sample.today, window: Sample.window, rules: Rules.settings(on: Sample.today, weights: weights),
            openings: [Sample.opening()], candidates: [far]
        )
        let plan = try SlatePlanner.plan(problem)
        let chosen = try #require(
            try SlateExplanation.explain(plan.lines[0].position, in: plan, of: problem).chosen
        )
        #expect(chosen.ledger.map(\.rule) == ["move.cost", PointsEntry.floor])
        #expect(chosen.ledger.map(\.points) == [-40, 41] && chosen.totalPoints == 1)
    }

    @Test("The runner-up is the best of those who pass every gate")
    func runnerUp() throws {
        let line = plan.lines[0]
        let runnerUp = try SlateExplanation.explain(line.position, in: plan, of: problem).runnerUp
        let opening = try #require(problem.opening(line.position))
        let others = problem.candidates.filter { $0.person.id != line.person }
        let best = others.compactMap { candidate -> Int? in
            let pair = Pair(opening, candidate, in: problem, after: plan)
            let findings = Rules.all.map { $0.evaluate(pair) }
            guard !findings.contains(where: { if case .failed = $0 { true } else { false } }) else { return nil }
            return max(1, findings.reduce(0) { if case .points(let points, _) = $1 { $0 + points } else { $0 } })
        }.max()
        #expect(runnerUp?.pair.totalPoints == best)
        #expect(runnerUp?.pair.failedGates.isEmpty ?? true)
    }

    @Test("The effect of forcing a pair is the difference of two plans", arguments: [(0, 5), (7, 40), (30, 2)])
    func effect(lineIndex: Int, candidateIndex: Int) throws {
        let position = plan.lines[lineIndex].position
        let person = problem.candidates[candidateIndex].person.id
        let explanation = try SlateExplanation.explain(position, versus: person, in: plan, of: problem)
        let versus = try #require(explanation.versus)
        let pin = Pin(kind: .pin, person: person, position: position, reason: "What if", decidedBy: "test")
        let forced = try SlatePlanner.plan(problem.replacingPins([pin]))
        #expect(versus.effect.pointsChange == forced.totalPoints - plan.totalPoints)
        #expect(versus.effect.failedGateCount == forced.overrides.count)
        #expect(versus.effect.failedGateCount == versus.pair.failedGates.count)
        #expect(versus.effect.moves.contains { $0.person == person && $0.to == position })
        #expect(
            versus.effect.newlyFilled.count - versus.effect.leftEmpty.count == forced.lines.count - plan.lines.count
        )
        let sums = versus.comparison.reduce((0, 0)) { ($0.0 + $1.chosenPoints, $0.1 + $1.versusPoints) }
        #expect(sums.0 == explanation.chosen?.totalPoints && sums.1 == versus.pair.totalPoints)
        #expect(versus.whatWouldChange == explanation.whatWouldChange && !versus.whatWouldChange.isEmpty)
    }

    @Test("Forcing what is already so changes nothing")
    func noEffect() throws {
        let line = plan.lines[4]
        let versus = try SlateExplanation.explain(line.position, versus: line.person, in: plan, of: problem).versus
        #expect(versus?.effect.pointsChange == 0)
        #expect(versus?.effect.moves == [] && versus?.effect.leftEmpty == [])
        #expect(versus?.effect.sentences == ["The slate would keep its points."])
    }

    @Test("A swap between two people is told as two moves, though other slates tie")
    func ties() throws {
        let openings = (1...6).map { Sample.opening(Sample.position($0)) }
        let candidates = (1...6).map { Sample.candidate(Sample.person($0)) }
        let problem = Sample.problem(openings, candidates)
        let plan = try SlatePlanner.plan(problem)
        let other = plan.lines[5].person
        let explanation = try SlateExplanation.explain(plan.lines[0].position, versus: other, in: plan, of: problem)
        let effect = try #require(explanation.versus?.effect)
        #expect(effect.moves.count == 2 && effect.pointsChange == 0)
        #expect(effect.sentences.last == "The slate would keep its points.")
    }

    @Test("Who fails a gate is told what would change it and who may waive it")
    func remedies() throws {
        let opening = Sample.opening(Sample.position(languages: [("fra", "2", true)]))
        let kind = Qualification.Kind.language(code: "fra", result: Sample.profile("2"))
        let speaker = Sample.candidate(Sample.person(1), [(kind, earned: "2026-01-01", goodUntil: nil)])
        let problem = Sample.problem([opening], [speaker, Sample.candidate(Sample.person(2))])
        let plan = try SlatePlanner.plan(problem)
        let explanation = try SlateExplanation.explain(
            opening.position.id, versus: ID(prefix: "per_", sequence: 2), in: plan, of: problem
        )
        #expect(
            explanation.whatWouldChange == [
                "`language.minimum` has to be cured: a result of French 2/2/2 or better by 15 June 2027, or a waiver "
                    + "by the combatant command of the position (unverified). With per_000002 here the slate would "
                    + "then be worth as much."
            ]
        )
        #expect(explanation.versus?.effect.sentences.first == "1 gate would have to be waived.")
        #expect(explanation.runnerUp == nil)
    }

    @Test("Gates that fail together have to be cured together, and the points that are short then are said")
    func together() throws {
        let opening = Sample.opening(
            Sample.position(1, specialty: "48C", clearance: .secret, languages: [("fra", "2", true)]))
        let other = Sample.opening(Sample.position(2))
        let kind = Qualification.Kind.language(code: "fra", result: Sample.profile("2"))
        let speaker = Sample.candidate(
            Sample.person(1, specialties: ["48C"], clearance: .secret), [(kind, earned: "2026-01-01", goodUntil: nil)])
        let problem = Sample.problem([opening, other], [speaker, Sample.candidate(Sample.person(2))])
        let plan = try SlatePlanner.plan(problem)
        let explanation = try SlateExplanation.explain(
            opening.position.id, versus: ID(prefix: "per_", sequence: 2), in: plan, of: problem)
        let change = try #require(explanation.versus?.effect.pointsChange)
        #expect(change == -80)
        #expect(
            explanation.whatWouldChange == [
                "Both gates have to be cured: `clearance.in-force` (a clearance at secret granted by 15 June 2027) and "
                    + "`language.minimum` (a result of French 2/2/2 or better by 15 June 2027, or a waiver by the "
                    + "combatant command of the position (unverified)). Even then per_000002 would be 80 points short "
                    + "in the whole slate."
            ])
    }

    @Test("A remedy stands alone only where it is enough alone, and who cannot be cured is left out")
    func enough() throws {
        let empty = Sample.opening(Sample.position(1, clearance: .secret))
        let key = Sample.opening(Sample.position(2, isKeyBillet: true))
        let placed = Sample.problem([empty, key], [Sample.candidate()])
        let plan = try SlatePlanner.plan(placed)
        #expect(plan.lines.map(\.position) == [key.position.id])
        // The only one who fails a single gate brings more where the slate has the person.
        let nothing = ["Nobody whom a single gate keeps out is known to bring more here than elsewhere."]
        #expect(try SlateExplanation.explain(empty.position.id, in: plan, of: placed).whatWouldChange == nothing)
        let own = Sample.problem([Sample.opening()], [Sample.candidate(station: Sample.station(position: 1))])
        let stays = try SlatePlanner.plan(own)
        let position = Sample.opening().position.id
        #expect(try SlateExplanation.explain(position, in: stays, of: own).whatWouldChange == nothing)
        let asked = try SlateExplanation.explain(
            position, versus: ID(prefix: "per_", sequence: 1), in: stays, of: own)
        #expect(
            asked.whatWouldChange == [
                "Nothing cures `succession.other-person` for per_000001: nobody is relief for the position that he or "
                    + "she holds or held last."
            ])
        let alone = Sample.problem([empty], [Sample.candidate()])
        let single = try SlateExplanation.explain(
            empty.position.id, versus: ID(prefix: "per_", sequence: 1), in: try SlatePlanner.plan(alone), of: alone)
        #expect(single.whatWouldChange == ["A clearance at secret granted by 15 June 2027."])
    }

    @Test("An unfilled position carries its reasons and the nearest remedy")
    func unfilled() throws {
        let opening = Sample.opening(Sample.position(clearance: .secret))
        let problem = Sample.problem([opening], [Sample.candidate()])
        let plan = try SlatePlanner.plan(problem)
        let explanation = try SlateExplanation.explain(opening.position.id, in: plan, of: problem)
        #expect(explanation.chosen == nil && explanation.unfilled?.exclusions.map(\.rule) == ["clearance.in-force"])
        #expect(explanation.whatWouldChange == ["per_000001: A clearance at secret granted by 15 June 2027."])
    }

    @Test("Questions about what is not in the problem are refused")
    func refused() {
        let nowhere = ID<Position>(prefix: "pos_", sequence: 9999)
        let nobody = ID<Person>(prefix: "per_", sequence: 9999)
        #expect(throws: PlanningError.positionOutsideProblem(nowhere)) {
            try SlateExplanation.explain(nowhere, in: plan, of: problem)
        }
        #expect(throws: PlanningError.personOutsideProblem(nobody)) {
            try SlateExplanation.explain(plan.lines[0].position, versus: nobody, in: plan, of: problem)
        }
        #expect(throws: PlanningError.personOutsideProblem(nobody)) {
            try PersonExplanation.explain(nobody, in: plan, of: problem)
        }
    }
}
