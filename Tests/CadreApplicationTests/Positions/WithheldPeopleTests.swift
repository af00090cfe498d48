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
        let columns = PositionRow.columns.filter { ["incumbent", "incumbent_name"].contains($0.name) }
        #expect(columns.count == 2)
        for (seen, whole) in zip(rows, all) where whole.status.isFilled {
            for column in columns {
                if whole.position.country == country {
                    #expect(column.value(seen) == column.value(whole))
                } else {
                    #expect(column.value(seen) == .text("withheld"))
                    #expect(seen.incumbents.isEmpty && seen.relief?.person == nil)
                }
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
        let named = try await service.useCases.listPositions.all(
            [QueryItem("incumbent_name__contains", person.name)], for: specialist)
        #expect(named.total == 0)
        let shown = try await service.useCases.showPosition(
            filled.position.id.rawValue, asOf: nil, for: specialist)
        #expect(!shown.sheet.json.text.contains(person.id.rawValue) && !shown.sheet.json.text.contains(person.name))
        #expect(shown.sheet.answer.contains("withheld") && shown.entries.isEmpty)
        let office = try await service.useCases.showOffice(
            try #require(filled.office?.code), asOf: nil, for: specialist)
        #expect(!office.sheet.json.text.contains(person.id.rawValue) && !office.sheet.json.text.contains(person.name))
        #expect(office.strips.allSatisfy { $0.tenures.allSatisfy { $0.person == nil } })
        let country = try await service.useCases.showCountry(
            filled.position.country.rawValue, asOf: nil, for: specialist)
        #expect(!country.sheet.json.text.contains(person.id.rawValue) && !country.sheet.json.text.contains(person.name))
    }

    @Test("A list shows names; exports hold the name and the identity, each in a column of its own")
    func names() async throws {
        let page = try await service.useCases.listPositions.page([QueryItem("status", "filled")], for: .sample())
        let shown = page.columns.map(\.name)
        #expect(shown.contains("incumbent_name") && !shown.contains("incumbent"))
        #expect(page.exported.map(\.name).filter { $0.hasPrefix("incumbent") } == ["incumbent_name", "incumbent"])
        let row = try #require(page.rows.first { $0.incumbents.count == 1 })
        let values = page.exported.filter { $0.name.hasPrefix("incumbent") }.map { $0.value(row) }
        #expect(values == [.text(row.incumbents[0].name), .text(row.incumbents[0].id.rawValue)])
    }
}
