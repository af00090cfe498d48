import CadreDomain

/// The codes that records of a register use, and that the reference tables in force lack.
///
/// A table of one's own may lack some that are on record, and imports take an area that is not known with a warning.
public enum UnknownCodes {
    private static let codeCountShown = 10

    /// One sentence for each table that lacks some; empty where every code is known.
    ///
    /// - Complexity: O(n log n).
    public static func warnings(of snapshot: RegisterSnapshot) -> [String] {
        let (register, reference) = (snapshot.register.withoutWithdrawn, snapshot.reference)
        let courses = Set(reference.courses.flatMap { [$0.code] + $0.aliases })
        let schemeNames = Set(reference.certificationSchemes.map(\.name))
        return [
            warning("certification_schemes.csv", Self.schemes(in: register)) { schemeNames.contains($0) },
            warning("commands.csv", commands(in: register)) { text in
                CommandCode(text).map { reference.command($0) != nil } ?? false
            },
            warning("countries.csv", countries(in: register)) { reference.country(written: $0) != nil },
            warning("courses.csv", courseCodes(in: register)) { courses.contains($0) },
            warning("functional_areas.csv", areas(in: register)) {
                reference.name(of: $0, in: .functionalAreas) != nil
            },
            warning("grades.csv", grades(in: register)) { text in
                Grade(text).map { reference.gradeTitles[$0] != nil } ?? false
            },
            warning("languages.csv", languages(in: register)) { reference.name(of: $0, in: .languages) != nil },
            warning("office_types.csv", register.offices.map { ($0.type, $0.id.rawValue) }) {
                reference.name(of: $0, in: .officeTypes) != nil
            },
        ].compactMap(\.self)
    }

    /// A code, and the identity of a record that uses it.
    private typealias Use = (code: String, record: String)

    private static func warning(_ file: String, _ uses: [Use], isKnown: (String) -> Bool) -> String? {
        let unknown = Set(uses.map(\.code)).filter { !isKnown($0) }.sorted()
        guard !unknown.isEmpty else { return nil }
        let shown = unknown.prefix(codeCountShown).map { code in
            let count = Set(uses.lazy.filter { $0.code == code }.map(\.record)).count
            return "\(code) (\(Grouped.count(count, "record")))"
        }
        let rest = unknown.count > shown.count ? " and \(Grouped.text(unknown.count - shown.count)) more" : ""
        return "The reference table (\(file)) lacks codes that the register uses: \(shown.joined(separator: ", "))"
            + "\(rest). What it would say of them is missing."
    }

    private static func countries(in register: Register) -> [Use] {
        register.offices.map { ($0.country.rawValue, $0.id.rawValue) }
            + register.positions.map { ($0.country.rawValue, $0.id.rawValue) }
    }

    private static func commands(in register: Register) -> [Use] {
        register.offices.compactMap { office in office.command.map { ($0.rawValue, office.id.rawValue) } }
            + register.positions.compactMap { position in position.command.map { ($0.rawValue, position.id.rawValue) } }
    }

    private static func grades(in register: Register) -> [Use] {
        register.people.map { ($0.grade.description, $0.id.rawValue) }
            + register.positions.flatMap { position in
                [position.grades.lowest, position.grades.highest].map { ($0.description, position.id.rawValue) }
            }
    }

    private static func languages(in register: Register) -> [Use] {
        register.positions.flatMap { position in position.languages.map { ($0.language, position.id.rawValue) } }
            + qualified(in: register) { if case .language(let code, _) = $0 { [code] } else { [] } }
    }

    private static func areas(in register: Register) -> [Use] {
        register.positions.compactMap { position in position.scCode.map { (String($0.area), position.id.rawValue) } }
            + qualified(in: register) { kind in
                if case .certification(_, _, let area) = kind { area.map { [String($0)] } ?? [] } else { [] }
            }
    }

    private static func schemes(in register: Register) -> [Use] {
        qualified(in: register) { if case .certification(let scheme, _, _) = $0 { [scheme] } else { [] } }
    }

    private static func courseCodes(in register: Register) -> [Use] {
        qualified(in: register) { if case .course(let code) = $0 { [code] } else { [] } }
    }

    private static func qualified(in register: Register, _ codes: (Qualification.Kind) -> [String]) -> [Use] {
        register.qualifications.flatMap { qualification in
            codes(qualification.kind).map { ($0, qualification.id.rawValue) }
        }
    }
}
