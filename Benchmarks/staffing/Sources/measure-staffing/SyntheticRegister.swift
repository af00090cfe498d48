import CadreDomain

/// A register of any size that depends on its seed alone: four assignments and four qualifications a position.
struct SyntheticRegister {
    static let today = Day(number: 20_819)
    static let reference = ReferenceTables(
        countries: [], commands: [], memberships: [], gradeTitles: [:], gradeEquivalences: [], codes: [], courses: [],
        tours: [], strengthCaps: [], countryAliases: [], trainingDemand: [])

    private(set) var register = Register()
    private var random: SplitMix
    private let count: Int
    private let always = DayRange(from: Day(number: 10_000))
    private let countries = (0..<160).compactMap { CountryCode("Q" + Self.letter($0 / 26) + Self.letter($0 % 26)) }
    private let commands = ["AFRICOM", "CENTCOM", "EUCOM", "INDOPACOM", "NORTHCOM", "SOUTHCOM"].compactMap(
        CommandCode.init)
    private let grades = ["E6", "E7", "E8", "O3", "O4", "O5", "O6", "W3"].compactMap(Grade.init)
    private let services: [Service] = [.army, .navy, .marineCorps, .airForce, .spaceForce]

    init(positions count: Int, seed: UInt64) {
        self.count = count
        random = SplitMix(state: seed)
        addPositions()
        addPeople()
        addAssignments()
    }

    private static func letter(_ index: Int) -> String { String(UnicodeScalar(UInt8(65 + index))) }
    private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    private mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }

    private mutating func addPositions() {
        let offices = min(2_000, max(20, count / 45))
        register.positions.reserveCapacity(count)
        for sequence in 1...count {
            let office = number(0...offices - 1)
            let country = chance(5) ? number(0...countries.count - 1) : office % countries.count
            let grade = grades[number(0...grades.count - 1)]
            guard let band = GradeBand(lowest: grade, highest: grade),
                let tour = TourLength(accompaniedMonths: 36, unaccompaniedMonths: 24),
                let level = ILRProfile("2")
            else { continue }
            let area = Character(UnicodeScalar(UInt8(65 + number(0...9))))
            register.positions.append(
                Position(
                    id: ID(prefix: "pos_", sequence: sequence), number: "", title: "",
                    office: ID(prefix: "off_", sequence: office), country: countries[country], post: "",
                    command: chance(10) ? nil : commands[country % commands.count],
                    service: chance(20) ? nil : services[number(0...services.count - 1)], kind: .military,
                    grades: band, specialty: nil,
                    scCode: chance(90) ? SCCode(key: 0, area: area, level: number(0...2)) : nil,
                    clearance: .secret,
                    languages: chance(20) ? [LanguageRequirement(language: "spa", level: level, isRequired: true)] : [],
                    tour: tour, isKeyBillet: chance(8), isJointDuty: false, funding: .fmsAdmin, countsTowardCap: true,
                    state: chance(6) ? .required : chance(5) ? .authorized : .funded, validity: always))
        }
    }

    /// As many people as positions; person `i` fits position `i` in service and grade four times out of five.
    private mutating func addPeople() {
        for (index, position) in register.positions.enumerated() {
            let fits = chance(80)
            let id = ID<Person>(prefix: "per_", sequence: index + 1)
            register.people.append(
                Person(
                    id: id, name: "", service: position.service ?? .army, kind: .military,
                    grade: fits ? position.grades.highest : grades[number(0...grades.count - 1)], specialties: [],
                    clearance: .secret, clearanceUntil: nil, availableFrom: nil, constraints: [], validity: always))
            let earned = Self.today.adding(days: -number(0...2_000))
            guard let level = ILRProfile(chance(70) ? "2+" : "1") else { continue }
            let kinds: [Qualification.Kind] = [
                .certification(scheme: "SC-2.0", level: number(1...3), area: nil),
                .language(code: "spa", result: level), .course(code: "A"), .course(code: "B"),
            ]
            for kind in kinds {
                register.qualifications.append(
                    Qualification(
                        id: ID(prefix: "qua_", sequence: register.qualifications.count + 1), person: id, kind: kind,
                        earned: earned, goodUntil: earned.adding(days: 1_500)))
            }
        }
    }

    private mutating func addAssignments() {
        for index in 0..<count {
            var from = Self.today.adding(days: -number(1_500...2_400))
            for turn in 0..<4 where !chance(8) {
                let plannedEnd = from.adding(days: number(500...1_000))
                let isOver = plannedEnd <= Self.today && !chance(3)
                let isPlanned = from > Self.today
                register.assignments.append(
                    Assignment(
                        id: ID(prefix: "asg_", sequence: register.assignments.count + 1),
                        person: ID(prefix: "per_", sequence: turn == 2 ? index + 1 : number(1...count)),
                        position: ID(prefix: "pos_", sequence: index + 1), from: from, plannedEnd: plannedEnd,
                        actualEnd: isOver ? plannedEnd : nil,
                        state: isOver ? .completed : isPlanned ? .planned : .active, curtailment: nil))
                from = plannedEnd.adding(days: chance(60) ? -number(0...30) : number(0...120))
            }
        }
    }
}

/// Random numbers that depend on their seed alone.
///
/// Source: Steele, Lea & Flood, *Fast Splittable Pseudorandom Number Generators*, OOPSLA 2014.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
