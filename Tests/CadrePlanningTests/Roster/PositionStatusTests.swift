import CadreDomain
import CadrePlanning
import Testing

@Suite("Position status: filled, vacant, gaps, overlaps")
struct PositionStatusTests {
    typealias Samples = RosterSamples

    @Test(
        "Holds from the first day to the day before the end",
        arguments: [
            ("2024-12-31", false), ("2025-01-01", true), ("2026-06-30", true), ("2026-07-01", false),
        ])
    func halfOpen(day: String, isFilled: Bool) {
        let held = [Samples.assignment(1, person: 1, position: 1, "2025-01-01", "2026-09-01", actualEnd: "2026-07-01")]
        let status = Samples.status(held, on: day)
        #expect(status.isFilled == isFilled)
        #expect(status.isVacant == !isFilled)
        #expect(status.incumbentCount == (isFilled ? 1 : 0))
    }

    @Test("Counts the empty days of the year before, never the day itself")
    func gapDays() {
        let held = [Samples.assignment(1, person: 1, position: 1, "2023-01-01", "2026-12-02", actualEnd: "2026-12-02")]
        #expect(Samples.status(held, on: "2026-12-02").gapDays == 0)
        #expect(Samples.status(held, on: "2026-12-03").gapDays == 1)
        #expect(Samples.status(held).gapDays == 30)
        #expect(Samples.status([]).gapDays == 365)
        #expect(Samples.status(held, on: "2040-01-01").gapDays == 365)
    }

    @Test("Counts no day before the position exists and none on which it was not authorized")
    func gapDaysClipped() {
        let young = Samples.position(1, validity: DayRange(from: Day("2026-12-22")!))
        #expect(Samples.status([], position: young).gapDays == 10)
        let wished = Samples.position(1, state: .required)
        #expect(Samples.status([], position: wished).gapDays == 0)
        #expect(!Samples.status([], position: wished).isVacant)
        #expect(Samples.status([], position: wished).vacantSince == nil)
    }

    @Test("Counts a day once for each incumbent beyond the first")
    func overlapDays() {
        let held = [
            Samples.assignment(1, person: 1, position: 1, "2024-01-01", "2027-06-01"),
            Samples.assignment(2, person: 2, position: 1, "2026-12-22", "2028-01-01"),
            Samples.assignment(3, person: 3, position: 1, "2026-12-27", "2028-01-01"),
        ]
        let status = Samples.status(held)
        #expect(status.overlapDays == 10 + 5)
        #expect(status.gapDays == 0)
        #expect(status.incumbentCount == 3)
    }

    @Test("Agrees with the law of occupancy on random holdings", arguments: 0..<40)
    func agreesWithOccupancy(seed: Int) {
        var random = SeededNumbers(seed: UInt64(seed) + 1)
        let held = (1...Int.random(in: 1...6, using: &random)).map { number in
            let from = Samples.today.adding(days: -Int.random(in: 1...700, using: &random))
            let to = from.adding(days: Int.random(in: 1...300, using: &random))
            return Samples.assignment(
                number, person: 1, position: 1, "\(from)", "\(to)", actualEnd: "\(to)", state: .completed)
        }
        let window = DayRange(start: Samples.today.adding(days: -365), end: Samples.today)!
        let expected = Occupancy(window: window, holdings: held.map { $0.occupiedDays(knownOn: Samples.today) })
        let status = Samples.status(held)
        #expect(status.gapDays == expected.gapDays, "seed \(seed)")
        #expect(status.overlapDays == expected.overlapDays, "seed \(seed)")
    }

    @Test("Dates a vacancy from the last holder's end, or from the authorization where that is later")
    func vacantSince() {
        let held = [Samples.assignment(1, person: 1, position: 1, "2023-01-01", "2026-06-01", actualEnd: "2026-06-15")]
        let status = Samples.status(held)
        #expect(status.vacantSince == Day("2026-06-15"))
        #expect(status.vacantDays == 200)
        #expect(Samples.status([]).vacantSince == Samples.always.start)
        let roster = Samples.roster(
            [
                Samples.position(1, state: .required, validity: Samples.range("2010-01-01", "2026-12-01")),
                Samples.position(1, state: .authorized, validity: Samples.range("2026-12-01", "2026-12-20")),
                Samples.position(1, state: .funded, validity: DayRange(from: Day("2026-12-20")!)),
            ], people: [Samples.person(1)], assignments: held)
        let upgraded = roster.day(asOf: Samples.today).statuses[0]
        #expect(upgraded.vacantSince == Day("2026-12-01"))
        #expect(upgraded.vacantDays == 31)
        #expect(upgraded.gapDays == 31)
    }

    @Test("Passes over a version that was withdrawn: what comes before and after it follow each other")
    func withdrawn() {
        let held = [Samples.assignment(1, person: 1, position: 1, "2020-01-01", "2024-01-01", actualEnd: "2024-01-01")]
        let versions = [("2010-01-01", "2026-06-01"), ("2026-03-01", "2026-03-01"), ("2026-06-01", "2040-01-01")]
            .map { Samples.position(1, validity: Samples.range($0.0, $0.1)) }
        let roster = Samples.roster(versions, people: [Samples.person(1)], assignments: held)
        let status = roster.day(asOf: Samples.today).statuses[0]
        #expect(status.vacantSince == Day("2024-01-01") && status.positionIndex == 2)
        #expect(status.vacantDays == Samples.today - Day("2024-01-01")! && status.gapDays == 365)
        let none = Samples.roster([versions[1], Samples.position(2)])
        #expect(none.day(asOf: Samples.today).statuses.map(\.positionIndex) == [1])
    }

    @Test("Keeps an overdue incumbent through today and expects nobody after it")
    func overdue() {
        let held = [Samples.assignment(1, person: 1, position: 1, "2024-01-01", "2026-10-01")]
        let status = Samples.status(held)
        #expect(status.isFilled)
        #expect(status.isPastPlannedEnd)
        #expect(status.plannedEnd == Day("2026-10-01"))
        #expect(status.projectedVacancy == Day("2027-01-02"))
        #expect(Samples.status(held, on: "2027-01-02").isVacant)
        #expect(!Samples.status(held, on: "2026-09-30").isPastPlannedEnd)
        #expect(Samples.status(held, on: "2026-10-01").isPastPlannedEnd)
    }

    @Test("Picks the version in force and leaves out positions that do not exist on the day")
    func versions() {
        let roster = Samples.roster([
            Samples.position(1, state: .required, validity: Samples.range("2020-01-01", "2026-01-01")),
            Samples.position(1, state: .funded, validity: Samples.range("2026-01-01", "2028-01-01")),
            Samples.position(2),
        ])
        #expect(roster.day(asOf: Day("2019-12-31")!).statuses.map(\.positionIndex) == [2])
        #expect(roster.day(asOf: Day("2025-12-31")!).statuses.map(\.positionIndex) == [0, 2])
        #expect(roster.day(asOf: Day("2026-01-01")!).statuses.map(\.positionIndex) == [1, 2])
        #expect(roster.day(asOf: Day("2028-01-01")!).statuses.map(\.positionIndex) == [2])
        #expect(roster.day(asOf: Day("2025-12-31")!).statuses[0].isAuthorized == false)
        #expect(roster.day(asOf: Day("2026-01-01")!).statuses[0].isFunded)
        #expect(roster.day(asOf: Day("2028-01-01")!).status(of: ID(prefix: "pos_", sequence: 1)) == nil)
    }

    @Test("Sorts an unordered register by identity and keeps the indices of the register")
    func unsorted() {
        let roster = Samples.roster([
            Samples.position(3), Samples.position(1, validity: Samples.range("2026-06-01", "2029-01-01")),
            Samples.position(2), Samples.position(1, validity: Samples.range("2020-01-01", "2026-06-01")),
        ])
        #expect(roster.day(asOf: Samples.today).statuses.map(\.positionIndex) == [1, 2, 0])
        #expect(roster.day(asOf: Day("2025-01-01")!).statuses.map(\.positionIndex) == [3, 2, 0])
        let status = roster.day(asOf: Samples.today).status(of: ID(prefix: "pos_", sequence: 3))
        #expect(status?.positionIndex == 0)
    }

    @Test("Follows a promotion and a change of the position when it asks who is qualified")
    func qualified() {
        let roster = Samples.roster(
            [
                Samples.position(1, grades: ("O4", "O4"), validity: Samples.range("2020-01-01", "2026-09-01")),
                Samples.position(1, grades: ("O5", "O5"), validity: DayRange(from: Day("2026-09-01")!)),
            ],
            people: [
                Samples.person(1, grade: "O4", validity: Samples.range("2020-01-01", "2026-06-01")),
                Samples.person(1, grade: "O5", validity: DayRange(from: Day("2026-06-01")!)),
            ], assignments: [Samples.assignment(1, person: 1, position: 1, "2025-01-01", "2027-06-01")])
        #expect(
            roster.qualifiedDays(ofAssignment: 0).map(\.description) == [
                "2025-01-01..<2026-06-01", "2026-09-01..<2027-06-01",
            ])
        #expect(roster.day(asOf: Day("2026-05-31")!).statuses[0].isQualified)
        #expect(!roster.day(asOf: Day("2026-06-01")!).statuses[0].isQualified)
        #expect(roster.day(asOf: Day("2026-09-01")!).statuses[0].isQualified)
    }

    @Test("Takes one qualified incumbent among several as enough and lists them by start")
    func oneOfSeveral() {
        let roster = Samples.roster(
            [Samples.position(1)], people: [Samples.person(1, grade: "O3"), Samples.person(2, grade: "O5")],
            assignments: [
                Samples.assignment(1, person: 2, position: 1, "2026-08-01", "2028-01-01"),
                Samples.assignment(2, person: 1, position: 1, "2025-01-01", "2027-06-01"),
                Samples.assignment(3, person: 1, position: 1, "2025-01-01", "2027-06-01", state: .cancelled),
            ])
        let day = roster.day(asOf: Samples.today)
        #expect(day.statuses[0].isQualified)
        #expect(day.incumbents(of: day.statuses[0]) == [1, 0])
        #expect(!roster.day(asOf: Day("2026-07-31")!).statuses[0].isQualified)
        #expect(roster.assignments(of: ID<Position>(prefix: "pos_", sequence: 1)) == [1, 0])
    }
}

/// Random numbers that depend on their seed alone.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
