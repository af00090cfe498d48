import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

/// A register so small that a page of it can be read whole: two offices with six positions, one without any, nine
/// people, and every state that a position can be in.
enum SnapshotRegister {
    /// Three countries with an office, of which two are under the cap on service members, and one without.
    static func reference() async throws -> ReferenceTables {
        let tables = try await SampleService().keeper.snapshot.reference
        let countries: Set = ["DEU", "JPN", "PHL", "ZMB"]
        return ReferenceTables(
            countries: tables.countries.filter { countries.contains($0.code.rawValue) },
            commands: tables.commands.filter { ["EUCOM", "INDOPACOM"].contains($0.code.rawValue) },
            memberships: tables.memberships.filter { countries.contains($0.country.rawValue) },
            gradeTitles: tables.gradeTitles, gradeEquivalences: [], codes: Array(tables.codes.values), courses: [],
            tours: tables.tours,
            strengthCaps: [
                StrengthCap(
                    limit: 1, validFrom: SampleDay.always.start, citation: "Cap of the sample", confidence: .verified,
                    source: "sample"
                )
            ],
            countryAliases: [], trainingDemand: [], certificationSchemes: tables.certificationSchemes
        )
    }

    /// The register.
    static func make() throws -> Register {
        var register = Register(offices: [
            .sample(1, code: "ODC-PHL"), .sample(2, code: "ODC-DEU", country: "DEU", command: "EUCOM"),
            .sample(3, code: "ODC-JPN", country: "JPN"),
        ])
        register.positions = try positions()
        // Names that would be markup, a field of CSV or a formula, were they not written with care.
        let names = [2: "Ito, \"Ken\"", 7: "<b>Reyes</b>", 8: "=Okafor"]
        register.people = (1...9).map { .sample($0, name: names[$0], grade: $0 == 9 ? "O2" : "O4") }
        for index in [6, 7] { register.people[index].constraints = [.coLocation] }
        register.qualifications = [
            .sample(1, person: 2, kind: .certification(scheme: "SC-2.0", level: 1, area: "C"), goodUntil: "2027-02-01"),
            .sample(2, person: 7, kind: .language(code: "fra", result: try #require(ILRProfile("2/2/1+")))),
        ]
        register.assignments = [
            .sample(1, person: 1, position: 1, from: "2023-06-01", plannedEnd: "2026-03-01", actualEnd: "2026-03-01"),
            .sample(2, person: 2, position: 2, from: "2024-06-01", plannedEnd: "2027-06-01"),
            .sample(3, person: 3, position: 3, from: "2024-03-01", plannedEnd: "2027-03-01"),
            .sample(4, person: 4, position: 3, from: "2027-04-01", plannedEnd: "2029-04-01"),
            .sample(5, person: 5, position: 4, from: "2024-01-01", plannedEnd: "2026-12-01"),
            .sample(6, person: 6, position: 4, from: "2026-09-01", plannedEnd: "2028-09-01"),
        ]
        register.sort()
        return register
    }

    private static func positions() throws -> [Position] {
        func german(
            _ number: Int, _ title: String, grades: (String, String) = ("O4", "O5"), state: Position.State = .funded,
            isKey: Bool = false
        ) -> Position {
            .sample(
                number, title: title, office: 2, country: "DEU", command: "EUCOM", grades: grades, isKeyBillet: isKey,
                state: state)
        }
        var positions: [Position] = [
            .sample(1, title: "Chief", clearance: .secret, isKeyBillet: true),
            .sample(2, title: "Programs officer", scCode: "SC1C1"),
            german(3, "Chief", isKey: true), german(4, "Clerk <i>1</i>, \"2\""),
            german(5, "Planner", state: .required), german(6, "Trainer", grades: ("O6", "O6")),
        ]
        positions[1].languages = [
            LanguageRequirement(language: "fra", level: try #require(ILRProfile("2/2/2")), isRequired: false)
        ]
        positions[3].countsTowardCap = true
        var earlier = positions[1]
        earlier.title = "Programs assistant"
        earlier.validity = SampleDay.range("2010-01-01", "2025-01-01")
        positions[1].validity = SampleDay.range("2025-01-01")
        return positions + [earlier]
    }
}
