import CadreDomain
import Testing

@Suite("Offices: parents that never end")
struct OfficeLawsTests {
    private func cycles(_ parents: [Int: Int?]) -> [Int: [Int]] {
        func number(_ office: ID<Office>) -> Int { Int(office.rawValue.dropFirst(4)) ?? 0 }
        func identity(_ number: Int) -> ID<Office> { ID(prefix: "off_", sequence: number) }
        let keyed = parents.map { (identity($0.key), $0.value.map(identity)) }
        let found = OfficeLaws.cycles(in: Dictionary(uniqueKeysWithValues: keyed))
        return Dictionary(uniqueKeysWithValues: found.map { (number($0.key), $0.value.map(number)) })
    }

    @Test("Chains that end, also in an office that is not known, are no cycle")
    func ends() {
        #expect(cycles([1: nil, 2: 1, 3: 2, 4: 2, 5: 99]).isEmpty)
        #expect(cycles([:]).isEmpty)
    }

    @Test("Offices in a cycle and below it are told with the offices of the cycle, each before its parent")
    func closed() {
        #expect(cycles([1: 1]) == [1: [1]])
        #expect(
            cycles([1: 2, 2: 3, 3: 1, 4: 3, 5: 4, 6: nil, 7: 6]) == [
                1: [1, 2, 3], 2: [1, 2, 3], 3: [1, 2, 3], 4: [1, 2, 3], 5: [1, 2, 3],
            ])
        #expect(cycles([1: 3, 2: 3, 3: 4, 4: 3]) == [1: [3, 4], 2: [3, 4], 3: [3, 4], 4: [3, 4]])
    }
}
