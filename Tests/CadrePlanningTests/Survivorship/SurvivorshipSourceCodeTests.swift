import CadrePlanning
import Testing

@Suite("survivorship.source-code")
struct SurvivorshipSourceCodeTests {
    @Test("What came together from sources trusted alike is settled by the code, in whichever order it is given")
    func code() {
        let said: [SurvivorshipCandidate] = [.sample("b", "O4"), .sample("a", "O5"), .sample("c", "O3")]
        for order in [said, said.reversed()] {
            let outcome = SurvivorshipOutcome(of: order)
            #expect(outcome?.winner.value == "O5")
            #expect(outcome?.rule == "survivorship.source-code")
        }
    }
}
