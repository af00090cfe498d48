import CadreDomain
import CadrePlanning
import CadreTestSupport
import Testing

@testable import CadreApplication

@Suite("People outside a caller's scope are withheld wherever positions are shown")
struct WithheldPeopleTests {
    let service: SampleService
    let all: [PositionRow]

    init() async throws {
        service = try await SampleService(Register.random(seed: 11))
        all = try await service.useCases.listPositions.all([], for: .sample(role: .inspector)).rows
    }

    @Test("An office chief sees who holds the positions of the country, and of no other")
    func officeChief() async throws {
        let country = try #require(all.first { $0.status.isFilled }?.position.country)
        let chief = Caller.sample(role: .officeChief, scope: .country(country))
        let rows = try await service.useCases.listPositions.all([], for: chief).rows
        #expect(rows.count == all.count)
        let incumbent = try #require(PositionRow.columns.first { $0.name == "incumbent" })
        for (seen, whole) in zip(rows, all) where whole.status.isFilled {
            if whole.position.country == country {
                #expect(incumbent.value(seen) == incumbent.value(whole))
            } else {
                #expect(incumbent.value(seen) == .text("withheld"))
                #expect(seen.incumbents.isEmpty && seen.relief?.person == nil)
            }
        }
    }

    @Test("A specialist learns from a filter, a position, an office or a country nothing about others")
    func specialist() async throws {
        let filled = try #require(all.first { $0.status.isFilled && !$0.incumbents.isEmpty })
        let person = try #require(filled.incumbents.first)
        let specialist = Caller.sample(role: .specialist, scope: .ownRecord(try #require(ID<Person>("per_none"))))
        let found = try await service.useCases.listPositions.all(
            [QueryItem("incumbent__contains", person.id.rawValue)], for: specialist)
        #expect(found.total == 0)
        let shown = try await service.useCases.showPosition(
            filled.position.id.rawValue, asOf: nil, for: specialist)
        #expect(!shown.sheet.json.text.contains(person.id.rawValue) && !shown.sheet.json.text.contains(person.name))
        #expect(shown.sheet.answer.contains("withheld") && shown.entries.isEmpty)
        let office = try await service.useCases.showOffice(
            try #require(filled.office?.code), asOf: nil, for: specialist)
        #expect(!office.sheet.json.text.contains(person.id.rawValue))
        #expect(office.strips.allSatisfy { $0.tenures.allSatisfy { $0.person == nil } })
        let country = try await service.useCases.showCountry(
            filled.position.country.rawValue, asOf: nil, for: specialist)
        #expect(!country.sheet.json.text.contains(person.id.rawValue))
    }
}
