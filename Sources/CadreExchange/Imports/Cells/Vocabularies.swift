import CadreDomain

/// The vocabularies of every column that has one, made once from the reference tables.
struct Vocabularies: Sendable {
    let services = Vocabulary(
        Service.self,
        synonyms: [
            "USA": ["Army", "US Army", "A"], "USN": ["Navy", "US Navy"],
            "USMC": ["Marine Corps", "US Marine Corps", "Marines", "MC"],
            "USAF": ["Air Force", "US Air Force", "AF"], "USSF": ["Space Force", "US Space Force", "SF"],
            "USCG": ["Coast Guard", "US Coast Guard", "CG"],
            "DOD": ["Defense-wide", "Defense agency", "DoD civilian", "OSD"],
        ]
    )
    let personnelKinds = Vocabulary(
        PersonnelKind.self, synonyms: ["military": ["mil", "m", "service member"], "civilian": ["civ", "c"]]
    )
    let clearances = Vocabulary(
        Clearance.self,
        synonyms: [
            "none": ["no clearance", "uncleared"], "confidential": ["C"], "secret": ["S"],
            "top_secret": ["TS"], "top_secret_sci": ["TS/SCI", "TS-SCI"],
        ]
    )
    let fundingSources = Vocabulary(
        FundingSource.self,
        synonyms: [
            "fms_admin": ["FMS administrative", "FMS surcharge"], "fms_case": ["FMS"],
            "title_10": ["T10", "O&M"], "military_personnel": ["MILPERS"],
        ]
    )
    let positionStates = Vocabulary(Position.State.self)
    let assignmentStates = Vocabulary(
        Assignment.State.self, synonyms: ["active": ["current"], "cancelled": ["canceled"]]
    )
    let curtailments = Vocabulary(Assignment.CurtailmentReason.self)
    let qualificationKinds = Vocabulary<String>([
        ("certification", ["cert"], "certification"), ("language", ["lang"], "language"), ("course", [], "course"),
    ])
    let constraints = Vocabulary<MovementConstraints>(MovementConstraints.words.map { ($0.word, [], $0.flag) })
    let commands: Vocabulary<CommandCode>
    let officeTypes: Vocabulary<String>
    let languages: Vocabulary<String>
    let areas: Vocabulary<String>
    let courses: Vocabulary<String>
    let schemes: Vocabulary<String>
    let countries: CountrySpellings

    /// Makes the vocabularies of these tables.
    init(_ tables: ReferenceTables) {
        commands = Vocabulary(tables.commands.map { ($0.code.rawValue, [$0.name, "US\($0.code)"], $0.code) })
        officeTypes = Self.vocabulary(.officeTypes, tables, allowed: nil)
        languages = Self.vocabulary(.languages, tables, allowed: "ISO 639-3 codes and names of the language table")
        areas = Self.vocabulary(.functionalAreas, tables, allowed: nil)
        courses = Vocabulary(tables.courses.map { ($0.code, $0.aliases, $0.code) })
        schemes = Vocabulary(tables.certificationSchemes.map { ($0.name, [], $0.name) })
        countries = CountrySpellings(tables)
    }

    private static func vocabulary(
        _ name: CodeTable.Name, _ tables: ReferenceTables, allowed: String?
    ) -> Vocabulary<String> {
        let entries = tables.codes[name]?.entries ?? []
        // Codes come first: a name that is spelt like another row's code must not hide it.
        let codes = entries.map { (word: $0.code, synonyms: [String](), value: $0.code) }
        let names = entries.map { (word: $0.code, synonyms: [$0.name], value: $0.code) }
        return Vocabulary(codes + names, allowed: allowed ?? entries.map(\.code).joined(separator: ", "))
    }

    /// Reads a country as a code or a name.
    func country(_ text: String) -> CellReading<CountryCode> {
        let match = countries.match(written: text)
        if match.mapping == .mapped, let code = match.country { return .value(code) }
        let near = countries.suggestions(for: text)
        let fix =
            switch match.mapping {
            case .historical: "This is an older name; write the code of the country of today."
            case .nonState: "This is a region or an organization; write the code of a country."
            case .ambiguous: "More than one country could be meant; write its code."
            case .mapped, .unmapped:
                near.isEmpty ? "Write the alpha-3 code." : "Maybe \(near.joined(separator: " or ")) is meant."
            }
        return .problem(
            CellProblem(
                .countryUnknown, allowed: "ISO 3166-1 alpha-3 or alpha-2 codes and names of the country table",
                fix: fix,
                replacement: match.mapping == .unmapped && near.count == 1
                    ? near[0].split(separator: " ").first.map(String.init) : nil
            )
        )
    }

    /// Reads a combatant command; nil for none.
    func command(_ text: String) -> CellReading<CommandCode?> {
        if SpellingKey.key(text) == "none" { return .value(nil) }
        return commands.reading(text, unknown: .commandUnknown).map { $0 }
    }

    /// Reads a grade.
    func grade(_ text: String) -> CellReading<Grade> {
        Grade(text).map { .value($0) }
            ?? .problem(
                CellProblem(
                    .gradeUnknown, allowed: "E1-E9, W1-W5, O1-O10, GS1-GS15, SES",
                    fix: "Write the pay plan and the step, such as O5 or GS13."
                )
            )
    }

    /// Reads codes divided by semicolons.
    func list(_ text: String) -> [String] {
        text.split(separator: ";").map { part in
            String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }.filter { !$0.isEmpty }
    }
}
