import CadreDomain
import CadrePlanning
import Testing

@Suite("counted.coded")
struct CodedTests {
    typealias Samples = CountingSamples

    private static func coded(_ number: Int, state: Position.State = .funded) -> Position {
        RosterSamples.position(number, scCode: "SC2C3", state: state)
    }

    @Test("A person in a position with a code is coded, one in a position without is not")
    func code() {
        let counts = Samples.counts([Self.coded(1), RosterSamples.position(2)], [Samples.held(), Samples.held(2, 2)])
        #expect(counts[0].isCoded && counts[0].standing == .fills)
        #expect(!counts[1].isCoded && counts[1].isIdentified && counts[1].standing == .notCoded)
    }

    @Test("The code of the version that holds on the day decides")
    func version() {
        let change = "2026-07-01"
        let versions = [
            RosterSamples.position(1, validity: RosterSamples.range("2010-01-01", change)),
            RosterSamples.position(1, scCode: "SC2C3", validity: RosterSamples.range(change, "2040-01-01")),
        ]
        #expect(!Samples.counts(versions, [Samples.held()], on: "2026-06-30")[0].isCoded)
        #expect(Samples.counts(versions, [Samples.held()], on: change)[0].isCoded)
    }

    @Test("A coded position that nobody has authorized makes its holder coded, and is not filled")
    func required() {
        let count = Samples.counts([Self.coded(1, state: .required)], [Samples.held()])[0]
        #expect(count.isCoded && count.standing == .notAuthorized && count.fills == nil)
    }

    @Test("Of two who hold a position both are coded, and the first of them fills it")
    func further() {
        let counts = Samples.counts([Self.coded(1)], [Samples.held(2), Samples.held(1, from: "2026-03-01")])
        #expect(counts.map(\.isCoded) == [true, true])
        #expect(counts.map(\.standing) == [.furtherIncumbent, .fills])
    }

    @Test("Whoever holds two coded positions is one coded person, counted for the one that came first")
    func two() {
        let held = [Samples.held(1, 2), Samples.held(1, 1, from: "2026-03-01")]
        let count = Samples.counts([Self.coded(1), Self.coded(2)], held)[0]
        #expect(count.isCoded && count.fills == ID(prefix: "pos_", sequence: 2) && count.held.count == 2)
    }
}
