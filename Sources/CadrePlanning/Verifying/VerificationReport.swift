public import CadreDomain

/// What the independent check of a plan looked at and found in order.
public struct VerificationReport: Hashable, Sendable {
    /// Lines recomputed from the records.
    public let lineCount: Int
    /// Gates asked anew, over all lines.
    public let gateCount: Int
    /// Gates that fail and that a pin has overridden.
    public let overriddenGateCount: Int
    /// Countries whose cap on service members was counted day by day.
    public let capCount: Int
    /// Limits that were counted anew.
    public let limitCount: Int
    /// The points of all lines, recomputed.
    public let totalPoints: Int
    /// The bound that the certificate proves.
    public let bound: Int
}

/// Something that the independent check found different from the plan.
public enum VerificationMismatch: Hashable, Sendable {
    /// A person is placed twice.
    case personTwice(ID<Person>)
    /// A position is filled twice.
    case positionTwice(ID<Position>)
    /// A line names a position or a person that is not in the problem.
    case lineOutsideProblem(person: ID<Person>, position: ID<Position>)
    /// A gate fails that no pin has overridden.
    case gateFailed(rule: String, person: ID<Person>, position: ID<Position>)
    /// A gate is listed as overridden and does not fail, or is not pinned.
    case overrideWithoutCause(rule: String, person: ID<Person>, position: ID<Position>)
    /// The days of a line differ.
    case daysDiffer(person: ID<Person>, position: ID<Position>)
    /// The points of a line differ.
    case pointsDiffer(person: ID<Person>, position: ID<Position>, planned: Int, found: Int)
    /// The total is not the sum of the lines.
    case totalDiffers(planned: Int, found: Int)
    /// The total is not what the certificate proves to be the most; under limits, it exceeds what is proven.
    case boundDiffers(total: Int, bound: Int)
    /// More service members than the cap allows would serve in a country on some day.
    case capExceeded(country: CountryCode, limit: Int, found: Int)
    /// The slate does not keep to a limit.
    case limitBroken(SlateLimit)
    /// A pin is not respected.
    case pinIgnored(person: ID<Person>, position: ID<Position>)
    /// An excluded pair is used.
    case exclusionIgnored(person: ID<Person>, position: ID<Position>)
    /// The certificate does not prove the plan optimal.
    case certificateBroken(String)
}
