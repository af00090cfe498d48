public import CadreDomain

/// The answer to a problem: who goes where, what stays empty, who stays unplaced, and how good that is.
///
/// Every list is ordered by identity: lines, overridden gates and unfilled positions by position, the rest by person.
public struct SlatePlan: Hashable, Sendable {
    /// Who goes where.
    public let lines: [SlateLine]
    /// Gates that pins have overridden, each with the pin's reason.
    public let overrides: [OverriddenGate]
    /// Openings that nobody was given.
    public let unfilled: [UnfilledPosition]
    /// Candidates who were given nothing.
    public let unplaced: [UnplacedPerson]
    /// The points of all lines.
    public let totalPoints: Int
    /// What no slate can exceed; equal to the total where the plan is proven optimal: always where it has no limits
    /// and keeping a line is worth no points.
    public let bound: Int
    /// What limits did; nil where there are none.
    public let limited: LimitedPlan?
    /// How many lines of an earlier slate stay; nil where the problem keeps none.
    public let kept: KeptOutcome?
    /// How many openings there were.
    public let openingCount: Int
    /// How many candidates there were.
    public let candidateCount: Int
    /// How many pairs passed every gate.
    public let pairCount: Int
    /// What the independent check found.
    public let verification: VerificationReport

    /// The line that fills a position; nil where it stays empty.
    public func line(filling position: ID<Position>) -> SlateLine? {
        lines.first { $0.position == position }
    }

    /// The line that places a person; nil where the person stays unplaced.
    public func line(placing person: ID<Person>) -> SlateLine? {
        lines.first { $0.person == person }
    }
}

/// A gate that a pin has overridden.
public struct OverriddenGate: Hashable, Sendable {
    /// Where.
    public let position: ID<Position>
    /// Who.
    public let person: ID<Person>
    /// The identifier of the gate.
    public let rule: String
    /// What the gate asked for and found.
    public let facts: GateFacts
    /// Why it was overridden.
    public let reason: String
    /// Who decided.
    public let decidedBy: String
}

/// How often a rule was the first to exclude.
public struct RuleCount: Hashable, Sendable {
    /// Stands for a rule where a decision of a person excluded the pair.
    public static let exclusion = "slate.exclusion"

    /// The identifier of the gate, or ``exclusion``.
    public let rule: String
    /// How often.
    public let count: Int

    /// What excluded, after the number, in words of people.
    public var phrase: String {
        rule == Self.exclusion ? "excluded by hand" : Rules.rule(rule)?.exclusion ?? "for `\(rule)`"
    }
}

/// An opening that nobody was given, with the reasons.
public struct UnfilledPosition: Hashable, Sendable {
    /// The opening.
    public let position: ID<Position>
    /// The day on which a successor was wanted.
    public let reportDay: Day
    /// How many candidates each rule excluded, each candidate counted at the first rule that does; never 0.
    public let exclusions: [RuleCount]
    /// How many candidates passed every gate.
    public let eligibleCount: Int
    /// How many of those were given nothing; only limits leave any, all others were given other positions.
    public let unplacedCount: Int
    /// The best of those who were given another position; nil where nobody was.
    public let rival: Rival?
}

/// Somebody who could have filled an opening and went elsewhere.
public struct Rival: Hashable, Sendable {
    /// Who.
    public let person: ID<Person>
    /// Where that person goes instead.
    public let placedAt: ID<Position>
    /// The points of the pair here.
    public let pointsHere: Int
    /// The points of the pair there.
    public let pointsThere: Int
}

/// A candidate who was given nothing, with the reasons.
public struct UnplacedPerson: Hashable, Sendable {
    /// The candidate.
    public let person: ID<Person>
    /// The first day on which the person could report.
    public let availableFrom: Day
    /// How many openings each rule excluded, each opening counted at the first rule that does; never 0.
    public let exclusions: [RuleCount]
    /// How many openings the person could fill.
    public let eligibleCount: Int
    /// How many of those stay empty; only limits leave any, all others went to others.
    public let emptyCount: Int
    /// The best of those that went to others; nil where none did.
    public let missed: MissedOpening?
}

/// An opening that somebody could have filled and another was given.
public struct MissedOpening: Hashable, Sendable {
    /// Where.
    public let position: ID<Position>
    /// Who was given it.
    public let takenBy: ID<Person>
    /// The points that the one who was not placed would have brought.
    public let points: Int
    /// The points of the one who was given it.
    public let takenPoints: Int
}
