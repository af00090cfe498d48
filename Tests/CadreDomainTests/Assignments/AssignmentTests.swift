import CadreDomain
import Testing

@Suite("Assignments and the days they hold")
struct AssignmentTests {
    static let today = Day(number: 20_788)

    static func assignment(
        _ number: Int = 1, person: Int = 1, from: Int, plannedEnd: Int, actualEnd: Int? = nil,
        state: Assignment.State, curtailment: Assignment.CurtailmentReason? = nil
    ) -> Assignment {
        Assignment(
            id: ID(prefix: "asg_", sequence: number), person: ID(prefix: "per_", sequence: person),
            position: ID(prefix: "pos_", sequence: number), from: today.adding(days: from),
            plannedEnd: today.adding(days: plannedEnd), actualEnd: actualEnd.map { today.adding(days: $0) },
            state: state, curtailment: curtailment)
    }

    static func days(_ start: Int, _ end: Int) -> DayRange {
        DayRange(clamping: today.adding(days: start), today.adding(days: end))
    }

    @Test("A serving person holds to the planned end")
    func active() {
        let serving = Self.assignment(from: -100, plannedEnd: 50, state: .active)
        #expect(serving.occupiedDays(knownOn: Self.today) == Self.days(-100, 50))
    }

    @Test("Whoever has not left by the planned end is still there today, and not tomorrow")
    func overdue() {
        let overdue = Self.assignment(from: -100, plannedEnd: -30, state: .active)
        #expect(overdue.occupiedDays(knownOn: Self.today) == Self.days(-100, 1))
        let leavingToday = Self.assignment(from: -100, plannedEnd: 0, state: .active)
        #expect(leavingToday.occupiedDays(knownOn: Self.today).contains(Self.today))
    }

    @Test("An ended assignment holds to its actual end, whatever was planned")
    func ended() {
        let early = Self.assignment(
            from: -100, plannedEnd: 50, actualEnd: -20, state: .curtailed, curtailment: .serviceNeed)
        #expect(early.occupiedDays(knownOn: Self.today) == Self.days(-100, -20))
        let late = Self.assignment(from: -100, plannedEnd: -50, actualEnd: -20, state: .completed)
        #expect(late.occupiedDays(knownOn: Self.today) == Self.days(-100, -20))
    }

    @Test("A planned one holds from its report day, or from tomorrow where that day has passed")
    func planned() {
        let coming = Self.assignment(from: 30, plannedEnd: 700, state: .planned)
        #expect(coming.occupiedDays(knownOn: Self.today) == Self.days(30, 700))
        let late = Self.assignment(from: -3, plannedEnd: 700, state: .planned)
        #expect(late.occupiedDays(knownOn: Self.today) == Self.days(1, 700))
        let forgotten = Self.assignment(from: -90, plannedEnd: -3, state: .planned)
        #expect(forgotten.occupiedDays(knownOn: Self.today).isEmpty)
    }

    @Test("A cancelled one holds no day")
    func cancelled() {
        let cancelled = Self.assignment(from: -30, plannedEnd: 700, state: .cancelled)
        #expect(cancelled.occupiedDays(knownOn: Self.today).isEmpty)
    }
}
