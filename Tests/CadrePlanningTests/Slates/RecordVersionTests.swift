import CadreDomain
import CadrePlanning
import Testing

@Suite("Records that change in the window")
struct RecordVersionTests {
    private static let change = Sample.day("2027-06-01")

    private func changing(
        _ before: Person, _ after: Person, availableFrom: String = "2027-01-01"
    ) -> Candidate {
        var (first, second) = (before, after)
        first.validity = DayRange(clamping: Sample.always.start, Self.change)
        second.validity = DayRange(clamping: Self.change, .endless)
        return Sample.candidate(first, availableFrom: availableFrom, later: [second])
    }

    private func failed(_ opening: Opening, _ candidate: Candidate) -> [String] {
        let pair = Pair(opening, candidate, in: Sample.problem([opening], [candidate]))
        return Rules.all.compactMap { if case .failed = $0.evaluate(pair) { $0.identifier } else { nil } }
    }

    @Test("Every gate judges the version in force on the reporting day")
    func gates() {
        let early = { Sample.opening($0, vacantFrom: "2027-05-31") }
        let late = { Sample.opening($0, vacantFrom: "2027-06-01") }
        let promoted = changing(Sample.person(grade: "O4"), Sample.person(grade: "O5"))
        let major = Sample.position(grades: ("O4", "O4"))
        let colonel = Sample.position(grades: ("O5", "O5"))
        #expect(failed(early(major), promoted).isEmpty && failed(late(colonel), promoted).isEmpty)
        #expect(failed(early(colonel), promoted) == ["grade.band"] && failed(late(major), promoted) == ["grade.band"])
        let secret = Sample.position(clearance: .secret)
        let cleared = changing(Sample.person(), Sample.person(clearance: .secret))
        #expect(failed(early(secret), cleared) == ["clearance.in-force"] && failed(late(secret), cleared).isEmpty)
        let lost = changing(Sample.person(clearance: .secret), Sample.person())
        #expect(failed(early(secret), lost).isEmpty && failed(late(secret), lost) == ["clearance.in-force"])
        let moved = changing(Sample.person(service: .navy), Sample.person(service: .army))
        #expect(failed(early(Sample.position()), moved) == ["service.match"])
        #expect(failed(late(Sample.position()), moved).isEmpty)
        let reviewed = changing(Sample.person(constraints: .reviewPending), Sample.person())
        #expect(failed(early(Sample.position()), reviewed) == ["review.pending"])
        #expect(failed(late(Sample.position()), reviewed).isEmpty)
        // Free only later, the person reports later, and is judged by that day.
        let waiting = changing(Sample.person(grade: "O4"), Sample.person(grade: "O5"), availableFrom: "2027-06-20")
        #expect(failed(early(colonel), waiting).isEmpty)
    }

    @Test("Nobody overlaps the incumbent before a version that passes the gates is in force")
    func overlap() {
        let opening = Sample.opening(
            Sample.position(grades: ("O5", "O5")), vacantFrom: "2027-06-10", overlapFrom: "2027-05-27")
        let promoted = changing(Sample.person(grade: "O4"), Sample.person(grade: "O5"))
        let pair = Pair(opening, promoted, in: Sample.problem([opening], [promoted]))
        #expect(pair.reportingDay == Sample.day("2027-06-10") && failed(opening, promoted).isEmpty)
    }

    @Test("Those whose record changes are planned by it, beside others of the same service and grade")
    func planned() throws {
        let openings = [
            Sample.opening(Sample.position(1, grades: ("O5", "O5")), vacantFrom: "2027-07-01"),
            Sample.opening(Sample.position(2, grades: ("O4", "O4")), vacantFrom: "2027-03-01"),
            Sample.opening(Sample.position(3, grades: ("O4", "O4")), vacantFrom: "2027-07-01"),
        ]
        let people = [
            Sample.candidate(Sample.person(1, grade: "O4"), availableFrom: "2027-01-01"),
            changing(Sample.person(2, grade: "O4"), Sample.person(2, grade: "O5")),
            changing(Sample.person(3, grade: "O4"), Sample.person(3, grade: "O6")),
        ]
        let plan = try SlatePlanner.plan(Sample.problem(openings, people))
        #expect(plan.lines.map(\.person.rawValue) == ["per_000002", "per_000003", "per_000001"])
        let frozen = try FrozenInput.problem(from: FrozenInput.text(of: Sample.problem(openings, people)))
        #expect(try SlatePlanner.plan(frozen) == plan)
        #expect(plan.pairCount == 5)
    }
}
