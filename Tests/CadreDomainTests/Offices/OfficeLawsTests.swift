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

    private func version(_ number: Int, under parent: Int?, from start: Int, to end: Int = 100) throws -> Office {
        Office(
            id: ID(prefix: "off_", sequence: number), code: "O\(number)", name: "", type: "HQ",
            country: try #require(CountryCode("USA")), post: "", command: nil,
            parent: parent.map { ID(prefix: "off_", sequence: $0) },
            validity: DayRange(clamping: Day.first.adding(days: start), Day.first.adding(days: end)))
    }

    @Test("Two offices may change places above each other; only versions that share a day make a cycle")
    func onADay() throws {
        let turned = [
            try version(1, under: nil, from: 0, to: 10), try version(1, under: 2, from: 10),
            try version(2, under: 1, from: 0, to: 10), try version(2, under: nil, from: 10),
            try version(3, under: 2, from: 0),
        ]
        #expect(OfficeLaws.cycles(among: turned).isEmpty)
        var late = turned
        late[2] = try version(2, under: 1, from: 0, to: 12)
        late[3] = try version(2, under: nil, from: 12)
        let cycle: [ID<Office>] = [ID(prefix: "off_", sequence: 1), ID(prefix: "off_", sequence: 2)]
        #expect(OfficeLaws.cycles(among: late) == [1: cycle, 2: cycle, 4: cycle])
        #expect(OfficeLaws.cycles(among: []).isEmpty)
    }

    @Test("A position needs its office on every day, whichever version holds; the first days without it are told")
    func positions() throws {
        func days(_ start: Int, _ end: Int) -> DayRange {
            DayRange(clamping: Day.first.adding(days: start), Day.first.adding(days: end))
        }
        var position = try RecordLawsTests.position(kind: .military, service: .army, band: ("O4", "O5"))
        position.validity = days(10, 30)
        func absence(_ versions: [DayRange]) -> DayRange? { OfficeLaws.absence(of: position, from: versions) }
        #expect(absence([days(0, 20), days(20, 20), days(20, 40)]) == nil)
        #expect(absence([days(10, 30)]) == nil)
        #expect(absence([]) == days(10, 30))
        #expect(absence([days(0, 20)]) == days(20, 30))
        #expect(absence([days(15, 40)]) == days(10, 15))
        #expect(absence([days(0, 12), days(14, 16), days(18, 40)]) == days(12, 14))
        #expect(absence([days(40, 50)]) == days(10, 30))
        #expect(
            RecordLaws.absences(on: days(10, 30), from: [days(0, 12), days(14, 16), days(18, 28)])
                == [days(12, 14), days(16, 18), days(28, 30)])
        position.validity = days(10, 10)
        #expect(absence([]) == nil)
    }
}
