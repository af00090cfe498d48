import CadreDomain
import CadreTestSupport
import Testing

@testable import CadreApplication

@Suite("The tables of a slate")
struct SlateTablesTests {
    @Test("Key billets come first, then positions overseas, then the rest")
    func urgency() {
        let key = Position.sample(1, country: "USA", isKeyBillet: true)
        let overseas = Position.sample(2, country: "PHL")
        let home = Position.sample(3, country: "USA")
        let ordered = [home, overseas, key].sorted { SlateTables.urgency(of: $0) < SlateTables.urgency(of: $1) }
        #expect(ordered == [key, overseas, home])
        #expect(SlateTables.urgency(of: nil) == SlateTables.urgency(of: home))
    }
}
