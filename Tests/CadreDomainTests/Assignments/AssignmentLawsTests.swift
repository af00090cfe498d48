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

    private func absence(_ assignment: Assignment, _ versions: (Int, Int)...) -> DayRange? {
        let days = versions.map { DayRange(clamping: day($0.0), day($0.1)) }
        return AssignmentLaws.absence(of: assignment, from: days, knownOn: Sample.today)
    }

    private func day(_ offset: Int) -> Day { Sample.today.adding(days: offset) }

    @Test("A record holds from the first day of an assignment to its end, versions that follow each other together")
    func records() {
        let serving = Sample.assignment(from: -10, plannedEnd: 10, state: .active)
        #expect(absence(serving, (-10, 10)) == nil)
        #expect(absence(serving, (-50, -20), (-20, 0), (0, 3), (3, 99)) == nil)
        #expect(absence(serving, (-9, 10)) == DayRange(clamping: day(-10), day(-9)))
        #expect(absence(serving, (-10, 4), (6, 99)) == DayRange(clamping: day(4), day(6)))
        #expect(absence(serving, (-10, 4)) == DayRange(clamping: day(4), day(10)))
        #expect(absence(serving, (20, 30)) == DayRange(clamping: day(-10), day(10)))
        #expect(absence(serving) == DayRange(clamping: day(-10), day(10)))
    }

    @Test("An assignment that ended needs its record to the actual end, one overdue through today, one cancelled never")
    func recordsByState() {
        let gone = Sample.assignment(from: -30, plannedEnd: 50, actualEnd: -6, state: .completed)
        #expect(absence(gone, (-30, -6)) == nil)
        #expect(absence(gone, (-30, -7)) == DayRange(clamping: day(-7), day(-6)))
        let overdue = Sample.assignment(from: -30, plannedEnd: -5, state: .active)
        #expect(absence(overdue, (-30, 1)) == nil)
        #expect(absence(overdue, (-30, -5)) == DayRange(clamping: day(-5), day(1)))
        let neverCame = Sample.assignment(from: -5, plannedEnd: 5, actualEnd: -5, state: .curtailed)
        #expect(absence(neverCame, (-4, 5)) == DayRange(clamping: day(-5), day(-4)))
        #expect(absence(Sample.assignment(from: -5, plannedEnd: 5, state: .cancelled)) == nil)
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

    @Test("Every breach of a law is a clause with its values, not the name of a case")
    func clauses() {
        let assignment = ID<Assignment>(prefix: "asg_", sequence: 1)
        let day = Sample.today
        let breaches: [AssignmentLaws.Breach] = [
            .plannedEndNotAfterStart(assignment, from: day, plannedEnd: day),
            .actualEndBeforeStart(assignment, from: day, actualEnd: day.adding(days: -1)),
            .endDoesNotFitState(assignment, state: .active, actualEnd: day),
            .endDoesNotFitState(assignment, state: .completed, actualEnd: nil),
            .curtailmentDoesNotFitState(assignment, state: .curtailed),
            .curtailmentDoesNotFitState(assignment, state: .active),
            .personInTwoPositions(
                ID(prefix: "per_", sequence: 1), assignment, ID(prefix: "asg_", sequence: 2),
                days: DayRange(clamping: day, day.adding(days: 9))),
        ]
        for breach in breaches {
            let text = "\(breach)"
            #expect(text.hasPrefix("The ") && text.contains("asg_000001") && !text.hasSuffix("."))
            #expect(!text.contains("..<") && !text.contains("Optional") && !text.contains("plannedEnd"), "\(text)")
        }
        #expect(Set(breaches.map { "\($0)" }).count == breaches.count)
    }
}
