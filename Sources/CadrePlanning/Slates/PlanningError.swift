public import CadreDomain

/// Why a slate could not be planned or explained.
public enum PlanningError: Error, Hashable, Sendable {
    /// The caller's `isCancelled` answered true.
    case cancelled
    /// The search under limits was asked to end before it had found a slate.
    case endedWithoutSlate
    /// Two openings are of one position, or two candidates are one person.
    case repeatedRecord(String)
    /// A pin names a position that is no opening or a person who is no candidate.
    case pinOutsideProblem(person: ID<Person>, position: ID<Position>)
    /// Two decisions contradict each other: one person or position pinned twice, or a pair both pinned and excluded.
    case pinsConflict(person: ID<Person>, position: ID<Position>)
    /// The frozen input names a rule that does not exist.
    case unknownRule(String)
    /// A rule has changed since the input was frozen, so the run cannot be repeated.
    case ruleVersionDiffers(identifier: String, frozen: Int, current: Int)
    /// The weight of a rule lies outside 0 to `RuleSetting.weightMax`.
    case weightOutOfRange(identifier: String, weight: Int)
    /// A couple names somebody who is no candidate, or who is in another couple.
    case limitOutsideProblem(SlateLimit, person: ID<Person>)
    /// No slate keeps to every limit.
    case limitsConflict(LimitConflict)
    /// The search ended before it found a slate that keeps to every limit, or proved that there is none; after no step
    /// where points and limits are too large to be summed.
    case limitsUndecided(stepCount: Int)
    /// Values of pairs are too large for a front: weighed against each other they exceed the largest number of points.
    case frontTooLarge
    /// The plan failed its independent check.
    case verificationFailed([VerificationMismatch])
    /// Asked about a position that is no opening of the problem.
    case positionOutsideProblem(ID<Position>)
    /// Asked about a person who is no candidate of the problem.
    case personOutsideProblem(ID<Person>)
}
