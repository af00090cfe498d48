import CadreDomain
import CadrePlanning
import Testing

@Suite("Position status: what comes next")
struct ProjectedStatusTests {
    typealias Samples = RosterSamples

    @Test("Projects the planned end of the incumbent, within 24 months and not on their last day")
    func horizon() {
        let inside = [Samples.assignment(1, person: 1, position: 1, "2025-01-01", "2028-12-31")]
        #expect(Samples.status(inside).projectedVacancy == Day("2028-12-31"))
        #expect(Samples.status(inside).isProjectedVacant)
        let outside = [Samples.assignment(1, person: 1, position: 1, "2025-01-01", "2029-01-01")]
        #expect(Samples.status(outside).projectedVacancy == nil)
        #expect(Samples.status(outside, on: "2027-01-02").projectedVacancy == Day("2029-01-01"))
    }

    @Test("Names the relief who comes after the empty days")
    func relief() {
        let held = [
            Samples.assignment(1, person: 1, position: 1, "2025-01-01", "2027-06-01"),
            Samples.assignment(2, person: 2, position: 1, "2027-06-02", "2030-01-01"),
        ]
        let status = Samples.status(held)
        #expect(status.projectedVacancy == Day("2027-06-01"))
        #expect(status.relief == 1)
        #expect(StaffingMeasure.projectedWithRelief.includes(status))
        #expect(!StaffingMeasure.projectedWithoutRelief.includes(status))
    }

    @Test("Sees no vacancy where the relief arrives on the day the incumbent is gone, yet names the relief")
    func seamless() {
        let held = [
            Samples.assignment(1, person: 1, position: 1, "2025-01-01", "2027-06-01"),
            Samples.assignment(2, person: 2, position: 1, "2027-06-01", "2030-01-01"),
        ]
        let status = Samples.status(held)
        #expect(status.projectedVacancy == nil)
        #expect(status.relief == 1)
        #expect(!StaffingMeasure.projectedWithRelief.includes(status))
    }

    @Test("Looks past a relief to the vacancy after it, for which nobody is named")
    func afterRelief() {
        let held = [
            Samples.assignment(1, person: 1, position: 1, "2025-01-01", "2027-06-01"),
            Samples.assignment(2, person: 2, position: 1, "2027-05-01", "2028-06-01"),
        ]
        let status = Samples.status(held)
        #expect(status.projectedVacancy == Day("2028-06-01"))
        #expect(status.relief == nil)
        #expect(StaffingMeasure.projectedWithoutRelief.includes(status))
    }

    @Test("Projects a position that is vacant from the day itself, with or without relief")
    func vacantNow() {
        #expect(Samples.status([]).projectedVacancy == Samples.today)
        #expect(Samples.status([]).relief == nil)
        let coming = [Samples.assignment(1, person: 1, position: 1, "2027-03-01", "2029-03-01")]
        #expect(Samples.status(coming).projectedVacancy == Samples.today)
        #expect(Samples.status(coming).relief == 0)
        #expect(Samples.status(coming, on: "2027-03-01").isFilled)
        #expect(Samples.status(coming, on: "2027-03-01").relief == nil)
    }

    @Test("Does not project a position past the day on which it stops being authorized")
    func abolished() {
        let held = [Samples.assignment(1, person: 1, position: 1, "2025-01-01", "2027-06-01")]
        let ending = Samples.position(1, validity: Samples.range("2010-01-01", "2027-06-01"))
        #expect(Samples.status(held, position: ending).projectedVacancy == nil)
        let later = Samples.position(1, validity: Samples.range("2010-01-01", "2027-06-02"))
        #expect(Samples.status(held, position: later).projectedVacancy == Day("2027-06-01"))
        let wished = Samples.position(1, state: .required)
        #expect(Samples.status(held, position: wished).projectedVacancy == nil)
    }

    @Test("Keeps looking where one authorized version follows another")
    func versionsFollow() {
        let roster = Samples.roster(
            [
                Samples.position(1, state: .authorized, validity: Samples.range("2010-01-01", "2027-03-01")),
                Samples.position(1, state: .funded, validity: DayRange(from: Day("2027-03-01")!)),
            ], people: [Samples.person(1)],
            assignments: [Samples.assignment(1, person: 1, position: 1, "2025-01-01", "2027-06-01")])
        #expect(roster.day(asOf: Samples.today).statuses[0].projectedVacancy == Day("2027-06-01"))
    }

    @Test("Looks from a past day with what is known today")
    func past() {
        let held = [
            Samples.assignment(1, person: 1, position: 1, "2023-01-01", "2026-09-01", actualEnd: "2026-03-01"),
            Samples.assignment(2, person: 2, position: 1, "2026-04-01", "2029-04-01"),
        ]
        let status = Samples.status(held, on: "2026-01-01")
        #expect(status.projectedVacancy == Day("2026-03-01"))
        #expect(status.relief == 1)
        #expect(status.plannedEnd == Day("2026-09-01"))
    }
}

@Suite("Person status: current, next, available")
struct PersonStatusTests {
    typealias Samples = RosterSamples

    @Test("Tells what is held, what comes and from when the person can move")
    func people() {
        let roster = Samples.roster(
            [Samples.position(1), Samples.position(2)],
            people: [
                Samples.person(1), Samples.person(2, availableFrom: "2027-02-01"), Samples.person(3), Samples.person(4),
                Samples.person(5, validity: Samples.range("2020-01-01", "2027-01-01")),
            ],
            assignments: [
                Samples.assignment(1, person: 1, position: 1, "2025-01-01", "2027-06-01"),
                Samples.assignment(2, person: 1, position: 2, "2027-07-01", "2029-07-01"),
                Samples.assignment(3, person: 2, position: 2, "2025-01-01", "2027-06-01"),
                Samples.assignment(4, person: 3, position: 2, "2025-01-01", "2026-12-01"),
            ])
        let statuses = roster.people(asOf: Samples.today)
        #expect(statuses.map(\.personIndex) == [0, 1, 2, 3])
        #expect(statuses.map(\.currentAssignment) == [0, 2, 3, nil])
        #expect(statuses.map(\.nextAssignment) == [1, nil, nil, nil])
        #expect(statuses.map(\.availableOn.description) == ["2027-06-01", "2027-02-01", "2027-01-01", "2027-01-01"])
        #expect(roster.status(of: ID(prefix: "per_", sequence: 5), asOf: Samples.today) == nil)
        #expect(roster.status(of: ID(prefix: "per_", sequence: 1), asOf: Day("2027-07-01")!)?.currentAssignment == 1)
        #expect(roster.assignments(of: ID<Person>(prefix: "per_", sequence: 1)) == [0, 1])
    }
}
