import CadreApplication
import CadreDomain
import CadrePlanning
import CadreTestSupport
import Testing

@Suite("What a staffing page is asked for, and the lists that carry its figures")
struct StaffingRequestTests {
    @Test(
        "A dimension that is unknown, repeated or one too many is refused",
        arguments: [
            ("comand", "Did you mean command?"), ("grade,grade", "Give one or two different ones of"),
            ("command,command", "Give one or two different ones of"),
            ("grade,service,func", "Give one or two dimensions"),
        ])
    func dimensions(by: String, hint: String) async throws {
        let service = try await SampleService()
        let refused = try #require(
            await refusal { try await service.useCases.showStaffing([QueryItem("by", by)], for: .sample()) })
        #expect(refused.code == .parameterBadValue && refused.fix.hasPrefix(hint), "\(refused.fix)")
    }

    @Test("A filter of the request is read as the list of positions reads it")
    func filters() async throws {
        let service = try await SampleService()
        let refused = await refusal {
            try await service.useCases.showStaffing([QueryItem("stauts", "vacant")], for: .sample())
        }
        #expect(refused?.code == .filterUnknownField && refused?.fix.contains("Did you mean status?") == true)
    }

    @Test(
        "Offices and countries each add up to the whole, on any day",
        arguments: ["2026-11-01", "2025-01-01", "2028-06-01"])
    func totals(day: String) async throws {
        let service = try await SampleService(.random(seed: 21))
        let asOf = [QueryItem("as_of", day)]
        let whole = try await service.useCases.showStaffing(asOf, for: .sample()).table.total
        let offices = try await service.useCases.listOffices.all(asOf, for: .sample()).rows.map(\.measures)
        let countries = try await service.useCases.listCountries.all(asOf, for: .sample()).rows.map(\.measures)
        #expect(offices.reduce(StaffingMeasures.zero, +) == whole)
        #expect(countries.reduce(StaffingMeasures.zero, +) == whole)
        let rows = try await service.useCases.listPositions.all(asOf, for: .sample())
        #expect(rows.total == whole[.required])
        #expect(rows.rows.count { $0.status.isVacant } == whole[.vacant])
    }

    @Test("An office and a country show the figures of their own rows, and a country without any shows zeros")
    func details() async throws {
        let service = try await SampleService(.random(seed: 22))
        for row in try await service.useCases.listOffices.all([], for: .sample()).rows {
            let detail = try await service.useCases.showOffice(row.office.code, asOf: nil, for: .sample())
            #expect(detail.row.measures == row.measures)
            #expect(detail.strips.count + detail.omittedCount == row.measures[.required])
            #expect(detail.sheet.table("positions")?.rows.count == row.measures[.required])
        }
        let zambia = try await service.useCases.showCountry("zm", asOf: nil, for: .sample())
        #expect(zambia.row.measures == .zero && zambia.sheet.answer == "No authorized position stands in Zambia.")
        let missing = await refusal { try await service.useCases.showCountry("XX", asOf: nil, for: .sample()) }
        #expect(missing?.code == .countryNotFound)
    }

    @Test("People are listed within the scope of the caller")
    func people() async throws {
        let service = try await SampleService(.random(seed: 23))
        func ids(_ scope: Caller.Scope, _ role: Caller.Role = .officeChief) async throws -> [PersonRow] {
            try await service.useCases.listPeople.all([], for: .sample(role: role, scope: scope)).rows
        }
        let all = try await ids(.global)
        let kenya = try await ids(.country(try #require(CountryCode("KEN"))))
        #expect(all.count == 120)
        #expect(!kenya.isEmpty && kenya.allSatisfy { $0.reach.country?.rawValue == "KEN" })
        #expect(kenya.count == all.count { $0.reach.country?.rawValue == "KEN" })
        let own = try await ids(.ownRecord(all[3].person.id), .specialist)
        #expect(own.map(\.person.id) == [all[3].person.id])
        let refused = await refusal {
            try await service.useCases.showPerson(
                all[4].person.id.rawValue, asOf: nil,
                for: .sample(role: .specialist, scope: .ownRecord(all[3].person.id)))
        }
        #expect(refused?.code == .callerNotAllowed)
    }
}
