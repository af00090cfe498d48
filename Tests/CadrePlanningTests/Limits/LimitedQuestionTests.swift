import CadreDomain
import CadrePlanning
import Testing

@Suite("Questions to a slate with limits")
struct LimitedQuestionTests {
    private let problem: SlateProblem
    private let solved: SolvedSlate

    init() throws {
        var random = RandomProblem(seed: 21, isNarrow: true)
        let free = random.makeInPosts(openings: 9, candidates: 9, postCount: 3)
        problem = Sample.limited(free, Sample.limits("couple=per_000001,per_000002", "move-budget=120000"))
        solved = try SlatePlanner.solve(problem)
    }

    @Test("What-if keeps to the limits: the loss is that of a run with the pair pinned, or the limits are named")
    func whatIf() throws {
        var counts = (changes: 0, against: 0, elsewhere: 0)
        for opening in problem.openings {
            for candidate in problem.candidates {
                let (person, position) = (candidate.person.id, opening.position.id)
                let pin = Pin(kind: .pin, person: person, position: position, reason: "x", decidedBy: "x")
                switch try solved.whatIf(person, at: position).outcome {
                case .notEligible, .decided: counts.elsewhere += 1
                case .change(let change):
                    counts.changes += 1
                    let after = try SlatePlanner.plan(problem.replacingPins([pin]))
                    #expect(change.isExact && change.loss == solved.plan.totalPoints - after.totalPoints)
                    #expect(change.loss >= 0)
                    #expect(change.moves.reduce(0) { $0 + $1.pointsChange } == -change.loss)
                case .againstLimits(let conflict):
                    counts.against += 1
                    #expect(throws: PlanningError.self) { try SlatePlanner.plan(problem.replacingPins([pin])) }
                    #expect(conflict.parts.contains { $0.limit != nil })
                }
            }
        }
        #expect(counts.changes > 5 && counts.elsewhere > 5, "\(counts)")
    }

    @Test("Rivals are listed without regrets, and it is said why")
    func contest() throws {
        let position = try #require(solved.plan.lines.first?.position)
        let contest = try solved.unpricedContest(for: position)
        #expect(!contest.isPriced && contest.price == nil && contest.chosen != nil)
        #expect(contest.alternatives.allSatisfy { $0.loss == nil })
        #expect(contest.sentences(.position).count == 1 && contest.sentences(.position)[0].contains("limits"))
        let rivals = contest.alternatives.dropFirst().map(\.points)
        #expect(contest.alternatives[0].isChosen && rivals == rivals.sorted(by: >))
        let person = try #require(solved.plan.lines.first?.person)
        #expect(try solved.unpricedContest(for: person).chosen?.position == position)
    }

    @Test("What limits decide is said where a position is explained, with whom points alone would choose")
    func explained() throws {
        let limited = try #require(solved.plan.limited)
        #expect(limited.pointsWithout > solved.plan.totalPoints && !limited.changes.isEmpty)
        for opening in problem.openings {
            let id = opening.position.id
            let said = try SlateExplanation.explain(id, in: solved.plan, of: problem).limited
            guard let change = limited.change(at: id) else {
                #expect(said == nil)
                continue
            }
            let sentence = try #require(said)
            #expect(sentence.hasPrefix("Decided by limits ("))
            if let person = change.personWithout {
                #expect(sentence.contains("\(person) would be chosen, with \(change.pointsWithout) point"))
            }
        }
    }

    @Test("A comparison with somebody whom limits keep out says so instead of a number")
    func versus() throws {
        var (far, near) = (Sample.position(2, country: "JPN"), Sample.position(1))
        (near.post, far.post) = ("Manila", "Tokyo")
        let people = (1...2).map { Sample.candidate(Sample.person($0), station: Sample.station()) }
        let limits = Sample.limits("couple=per_000001,per_000002")
        let problem = Sample.limited(Sample.problem([Sample.opening(near), Sample.opening(far)], people), limits)
        let plan = try SlatePlanner.plan(problem)
        #expect(plan.lines.isEmpty && plan.limited?.changes.count == 2)
        #expect(plan.unfilled.allSatisfy { $0.eligibleCount == 2 && $0.unplacedCount == 2 && $0.rival == nil })
        #expect(plan.unplaced.allSatisfy { $0.eligibleCount == 2 && $0.emptyCount == 2 && $0.missed == nil })
        let explanation = try SlateExplanation.explain(near.id, versus: people[0].person.id, in: plan, of: problem)
        let effect = try #require(explanation.versus?.effect)
        #expect(effect.pointsChange == nil && effect.conflict?.parts.count == 2)
        #expect(effect.sentences == [effect.conflict?.sentence])
        #expect(explanation.whatWouldChange.allSatisfy { $0.hasPrefix("Giving way in a limit: ") })
        #expect(explanation.whatWouldChange.count == 2)
    }
}
