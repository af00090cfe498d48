public import CadreDomain

/// A rule that says who, or what, is counted under a name on a day.
///
/// One rule is one file of this folder, one suite named by its identifier, and one heading in `docs/rules.md`.
public struct CountingRule: Sendable {
    /// Every rule, from the widest number to the narrowest.
    public static let all: [CountingRule] = [.identified, .coded, .filled]

    /// The stable name, such as `counted.coded`.
    public let identifier: String
    /// The word for the number, such as `Coded`.
    public let title: String
    /// Counts every change of what the rule decides, from 1.
    public let version: Int
    /// The days for which the rule counts.
    public let validity: DayRange
    /// What the rule says, in one sentence shown to users.
    public let sentence: String
    /// Which part is law and which is Cadre's own definition.
    public let citation: String
    /// How much the citation can be trusted.
    public let confidence: Confidence

    init(
        identifier: String, title: String, version: Int = 1, validity: DayRange = DayRange(from: Rules.recordOpens),
        sentence: String, citation: String, confidence: Confidence
    ) {
        self.identifier = identifier
        self.title = title
        self.version = version
        self.validity = validity
        self.sentence = sentence
        self.citation = citation
        self.confidence = confidence
    }

    /// The citation, marked where no public source confirms it.
    public var source: String { citation + (confidence == .unverified ? " (unverified)" : "") }
}
