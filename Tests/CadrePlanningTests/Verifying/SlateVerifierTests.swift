import CadreDomain
import CadreNumerics
import CadrePlanning
import Testing

/// A sound plan is spoilt in one way at a time; the check must name that way.
@Suite("Verifying a plan")
struct SlateVerifierTests {
    private let problem: SlateProblem
    private let plan: SlatePlan

    init() throws {
        var random = RandomProblem(seed: 11)
        problem = random.make(openings: 60, candidates: 60)
        plan = try SlatePlanner.plan(problem)
    }

    private func mismatches(
        lines: [SlateLine]? = nil, overrides: [OverriddenGate] = [], totalPoints: Int? = nil, bound: Int? = nil,
        of other: SlateProblem? = nil, violation: CertificateViolation? = nil
    ) -> [VerificationMismatch] {
        do {
            _ = try SlateVerifier.verify(
                lines: lines ?? plan.lines, overrides: overrides, totalPoints: totalPoints ?? plan.totalPoints,
                bound: bound ?? plan.bound, of: other ?? problem, certificateViolation: violation
            )
            return []
        } catch .verificationFailed(let mismatches) {
            return mismatches
        } catch {
            Issue.record("\(error)")
            return []
        }
    }

    private func changed(
        _ line: SlateLine, position: ID<Position>? = nil, person: ID<Person>? = nil, reportDay: Day? = nil,
        points: Int? = nil
    ) -> SlateLine {
        SlateLine(
            position: position ?? line.position, person: person ?? line.person, reportDay: reportDay ?? line.reportDay,
            plannedEnd: line.plannedEnd, points: points ?? line.points, isPinned: line.isPinned
        )
    }

    @Test("A sound plan passes, and the report says what was looked at")
    func sound() {
        #expect(mismatches() == [])
        #expect(plan.lines.count > 10)
        #expect(plan.verification.lineCount == plan.lines.count)
        #expect(plan.verification.gateCount == plan.lines.count * 9)
        #expect(plan.verification.totalPoints == plan.totalPoints)
    }

    @Test("A wrong total or bound is found")
    func totals() {
        #expect(
            mismatches(totalPoints: plan.totalPoints + 1, bound: plan.bound + 1)
                == [.totalDiffers(planned: plan.totalPoints + 1, found: plan.totalPoints)]
        )
        #expect(
            mismatches(bound: plan.bound + 5) == [.boundDiffers(total: plan.totalPoints, bound: plan.totalPoints + 5)]
        )
        #expect(mismatches(violation: .rowUnmatched(row: 0)).count == 1)
    }

    @Test("Wrong points and wrong days of a line are found")
    func lines() {
        var lines = plan.lines
        lines[3] = changed(lines[3], reportDay: lines[3].reportDay.next, points: lines[3].points + 1)
        let found = mismatches(lines: lines)
        #expect(found.contains(.daysDiffer(person: lines[3].person, position: lines[3].position)))
        #expect(
            found.contains(
                .pointsDiffer(
                    person: lines[3].person, position: lines[3].position, planned: lines[3].points,
                    found: lines[3].points - 1
                )
            )
        )
    }

    @Test("A person or a position used twice is found")
    func twice() {
        var lines = plan.lines
        lines[1] = changed(lines[1], person: lines[0].person)
        #expect(mismatches(lines: lines).contains(.personTwice(lines[0].person)))
        lines = plan.lines
        lines[1] = changed(lines[1], position: lines[0].position)
        #expect(mismatches(lines: lines).contains(.positionTwice(lines[0].position)))
    }

    @Test("A gate that fails is found, unless a pin has overridden it")
    func gates() throws {
        let opening = Sample.opening()
        let sailor = Sample.candidate(Sample.person(service: .navy))
        let problem = Sample.problem([opening], [sailor], pins: [Sample.pin(person: 1, position: 1)])
        let plan = try SlatePlanner.plan(problem)
        let unpinned = problem.replacingPins([])
        let total = plan.totalPoints
        #expect(
            mismatches(lines: plan.lines, totalPoints: total, bound: total, of: unpinned)
                == [.gateFailed(rule: "service.match", person: sailor.person.id, position: opening.position.id)]
        )
        #expect(
            mismatches(lines: plan.lines, overrides: plan.overrides, totalPoints: total, bound: total, of: unpinned)
                == [
                    .overrideWithoutCause(
                        rule: "service.match", person: sailor.person.id, position: opening.position.id)
                ]
        )
        #expect(
            mismatches(lines: plan.lines, overrides: plan.overrides, totalPoints: total, bound: total, of: problem)
                == []
        )
        #expect(
            mismatches(lines: [], totalPoints: 0, bound: 0, of: problem)
                == [.pinIgnored(person: sailor.person.id, position: opening.position.id)]
        )
    }

    @Test("More service members than the cap allows are found by counting days")
    func cap() throws {
        let openings = (1...3).map { Sample.opening(Sample.position($0, countsTowardCap: true)) }
        let people = (1...3).map { Sample.candidate(Sample.person($0)) }
        let free = try SlatePlanner.plan(Sample.problem(openings, people))
        #expect(free.lines.count == 3)
        let capped = Sample.problem(openings, people, caps: [Sample.cap(limit: 2)])
        let found = mismatches(lines: free.lines, totalPoints: free.totalPoints, bound: free.bound, of: capped)
        #expect(found.contains(.capExceeded(country: Sample.country("PHL"), limit: 2, found: 3)))
        #expect(try SlatePlanner.plan(capped).lines.count == 2)
        let later = Sample.problem(
            openings, people, caps: [Sample.cap(limit: 3, holdings: [("2027-08-01", "2027-08-02")])])
        let peak = mismatches(lines: free.lines, totalPoints: free.totalPoints, bound: free.bound, of: later)
        #expect(peak.contains(.capExceeded(country: Sample.country("PHL"), limit: 3, found: 4)))
    }

    @Test("An excluded pair that is used is found")
    func exclusion() {
        let line = plan.lines[0]
        let pin = Pin(kind: .exclude, person: line.person, position: line.position, reason: "No", decidedBy: "x")
        #expect(
            mismatches(of: problem.replacingPins([pin]))
                == [.exclusionIgnored(person: line.person, position: line.position)]
        )
    }
}
