/// A named form of certification and the days on which its certifications count.
///
/// Days of two schemes may overlap: in a transition both count.
public struct CertificationScheme: Hashable, Sendable {
    /// The name, as certifications bear it.
    public let name: String
    /// The days on which its certifications count.
    public let days: DayRange
    /// How much the days can be trusted.
    public let confidence: Confidence
    /// Where the days come from.
    public let source: String

    /// Makes a row of the table of certification schemes.
    public init(name: String, days: DayRange, confidence: Confidence, source: String) {
        self.name = name
        self.days = days
        self.confidence = confidence
        self.source = source
    }
}
