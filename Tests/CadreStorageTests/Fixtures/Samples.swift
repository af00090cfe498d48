import CadreApplication
import CadreDomain
import Testing

extension Day {
    /// A day that the test knows to be one.
    static func on(_ text: String) -> Day { Day(text) ?? .first }
}

extension DayRange {
    static let sample = DayRange(clamping: .on("2020-01-01"), .endless)
}

extension Office {
    static func sample(
        _ number: Int = 1, code: String? = nil, name: String? = nil, validity: DayRange = .sample
    ) throws -> Office {
        Office(
            id: ID(prefix: "off_", sequence: number), code: code ?? "ODC-\(number)", name: name ?? "Office \(number)",
            type: "ODC", country: try #require(CountryCode("PHL")), post: "Manila",
            command: number == 1 ? nil : CommandCode("INDOPACOM"), parent: nil, validity: validity)
    }
}

extension Position {
    static func sample(
        _ sequence: Int = 1, number: String? = nil, title: String = "Chief", office: Int = 1,
        validity: DayRange = .sample
    ) throws -> Position {
        let (lowest, highest) = (try #require(Grade("O4")), try #require(Grade("O5")))
        return Position(
            id: ID(prefix: "pos_", sequence: sequence), number: number ?? "N-\(sequence)", title: title,
            office: ID(prefix: "off_", sequence: office), country: try #require(CountryCode("PHL")), post: "Manila",
            command: CommandCode("INDOPACOM"), service: .navy, kind: .military,
            grades: try #require(GradeBand(lowest: lowest, highest: highest)), specialty: "48F",
            scCode: SCCode("SC1C3"), clearance: .topSecretSCI,
            languages: [
                LanguageRequirement(language: "tgl", level: try #require(ILRProfile("2/2/1+")), isRequired: true),
                LanguageRequirement(language: "ceb", level: try #require(ILRProfile("1")), isRequired: false),
            ],
            tour: try #require(TourLength(accompaniedMonths: 36, unaccompaniedMonths: 24)), isKeyBillet: true,
            isJointDuty: false, funding: .fmsAdmin, countsTowardCap: true, state: .funded, validity: validity)
    }

    /// A position with every optional field empty.
    static func bare(_ sequence: Int) throws -> Position {
        let grade = try #require(Grade("SES"))
        return Position(
            id: ID(prefix: "pos_", sequence: sequence), number: "", title: "", office: ID(prefix: "off_", sequence: 1),
            country: try #require(CountryCode("USA")), post: "", command: nil, service: nil, kind: .civilian,
            grades: try #require(GradeBand(lowest: grade, highest: grade)), specialty: nil, scCode: nil,
            clearance: .none, languages: [],
            tour: try #require(TourLength(accompaniedMonths: nil, unaccompaniedMonths: 12)), isKeyBillet: false,
            isJointDuty: true, funding: .title10, countsTowardCap: false, state: .required, validity: .sample)
    }
}

extension Person {
    static func sample(_ sequence: Int = 1, name: String = "Ana Ñu O'Neil", validity: DayRange = .sample) throws
        -> Person
    {
        Person(
            id: ID(prefix: "per_", sequence: sequence), name: name, service: .army, kind: .military,
            grade: try #require(Grade("W3")), specialties: ["48F", "18A"], clearance: .secret,
            clearanceUntil: .on("2029-05-31"), availableFrom: .on("2027-01-15"),
            constraints: [.coLocation, .stabilized], validity: validity)
    }
}

extension Qualification {
    static func sample(_ sequence: Int = 1, person: Int = 1, kind: Kind = .course(code: "SCM-O")) -> Qualification {
        Qualification(
            id: ID(prefix: "qua_", sequence: sequence), person: ID(prefix: "per_", sequence: person), kind: kind,
            earned: .on("2024-03-01"), goodUntil: sequence.isMultiple(of: 2) ? nil : .on("2027-03-01"))
    }
}

extension Assignment {
    static func sample(
        _ sequence: Int = 1, person: Int = 1, position: Int = 1, state: State = .active
    ) -> Assignment {
        let hasEnded = state == .completed || state == .curtailed
        return Assignment(
            id: ID(prefix: "asg_", sequence: sequence), person: ID(prefix: "per_", sequence: person),
            position: ID(prefix: "pos_", sequence: position), from: .on("2025-07-01"), plannedEnd: .on("2028-07-01"),
            actualEnd: hasEnded ? .on("2026-02-01") : nil, state: state,
            curtailment: state == .curtailed ? .compassionate : nil)
    }
}

extension Slate {
    static func sample(_ sequence: Int = 1, state: State = .draft, version: Int = 1) -> Slate {
        Slate(
            id: ID(prefix: "slt_", sequence: sequence), title: "Summer 2027",
            window: DayRange(clamping: .on("2027-01-01"), .on("2028-01-01")), state: state, version: version,
            createdBy: "p.planner")
    }
}

extension SolverRun {
    static func sample(_ sequence: Int = 1, lines: [SlateLine] = []) -> SolverRun {
        SolverRun(
            slate: ID(prefix: "slt_", sequence: sequence), frozenInput: "{\"pairs\":[]}",
            inputDigest: String(repeating: "a", count: 64), planDigest: String(repeating: "b", count: 64),
            journalIndex: 3, lines: lines, totalPoints: 812, bound: 812, openingCount: 5, candidateCount: 7,
            pairCount: 21)
    }
}

extension Caller {
    static let sample = Caller(actor: "p.planner", role: .planner, scope: .global, requestID: "req-1")
}

extension JournalDraft {
    static func sample(_ object: String = "pos_000001") -> JournalDraft {
        JournalDraft(
            action: "position.changed", objectKind: "position", objectID: object, before: nil,
            after: "{\"title\":\"Chief\"}")
    }
}

extension Commit {
    static func sample(_ changes: [Change] = [], key: IdempotencyKey? = nil, result: String = "") -> Commit {
        Commit(
            caller: .sample, at: Timestamp(milliseconds: 1_796_083_200_000), changes: changes, entries: [.sample()],
            idempotency: key, result: result)
    }
}

extension [Change] {
    /// An office with two positions and two people.
    static func smallRegister() throws -> [Change] {
        [
            .office(try .sample()), .position(try .sample(1)), .position(try .sample(2)), .person(try .sample(1)),
            .person(try .sample(2)),
        ]
    }
}
