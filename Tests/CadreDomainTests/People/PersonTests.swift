import CadreDomain
import Testing

@Suite("People: clearances and constraints")
struct PersonTests {
    static func person(_ clearance: Clearance, until: Day?) throws -> Person {
        Person(
            id: ID(prefix: "per_", sequence: 1), name: "Ana Doren", service: .army, kind: .military,
            grade: try #require(Grade("O4")), specialties: [], clearance: clearance, clearanceUntil: until,
            availableFrom: nil, constraints: [], validity: DayRange(from: .first))
    }

    @Test("Clearances are ordered by what they open")
    func order() {
        let ordered: [Clearance] = [.none, .confidential, .secret, .topSecret, .topSecretSCI]
        #expect(Clearance.allCases.shuffled().sorted() == ordered)
        #expect(ordered.map(\.rank) == [0, 1, 2, 3, 4])
    }

    @Test("A clearance opens its own level and lower ones until the day it ends")
    func inForce() throws {
        let until = try #require(Day("2027-01-01"))
        let person = try Self.person(.secret, until: until)
        let lastDay = until.adding(days: -1)
        #expect(person.holds(.secret, on: lastDay) && person.holds(.confidential, on: lastDay))
        #expect(!person.holds(.topSecret, on: lastDay))
        #expect(!person.holds(.secret, on: until))
        #expect(person.holds(.none, on: until))
        #expect(try Self.person(.secret, until: nil).holds(.secret, on: .endless))
        #expect(try Self.person(.none, until: nil).holds(.none, on: until))
    }

    @Test("Constraints have one bit and one word each, and read back from the word")
    func constraints() {
        #expect(Set(MovementConstraints.words.map(\.word)).count == MovementConstraints.words.count)
        var all: MovementConstraints = []
        for (flag, word) in MovementConstraints.words {
            #expect(MovementConstraints(word: word) == flag)
            #expect(flag.wordList == [word])
            #expect(!all.contains(flag))
            all.insert(flag)
        }
        #expect(all.wordList == MovementConstraints.words.map(\.word))
        #expect(MovementConstraints(word: "sick") == nil)
    }

    @Test("Services are listed in one order and have a name each")
    func services() {
        #expect(Service.allCases.reversed().sorted() == Service.allCases)
        #expect(Set(Service.allCases.map(\.name)).count == Service.allCases.count)
        #expect(Service(rawValue: "USMC") == .marineCorps)
    }
}
