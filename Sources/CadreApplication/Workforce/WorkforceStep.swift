import CadreDomain
import CadrePlanning

/// A step of the way from everybody on record to the positions that are filled.
///
/// People come first; the first incumbents of coded positions that are authorized then stand for these positions, and
/// what is left are positions. Each level is counted afresh and not from the running total, so that the two check each
/// other.
public enum WorkforceStep: String, CaseIterable, Sendable {
    /// Everybody on record.
    case onRecord = "on_record"
    /// Nobody whom a ground puts into the workforce.
    case noGround = "no_ground"
    /// People whom a ground puts into the workforce.
    case identified
    /// Of them those who hold no position.
    case noPosition = "no_position"
    /// Of them those in positions without a code.
    case notCoded = "not_coded"
    /// People in positions with a code.
    case coded
    /// Of them those whose positions nobody has authorized.
    case notAuthorized = "not_authorized"
    /// Of them those beside a first incumbent.
    case furtherIncumbent = "further_incumbent"
    /// Coded positions that are filled, and nobody is counted for.
    case nobodyCounted = "nobody_counted"
    /// Coded positions that are filled.
    case filledCoded = "filled_coded"
    /// Positions without a code that are filled.
    case filledNotCoded = "filled_not_coded"
    /// Positions that are filled.
    case filled

    /// Whether the step adds, takes away, or is a number of its own.
    public enum Kind: String, Sendable {
        /// A number of its own, which the running total equals.
        case level
        /// What drops out.
        case less
        /// What comes in.
        case more
    }

    /// What kind of step it is.
    public var kind: Kind {
        switch self {
        case .onRecord, .identified, .coded, .filledCoded, .filled: .level
        case .noGround, .noPosition, .notCoded, .notAuthorized, .furtherIncumbent: .less
        case .nobodyCounted, .filledNotCoded: .more
        }
    }

    /// Whether the step counts positions; else it counts people.
    public var isOfPositions: Bool {
        switch self {
        case .nobodyCounted, .filledCoded, .filledNotCoded, .filled: true
        default: false
        }
    }

    /// The heading.
    public var title: String {
        switch self {
        case .onRecord: "On record"
        case .identified: CountingRule.identified.title
        case .coded: CountingRule.coded.title
        case .noGround: PersonCount.Standing.noGround.title
        case .noPosition: PersonCount.Standing.noPosition.title
        case .notCoded: PersonCount.Standing.notCoded.title
        case .notAuthorized: PersonCount.Standing.notAuthorized.title
        case .furtherIncumbent: PersonCount.Standing.furtherIncumbent.title
        case .nobodyCounted: "Coded positions filled by nobody counted for them"
        case .filledCoded: "Coded positions filled"
        case .filledNotCoded: "Positions without SC code filled"
        case .filled: CountingRule.filled.title
        }
    }

    /// What the step counts, in one sentence.
    public var definition: String {
        switch self {
        case .onRecord: "People whose record holds on the day."
        case .noGround: "People on record for whom no ground holds on the day; they are not identified."
        case .identified: CountingRule.identified.sentence
        case .noPosition: "People identified by a certification or a training record alone, who hold no position."
        case .notCoded: "People who hold positions of the register, none of which bears an SC code on the day."
        case .coded: CountingRule.coded.sentence
        case .notAuthorized: "Coded people all of whose coded positions are required only, which fills no position."
        case .furtherIncumbent:
            "Coded people who came to each of their authorized coded positions after somebody who still holds it."
        case .nobodyCounted:
            "Coded positions that are filled by people who are counted for another position, or whose record does not "
                + "hold on the day."
        case .filledCoded: "Filled positions that bear an SC code on the day."
        case .filledNotCoded: "Filled positions that bear no SC code on the day."
        case .filled: CountingRule.filled.sentence
        }
    }

    /// The filters on people, or on positions, that show exactly the rows counted.
    var filters: [QueryItem] {
        switch self {
        case .onRecord: []
        case .noGround, .noPosition, .notCoded, .notAuthorized, .furtherIncumbent:
            [QueryItem("counted_as", rawValue)]
        case .identified: [QueryItem("identified", "yes")]
        case .coded: [QueryItem("coded", "yes")]
        case .nobodyCounted:
            [QueryItem("status", "filled"), QueryItem("coded", "yes"), QueryItem("counted_incumbent__isnull", "1")]
        case .filledCoded: [QueryItem("status", "filled"), QueryItem("coded", "yes")]
        case .filledNotCoded: [QueryItem("status", "filled"), QueryItem("coded", "no")]
        case .filled: [QueryItem("status", "filled")]
        }
    }

    /// Whether a person is counted.
    private func counts(_ count: PersonCount) -> Bool {
        switch self {
        case .onRecord: true
        case .identified: count.isIdentified
        case .coded: count.isCoded
        case .noGround: count.standing == .noGround
        case .noPosition: count.standing == .noPosition
        case .notCoded: count.standing == .notCoded
        case .notAuthorized: count.standing == .notAuthorized
        case .furtherIncumbent: count.standing == .furtherIncumbent
        case .nobodyCounted, .filledCoded, .filledNotCoded, .filled: false
        }
    }

    /// Whether a position is counted.
    private func counts(_ row: PositionRow) -> Bool {
        let isFilled = row.status.word == .filled
        let isCoded = row.position.scCode != nil
        return switch self {
        case .nobodyCounted: isFilled && isCoded && row.countedIncumbent == nil
        case .filledCoded: isFilled && isCoded
        case .filledNotCoded: isFilled && !isCoded
        case .filled: isFilled
        default: false
        }
    }

    /// How many of these rows the step counts.
    func count(people: [PersonRow], positions: [PositionRow]) -> Int {
        isOfPositions ? positions.count(where: counts) : people.count { counts($0.count) }
    }

    /// The rows that the step counts on a day, narrowed by more filters.
    func rows(on day: Day, _ more: [QueryItem] = []) -> Address {
        Address(
            isOfPositions ? "/positions" : "/people", filters + more + [QueryItem("as_of", day.description)]
        )
    }
}
