import CadreDomain
import CadrePlanning
import Testing

@Suite("move.cost")
struct MoveCostTests {
    private static func points(from station: Station?, region: String? = "INDOPACOM") -> Int? {
        Rule.moveCost.says(of: Sample.opening(region: region), Sample.candidate(station: station)).pointCount
    }

    @Test("A move in the country is free, within the command's area costs one class, farther two")
    func classes() {
        #expect(Self.points(from: Sample.station(country: "PHL")) == 0)
        #expect(Self.points(from: Sample.station(country: "JPN")) == -20)
        #expect(Self.points(from: Sample.station(country: "DEU", region: "EUCOM")) == -40)
    }

    @Test("From nowhere known, or where no command has the country, the move counts as far")
    func boundary() {
        #expect(Self.points(from: nil) == -40)
        #expect(Self.points(from: Sample.station(country: "JPN", region: nil), region: nil) == -40)
        #expect(Self.points(from: Sample.station(country: "PHL", region: nil), region: nil) == 0)
    }
}
