import CadreDomain
import CadrePlanning
import Testing

@Suite("continuity.post")
struct ContinuityPostTests {
    private static func points(countries: [String] = [], offices: [Int] = [], at country: String = "PHL") -> Int? {
        let record = ServiceRecord(
            countries: countries.map { Sample.country($0) }, offices: offices.map { ID(prefix: "off_", sequence: $0) }
        )
        let opening = Sample.opening(Sample.position(country: country, office: 4))
        return Rule.continuityPost.says(of: opening, Sample.candidate(record: record)).pointCount
    }

    @Test("Knowing the office counts two steps, knowing only the country one")
    func steps() {
        #expect(Self.points(countries: ["PHL"], offices: [3, 4]) == 80)
        #expect(Self.points(countries: ["JPN", "PHL"], offices: [3]) == 40)
        #expect(Self.points(countries: ["JPN"], offices: [3]) == 0)
    }

    @Test("At home only the office counts")
    func boundary() {
        #expect(Self.points(countries: ["USA"], at: "USA") == 0)
        #expect(Self.points(countries: ["USA"], offices: [4], at: "USA") == 80)
    }
}
