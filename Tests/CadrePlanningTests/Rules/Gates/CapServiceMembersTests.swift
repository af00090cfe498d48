import CadreDomain
import CadrePlanning
import Testing

@Suite("cap.service-members")
struct CapServiceMembersTests {
    private static func counted(
        _ number: Int, vacantFrom: String = "2027-06-15", isKeyBillet: Bool = false, country: String = "PHL"
    ) -> Opening {
        Sample.opening(
            Sample.position(number, country: country, isKeyBillet: isKeyBillet, countsTowardCap: true),
            vacantFrom: vacantFrom
        )
    }

    private static func isAllowed(_ opening: Opening, among openings: [Opening], caps: [CapSeats], pins: [Pin] = [])
        -> Bool
    {
        let problem = Sample.problem(openings, [Sample.candidate()], caps: caps, pins: pins)
        return Rule.capServiceMembers.evaluate(Pair(opening, problem.candidates[0], in: problem)).isPassed
    }

    @Test("The sixth seat is free, a seventh is not")
    func boundary() {
        let opening = Self.counted(1)
        let five = Array(repeating: ("2027-01-01", "2029-01-01"), count: 5)
        #expect(
            Rule.capServiceMembers.says(of: opening, Sample.candidate(), caps: [Sample.cap(holdings: five)]).isPassed)
        let six = five + [("2026-01-01", "2029-01-01")]
        let finding = Rule.capServiceMembers.says(of: opening, Sample.candidate(), caps: [Sample.cap(holdings: six)])
        #expect(finding.failure?.found == "6 of 6 seats taken")
        #expect(finding.failure?.remedy == "A seat freed in PHL, or authority for more than 6 service members.")
    }

    @Test("A seat that is left by the report day is free, one left a day later is not")
    func days() {
        let opening = Self.counted(1, vacantFrom: "2027-06-15")
        let left = [Sample.cap(limit: 1, holdings: [("2027-01-01", "2027-06-15")])]
        #expect(Rule.capServiceMembers.says(of: opening, Sample.candidate(), caps: left).isPassed)
        let held = [Sample.cap(limit: 1, holdings: [("2027-01-01", "2027-06-16")])]
        #expect(Rule.capServiceMembers.says(of: opening, Sample.candidate(), caps: held).failure != nil)
        let named = [Sample.cap(limit: 1, holdings: [("2027-11-01", "2029-06-16")])]
        #expect(Rule.capServiceMembers.says(of: opening, Sample.candidate(), caps: named).failure != nil)
    }

    @Test("Pinned openings are served first, then key billets, then the longest vacant, then by identity")
    func order() {
        let openings = [
            Self.counted(1), Self.counted(2), Self.counted(3, vacantFrom: "2027-02-01"),
            Self.counted(4, vacantFrom: "2027-09-01", isKeyBillet: true),
        ]
        for (limit, expected) in [(0, []), (1, [4]), (2, [3, 4]), (3, [1, 3, 4]), (4, [1, 2, 3, 4])] {
            let allowed = openings.indices.filter {
                Self.isAllowed(openings[$0], among: openings, caps: [Sample.cap(limit: limit)])
            }
            #expect(allowed.map { $0 + 1 } == expected, "limit \(limit)")
        }
        let pins = [Sample.pin(person: 1, position: 2)]
        #expect(Self.isAllowed(openings[1], among: openings, caps: [Sample.cap(limit: 1)], pins: pins))
        #expect(!Self.isAllowed(openings[3], among: openings, caps: [Sample.cap(limit: 1)], pins: pins))
    }

    @Test("A country without a cap, a position that is not counted and a civilian one are free")
    func allowed() {
        let none = [Sample.cap(limit: 0)]
        #expect(
            Rule.capServiceMembers.says(of: Self.counted(1, country: "KOR"), Sample.candidate(), caps: none).isPassed)
        #expect(Rule.capServiceMembers.says(of: Sample.opening(), Sample.candidate(), caps: none).isPassed)
        let civilian = Sample.position(service: nil, kind: .civilian, grades: ("GS13", "GS14"), countsTowardCap: true)
        #expect(Rule.capServiceMembers.says(of: Sample.opening(civilian), Sample.candidate(), caps: none).isPassed)
    }
}
