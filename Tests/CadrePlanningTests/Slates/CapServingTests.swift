import CadreDomain
import CadreNumerics
import CadrePlanning
import Testing

@Suite("Seats under a cap that nobody fills go on")
struct CapServingTests {
    private func counted(
        _ number: Int, grade: String = "O4", isKeyBillet: Bool = false, vacantFrom: String = "2027-02-01"
    ) -> Opening {
        Sample.opening(
            Sample.position(number, grades: (grade, grade), isKeyBillet: isKeyBillet, countsTowardCap: true),
            vacantFrom: vacantFrom
        )
    }

    private func free(_ number: Int, grade: String) -> Candidate {
        Sample.candidate(Sample.person(number, grade: grade), availableFrom: "2027-01-01")
    }

    @Test("An opening that nobody could fill takes no seat from the next")
    func noCandidate() throws {
        let openings = [counted(1, grade: "O5", isKeyBillet: true), counted(2), counted(3)]
        let people = [free(1, grade: "O4"), free(2, grade: "O4")]
        let problem = Sample.problem(openings, people, caps: [Sample.cap(limit: 1)])
        let plan = try SlatePlanner.plan(problem)
        #expect(plan.lines.map(\.position) == [openings[1].position.id])
        let third = try SlateExplanation.explain(
            openings[2].position.id, versus: ID(prefix: "per_", sequence: 2), in: plan, of: problem)
        let cap = try #require(third.versus?.pair.failedGates.first)
        #expect(cap.rule == "cap.service-members" && cap.facts.found == "1 of 1 seats taken")
        #expect(
            cap.facts.remedy
                == "A pin, which is served first, a seat freed in PHL, or authority for more than 1 service member.")
        let pin = [Sample.pin(person: 2, position: 3)]
        #expect(try SlatePlanner.plan(problem.replacingPins(pin)).lines.map(\.position) == [openings[2].position.id])
    }

    @Test("An opening whose only candidate goes elsewhere gives its seat on, and both are filled")
    func candidateElsewhere() throws {
        let elsewhere = Sample.opening(
            Sample.position(3, country: "JPN", grades: ("O5", "O5"), isKeyBillet: true), vacantFrom: "2026-01-01",
            reportDay: "2027-02-01")
        let openings = [counted(1, grade: "O5", isKeyBillet: true), counted(2), elsewhere]
        let people = [free(1, grade: "O5"), free(2, grade: "O4")]
        let problem = Sample.problem(openings, people, caps: [Sample.cap(limit: 1)])
        let plan = try SlatePlanner.plan(problem)
        #expect(plan.lines.map(\.position) == [openings[1].position.id, elsewhere.position.id])
        #expect(plan.bound == plan.totalPoints)
        let first = try SlateExplanation.explain(
            openings[0].position.id, versus: ID(prefix: "per_", sequence: 1), in: plan, of: problem)
        #expect(first.versus?.pair.failedGates.map(\.facts.found) == ["1 of 1 seats taken"])
        // With a seat more the key billet has one again, and its candidate still brings more elsewhere.
        let roomy = Sample.problem(openings, problem.candidates, caps: [Sample.cap(limit: 2)])
        #expect(try SlatePlanner.plan(roomy).lines == plan.lines)
    }

    @Test("Under limits, too, a seat that nobody fills goes on")
    func limited() throws {
        let openings = [counted(1, grade: "O5", isKeyBillet: true), counted(2), counted(3, grade: "O5")]
        let people = [free(1, grade: "O4"), free(2, grade: "O5")]
        let problem = Sample.problem(openings, people, caps: [Sample.cap(limit: 1)])
        let limits = SlateLimits([Sample.limit("max-gap=off_000001:0")], figures: Sample.limitFigures)
        let plan = try SlatePlanner.plan(Sample.limited(problem, limits))
        #expect(plan.lines.map(\.position) == [openings[0].position.id])
        let late = Sample.candidate(Sample.person(2, grade: "O5"), availableFrom: "2027-03-01")
        let passed = Sample.problem(openings, [free(1, grade: "O4"), late], caps: problem.caps)
        #expect(
            try SlatePlanner.plan(Sample.limited(passed, limits)).lines.map(\.position) == [openings[1].position.id])
    }

    @Test("A limit that needs a seat which the order gave to an opening that stays empty is no conflict")
    func neededByLimit() throws {
        let elsewhere = Sample.opening(
            Sample.position(3, country: "JPN", grades: ("O5", "O5"), isKeyBillet: true, office: 2),
            vacantFrom: "2026-01-01", reportDay: "2027-02-01")
        let other = Sample.position(2, grades: ("O4", "O4"), countsTowardCap: true, office: 5)
        let openings = [
            counted(1, grade: "O5", isKeyBillet: true), Sample.opening(other, vacantFrom: "2027-02-01"), elsewhere,
        ]
        let problem = Sample.problem(
            openings, [free(1, grade: "O5"), free(2, grade: "O4")], caps: [Sample.cap(limit: 1)])
        let limits = SlateLimits([Sample.limit("min-fill=off_000005:1")], figures: Sample.limitFigures)
        let plan = try SlatePlanner.plan(Sample.limited(problem, limits))
        #expect(plan.lines.map(\.position) == [openings[1].position.id, elsewhere.position.id])
        // Both cannot be filled under the cap, however the seat is given on.
        let both = SlateLimits(
            [Sample.limit("min-fill=off_000001:1"), Sample.limit("min-fill=off_000005:1")],
            figures: Sample.limitFigures)
        #expect(throws: PlanningError.self) { try SlatePlanner.plan(Sample.limited(problem, both)) }
    }

    /// Openings of one country, all counted, that differ by grade and day.
    private func crowded(_ seed: UInt64) -> SlateProblem {
        var (random, dice) = (RandomProblem(seed: seed, isNarrow: true), SplitMix64(seed: seed))
        let made = random.make(openings: 7, candidates: 6)
        let openings = made.openings.enumerated().map { index, opening in
            var position = opening.position
            if index < 5 { (position.country, position.countsTowardCap) = (Sample.country("PHL"), true) }
            position.isKeyBillet = dice.chance(0.3)
            if dice.chance(0.5) { (position.scCode, position.languages, position.clearance) = (nil, [], .none) }
            return Opening(
                position: position, vacantFrom: opening.vacantFrom, reportDay: opening.reportDay,
                region: opening.region
            )
        }
        let holdings = (0..<2).map { _ in
            ("2020-01-01", Sample.window.start.adding(days: dice.next(below: 400)).description)
        }
        return Sample.problem(
            openings, made.candidates, caps: [Sample.cap(limit: 2 + dice.next(below: 2), holdings: holdings)])
    }

    /// Seats taken on the fullest day from an opening's report day on, counted from the lines, without the opening.
    private func seatsTaken(beside opening: Opening, _ plan: SlatePlan, _ problem: SlateProblem) throws -> Int {
        let held = try plan.lines.filter { $0.position != opening.position.id }.compactMap { line -> DayRange? in
            let other = try #require(problem.opening(line.position))
            let isCounted = other.countsTowardCap && other.position.country == opening.position.country
            return isCounted ? DayRange(clamping: other.reportDay, .endless) : nil
        }
        let seats = try #require(problem.caps.first { $0.country == opening.position.country })
        let days = [opening.reportDay] + (held + seats.holdings).map(\.start).filter { $0 > opening.reportDay }
        return days.map { day in (held + seats.holdings).count { $0.contains(day) } }.max() ?? 0
    }

    @Test("Nobody who could fill an opening is left over while a seat is free on all days, and every count is a fact")
    func leftOver() throws {
        var counts = (passedOn: 0, full: 0, free: 0)
        for seed in 1...400 as ClosedRange<UInt64> {
            let problem = crowded(seed)
            let plan = try SlatePlanner.plan(problem)
            #expect(plan.bound == plan.totalPoints)
            let unplaced = Set(plan.unplaced.map(\.person))
            for unfilled in plan.unfilled {
                let opening = try #require(problem.opening(unfilled.position))
                guard opening.countsTowardCap,
                    let seats = problem.caps.first(where: { $0.country == opening.position.country })
                else { continue }
                let taken = try seatsTaken(beside: opening, plan, problem)
                if taken < seats.limit { counts.free += 1 } else { counts.full += 1 }
                for candidate in problem.candidates {
                    let pair = Pair(opening, candidate, in: problem, after: plan)
                    let failed = Rules.all.compactMap { rule -> (String, GateFacts)? in
                        if case .failed(let facts) = rule.evaluate(pair) { (rule.identifier, facts) } else { nil }
                    }
                    let cap = failed.first { $0.0 == "cap.service-members" }
                    #expect((cap == nil) == (taken < seats.limit), "seed \(seed)")
                    #expect(cap.map { $0.1.found == "\(taken) of \(seats.limit) seats taken" } ?? true, "seed \(seed)")
                    let isLeftOver = failed.isEmpty && unplaced.contains(candidate.person.id)
                    #expect(!isLeftOver, "seed \(seed): \(candidate.person.id) for \(opening.position.id)")
                }
            }
            // What the order alone gives is never worth more.
            let ordered = problem.openings.filter { opening in
                Rule.capServiceMembers.evaluate(Pair(opening, problem.candidates[0], in: problem)).isPassed
            }
            let alone = try SlatePlanner.plan(Sample.problem(ordered, problem.candidates)).totalPoints
            #expect(alone <= plan.totalPoints, "seed \(seed)")
            counts.passedOn += alone < plan.totalPoints ? 1 : 0
        }
        #expect(counts.passedOn > 10 && counts.full > 50 && counts.free > 50, "\(counts)")
    }

    @Test("What if follows the finished slate, also where a seat that went on was taken by nobody")
    func questions() throws {
        var changes = 0
        for seed in 1...120 as ClosedRange<UInt64> {
            let problem = crowded(seed)
            let solved = try SlatePlanner.solve(problem)
            var standing = SlateStanding(solved)
            for opening in problem.openings {
                for candidate in problem.candidates {
                    let pair = Pair(opening, candidate, in: problem, after: solved.plan)
                    let failed = Rules.all.filter { if case .failed = $0.evaluate(pair) { true } else { false } }
                    switch try standing.whatIf(candidate.person.id, at: opening.position.id).outcome {
                    case .notEligible(let gates): #expect(gates.map(\.rule) == failed.map(\.identifier))
                    case .change:
                        changes += 1
                        #expect(failed.isEmpty)
                    default: Issue.record("There are neither pins nor limits.")
                    }
                }
            }
        }
        #expect(changes > 500)
    }

    @Test("A run that gives seats on repeats to the same plan, is confirmed by its lines and can be cancelled")
    func replay() throws {
        var isCancelledLate = false
        for seed in 1...40 as ClosedRange<UInt64> {
            let problem = crowded(seed)
            var asked = 0
            let plan = try SlatePlanner.plan(problem) {
                asked += 1
                return false
            }
            let again = try FrozenInput.problem(from: FrozenInput.text(of: problem))
            #expect(try SlatePlanner.plan(again) == plan)
            #expect(try SlatePlanner.solve(again, confirming: plan.lines).plan.lines == plan.lines)
            let last = asked
            asked = 0
            let error = #expect(throws: PlanningError.self) {
                try SlatePlanner.plan(problem) {
                    asked += 1
                    return asked == last
                }
            }
            isCancelledLate = isCancelledLate || error == .cancelled
        }
        #expect(isCancelledLate)
    }
}
