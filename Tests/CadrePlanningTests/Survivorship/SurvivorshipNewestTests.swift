import CadrePlanning
import Testing

@Suite("survivorship.newest")
struct SurvivorshipNewestTests {
    @Test("Of sources trusted alike the one that said it last stands")
    func newest() {
        let outcome = SurvivorshipOutcome(of: [
            .sample("a", "O5", received: 4), .sample("b", "O4", received: 6), .sample("c", "O3", received: 5),
        ])
        #expect(outcome?.winner.value == "O4")
        #expect(outcome?.rule == "survivorship.newest")
    }
}
