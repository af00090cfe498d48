import CadreDomain
import CadrePlanning
import Testing

@Suite("What would change the answer is asked and solved again")
struct PairCuresTests {
    private func changes(
        _ position: Int, versus person: Int, in problem: SlateProblem
    ) throws -> [String] {
        try SlateExplanation.explain(
            ID(prefix: "pos_", sequence: position), versus: ID(prefix: "per_", sequence: person),
            in: try SlatePlanner.plan(problem), of: problem
        ).whatWouldChange
    }

    private func counted(_ number: Int, grade: String, isKeyBillet: Bool = false) -> Opening {
        Sample.opening(
            Sample.position(number, grades: (grade, grade), isKeyBillet: isKeyBillet, countsTowardCap: true))
    }

    @Test("A seat freed under the cap has its own price, beside that of a pin, which takes the seat of another")
    func seat() throws {
        let openings = [counted(1, grade: "O5", isKeyBillet: true), counted(2, grade: "O4")]
        let people = [Sample.candidate(Sample.person(1, grade: "O5")), Sample.candidate(Sample.person(2, grade: "O4"))]
        let problem = Sample.problem(openings, people, caps: [Sample.cap(limit: 1)])
        let plan = try SlatePlanner.plan(problem)
        let roomy = try SlatePlanner.plan(Sample.problem(openings, people, caps: [Sample.cap(limit: 2)]))
        let pinned = try SlatePlanner.plan(problem.replacingPins([Sample.pin(person: 2, position: 2)]))
        let (gain, loss) = (roomy.totalPoints - plan.totalPoints, plan.totalPoints - pinned.totalPoints)
        #expect(gain > 0 && loss > 0)
        #expect(
            try changes(2, versus: 2, in: problem) == [
                "`cap.service-members` has to be cured: a seat freed in PHL, or authority for more than 1 service "
                    + "member. With per_000002 here the slate would then gain \(gain) points.",
                "A pin with a reason is served first with the seats under the cap. Even then per_000002 would be "
                    + "\(loss) points short in the whole slate.",
            ])
        let effect = try SlateExplanation.explain(
            openings[1].position.id, versus: people[1].person.id, in: plan, of: problem
        ).versus?.effect
        #expect(effect?.pointsChange == -loss && effect?.isServedFirst == true && effect?.failedGateCount == 0)
        #expect(effect?.sentences.first == "A pin would be served first with the seats under the cap.")
    }

    @Test("A pin that no seat is left for is not offered, nor is a waiver of what a statute sets")
    func noSeatForPins() throws {
        let seats = Sample.cap(limit: 1, holdings: [("2020-01-01", "2035-01-01")])
        let problem = Sample.problem(
            [counted(1, grade: "O4")], [Sample.candidate(Sample.person(2))], caps: [seats])
        let said = try changes(1, versus: 2, in: problem)
        #expect(said.count == 1 && !said[0].lowercased().contains("waiver") && !said[0].contains("pin"))
    }

    @Test("An earlier release that cures both gates is said to do so, with what the slate is worth then")
    func release() throws {
        let opening = Sample.opening(Sample.position(1, clearance: .secret))
        let late = Sample.candidate(
            Sample.person(2, clearance: .secret, clearanceUntil: "2027-08-10"), availableFrom: "2027-09-01")
        let problem = Sample.problem([opening], [late])
        let released = Sample.candidate(late.person, availableFrom: "2027-08-09")
        let gain = try SlatePlanner.plan(Sample.problem([opening], [released])).totalPoints
        let said = try changes(1, versus: 2, in: problem)
        #expect(
            said.first
                == "A release by 9 August 2027, 23 days earlier than planned, cures both gates. With per_000002 here "
                + "the slate would then gain \(gain) points.")
        // The other way waives the late day and renews the clearance for it.
        let other = "Without an earlier release, both gates have to be cured: `clearance.in-force`"
        #expect(said.count == 2 && said[1].hasPrefix(other))
        #expect(said[1].contains("`availability.date` (a waiver by the office that owns the position"))
    }

    @Test("An earlier release that leaves a gate says which, as it stands on the earlier day")
    func left() throws {
        let opening = Sample.opening(Sample.position(1, clearance: .secret))
        let late = Sample.candidate(Sample.person(2), availableFrom: "2027-09-01")
        let said = try changes(1, versus: 2, in: Sample.problem([opening], [late]))
        #expect(
            said.first?.hasPrefix(
                "A release by 14 August 2027, 18 days earlier than planned; then `clearance.in-force` has to be cured: "
                    + "a clearance at secret granted by 14 August 2027.") == true)
    }

    @Test("A release that would have had to come before today is not offered, for a course or otherwise")
    func past() throws {
        let opening = Sample.opening(Sample.position(1, scCode: "SC1C2"), vacantFrom: "2026-12-01")
        let kind = Qualification.Kind.certification(scheme: "SC-2.0", level: 1, area: "C")
        let near = Sample.candidate(
            Sample.person(2), [(kind, earned: "2024-01-01", goodUntil: nil)], availableFrom: "2026-11-20")
        let said = try changes(1, versus: 2, in: Sample.problem([opening], [near]))
        #expect(said.allSatisfy { !$0.contains("release") })
        #expect(said.first == "The certification earned by 1 December 2026.")
    }

    @Test("Who is late for the course has to be free before the report day, not before the late one")
    func course() throws {
        let opening = Sample.opening(Sample.position(1, scCode: "SC1C2"))
        let kind = Qualification.Kind.certification(scheme: "SC-2.0", level: 1, area: "C")
        let late = Sample.candidate(
            Sample.person(2), [(kind, earned: "2024-01-01", goodUntil: nil)], availableFrom: "2027-07-01")
        let said = try changes(1, versus: 2, in: Sample.problem([opening], [late]))
        // 49 days before 15 June 2027.
        #expect(said.first?.hasPrefix("A release by 27 April 2027, 65 days earlier than planned, cures ") == true)
        #expect(said.contains("The certification earned by 1 July 2027."))
    }

    private static let nearly: [(Qualification.Kind, earned: String, goodUntil: String?)] = [
        (.certification(scheme: "SC-2.0", level: 1, area: "C"), "2024-01-01", nil)
    ]

    @Test("One release is asked, early enough for every gate that a release cures, and no other way names a release")
    func oneRelease() throws {
        let opening = Sample.opening(Sample.position(1, scCode: "SC1C2"))
        let late = Sample.candidate(Sample.person(2), Self.nearly, availableFrom: "2027-09-01")
        let problem = Sample.problem([opening], [late])
        let released = Sample.candidate(late.person, Self.nearly, availableFrom: "2027-04-27")
        let gain = try SlatePlanner.plan(Sample.problem([opening], [released])).totalPoints
        let said = try changes(1, versus: 2, in: problem)
        #expect(
            said.first
                == "A release by 27 April 2027, 127 days earlier than planned, cures both gates. With per_000002 here "
                + "the slate would then gain \(Grouped.count(gain, "point")).")
        let other = "Without an earlier release, both gates have to be cured: `certification.reachable` (the "
        #expect(said.count == 2 && said[1].hasPrefix(other) && !said[1].contains("release by"), "\(said)")
        let pair = try SlateExplanation.explain(
            opening.position.id, versus: late.person.id, in: try SlatePlanner.plan(problem), of: problem
        ).versus?.pair
        #expect(
            pair?.failedGates.map(\.facts.remedy) == [
                "The certification earned by 1 September 2027, or a release by 27 April 2027, 127 days earlier than "
                    + "planned.",
                "A release by 27 April 2027, 127 days earlier than planned.",
            ], "both gates name the release that is enough for both")
    }

    @Test("A release that is enough for one of two gates is asked, too, and what it leaves names no other release")
    func partOnly() throws {
        let opening = Sample.opening(Sample.position(1, scCode: "SC1C2", clearance: .secret))
        for (free, days) in [("2027-07-01", 65), ("2027-09-01", 127)] {
            let late = Sample.candidate(Sample.person(2), Self.nearly, availableFrom: free)
            let said = try changes(1, versus: 2, in: Sample.problem([opening], [late]))
            let first = try #require(said.first)
            let way =
                "A release by 27 April 2027, \(days) days earlier than planned; then `clearance.in-force` has to be "
                + "cured: a clearance at secret granted by 15 June 2027. "
                + "With per_000002 here the slate would then gain "
            #expect(first.hasPrefix(way), "\(first)")
            #expect(said.count == 2 && !said[1].contains("release by"), "\(said)")
        }
    }

    @Test("A release stands in one way alone, with its own price, wherever a gate names one", arguments: 1...4)
    func everyPair(seed: UInt64) throws {
        var random = RandomProblem(seed: seed, isNarrow: true)
        let problem = random.make(openings: 12, candidates: 10)
        let plan = try SlatePlanner.plan(problem)
        var count = 0
        for opening in problem.openings {
            for candidate in problem.candidates {
                let explanation = try SlateExplanation.explain(
                    opening.position.id, versus: candidate.person.id, in: plan, of: problem)
                let failed = try #require(explanation.versus).pair.failedGates
                guard failed.contains(where: { $0.facts.release != nil }), failed.allSatisfy(\.isCurable) else {
                    continue
                }
                let said = explanation.whatWouldChange
                let first = try #require(said.first)
                #expect(first.hasPrefix("A release by ") && first.contains(candidate.person.id.rawValue), "\(said)")
                #expect(said.reduce(0) { $0 + $1.matches(of: /release by/).count } == 1, "\(said)")
                count += 1
            }
        }
        #expect(count > 4, "\(count)")
    }

    @Test("Who is not on record on the reporting day is cured by a longer record, or by a release with its short tour")
    func offRecord() throws {
        let opening = Sample.opening(vacantFrom: "2027-06-15", overlapFrom: "2027-06-01")
        let leaving = Sample.person(2, validity: DayRange(clamping: Sample.always.start, Sample.day("2027-06-15")))
        let problem = Sample.problem([opening], [Sample.candidate(leaving, availableFrom: "2027-06-15")])
        let released = Sample.candidate(leaving, availableFrom: "2027-06-14")
        let gain = try SlatePlanner.plan(Sample.problem([opening], [released])).totalPoints
        #expect(
            try changes(1, versus: 2, in: problem) == [
                "A release by 14 June 2027, 1 day earlier than planned, cures `availability.date`. With per_000002 "
                    + "here the slate would then gain \(Grouped.count(gain, "point")). The tour would then last 1 day, "
                    + "until the record of the person ends on 15 June 2027.",
                "A stay in the workforce beyond 15 June 2027.",
            ])
        let gate = try SlateExplanation.explain(
            opening.position.id, versus: leaving.id, in: try SlatePlanner.plan(problem), of: problem
        ).versus?.pair.failedGates.first
        #expect(gate?.rule == "availability.date" && gate?.waiver == nil)
    }
}
