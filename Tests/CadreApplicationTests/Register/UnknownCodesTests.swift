import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("Codes on record that the reference tables lack")
struct UnknownCodesTests {
    private func warnings(_ register: Register) async throws -> [String] {
        UnknownCodes.warnings(of: await (try await SampleService(register)).keeper.snapshot)
    }

    private static func sentence(_ file: String, _ codes: String) -> String {
        "The reference table (\(file)) lacks codes that the register uses: \(codes). "
            + "What it would say of them is missing."
    }

    @Test("Each table that lacks some is named with the codes, and each record counts once")
    func named() async throws {
        let register = Register(
            offices: [
                .sample(1, validity: SampleDay.range("2010-01-01", "2020-01-01")),
                .sample(1, validity: SampleDay.range("2020-01-01")), .sample(2, country: "FRA", command: "CENTCOM"),
            ],
            positions: [
                .sample(1, grades: ("O5", "O6"), scCode: "SC1C3"), .sample(2, grades: ("O6", "O6"), scCode: "SC1B3"),
                .sample(3, command: nil),
            ],
            people: [.sample(1), .sample(2, grade: "O6")],
            qualifications: [
                .sample(1, kind: .course(code: "SCM-O")),
                .sample(2, kind: .certification(scheme: "SC-9", level: 1, area: "B")),
                .sample(3, kind: .certification(scheme: "SC-2.0", level: 1, area: "A")),
            ]
        )
        #expect(
            try await warnings(register) == [
                Self.sentence("certification_schemes.csv", "SC-9 (1 record)"),
                Self.sentence("commands.csv", "CENTCOM (1 record)"),
                Self.sentence("countries.csv", "FRA (1 record)"),
                Self.sentence("courses.csv", "SCM-O (1 record)"),
                Self.sentence("functional_areas.csv", "B (2 records)"),
                Self.sentence("grades.csv", "O6 (3 records)"),
                Self.sentence("office_types.csv", "ODC (2 records)"),
            ]
        )
    }

    @Test("Of many codes ten are named and the rest counted; a register whose codes are known has no warning")
    func bounds() async throws {
        let many = (0..<12).map { number in
            Qualification.sample(number + 1, kind: .course(code: "C-\(10 + number)"))
        }
        let found = try await warnings(Register(people: [.sample(1)], qualifications: many))
        #expect(found.count == 1 && found[0].contains("C-19 (1 record) and 2 more."), "\(found)")
        #expect(try await warnings(Register(positions: [.sample(1, scCode: "SC1C3")], people: [.sample(1)])).isEmpty)
    }
}
