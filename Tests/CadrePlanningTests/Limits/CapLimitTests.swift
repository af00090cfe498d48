import CadreDomain
import CadreNumerics
import CadrePlanning
import Testing

@Suite("Seats under a cap that go where they bring most")
struct CapLimitTests {
    private func counted(_ number: Int, vacantFrom: String, isKeyBillet: Bool = false, grade: String = "O4") -> Opening
    {
        Sample.opening(
            Sample.position(number, grades: (grade, grade), isKeyBillet: isKeyBillet, countsTowardCap: true),
            vacantFrom: vacantFrom
        )
    }

    private func plan(_ problem: SlateProblem, _ texts: String...) throws(PlanningError) -> SlatePlan {
        let limits = SlateLimits(texts.map { Sample.limit($0) }, figures: Sample.limitFigures)
        return try SlatePlanner.plan(Sample.limited(problem, limits))
    }

    @Test("One seat goes to the opening that brings most, not to the one that the gate serves first")
    func best() throws {
        // The gate serves the key billet first; whoever waits for the other brings more there.
        let known = ServiceRecord(offices: [ID(prefix: "off_", sequence: 1)])
        let key = Sample.position(1, grades: ("O5", "O5"), isKeyBillet: true, countsTowardCap: true, office: 2)
        let other = Sample.position(2, specialty: "48C", countsTowardCap: true)
        let openings = [
            Sample.opening(key, vacantFrom: "2027-02-01"),
            Sample.opening(other, vacantFrom: "2026-01-01", reportDay: "2027-03-01"),
        ]
        let people = [
            Sample.candidate(Sample.person(1, grade: "O5"), availableFrom: "2027-03-01"),
            Sample.candidate(
                Sample.person(2, specialties: ["48C"]), availableFrom: "2027-01-01", station: Sample.station(),
                record: known),
        ]
        let problem = Sample.problem(
            openings, people,
            caps: [Sample.cap(limit: 3, holdings: [("2020-01-01", "2029-01-01"), ("2020-01-01", "2029-01-01")])]
        )
        #expect(try SlatePlanner.plan(problem).lines.map(\.position) == [openings[0].position.id])
        let limited = try plan(problem, "cap=PHL")
        #expect(limited.lines.map(\.position) == [openings[1].position.id])
        let outcome = try #require(limited.limited?.outcomes.first)
        #expect(outcome.needed == "at most 3 service members on any day" && outcome.found == "3 on the fullest day")
        // Without the limit the gate gives the seat to the key billet, which brings less.
        let served = try SlatePlanner.plan(problem).totalPoints
        #expect(limited.limited?.pointsWithout == served && served < limited.totalPoints)
        #expect(outcome.price == served - limited.totalPoints && outcome.isPriceExact)
        #expect(limited.limited?.changes.map(\.personWithout) == [ID(prefix: "per_", sequence: 1), nil])
    }

    @Test("Where only the shared seats let the other limits be kept, what the limit costs is left open")
    func needed() throws {
        let key = Sample.position(1, grades: ("O5", "O5"), isKeyBillet: true, countsTowardCap: true, office: 2)
        let other = Sample.position(2, countsTowardCap: true, office: 3)
        let openings = [key, other].map { Sample.opening($0, vacantFrom: "2027-02-01") }
        let people = [("O5", 1), ("O4", 2)].map {
            Sample.candidate(Sample.person($0.1, grade: $0.0), availableFrom: "2027-01-01")
        }
        let problem = Sample.problem(openings, people, caps: [Sample.cap(limit: 1)])
        let plan = try plan(problem, "cap=PHL", "min-fill=off_000003:1")
        #expect(plan.lines.map(\.position) == [other.id])
        let cap = try #require(plan.limited?.outcomes.first { $0.limit.kind == .cap })
        #expect(cap.price == nil && cap.priceMax == nil && !cap.isPriceExact)
        #expect(plan.limited?.outcomes.last?.price ?? 0 > 0)
    }

    @Test("A country whose seats are all held gets nobody, and the slate is solved all the same")
    func full() throws {
        let problem = Sample.problem(
            [counted(1, vacantFrom: "2027-02-01")], [Sample.candidate(availableFrom: "2027-01-01")],
            caps: [Sample.cap(limit: 1, holdings: [("2020-01-01", "2029-01-01"), ("2020-01-01", "2029-01-01")])]
        )
        let plan = try plan(problem, "cap=PHL")
        #expect(plan.lines.isEmpty)
        #expect(plan.limited?.outcomes.first?.found == "2 on the fullest day, and nobody comes")
    }

    @Test("A pin takes a seat; pins beyond the seats are a conflict with the cap")
    func pins() throws {
        let openings = [counted(1, vacantFrom: "2027-02-01"), counted(2, vacantFrom: "2027-03-01")]
        let people = (1...2).map { Sample.candidate(Sample.person($0), availableFrom: "2027-01-01") }
        let one = Sample.problem(
            openings, people, caps: [Sample.cap(limit: 1)], pins: [Sample.pin(person: 1, position: 2)])
        #expect(try plan(one, "cap=PHL").lines.map(\.position) == [openings[1].position.id])
        let two = one.replacingPins([Sample.pin(person: 1, position: 1), Sample.pin(person: 2, position: 2)])
        let error = #expect(throws: PlanningError.self) { try plan(two, "cap=PHL") }
        guard case .limitsConflict(let conflict) = error else {
            Issue.record("Not a conflict: \(String(describing: error))")
            return
        }
        #expect(conflict.parts.compactMap(\.limit) == [Sample.limit("cap=PHL")])
        #expect(conflict.parts.first { $0.limit != nil }?.loosened == "with 2 newcomers")
    }

    @Test("Total, bound and price are those of trying every slate, with seats that come free on the way")
    func everySlate() throws {
        var (binding, better) = (0, 0)
        for seed in 1...60 as ClosedRange<UInt64> {
            var (random, dice) = (RandomProblem(seed: seed, isNarrow: true), SplitMix64(seed: seed))
            let made = random.make(openings: 5, candidates: 5)
            let openings = made.openings.map { opening in
                var position = opening.position
                (position.country, position.countsTowardCap) = (Sample.country("PHL"), true)
                (position.scCode, position.languages, position.clearance) = (nil, [], .none)
                return Opening(
                    position: position, vacantFrom: opening.vacantFrom, reportDay: opening.reportDay,
                    region: opening.region
                )
            }
            let holdings = (0..<3).map { _ in
                ("2020-01-01", Sample.window.start.adding(days: dice.next(below: 400)).description)
            }
            let free = Sample.problem(openings, made.candidates, caps: [Sample.cap(limit: 3, holdings: holdings)])
            let cap = Sample.limit("cap=PHL")
            let problem = Sample.limited(free, SlateLimits([cap], figures: Sample.limitFigures))
            let plan = try SlatePlanner.plan(problem)
            let every = EverySlate(problem)
            let total = try #require(every.bestTotal([cap]))
            #expect(plan.totalPoints == total && plan.bound == total, "seed \(seed)")
            let served = try SlatePlanner.plan(free).totalPoints
            #expect(served <= total, "seed \(seed)")
            #expect(plan.limited?.outcomes.first?.price == served - total, "seed \(seed)")
            #expect(plan.limited?.pointsWithout == served, "seed \(seed)")
            let budget = Sample.limit("move-budget=90000000")
            let both = try #require(SlateLimits([cap, budget], figures: Sample.limitFigures))
            let outcomes = try #require(try SlatePlanner.plan(Sample.limited(free, both)).limited?.outcomes)
            #expect(outcomes.first { $0.limit == cap }?.price == served - total, "seed \(seed)")
            #expect(outcomes.first { $0.limit == budget }?.price == 0, "seed \(seed)")
            binding += every.bestTotal([]) ?? 0 > total ? 1 : 0
            better += served < total ? 1 : 0
        }
        #expect(binding > 20 && better > 5, "\(binding) binding, \(better) better than served in order")
    }
}
