/// The choice of one scheme of grade equivalence, from a day on.
public struct GradeScheme: Hashable, Sendable {
    /// The name of the scheme, as rows of ``GradeEquivalence`` bear it.
    public let name: String
    /// From when comparisons go by this scheme; a later choice ends it.
    public let validFrom: Day
    /// How much the choice can be trusted.
    public let confidence: Confidence
    /// Where the choice comes from.
    public let source: String

    /// Makes the choice of a scheme.
    public init(name: String, validFrom: Day, confidence: Confidence, source: String) {
        self.name = name
        self.validFrom = validFrom
        self.confidence = confidence
        self.source = source
    }
}
