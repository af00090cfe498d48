import CadreDomain
import CadreNumerics
import Testing

@Suite("Laws of assignments")
struct AssignmentLawsTests {
    typealias Sample = AssignmentTests

    @Test("Assignments whose dates and state agree break no law")
    func lawful() {
        let lawful = [
            Sample.assignment(from: -10, plannedEnd: 10, state: .active),
            Sample.assignment(from: 10, plannedEnd: 20, state: .planned),
            Sample.assignment(from: -30, plannedEnd: -5, actualEnd: -6, state: .completed),
            Sample.assignment(from: -30, plannedEnd: 5, actualEnd: -6, state: .curtailed, curtailment: .medical),
            Sample.assignment(from: -30, plannedEnd: 5, state: .cancelled),
        ]
        #expect(lawful.flatMap { AssignmentLaws.breaches(of: $0) }.isEmpty)
    }

    @Test("The planned end comes after the start, and the actual end not before it")
    func dates() {
        let today = Sample.today
        let reversed = Sample.assignment(from: 5, plannedEnd: 5, state: .planned)
        #expect(
            AssignmentLaws.breaches(of: reversed)
                == [
                    .plannedEndNotAfterStart(
                        reversed.id, from: today.adding(days: 5), plannedEnd: today.adding(days: 5))
                ])
        let early = Sample.assignment(from: -5, plannedEnd: 5, actualEnd: -6, state: .completed)
        #expect(
            AssignmentLaws.breaches(of: early)
                == [
                    .actualEndBeforeStart(early.id, from: today.adding(days: -5), actualEnd: today.adding(days: -6))
                ])
    }

    @Test("Ended assignments have an actual end, others have none", arguments: Assignment.State.allCases)
    func endFitsState(state: Assignment.State) {
        let hasEnded = state == .completed || state == .curtailed
        let reason: Assignment.CurtailmentReason? = state == .curtailed ? .other : nil
        let wrong = Sample.assignment(
            from: -30, plannedEnd: -5, actualEnd: hasEnded ? nil : -6, state: state, curtailment: reason)
        #expect(
            AssignmentLaws.breaches(of: wrong)
                == [.endDoesNotFitState(wrong.id, state: state, actualEnd: wrong.actualEnd)])
    }

    @Test("A reason for curtailment stands where something was curtailed, and nowhere else")
    func curtailment() {
        let missing = Sample.assignment(from: -30, plannedEnd: 5, actualEnd: -6, state: .curtailed)
        #expect(
            AssignmentLaws.breaches(of: missing) == [.curtailmentDoesNotFitState(missing.id, state: .curtailed)])
        let idle = Sample.assignment(from: -30, plannedEnd: 5, state: .active, curtailment: .clearance)
        #expect(AssignmentLaws.breaches(of: idle) == [.curtailmentDoesNotFitState(idle.id, state: .active)])
    }

    @Test("Nobody is in two positions on one day; handing over on the day is no breach")
    func doubleBooking() {
        let first = Sample.assignment(1, from: -100, plannedEnd: 10, state: .active)
        let next = Sample.assignment(2, from: 10, plannedEnd: 90, state: .planned)
        #expect(AssignmentLaws.doubleBookings(in: [next, first], knownOn: Sample.today).isEmpty)
        let early = Sample.assignment(3, from: 9, plannedEnd: 90, state: .planned)
        #expect(
            AssignmentLaws.doubleBookings(in: [early, first], knownOn: Sample.today)
                == [.personInTwoPositions(first.person, first.id, early.id, days: Sample.days(9, 10))])
        let other = Sample.assignment(4, person: 2, from: 9, plannedEnd: 90, state: .planned)
        #expect(AssignmentLaws.doubleBookings(in: [other, first], knownOn: Sample.today).isEmpty)
    }

    @Test("A long assignment is held against every later one, not only the next")
    func longOne() {
        let long = Sample.assignment(1, from: -900, plannedEnd: 500, state: .active)
        let short = Sample.assignment(2, from: -800, plannedEnd: -700, actualEnd: -700, state: .completed)
        let late = Sample.assignment(3, from: 400, plannedEnd: 600, state: .planned)
        let found = AssignmentLaws.doubleBookings(in: [short, late, long], knownOn: Sample.today)
        #expect(
            found == [
                .personInTwoPositions(long.person, long.id, short.id, days: Sample.days(-800, -700)),
                .personInTwoPositions(long.person, long.id, late.id, days: Sample.days(400, 500)),
            ])
    }

    @Test(
        "Whoever begins while an earlier assignment holds is found, beside the one that holds longest",
        arguments: 1...40)
    func againstPairs(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let states: [Assignment.State] = [.active, .planned, .completed, .cancelled]
        let assignments = (1...30).map { number in
            let from = random.next(in: -60..<60)
            let state = states[random.next(below: states.count)]
            let length = random.next(in: 1..<40)
            return Sample.assignment(
                number, person: random.next(below: 4), from: from, plannedEnd: from + length,
                actualEnd: state == .completed ? from + random.next(below: 40) : nil, state: state)
        }
        let found = AssignmentLaws.doubleBookings(in: assignments, knownOn: Sample.today)
        var named: [ID<Assignment>: ID<Assignment>] = [:]
        for case .personInTwoPositions(_, let first, let second, let days) in found {
            #expect(!days.isEmpty && named[second] == nil)
            named[second] = first
        }
        for assignment in assignments {
            let days = assignment.occupiedDays(knownOn: Sample.today)
            let earlier = assignments.filter { other in
                let otherDays = other.occupiedDays(knownOn: Sample.today)
                return other.person == assignment.person && !days.isEmpty && otherDays.overlaps(days)
                    && (otherDays.start, other.id) < (days.start, assignment.id)
            }
            let longest = earlier.map { $0.occupiedDays(knownOn: Sample.today).end }.max()
            let namedEnd = assignments.first { $0.id == named[assignment.id] }?.occupiedDays(knownOn: Sample.today).end
            #expect(namedEnd == longest, "seed \(seed), \(assignment.id)")
        }
    }
}
