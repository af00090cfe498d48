import CadreDomain
import Testing

@testable import CadrePlanning

@Suite("An earlier release empties the seat left, too")
struct SeatLeftTests {
    private let reference = ReferenceTables(
        countries: [], commands: [], memberships: [], gradeTitles: [:], gradeEquivalences: [], codes: [], courses: [],
        tours: [],
        strengthCaps: [
            StrengthCap(
                limit: 6, validFrom: Sample.always.start, citation: "22 USC 2321i(c)(1)", confidence: .verified,
                source: "test"
            )
        ], countryAliases: [], trainingDemand: [], certificationSchemes: Sample.schemes
    )

    private func assignment(
        _ number: Int, position: Int, _ from: String, _ plannedEnd: String, _ state: Assignment.State = .active
    ) -> Assignment {
        Assignment(
            id: ID(prefix: "asg_", sequence: number), person: ID(prefix: "per_", sequence: number),
            position: ID(prefix: "pos_", sequence: position), from: Sample.day(from),
            plannedEnd: Sample.day(plannedEnd), actualEnd: nil, state: state, curtailment: nil
        )
    }

    /// Person 2 holds position 2 up to a day; position 1 stands empty, and person 3 comes late in the year.
    private func problem(
        heldUntil end: String, countsTowardCap: Bool = false, availableFrom: String? = nil,
        seatEnds: Day = .endless, reliefFrom: String? = nil
    ) -> SlateProblem {
        let seat = Sample.position(
            2, country: "KEN", countsTowardCap: countsTowardCap,
            validity: DayRange(clamping: Sample.always.start, seatEnds)
        )
        let relief = reliefFrom.map { assignment(4, position: 2, $0, "2030-01-01", .planned) }
        return SlateProblem.make(
            register: Register(
                positions: [
                    Sample.position(1, country: "KEN", isKeyBillet: true, countsTowardCap: countsTowardCap), seat,
                ],
                people: [
                    Sample.person(2, availableFrom: availableFrom), Sample.person(3, availableFrom: "2027-12-01"),
                ],
                assignments: [assignment(2, position: 2, "2025-01-01", end)] + [relief].compactMap(\.self)
            ),
            reference: reference, today: Sample.today, window: Sample.window
        )
    }

    private func change(in problem: SlateProblem) throws -> String {
        try #require(
            SlateExplanation.explain(
                ID(prefix: "pos_", sequence: 1), versus: ID(prefix: "per_", sequence: 2),
                in: try SlatePlanner.plan(problem), of: problem
            ).whatWouldChange.first)
    }

    @Test("The gain of an earlier release is what the slate gains from a register with the earlier planned end")
    func gain() throws {
        let problem = problem(heldUntil: "2027-12-22")
        let now = try SlatePlanner.plan(problem)
        #expect(now.lines.map(\.person) == [ID(prefix: "per_", sequence: 3)], "the seat left is filled by another")
        let after = try SlatePlanner.plan(self.problem(heldUntil: "2027-03-02"))
        let gain = after.totalPoints - now.totalPoints
        #expect(gain > 0)
        #expect(
            try change(in: problem)
                == "A release by 2 March 2027, 295 days earlier than planned, cures `availability.date`. With "
                + "per_000002 here the slate would then gain \(gain) points. The seat left, pos_000002, falls vacant "
                + "on 2 March 2027 then, too.")
        // Whoever fills the seat now comes too late for it then, so the person alone would bring more.
        let released = try #require(self.problem(heldUntil: "2027-03-02").candidate(ID(prefix: "per_", sequence: 2)))
        #expect(try SlatePlanner.plan(problem.replacing(released)).totalPoints > after.totalPoints)
    }

    @Test(
        "The problem that is asked is that of a register with the earlier planned end",
        arguments: ["2026-12-15", "2027-01-01", "2027-01-05", "2027-03-02", "2027-12-21"], [false, true])
    func register(day: String, countsTowardCap: Bool) throws {
        let problem = problem(heldUntil: "2027-12-22", countsTowardCap: countsTowardCap)
        let later = self.problem(heldUntil: day, countsTowardCap: countsTowardCap)
        let person = ID<Person>(prefix: "per_", sequence: 2)
        let (asked, seat) = problem.releasing(try #require(later.candidate(person)))
        #expect(asked.openings == later.openings && asked.caps == later.caps && asked.candidates == later.candidates)
        #expect(seat == .vacant(ID(prefix: "pos_", sequence: 2), from: Sample.day(day)))
    }

    @Test("A seat left that is no opening, or whose day is not known, is said not to be counted")
    func uncounted() throws {
        let said = " points, the seat left aside: what the release would change at pos_000002 is not counted."
        let ending = problem(heldUntil: "2027-12-22", seatEnds: Sample.day("2027-12-22"))
        #expect(ending.opening(ID(prefix: "pos_", sequence: 2)) == nil)
        #expect(try change(in: ending).hasSuffix(said))
        let relieved = problem(heldUntil: "2027-12-22", reliefFrom: "2027-12-22")
        #expect(try change(in: relieved).hasSuffix(said))
        let stated = problem(heldUntil: "2027-12-01", availableFrom: "2027-12-22")
        #expect(try change(in: stated).hasSuffix(said))
        // Whoever is free late and served nowhere, or left a seat that is empty before, leaves none.
        let gone = problem(heldUntil: "2027-01-15", availableFrom: "2027-12-22")
        #expect(try change(in: gone).hasSuffix(" points."))
    }
}
