import CadreDomain
import CadrePlanning
import Testing

@Suite("experience.region")
struct ExperienceRegionTests {
    private static func points(region: String?, country: String = "PHL", served: [String]) -> Int? {
        let record = ServiceRecord(regions: served.map { Sample.command($0) })
        let opening = Sample.opening(Sample.position(country: country), region: region)
        return Rule.experienceRegion.says(of: opening, Sample.candidate(record: record)).pointCount
    }

    @Test("Having served in the same command's area counts")
    func counted() {
        #expect(Self.points(region: "INDOPACOM", served: ["EUCOM", "INDOPACOM"]) == 60)
    }

    @Test("Another area, a post at home and a country of no command count nothing")
    func boundary() {
        #expect(Self.points(region: "INDOPACOM", served: ["EUCOM"]) == 0)
        #expect(Self.points(region: "NORTHCOM", country: "USA", served: ["NORTHCOM"]) == 0)
        #expect(Self.points(region: nil, served: ["INDOPACOM"]) == 0)
    }
}
