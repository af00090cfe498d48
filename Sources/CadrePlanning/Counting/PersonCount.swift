public import CadreDomain

/// How one person is counted on a day: by which grounds, as coded or not, and whether a filled position rests on it.
public struct PersonCount: Hashable, Sendable {
    /// Where a person drops out on the way from everybody on record to the positions that are filled.
    ///
    /// Every person on record has exactly one, so that the numbers of all of them add up.
    public enum Standing: String, CaseIterable, Sendable {
        /// On record, and no ground holds.
        case noGround = "no_ground"
        /// Identified, and holds no position.
        case noPosition = "no_position"
        /// Holds positions, none of which bears a code.
        case notCoded = "not_coded"
        /// Coded, in positions that nobody has authorized.
        case notAuthorized = "not_authorized"
        /// Coded, beside somebody who held the position first.
        case furtherIncumbent = "further_incumbent"
        /// Coded, and the first incumbent of an authorized position.
        case fills
    }

    /// The grounds on which the person is identified, the strongest first.
    public let grounds: [CountingGround]
    /// The positions held, by the start of the assignment.
    public let held: [HeldPosition]
    /// Where the person stands.
    public let standing: Standing
    /// The position that counts as filled through this person; nil where none does.
    public let fills: ID<Position>?

    /// Whether the person is identified.
    public var isIdentified: Bool { !grounds.isEmpty }
    /// Whether the person is coded.
    public var isCoded: Bool { CountingRule.isCoded(held) }

    init(held: [HeldPosition], qualifications: [Qualification], schemes: Set<String>, on day: Day) {
        self.held = held.sorted { ($0.from, $0.position) < ($1.from, $1.position) }
        grounds = CountingRule.grounds(held: self.held, qualifications: qualifications, schemes: schemes, on: day)
        let coded = self.held.filter(\.isCoded)
        let filled = coded.filter(\.isFilled)
        fills = filled.first(where: \.isFirst)?.position
        standing =
            if grounds.isEmpty { .noGround } else if held.isEmpty { .noPosition } else if coded.isEmpty {
                .notCoded
            } else if filled.isEmpty { .notAuthorized } else if fills == nil { .furtherIncumbent } else { .fills }
    }
}

extension PersonCount.Standing {
    /// The heading of the step at which such people drop out.
    public var title: String {
        switch self {
        case .noGround: "On record, no ground holds"
        case .noPosition: "Identified, in no position"
        case .notCoded: "In a position without SC code"
        case .notAuthorized: "Coded, position not authorized"
        case .furtherIncumbent: "Coded, beside a first incumbent"
        case .fills: "Coded, fills a position"
        }
    }
}

extension RosterDay {
    /// How each person whose record holds on the day is counted, in identity order.
    ///
    /// - Parameter schemes: The names of the certification schemes that count on the day.
    /// - Complexity: O(people + assignments + qualifications).
    public func personCounts(schemes: Set<String>) -> [(person: ID<Person>, count: PersonCount)] {
        var held: [ID<Person>: [HeldPosition]] = [:]
        for status in statuses {
            let position = position(of: status)
            for (place, index) in incumbents(of: status).enumerated() {
                let assignment = roster.register.assignments[index]
                held[assignment.person, default: []].append(
                    HeldPosition(
                        assignment: assignment.id, position: position.id, from: assignment.from,
                        isCoded: position.scCode != nil, isFilled: CountingRule.isFilled(status), isFirst: place == 0)
                )
            }
        }
        return roster.people(asOf: asOf).map { status in
            let id = roster.register.people[status.personIndex].id
            let count = PersonCount(
                held: held[id] ?? [], qualifications: roster.qualifications(of: id), schemes: schemes, on: asOf)
            return (id, count)
        }
    }
}
