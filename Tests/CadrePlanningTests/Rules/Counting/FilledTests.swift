import CadreDomain
import CadrePlanning
import Testing

@Suite("counted.filled")
struct FilledTests {
    typealias Samples = CountingSamples

    @Test("An authorized or funded position fills through its holder, one that is required only does not")
    func states() {
        for (state, isFilled) in [(Position.State.required, false), (.authorized, true), (.funded, true)] {
            let position = RosterSamples.position(1, scCode: "SC2C3", state: state)
            let held = Samples.counts([position], [Samples.held()])[0].held
            #expect(held.map(\.isFilled) == [isFilled], "\(state)")
            let status = RosterSamples.status([Samples.held()], position: position)
            #expect(StaffingMeasure.filled.includes(status) == isFilled, "\(state)")
        }
    }

    @Test("Two holders fill a position once")
    func twice() {
        let counts = Samples.counts(
            [RosterSamples.position(1, scCode: "SC2C3")], [Samples.held(1), Samples.held(2, from: "2026-05-01")])
        #expect(counts.compactMap(\.fills).count == 1)
    }

    @Test("The rule says the same as the measure")
    func words() {
        #expect(CountingRule.filled.sentence.hasPrefix("A position is filled when it is authorized or funded"))
        #expect(StaffingMeasure.filled.definition == "Authorized positions that at least one person holds on the day.")
    }
}
