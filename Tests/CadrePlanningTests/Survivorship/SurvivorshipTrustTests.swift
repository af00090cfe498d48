import CadreDomain
import CadrePlanning
import Testing

@Suite("survivorship.trust")
struct SurvivorshipTrustTests {
    @Test("The best rank stands, however old its word")
    func rank() {
        let outcome = SurvivorshipOutcome(of: [
            .sample("a", "O5", rank: 3, received: 99), .sample("b", "O4", rank: 2, received: 1),
        ])
        #expect(outcome?.winner.value == "O4")
        #expect(outcome?.rule == "survivorship.trust")
    }

    @Test("A field's own rank comes before that of the noun, and the newest that holds before older ones")
    func dated() throws {
        let days = try ["2026-01-01", "2026-06-01", "2027-01-01"].map { try #require(Day($0)) }
        func trust(_ field: String?, _ rank: Int, _ from: Day) throws -> Source.Trust {
            try #require(Source.Trust(noun: .person, field: field, rank: rank, from: from))
        }
        let source = Source(
            id: try #require(Source.identity("HR")), name: "HR", owner: "O", steward: "S", cadenceDays: 30,
            trusts: [
                try trust(nil, 7, days[0]), try trust("grade", 3, days[1]), try trust("grade", 1, days[2]),
            ]
        )
        #expect(source.id.rawValue == "hr")
        #expect(source.rank(of: .person, "name", on: days[1]) == 7)
        #expect(source.rank(of: .person, "grade", on: days[0]) == 7)
        #expect(source.rank(of: .person, "grade", on: days[1]) == 3)
        #expect(source.rank(of: .person, "grade", on: days[2]) == 1)
        #expect(source.rank(of: .position, "title", on: days[2]) == Source.rankUnlessGiven)
        #expect(Source.Trust(noun: .person, field: nil, rank: 0, from: days[0]) == nil)
    }
}
