// swift-format-ignore-file: NeverForceUnwrap

import CadreDomain
import CadrePlanning
import Testing

@Suite("Standing requirements: language, certification, clearance")
struct StandingTests {
    static let from = Day("2026-01-01")!
    static let until = Day("2027-01-01")!

    static func qualification(_ kind: Qualification.Kind, _ earned: String, _ goodUntil: String?) -> Qualification {
        Qualification(
            id: ID(prefix: "qua_", sequence: 1), person: ID(prefix: "per_", sequence: 1), kind: kind,
            earned: Day(earned)!, goodUntil: goodUntil.map { Day($0)! })
    }

    static func result(_ code: String, _ levels: String, _ earned: String, _ goodUntil: String?) -> Qualification {
        qualification(.language(code: code, result: ILRProfile(levels)!), earned, goodUntil)
    }

    static func certification(
        _ level: Int, _ area: Character?, _ earned: String, _ goodUntil: String?, scheme: String = "SC-2.0"
    ) -> Qualification {
        qualification(.certification(scheme: scheme, level: level, area: area), earned, goodUntil)
    }

    static func need(_ code: String, _ levels: String) -> LanguageRequirement {
        LanguageRequirement(language: code, level: ILRProfile(levels)!, isRequired: true)
    }

    @Test("Joins results that touch or overlap and keeps apart those that do not")
    func languageUnion() {
        let results = [
            Self.result("tgl", "2", "2026-01-01", "2026-07-01"), Self.result("tgl", "2", "2026-07-01", "2027-01-01"),
            Self.result("tgl", "2+", "2028-01-01", nil), Self.result("spa", "5", "2020-01-01", nil),
        ]
        #expect(
            LanguageStanding.daysMet(Self.need("tgl", "2"), results: results) == [
                DayRange(start: Self.from, end: Self.until)!, DayRange(from: Day("2028-01-01")!),
            ])
    }

    @Test(
        "Needs every skill of one result to reach the level",
        arguments: [("2/2/2", true), ("2+/3/2", true), ("3/3/1+", false), ("1+/3/3", false), ("3/1+/3", false)])
    func languageLevels(held: String, isMet: Bool) {
        let results = [Self.result("tgl", held, "2026-01-01", nil)]
        #expect(LanguageStanding.daysMet(Self.need("tgl", "2/2/2"), results: results).isEmpty != isMet)
    }

    @Test("Does not add up skills of two results")
    func languageSkillsOfTwoResults() {
        let results = [Self.result("tgl", "3/3/0", "2026-01-01", nil), Self.result("tgl", "0/0/3", "2026-01-01", nil)]
        #expect(LanguageStanding.daysMet(Self.need("tgl", "2"), results: results).isEmpty)
    }

    @Test("Meets level 0 in every skill on every day without any result")
    func languageNone() {
        #expect(LanguageStanding.daysMet(Self.need("tgl", "0"), results: []) == [DayRange(from: .first)])
        #expect(LanguageStanding.daysMet(Self.need("tgl", "0/0/0+"), results: []).isEmpty)
    }

    @Test("Names the strongest result in force on the day, none before or on the day it lapses")
    func languageBest() {
        let results = [
            Self.result("tgl", "2/2/1", "2026-01-01", "2027-01-01"), Self.result("tgl", "2/1/2", "2026-06-01", nil),
            Self.result("tgl", "4", "2028-01-01", nil),
        ]
        #expect(LanguageStanding.best(of: "tgl", in: results, on: Day("2025-12-31")!) == nil)
        #expect(LanguageStanding.best(of: "tgl", in: results, on: Self.from) == ILRProfile("2/2/1"))
        #expect(LanguageStanding.best(of: "tgl", in: results, on: Day("2026-06-01")!) == ILRProfile("2/1/2"))
        #expect(LanguageStanding.best(of: "tgl", in: Array(results.prefix(1)), on: Self.until) == nil)
        #expect(LanguageStanding.best(of: "spa", in: results, on: Self.from) == nil)
    }

    @Test(
        "Lets a higher level meet a lower one and asks for the area only where both name one",
        arguments: [
            (2, "C", 2, "C", true), (2, "C", 3, "C", true), (2, "C", 1, "C", false), (2, "C", 2, "F", false),
            (2, "C", 2, nil, true), (2, nil, 2, "F", true), (0, "C", 1, "F", true),
        ] as [(Int, Character?, Int, Character?, Bool)])
    func certificationLevels(level: Int, area: Character?, held: Int, heldArea: Character?, isMet: Bool) {
        let held = [Self.certification(held, heldArea, "2026-01-01", nil)]
        let days = CertificationStanding.daysMet(level: level, area: area, schemes: Sample.schemes, in: held)
        #expect(days.isEmpty != isMet)
    }

    @Test("Passes over certifications of another scheme and keeps the gap between two")
    func certificationScheme() {
        let held = [
            Self.certification(4, nil, "2020-01-01", nil, scheme: "SC-1.0"),
            Self.certification(1, nil, "2026-03-01", "2026-04-01"),
            Self.certification(1, nil, "2026-01-01", "2026-02-01"),
        ]
        let days = CertificationStanding.daysMet(level: 1, area: nil, schemes: Sample.schemes, in: held)
        #expect(days.map(\.description) == ["2026-01-01..<2026-02-01", "2026-03-01..<2026-04-01"])
    }

    @Test("Counts a certification on the days of its scheme only, and those of two schemes in the transition")
    func certificationTransition() {
        let held = [
            Self.certification(2, nil, "2020-06-01", nil, scheme: "SC-1.0"),
            Self.certification(2, "C", "2025-12-01", "2028-12-01"),
        ]
        let schemes = [("SC-1.0", "2021-01-01", "2025-10-01"), ("SC-2.0", "2024-10-01", "9999-12-31")].map {
            CertificationScheme(name: $0, days: RosterSamples.range($1, $2), confidence: .unverified, source: "test")
        }
        let days = CertificationStanding.daysMet(level: 2, area: "C", schemes: schemes, in: held)
        #expect(days.map(\.description) == ["2021-01-01..<2025-10-01", "2025-12-01..<2028-12-01"])
        #expect(CertificationStanding.daysMet(level: 2, area: "C", schemes: [], in: held).isEmpty)
        let words = ["2020-12-31", "2024-09-30", "2024-10-01", "2025-10-01"].map {
            CertificationStanding.words(level: 2, area: "C", schemes: schemes, on: Day($0)!)
        }
        #expect(
            words == [
                "level 2 in area C (no scheme in force)", "level 2 in area C (SC-1.0)",
                "level 2 in area C (SC-1.0 or SC-2.0)", "level 2 in area C (SC-2.0)",
            ])
    }

    @Test("Counts a clearance to the day before it expires, within the version of the record")
    func clearance() {
        let person = RosterSamples.person(
            1, clearance: .secret, clearanceUntil: "2026-07-01", validity: DayRange(start: Self.from, end: Self.until)!)
        let days = ClearanceStanding.daysMet(.secret, by: person)
        #expect(days.map(\.description) == ["2026-01-01..<2026-07-01"])
        #expect(ClearanceStanding.daysMet(.confidential, by: person) == days)
        #expect(ClearanceStanding.daysMet(.topSecret, by: person).isEmpty)
        #expect(ClearanceStanding.daysMet(.none, by: person) == [person.validity])
    }

    @Test("Keeps the days on which every requirement is met at once")
    func allAtOnce() {
        let position = RosterSamples.position(
            1, clearance: .secret, scCode: "SC1C2",
            languages: [
                Self.need("tgl", "2"),
                LanguageRequirement(
                    language: "spa", level: ILRProfile("3")!, isRequired: false),
            ])
        let person = RosterSamples.person(1, clearance: .secret, clearanceUntil: "2026-11-01")
        let held = [
            Self.result("tgl", "2", "2026-02-01", "2027-02-01"), Self.certification(2, "C", "2026-03-01", "2026-09-01"),
            Self.certification(3, nil, "2026-10-01", nil),
        ]
        let days = PositionRequirements(position: position, schemes: Sample.schemes)
            .qualifiedDays(of: person, qualifications: held)
        #expect(days.map(\.description) == ["2026-03-01..<2026-09-01", "2026-10-01..<2026-11-01"])
    }

    @Test("Asks for the kind, the band and the service, the service only where the position names one")
    func fits() {
        let any = PositionRequirements(position: RosterSamples.position(1, service: nil), schemes: [])
        let army = PositionRequirements(position: RosterSamples.position(1, service: .army), schemes: [])
        #expect(any.fits(service: .navy, kind: .military, grade: Grade("O5")!))
        #expect(!any.fits(service: .navy, kind: .military, grade: Grade("O6")!))
        #expect(!any.fits(service: .navy, kind: .military, grade: Grade("O3")!))
        #expect(!any.fits(service: .army, kind: .civilian, grade: Grade("O5")!))
        #expect(army.fits(service: .army, kind: .military, grade: Grade("O4")!))
        #expect(!army.fits(service: .navy, kind: .military, grade: Grade("O4")!))
    }
}
