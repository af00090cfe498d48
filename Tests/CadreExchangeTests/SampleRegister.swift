import CadreDomain
import Testing

/// Makes registers of random but lawful records, with texts that are hard to write in a file.
struct SampleRegister {
    private static let texts = [
        "Programs Officer", "=SUM(A1:A9)", "'=quoted", "'t Hooft", "-5", "+1 (555)", "@cmd", " padded ",
        "Comma, \"quote\" and more", "Crème Brûlée", "日本", "''@x", "semi;colon", "\"", "'", "\u{200F}עברית",
    ]

    private var generator: SeededGenerator
    private let tables: ReferenceTables

    init(seed: UInt64, tables: ReferenceTables) {
        generator = SeededGenerator(seed: seed)
        self.tables = tables
    }

    mutating func register(count: Int) throws -> Register {
        var register = Register()
        for index in 1...count {
            register.offices.append(try office(index, parents: register.offices))
        }
        for index in 1...count {
            register.positions.append(try position(index, office: pick(register.offices).id))
            register.people.append(try person(index))
        }
        for index in 1...count {
            register.qualifications.append(try qualification(index, person: ID(prefix: "per_", sequence: index)))
            register.assignments.append(assignment(index))
        }
        return register
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &generator)]
    }

    private mutating func flip() -> Bool { Bool.random(using: &generator) }
    private mutating func text() -> String { pick(Self.texts) + (flip() ? "" : pick(["", "x", ",", "'"])) }
    private mutating func day() -> Day { Day(number: Int32.random(in: 15_000...25_000, using: &generator)) }
    private mutating func days() -> DayRange {
        let start = day()
        return flip() ? DayRange(from: start) : DayRange(clamping: start, start.adding(days: 400))
    }
    private mutating func level() -> ILRLevel {
        ILRLevel(validating: Int.random(in: 0...10, using: &generator)) ?? .none
    }
    private mutating func profile() -> ILRProfile {
        ILRProfile(listening: level(), reading: level(), speaking: level())
    }
    private mutating func grade(_ kind: PersonnelKind) throws -> Grade {
        let family: Grade.Family = kind == .civilian ? .generalSchedule : pick([.enlisted, .warrant, .officer])
        return try #require(Grade(family: family, step: Int.random(in: 1...family.stepMax, using: &generator)))
    }
    private mutating func service(_ kind: PersonnelKind) -> Service {
        pick(Service.allCases.filter { kind == .civilian || $0 != .defenseWide })
    }

    private mutating func office(_ index: Int, parents: [Office]) throws -> Office {
        Office(
            id: ID(prefix: "off_", sequence: index), code: "OFF-\(index)", name: text(),
            type: pick(try #require(tables.codes[.officeTypes]).entries).code, country: pick(tables.countries).code,
            post: flip() ? "" : text(), command: flip() ? nil : pick(tables.commands).code,
            parent: parents.isEmpty || flip() ? nil : pick(parents).id, validity: days()
        )
    }

    private mutating func position(_ index: Int, office: ID<Office>) throws -> Position {
        let kind = pick(PersonnelKind.allCases)
        let (one, two) = (try grade(kind), try grade(kind))
        let languages = try #require(tables.codes[.languages]).entries
        return Position(
            id: ID(prefix: "pos_", sequence: index), number: "P-\(index)", title: text(), office: office,
            country: pick(tables.countries).code, post: flip() ? "" : text(),
            command: flip() ? nil : pick(tables.commands).code, service: flip() ? nil : service(kind), kind: kind,
            grades: try #require(GradeBand(lowest: min(one, two), highest: max(one, two))),
            specialty: flip() ? nil : text(),
            scCode: flip() ? nil : SCCode(key: 1, area: "C", level: 3), clearance: pick(Clearance.allCases),
            languages: (0..<Int.random(in: 0...3, using: &generator)).map { _ in
                LanguageRequirement(language: pick(languages).code, level: profile(), isRequired: flip())
            },
            tour: try #require(TourLength(accompaniedMonths: flip() ? nil : 36, unaccompaniedMonths: 24)),
            isKeyBillet: flip(),
            isJointDuty: flip(), funding: pick(FundingSource.allCases), countsTowardCap: flip(),
            state: pick(Position.State.allCases), validity: days()
        )
    }

    private mutating func person(_ index: Int) throws -> Person {
        let kind = pick(PersonnelKind.allCases)
        let flags = MovementConstraints.words.map(\.flag).filter { _ in flip() }
        return Person(
            id: ID(prefix: "per_", sequence: index), name: text(), service: service(kind), kind: kind,
            grade: try grade(kind), specialties: flip() ? [] : ["48F", "=59A"], clearance: pick(Clearance.allCases),
            clearanceUntil: flip() ? nil : day(), availableFrom: flip() ? nil : day(),
            constraints: MovementConstraints(flags), validity: days()
        )
    }

    private mutating func qualification(_ index: Int, person: ID<Person>) throws -> Qualification {
        let earned = day()
        let kind: Qualification.Kind =
            switch index % 3 {
            case 0: .certification(scheme: text(), level: index % 9 + 1, area: flip() ? nil : "D")
            case 1: .language(code: pick(try #require(tables.codes[.languages]).entries).code, result: profile())
            default: .course(code: flip() ? "SCO-OPS" : text())
            }
        return Qualification(
            id: ID(prefix: "qua_", sequence: index), person: person, kind: kind, earned: earned,
            goodUntil: flip() ? nil : earned.adding(days: 700)
        )
    }

    private mutating func assignment(_ index: Int) -> Assignment {
        let from = day()
        let state = pick(Assignment.State.allCases)
        let hasEnded = state == .completed || state == .curtailed
        return Assignment(
            id: ID(prefix: "asg_", sequence: index), person: ID(prefix: "per_", sequence: index),
            position: ID(prefix: "pos_", sequence: index), from: from, plannedEnd: from.adding(days: 900),
            actualEnd: hasEnded ? from.adding(days: 300) : nil, state: state,
            curtailment: state == .curtailed ? pick(Assignment.CurtailmentReason.allCases) : nil
        )
    }
}
