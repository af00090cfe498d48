import CadreDomain
import CadreNumerics
import CadrePlanning

/// Builders that show only what matters, and random problems that depend on their seed alone.
enum Sample {
    static let today = day("2026-11-01")
    static let window = DayRange(clamping: day("2027-01-01"), day("2028-01-01"))
    static let always = DayRange(clamping: day("2008-10-01"), .endless)
    static let schemes = [
        CertificationScheme(name: "SC-2.0", days: always, confidence: .verified, source: "sample")
    ]

    /// Reads text that a test knows to be right.
    private static func read<Value: LosslessStringConvertible>(_ text: String) -> Value { known(Value(text)) }

    private static func known<Value>(_ value: Value?) -> Value {
        guard let value else { preconditionFailure("A sample is not what the domain allows.") }
        return value
    }

    static func profile(_ text: String) -> ILRProfile { read(text) }
    static func day(_ text: String) -> Day { read(text) }
    static func country(_ text: String) -> CountryCode { read(text) }
    static func command(_ text: String) -> CommandCode { read(text) }

    static func position(
        _ number: Int = 1, country: String = "PHL", service: Service? = .army, kind: PersonnelKind = .military,
        grades: (String, String) = ("O4", "O5"), specialty: String? = nil, scCode: String? = nil,
        clearance: Clearance = .none, languages: [(String, String, Bool)] = [],
        tour: (accompanied: Int?, unaccompanied: Int) = (36, 24), isKeyBillet: Bool = false,
        countsTowardCap: Bool = false, state: Position.State = .funded, office: Int = 1, validity: DayRange = always
    ) -> Position {
        Position(
            id: ID(prefix: "pos_", sequence: number), number: "N\(number)", title: "Officer",
            office: ID(prefix: "off_", sequence: office), country: Sample.country(country), post: "City",
            command: nil, service: service, kind: kind,
            grades: known(GradeBand(lowest: read(grades.0), highest: read(grades.1))), specialty: specialty,
            scCode: scCode.flatMap { SCCode($0) }, clearance: clearance,
            languages: languages.map {
                LanguageRequirement(language: $0.0, level: profile($0.1), isRequired: $0.2)
            },
            tour: known(TourLength(accompaniedMonths: tour.accompanied, unaccompaniedMonths: tour.unaccompanied)),
            isKeyBillet: isKeyBillet, isJointDuty: false, funding: .fmsAdmin, countsTowardCap: countsTowardCap,
            state: state, validity: validity
        )
    }

    static func opening(
        _ position: Position = position(), vacantFrom: String = "2027-06-15", reportDay: String? = nil,
        overlapFrom: String? = nil, region: String? = "INDOPACOM"
    ) -> Opening {
        Opening(
            position: position, vacantFrom: day(vacantFrom), reportDay: day(reportDay ?? vacantFrom),
            overlapFrom: overlapFrom.map { day($0) }, region: region.map { command($0) }
        )
    }

    static func person(
        _ number: Int = 1, service: Service = .army, kind: PersonnelKind = .military, grade: String = "O4",
        specialties: [String] = [], clearance: Clearance = .none, clearanceUntil: String? = nil,
        availableFrom: String? = nil, constraints: MovementConstraints = [], validity: DayRange = always
    ) -> Person {
        Person(
            id: ID(prefix: "per_", sequence: number), name: "Person \(number)", service: service, kind: kind,
            grade: read(grade), specialties: specialties, clearance: clearance,
            clearanceUntil: clearanceUntil.map { day($0) }, availableFrom: availableFrom.map { day($0) },
            constraints: constraints, validity: validity
        )
    }

    static func candidate(
        _ person: Person = person(), _ kinds: [(Qualification.Kind, earned: String, goodUntil: String?)] = [],
        availableFrom: String = "2027-05-01", station: Station? = nil, record: ServiceRecord = ServiceRecord(),
        later: [Person] = []
    ) -> Candidate {
        let number = Int(person.id.rawValue.dropFirst(4)) ?? 0
        let qualifications = kinds.enumerated().map { index, kind in
            Qualification(
                id: ID(prefix: "qua_", sequence: number * 100 + index), person: person.id, kind: kind.0,
                earned: day(kind.earned), goodUntil: kind.goodUntil.map { day($0) }
            )
        }
        return Candidate(
            person: person, later: later, qualifications: qualifications, availableFrom: day(availableFrom),
            station: station, record: record
        )
    }

    static func station(
        country: String = "PHL", region: String? = "INDOPACOM", office: Int = 1, position: Int = 900
    ) -> Station {
        Station(
            position: ID(prefix: "pos_", sequence: position), office: ID(prefix: "off_", sequence: office),
            country: Sample.country(country), region: region.map { command($0) }
        )
    }

    static func cap(_ country: String = "PHL", limit: Int = 6, holdings: [(String, String)] = []) -> CapSeats {
        CapSeats(
            country: Sample.country(country), countryName: country, limit: limit, citation: "22 USC 2321i(c)(1)",
            holdings: holdings.map { DayRange(clamping: day($0.0), day($0.1)) }
        )
    }

    static func problem(
        _ openings: [Opening], _ candidates: [Candidate], caps: [CapSeats] = [], pins: [Pin] = []
    ) -> SlateProblem {
        SlateProblem(
            today: today, window: window, seed: 7, certificationSchemes: schemes,
            languages: [LanguageName(code: "fra", name: "French")], caps: caps, openings: openings,
            candidates: candidates, pins: pins
        )
    }

    static func pin(_ kind: Pin.Kind = .pin, person: Int, position: Int) -> Pin {
        Pin(
            kind: kind, person: ID(prefix: "per_", sequence: person), position: ID(prefix: "pos_", sequence: position),
            reason: "Named by the ambassador", decidedBy: "planner"
        )
    }
}

/// Random problems with every kind of gate in play.
struct RandomProblem {
    private static let countries = ["PHL", "JPN", "FRA", "DEU", "KEN", "COL", "EGY", "USA"]
    private static let regions = [
        "INDOPACOM", "INDOPACOM", "EUCOM", "EUCOM", "AFRICOM", "SOUTHCOM", "CENTCOM", "NORTHCOM",
    ]
    private static let services: [Service] = [.army, .navy, .airForce, .marineCorps]
    private static let languages = ["fra", "spa", "arb", "jpn", "tgl"]
    private var generator: SplitMix64
    /// How many of the grades, services and needs are used; a narrow problem has more eligible pairs.
    private let isNarrow: Bool

    init(seed: UInt64, isNarrow: Bool = false) {
        generator = SplitMix64(seed: seed)
        self.isNarrow = isNarrow
    }

    mutating func make(openings: Int, candidates: Int, pins: [Pin] = []) -> SlateProblem {
        let positions = (1...openings).map { opening($0) }
        let people = (1...candidates).map { candidate($0) }
        let caps = ["PHL", "KEN"].map { Sample.cap($0, limit: 2 + generator.next(below: openings / 8 + 2)) }
        return Sample.problem(positions, people, caps: caps, pins: pins)
    }

    private mutating func opening(_ number: Int) -> Opening {
        let isMilitary = isNarrow || generator.chance(0.75)
        let place = generator.next(below: Self.countries.count)
        let step = isNarrow ? 4 : 1 + generator.next(below: 6)
        let grades = isMilitary ? ("O\(step)", "O\(step + 1)") : ("GS\(step + 8)", "GS\(step + 9)")
        let area = ["A", "B", "C"][generator.next(below: 3)]
        let languages =
            generator.chance(0.4)
            ? [(Self.languages[generator.next(below: 5)], ["1", "2"][generator.next(below: 2)], generator.chance(0.6))]
            : []
        let position = Sample.position(
            number, country: Self.countries[place],
            service: isMilitary && !generator.chance(0.1)
                ? (isNarrow ? .army : Self.services[generator.next(below: 4)]) : nil,
            kind: isMilitary ? .military : .civilian, grades: grades,
            specialty: generator.chance(0.4) ? "48\(area)" : nil,
            scCode: generator.chance(0.6) ? "SC1\(area)\(generator.next(below: 4))" : nil,
            clearance: Clearance.allCases[generator.next(below: 4)], languages: languages,
            isKeyBillet: generator.chance(0.1), countsTowardCap: isMilitary && generator.chance(0.5),
            office: place * 10 + generator.next(below: 10)
        )
        let vacantFrom = Sample.window.start.adding(days: generator.next(below: 500) - 140)
        let reportDay = max(vacantFrom, Sample.window.start)
        let isOverlapped = number.isMultiple(of: 3) && !position.countsTowardCap
        return Opening(
            position: position, vacantFrom: vacantFrom, reportDay: reportDay,
            overlapFrom: isOverlapped ? max(Sample.window.start, reportDay.adding(days: -14)) : nil,
            region: Sample.command(Self.regions[place])
        )
    }

    private mutating func candidate(_ number: Int) -> Candidate {
        let isMilitary = isNarrow || generator.chance(0.75)
        let place = generator.next(below: Self.countries.count)
        let step = isNarrow ? 4 + generator.next(below: 2) : 1 + generator.next(below: 7)
        let area = ["A", "B", "C"][generator.next(below: 3)]
        var kinds: [(Qualification.Kind, earned: String, goodUntil: String?)] = []
        if generator.chance(0.7) {
            kinds.append(
                (
                    .certification(
                        scheme: "SC-2.0", level: 1 + generator.next(below: 3), area: area.first
                    ), "2024-02-01", generator.chance(0.3) ? "2027-09-01" : nil
                )
            )
        }
        if generator.chance(0.5) {
            let level = ["1", "2", "2+", "3"][generator.next(below: 4)]
            kinds.append(
                (
                    .language(code: Self.languages[generator.next(below: 5)], result: Sample.profile(level)),
                    "2026-01-01", generator.chance(0.3) ? "2027-07-01" : nil
                )
            )
        }
        let person = Sample.person(
            number, service: isNarrow ? .army : Self.services[generator.next(below: 4)],
            kind: isMilitary ? .military : .civilian, grade: isMilitary ? "O\(step)" : "GS\(step + 8)",
            specialties: ["48\(area)"], clearance: Clearance.allCases[2 + generator.next(below: 3)],
            clearanceUntil: generator.chance(0.3) ? "2028-01-01" : nil,
            constraints: MovementConstraints(rawValue: generator.chance(0.8) ? 0 : generator.next(below: 16))
        )
        let station = Sample.station(
            country: Self.countries[place], region: Self.regions[place],
            office: place * 10 + generator.next(below: 10), position: number.isMultiple(of: 3) ? number : 900
        )
        let day = Sample.window.start.adding(days: generator.next(below: 400) - 60)
        return Sample.candidate(
            person, kinds, availableFrom: day.description, station: station,
            record: ServiceRecord(
                countries: [station.country], regions: station.region.map { [$0] } ?? [], offices: [station.office],
                overseasMonths: generator.next(below: 90)
            )
        )
    }
}

extension SlateProblem {
    /// The points of a pair through the list of rules; nil where a gate fails.
    ///
    /// - Parameter plan: The plan whose lines take seats under caps; nil where the order in which openings are served
    ///   does.
    func eligiblePoints(_ opening: Opening, _ candidate: Candidate, after plan: SlatePlan? = nil) -> Int? {
        let pair = Pair(opening, candidate, in: self, after: plan)
        var sum = 0
        for setting in rules {
            switch Rules.rule(setting.identifier)?.evaluate(pair, weight: setting.weight) {
            case .failed: return nil
            case .points(let points, _): sum += points
            default: break
            }
        }
        return max(1, sum)
    }
}
