import CadreDomain
import CadreTestSupport
import Testing

@testable import CadreApplication

@Suite("Language levels as people are counted and listed by them")
struct LanguageLevelTests {
    private static let results = ["2/2/2", "3/2/2+", "1+/3/3", "2+/2+/2+", "2/2/2"]

    private func service() async throws -> SampleService {
        var register = Register(offices: [.sample()])
        var position = Position.sample()
        position.languages = [
            LanguageRequirement(language: "ron", level: try #require(ILRProfile("2")), isRequired: true),
            LanguageRequirement(language: "amh", level: try #require(ILRProfile("2/2/1+")), isRequired: true),
        ]
        register.positions = [position]
        for (index, result) in Self.results.enumerated() {
            register.people.append(.sample(index + 1))
            register.qualifications.append(
                .sample(
                    index + 1, person: index + 1,
                    kind: .language(code: "ron", result: try #require(ILRProfile(result))),
                    goodUntil: index == 4 ? "2026-10-01" : nil
                )
            )
        }
        register.sort()
        return try await SampleService(register)
    }

    @Test("A position tells how many hold each language required, and the list behind the number has as many rows")
    func holders() async throws {
        let service = try await service()
        let detail = try await service.useCases.showPosition("N1", asOf: nil, for: .sample())
        #expect(detail.holders.map(\.count) == [3, 0])
        let rows = try #require(detail.holders.first?.rows)
        #expect(rows.path == "/people")
        #expect(try await service.useCases.listPeople.all(rows.items, for: .sample()).total == 3)
        #expect(detail.holders.last?.rows == nil)
        #expect(detail.sheet.table("language_holders")?.rows.map { $0.cells[3] } == [.int(3), .int(0)])
    }

    @Test("Who may not read everybody's record learns neither how many hold a language nor who is free")
    func withheld() async throws {
        let service = try await service()
        let chief = Caller.sample(role: .officeChief, scope: .country(try #require(CountryCode("PHL"))))
        let detail = try await service.useCases.showPosition("N1", asOf: nil, for: chief)
        #expect(detail.holders.isEmpty && detail.free == nil)
    }
}
