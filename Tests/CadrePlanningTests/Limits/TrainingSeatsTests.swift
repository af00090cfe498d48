import CadreDomain
import CadreNumerics
import CadrePlanning
import Testing

@Suite("Training seats on course dates")
struct TrainingSeatsTests {
    /// A position that asks for the first level, and somebody who has none and is free from a day on.
    private func opening(_ number: Int, _ day: String) -> Opening {
        Sample.opening(Sample.position(number, scCode: "SC1C1"), vacantFrom: day)
    }

    private func person(_ number: Int, _ day: String) -> Candidate {
        Sample.candidate(Sample.person(number), availableFrom: day)
    }

    private func plan(_ problem: SlateProblem, _ texts: String...) throws(PlanningError) -> SlatePlan {
        let limits = SlateLimits(texts.map { Sample.limit($0) }, figures: Sample.limitFigures)
        return try SlatePlanner.plan(Sample.limited(problem, limits))
    }

    @Test("Total, bound and price are those of trying every slate and every seat")
    func everySlate() throws {
        var counts = (solved: 0, priced: 0, infeasible: 0)
        for seed in 1...60 as ClosedRange<UInt64> {
            var (random, dice) = (RandomProblem(seed: seed, isNarrow: true), SplitMix64(seed: seed))
            let made = random.makeInPosts(openings: 5, candidates: 5)
            // Everybody has nothing and every position asks for the first level, so that courses are needed.
            let openings = made.openings.map { opening in
                var position = opening.position
                (position.scCode, position.languages, position.clearance) = (SCCode("SC1C1"), [], .none)
                return Opening(
                    position: position, vacantFrom: opening.vacantFrom, reportDay: opening.reportDay,
                    overlapFrom: opening.overlapFrom, region: opening.region
                )
            }
            let people = made.candidates.map { candidate in
                let day = Sample.today.adding(days: dice.next(below: 250))
                return Candidate(
                    person: candidate.person, qualifications: candidate.qualifications.filter { _ in dice.chance(0.3) },
                    availableFrom: day, station: candidate.station, record: candidate.record
                )
            }
            let free = Sample.problem(openings, people)
            let dates = [20, 60, 110, 170, 230].filter { _ in dice.chance(0.7) }.map {
                CourseDate(start: Sample.today.adding(days: $0), seats: dice.next(below: 3))
            }
            guard !dates.isEmpty else { continue }
            let all: [SlateLimit] =
                [.trainingSeats(dates)] + (seed.isMultiple(of: 4) ? [Sample.limit("min-fill=EUCOM:3")] : [])
            let every = EverySlate(free)
            let problem = Sample.limited(free, SlateLimits(all, figures: Sample.limitFigures))
            switch Result(catching: { () throws(PlanningError) in try SlatePlanner.plan(problem) }) {
            case .success(let plan):
                counts.solved += 1
                let total = try #require(every.bestTotal(all))
                #expect(plan.totalPoints == total && plan.bound == total, "seed \(seed)")
                let outcome = try #require(plan.limited?.outcomes.last)
                let without = try #require(every.bestTotal(all.filter { $0 != outcome.limit }))
                #expect(outcome.limit.kind == .trainingSeats && outcome.price == without - total, "seed \(seed)")
                counts.priced += outcome.price ?? 0 > 0 ? 1 : 0
            case .failure(.limitsConflict(let conflict)):
                counts.infeasible += 1
                #expect(every.bestTotal(all) == nil, "seed \(seed)")
                #expect(every.bestTotal(conflict.parts.compactMap(\.limit)) == nil, "seed \(seed)")
            case .failure(let error): throw error
            }
        }
        #expect(counts.solved > 40 && counts.priced > 20 && counts.infeasible > 1, "\(counts)")
    }

    @Test("A course fits to the day between coming free and reporting, and 49 days are one seat")
    func boundary() throws {
        let problem = Sample.problem([opening(1, "2027-06-15")], [person(1, "2027-04-01")])
        for (start, isPlaced) in [
            ("2027-03-31", false), ("2027-04-01", true), ("2027-04-27", true), ("2027-04-28", false),
        ] {
            let plan = try plan(problem, "training-seats=\(start):1")
            #expect((plan.lines.count == 1) == isPlaced, "\(start)")
            #expect(plan.limited?.outcomes[0].found == "\(Sample.day(start).prose): \(isPlaced ? 1 : 0) of 1")
        }
        let held = Qualification.Kind.certification(scheme: "SC-2.0", level: 1, area: "C")
        let certified = Sample.candidate(Sample.person(), [(held, earned: "2025-01-01", goodUntil: nil)])
        let without = try plan(Sample.problem([opening(1, "2027-06-15")], [certified]), "training-seats=2027-01-11:0")
        #expect(without.lines.count == 1 && without.limited?.outcomes.first?.price == 0)
    }

    @Test("Seats are shared so that people whom one date alone fits do not lose it to people who have a choice")
    func shared() throws {
        let problem = Sample.problem(
            [opening(1, "2027-04-01"), opening(2, "2027-09-01")], [person(1, "2027-01-01"), person(2, "2027-01-01")]
        )
        let both = try plan(problem, "training-seats=2027-01-11:1,2027-05-03:1")
        #expect(both.lines.count == 2)
        #expect(both.limited?.outcomes.map(\.found) == ["11 January 2027: 1 of 1, 3 May 2027: 1 of 1"])
        let early = try plan(problem, "training-seats=2027-01-11:1")
        #expect(early.lines.count == 1 && (early.limited?.outcomes.first?.price ?? 0) > 0)
        #expect(early.limited?.changes.allSatisfy { $0.limits.map(\.kind) == [.trainingSeats] } == true)
    }

    @Test(
        "Too few seats for pins are named with the seats that are missing; a certification waived by a pin takes none")
    func conflict() throws {
        let openings = [opening(1, "2027-06-15"), opening(2, "2027-06-15")]
        let pins = [Sample.pin(person: 1, position: 1), Sample.pin(person: 2, position: 2)]
        let needing = Sample.problem(openings, [person(1, "2027-01-01"), person(2, "2027-01-01")], pins: pins)
        let error = #expect(throws: PlanningError.self) { try plan(needing, "training-seats=2027-02-01:1") }
        guard case .limitsConflict(let conflict)? = error else { throw error ?? .cancelled }
        let part = try #require(conflict.parts.first { $0.limit != nil })
        #expect(part.title == "Training seats: a seat for whoever needs a course" && conflict.parts.count == 3)
        #expect(part.loosened == "with 1 more seat in time")
        let late = Sample.problem(openings, [person(1, "2027-01-01"), person(2, "2027-06-01")], pins: pins)
        #expect(try plan(late, "training-seats=2027-02-01:1").lines.count == 2)
    }

    @Test("The check finds a slate with fewer seats than people who need one")
    func verified() throws {
        let problem = Sample.problem([opening(1, "2027-06-15")], [person(1, "2027-01-01")])
        let plan = try SlatePlanner.plan(problem)
        let limit = Sample.limit("training-seats=2027-02-01:0")
        let broken = Sample.limited(problem, SlateLimits([limit], figures: Sample.limitFigures))
        let error = #expect(throws: PlanningError.self) {
            try SlateVerifier.verify(
                lines: plan.lines, overrides: [], totalPoints: plan.totalPoints, bound: plan.bound, of: broken,
                certificateViolation: nil
            )
        }
        #expect(error == .verificationFailed([.limitBroken(limit)]))
    }
}
