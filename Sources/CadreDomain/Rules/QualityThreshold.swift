/// From a day on, how many days a rule of data quality allows.
public struct QualityThreshold: Hashable, Sendable {
    /// The identifier of the rule.
    public let rule: String
    /// How many days it allows.
    public let days: Int
    /// The first day on which the threshold holds.
    public let validFrom: Day
    /// How much the row can be trusted.
    public let confidence: Confidence
    /// Where the row comes from.
    public let source: String

    /// Makes a row of the table of thresholds.
    public init(rule: String, days: Int, validFrom: Day, confidence: Confidence, source: String) {
        self.rule = rule
        self.days = days
        self.validFrom = validFrom
        self.confidence = confidence
        self.source = source
    }
}

extension ReferenceTables {
    /// The threshold of a rule on a day; nil where the table has none then.
    public func qualityThreshold(of rule: String, on day: Day) -> QualityThreshold? {
        qualityThresholds.filter { $0.rule == rule && $0.validFrom <= day }.max { $0.validFrom < $1.validFrom }
    }
}
