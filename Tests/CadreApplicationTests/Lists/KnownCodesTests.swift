import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("Codes that a filter names")
struct KnownCodesTests {
    private func total(_ items: [(String, String)]) async throws -> Int {
        let service = try await SampleService(
            Register(
                offices: [.sample(1, code: "ODC-PHL"), .sample(2, code: "ODC-JPN")],
                positions: [.sample(1, scCode: "SC1C3"), .sample(2, office: 2), .sample(3, office: 2)]))
        return try await service.useCases.listPositions.all(items.map { QueryItem($0.0, $0.1) }, for: .sample()).total
    }

    @Test("Codes of offices and functional areas are taken in letters of either case")
    func cases() async throws {
        #expect(try await total([("office", "odc-jpn")]) == 2)
        #expect(try await total([("office__in", "odc-jpn,ODC-phl")]) == 3)
        #expect(try await total([("office__ne", "Odc-Jpn")]) == 1)
        #expect(try await total([("func", "c")]) == 1)
        #expect(try await total([("func", "none")]) == 2)
        #expect(try await total([("any", "(office=odc-phl,office=odc-jpn)")]) == 3)
    }

    @Test(
        "A code that there is not is refused with the nearest one, in a list, in any=(...) and on the staffing page",
        arguments: [
            ("office", "ODC-PHI", "Did you mean ODC-PHL?"), ("office__nin", "ODC-PHL,ODC-JAP", "ODC-JPN"),
            ("func", "Q", "C"), ("any", "(office=ODC-PHI,status=vacant)", "Did you mean ODC-PHL?"),
        ])
    func unknown(key: String, value: String, hint: String) async throws {
        let refused = await refusal { try await total([(key, value)]) }
        #expect(
            refused?.code == .filterBadValue && refused?.fix.contains(hint) == true, "\(String(describing: refused))")
        let service = try await SampleService(Register(offices: [.sample(1, code: "ODC-PHL")], positions: [.sample(1)]))
        let staffing = await refusal {
            try await service.useCases.showStaffing([QueryItem(key, value)], for: .sample())
        }
        #expect(staffing?.code == .filterBadValue)
    }
}
