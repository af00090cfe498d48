import CadreDomain
import CadrePlanning
import Testing

@Suite("What if, without a second run")
struct SlateStandingTests {
    private let problem: SlateProblem
    private let plan: SlatePlan
    private let solved: SolvedSlate

    init() throws {
        var random = RandomProblem(seed: 77, isNarrow: true)
        let bare = random.make(openings: 30, candidates: 26)
        let chosen = try SlatePlanner.plan(bare).lines
        // One pin of a pair that the slate would not have, and one exclusion of a pair that it would.
        let pinned = Pin(
            kind: .pin, person: chosen[0].person, position: chosen[1].position, reason: "Asked for", decidedBy: "test"
        )
        let excluded = Pin(
            kind: .exclude, person: chosen[4].person, position: chosen[4].position, reason: "Family", decidedBy: "test"
        )
        problem = bare.replacingPins([pinned, excluded])
        solved = try SlatePlanner.solve(problem)
        plan = solved.plan
    }

    /// The best slate with a pair pinned on top of the problem's own decisions.
    private func forced(_ person: ID<Person>, _ position: ID<Position>) throws -> SlatePlan {
        let pin = Pin(kind: .pin, person: person, position: position, reason: "What if", decidedBy: "test")
        return try SlatePlanner.plan(problem.replacingPins(problem.pins + [pin]))
    }

    @Test("Every pair: the loss is that of a second run with the pair pinned, or a gate or a decision is named")
    func everyPair() throws {
        var standing = SlateStanding(solved)
        let points = Dictionary(uniqueKeysWithValues: plan.lines.map { ($0.person, $0) })
        var counts = (changes: 0, notEligible: 0, decided: 0, chains: 0)
        for opening in problem.openings {
            for candidate in problem.candidates {
                let (person, position) = (candidate.person.id, opening.position.id)
                let answer = try standing.whatIf(person, at: position)
                #expect(answer.pair.person == person && answer.pair.position == position)
                #expect(answer.pair.placedAt == points[person]?.position)
                switch answer.outcome {
                case .notEligible(let gates):
                    counts.notEligible += 1
                    let kept = Pair(opening, candidate, in: problem, after: plan)
                    let failed = Rules.all.filter { if case .failed = $0.evaluate(kept) { true } else { false } }
                    #expect(gates.map(\.rule).filter { $0 != "cap.service-members" } == failed.map(\.identifier))
                    #expect(!gates.isEmpty)
                case .againstLimits: Issue.record("There are no limits.")
                case .decided(let pin):
                    counts.decided += 1
                    #expect(problem.pins.contains(pin))
                    #expect(pin.person == person || pin.position == position)
                case .change(let change):
                    counts.changes += 1
                    counts.chains += change.moves.count > 2 ? 1 : 0
                    try check(change, person, position)
                }
            }
        }
        #expect(counts.changes > 100 && counts.notEligible > 100 && counts.decided > 5 && counts.chains > 50)
    }

    private func check(_ change: WhatIf.Change, _ person: ID<Person>, _ position: ID<Position>) throws {
        if plan.line(placing: person)?.position == position {
            #expect(change.loss == 0 && change.moves.isEmpty)
            return
        }
        let after = try forced(person, position)
        #expect(change.loss == plan.totalPoints - after.totalPoints)
        #expect(change.moves.reduce(0) { $0 + $1.pointsChange } == -change.loss)
        #expect(change.moves.first?.person == person && change.moves.first?.to?.position == position)
        // Carried out, the moves make a slate: everybody once, every position once, and what is told of it true.
        var places = Dictionary(uniqueKeysWithValues: plan.lines.map { ($0.person, $0.position) })
        for move in change.moves {
            #expect(places[move.person] == move.from?.position)
            places[move.person] = move.to?.position
        }
        #expect(Set(places.values).count == places.count)
        let before = Set(plan.lines.map(\.position))
        #expect(Set(change.leftEmpty) == before.subtracting(places.values))
        #expect(Set(change.newlyFilled) == Set(places.values).subtracting(before))
        #expect(change.leftUnplaced.allSatisfy { places[$0] == nil })
        #expect(Set(change.newlyPlaced) == Set(places.keys).subtracting(plan.lines.map(\.person)))
        // Each move follows from the one before, or begins the chain behind the person asked about.
        for (move, next) in zip(change.moves, change.moves.dropFirst()) {
            let isDisplaced = next.from != nil && next.from?.position == move.to?.position
            let isFilling = next.to != nil && next.to?.position == move.from?.position
            let isSecondChain = next.to != nil && next.to?.position == change.moves.first?.from?.position
            #expect(isDisplaced || isFilling || isSecondChain)
        }
    }

    @Test("The contest of a position lists every eligible candidate at the loss that the same question has")
    func positions() throws {
        var standing = SlateStanding(solved)
        for opening in problem.openings {
            let contest = try standing.contest(for: opening.position.id)
            if let pin = contest.pin {
                #expect(pin == problem.pins.first { $0.kind == .pin } && contest.alternatives.isEmpty)
                continue
            }
            #expect(contest.chosen?.person == plan.line(filling: opening.position.id)?.person)
            let losses = contest.alternatives.map { $0.loss ?? .max }
            #expect(losses == losses.sorted())
            var eligible = 0
            for candidate in problem.candidates {
                let answer = try standing.whatIf(candidate.person.id, at: opening.position.id)
                let listed = contest.alternatives.first { $0.person == candidate.person.id }
                switch answer.outcome {
                case .change(let change):
                    eligible += 1
                    #expect(listed?.loss == change.loss && listed?.points == answer.pair.totalPoints)
                case .decided(let pin):
                    eligible += pin.kind == .pin ? 1 : 0
                    #expect(listed?.loss == nil)
                case .notEligible: #expect(listed == nil)
                case .againstLimits: Issue.record("There are no limits.")
                }
            }
            #expect(contest.alternatives.count == eligible)
            #expect(contest.closeCount == contest.rivals.count { $0.loss ?? .max <= SlateContest.closeLossMax })
            #expect(contest.lead == contest.rivals.compactMap(\.loss).min())
        }
    }

    @Test("What a person is worth is what a second run loses without, and gains with one more such person")
    func people() throws {
        var standing = SlateStanding(solved)
        let pinned = problem.pins.first { $0.kind == .pin }?.person
        #expect(try standing.contest(for: try #require(pinned)).pin != nil)
        for candidate in problem.candidates where candidate.person.id != pinned {
            let contest = try standing.contest(for: candidate.person.id)
            #expect(contest.chosen?.position == plan.line(placing: candidate.person.id)?.position)
            let without = try SlatePlanner.plan(changing { $0.filter { $0 != candidate } })
            #expect(contest.price?.worth == plan.totalPoints - without.totalPoints)
            let twin = Candidate(
                person: twin(of: candidate.person), qualifications: candidate.qualifications,
                availableFrom: candidate.availableFrom, station: candidate.station, record: candidate.record
            )
            guard !problem.pins.contains(where: { $0.person == candidate.person.id }) else { continue }
            let with = try SlatePlanner.plan(changing { $0 + [twin] })
            #expect(contest.price?.nextWorth == with.totalPoints - plan.totalPoints)
            for alternative in contest.alternatives {
                let answer = try standing.whatIf(candidate.person.id, at: alternative.position)
                guard case .change(let change) = answer.outcome else {
                    #expect(alternative.loss == nil)
                    continue
                }
                #expect(alternative.loss == change.loss)
            }
        }
    }

    private func changing(_ candidates: ([Candidate]) -> [Candidate]) -> SlateProblem {
        SlateProblem(
            today: problem.today, window: problem.window, seed: problem.seed, figures: problem.figures,
            rules: problem.rules, certificationSchemes: problem.certificationSchemes, languages: problem.languages,
            caps: problem.caps, openings: problem.openings, candidates: candidates(problem.candidates),
            pins: problem.pins
        )
    }

    private func twin(of person: Person) -> Person {
        Person(
            id: ID(prefix: "per_", sequence: 999), name: person.name, service: person.service, kind: person.kind,
            grade: person.grade, specialties: person.specialties, clearance: person.clearance,
            clearanceUntil: person.clearanceUntil, availableFrom: person.availableFrom,
            constraints: person.constraints, validity: person.validity
        )
    }

    @Test("A position without rivals says so, and one more of it is worth what the next best brings")
    func price() throws {
        let known = ServiceRecord(offices: [ID(prefix: "off_", sequence: 1)])
        let candidates = [Sample.candidate(Sample.person(1), record: known), Sample.candidate(Sample.person(2))]
        let problem = Sample.problem([Sample.opening()], candidates)
        var standing = SlateStanding(try SlatePlanner.solve(problem))
        let contest = try standing.contest(for: problem.openings[0].position.id)
        let points = contest.alternatives.map(\.points)
        #expect(contest.alternatives.map(\.person) == problem.candidates.map(\.person.id))
        #expect(contest.lead == 80 && contest.closeCount == 0)
        #expect(contest.price?.worth == points[0] && contest.price?.nextWorth == points[1])
        let (nearest, worth) = (contest.alternatives[1].person, points[0])
        #expect(
            contest.sentences(.position) == [
                "Not contested: 0 of 1 other candidate would cost at most 50 points; "
                    + "the nearest, \(nearest), would cost 80 points.",
                "Without this position the slate would lose \(worth) points; "
                    + "one more like it would bring \(points[1]) points.",
            ]
        )
        var alone = SlateStanding(try SlatePlanner.solve(Sample.problem([Sample.opening()], [candidates[1]])))
        #expect(try alone.contest(for: problem.openings[0].position.id).lead == nil)
    }

    @Test("Somebody or something outside the problem is refused")
    func outside() throws {
        var standing = SlateStanding(solved)
        let (nobody, nowhere) = (ID<Person>(prefix: "per_", sequence: 998), ID<Position>(prefix: "pos_", sequence: 998))
        #expect(throws: PlanningError.personOutsideProblem(nobody)) { try standing.contest(for: nobody) }
        #expect(throws: PlanningError.positionOutsideProblem(nowhere)) { try standing.contest(for: nowhere) }
        #expect(throws: PlanningError.positionOutsideProblem(nowhere)) {
            try standing.whatIf(problem.candidates[0].person.id, at: nowhere)
        }
    }
}
