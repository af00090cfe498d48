import CadreDomain
import CadrePlanning
import Testing

@Suite("survivorship.decision")
struct SurvivorshipDecisionTests {
    @Test("What a steward decided stands before trust and time")
    func decided() {
        let outcome = SurvivorshipOutcome(of: [
            .sample("a", "O5", rank: 1, received: 99), .sample("b", "O4", rank: 9, received: 1, isDecided: true),
        ])
        #expect(outcome?.winner.value == "O4")
        #expect(outcome?.rule == "survivorship.decision")
    }

    @Test("Without a decision the rule leaves all")
    func undecided() {
        let outcome = SurvivorshipOutcome(of: [.sample("a", "O5", rank: 1), .sample("b", "O4", rank: 9)])
        #expect(outcome?.rule == "survivorship.trust")
    }

    @Test("Nobody's word has no outcome; where all say the same, no rule decides")
    func agreed() {
        #expect(SurvivorshipOutcome(of: []) == nil)
        let outcome = SurvivorshipOutcome(of: [.sample("b", "O5", rank: 3), .sample("a", "O5", rank: 2)])
        #expect(outcome?.winner.source.rawValue == "a")
        #expect(outcome?.rule == nil)
    }
}
