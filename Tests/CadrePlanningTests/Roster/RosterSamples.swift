// swift-format-ignore-file: NeverForceUnwrap

import CadreDomain
import CadrePlanning

/// Builders that show only what matters of positions, people and assignments around 1 January 2027.
enum RosterSamples {
    static let today = Day("2027-01-01")!
    static let always = DayRange(from: Day("2010-01-01")!)
    static let reference = ReferenceTables(
        countries: [], commands: [], memberships: [], gradeTitles: [:], gradeEquivalences: [], codes: [], courses: [],
        tours: [], strengthCaps: [], countryAliases: [], trainingDemand: [], certificationSchemes: Sample.schemes)

    static func range(_ from: String, _ to: String) -> DayRange { DayRange(start: Day(from)!, end: Day(to)!)! }

    static func position(
        _ number: Int, office: Int = 1, country: String = "PHL", command: String? = "INDOPACOM",
        service: Service? = .army, grades: (String, String) = ("O4", "O5"), clearance: Clearance = .none,
        scCode: String? = nil, languages: [LanguageRequirement] = [], isKeyBillet: Bool = false,
        state: Position.State = .funded, validity: DayRange = always
    ) -> Position {
        Position(
            id: ID(prefix: "pos_", sequence: number), number: "N\(number)", title: "Chief",
            office: ID(prefix: "off_", sequence: office), country: CountryCode(country)!, post: "Manila",
            command: command.map { CommandCode($0)! }, service: service, kind: .military,
            grades: GradeBand(lowest: Grade(grades.0)!, highest: Grade(grades.1)!)!, specialty: nil,
            scCode: scCode.map { SCCode($0)! }, clearance: clearance, languages: languages,
            tour: TourLength(accompaniedMonths: 36, unaccompaniedMonths: 24)!, isKeyBillet: isKeyBillet,
            isJointDuty: false, funding: .fmsAdmin, countsTowardCap: true, state: state, validity: validity)
    }

    static func person(
        _ number: Int, service: Service = .army, grade: String = "O5", clearance: Clearance = .none,
        clearanceUntil: String? = nil, availableFrom: String? = nil, validity: DayRange = always
    ) -> Person {
        Person(
            id: ID(prefix: "per_", sequence: number), name: "Person \(number)", service: service, kind: .military,
            grade: Grade(grade)!, specialties: [], clearance: clearance,
            clearanceUntil: clearanceUntil.map { Day($0)! },
            availableFrom: availableFrom.map { Day($0)! }, constraints: [], validity: validity)
    }

    /// An assignment of the person to the position; completed where it has an actual end.
    static func assignment(
        _ number: Int, person: Int, position: Int, _ from: String, _ plannedEnd: String, actualEnd: String? = nil,
        state: Assignment.State? = nil
    ) -> Assignment {
        let isPlanned = Day(from)! > today
        return Assignment(
            id: ID(prefix: "asg_", sequence: number), person: ID(prefix: "per_", sequence: person),
            position: ID(prefix: "pos_", sequence: position), from: Day(from)!, plannedEnd: Day(plannedEnd)!,
            actualEnd: actualEnd.map { Day($0)! },
            state: state ?? (actualEnd != nil ? .completed : isPlanned ? .planned : .active), curtailment: nil)
    }

    static func roster(
        _ positions: [Position], people: [Person] = [], assignments: [Assignment] = [],
        qualifications: [Qualification] = [], offices: [Office] = []
    ) -> Roster {
        Roster(
            register: Register(
                offices: offices, positions: positions, people: people, qualifications: qualifications,
                assignments: assignments), reference: reference, today: today)
    }

    /// The status of the first position on a day, with five people of grade O5 at hand.
    static func status(
        _ assignments: [Assignment], on day: String = "2027-01-01", position: Position = position(1)
    ) -> PositionStatus {
        roster([position], people: (1...5).map { person($0) }, assignments: assignments)
            .day(asOf: Day(day)!).statuses[0]
    }
}
