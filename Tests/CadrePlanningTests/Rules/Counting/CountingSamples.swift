// swift-format-ignore-file: NeverForceUnwrap

import CadreDomain
import CadrePlanning

/// How the first person of a small register is counted.
enum CountingSamples {
    typealias Samples = RosterSamples

    static let certificate = Qualification.Kind.certification(scheme: "SC-2.0", level: 2, area: "C")
    static let course = Qualification.Kind.course(code: "SCM-O")

    static func qualification(
        _ number: Int, _ kind: Qualification.Kind, from: String = "2025-01-01", until: String? = nil
    ) -> Qualification {
        Qualification(
            id: ID(prefix: "qua_", sequence: number), person: ID(prefix: "per_", sequence: 1), kind: kind,
            earned: Day(from)!, goodUntil: until.map { Day($0)! })
    }

    /// The counts of two people, identity order.
    static func counts(
        _ positions: [Position] = [Samples.position(1)], _ assignments: [Assignment] = [],
        _ qualifications: [Qualification] = [], schemes: Set<String> = ["SC-2.0"], on day: String = "2027-01-01"
    ) -> [PersonCount] {
        let roster = Samples.roster(
            positions, people: [Samples.person(1), Samples.person(2)], assignments: assignments,
            qualifications: qualifications)
        return roster.day(asOf: Day(day)!).personCounts(schemes: schemes).map(\.count)
    }

    static func held(_ person: Int = 1, _ position: Int = 1, from: String = "2026-01-01") -> Assignment {
        Samples.assignment(person * 10 + position, person: person, position: position, from, "2028-01-01")
    }
}
