public import CadreDomain

/// What a source says of a field, with all by which it is chosen.
public struct SurvivorshipCandidate: Hashable, Sendable {
    /// The source.
    public let source: ID<Source>
    /// The value.
    public let value: String
    /// The rank of the source for the field on the day; 1 is the most trusted.
    public let rank: Int
    /// The index of the journal with which the value was received.
    public let received: Int64
    /// Whether a decision of a steward that stands names this value.
    public let isDecided: Bool

    /// Makes a candidate.
    public init(source: ID<Source>, value: String, rank: Int, received: Int64, isDecided: Bool = false) {
        self.source = source
        self.value = value
        self.rank = rank
        self.received = received
        self.isDecided = isDecided
    }
}

/// A rule by which one value of a field is kept where sources disagree.
///
/// One rule is one file of this folder, one suite named by its identifier, and one line in `docs/rules.md`.
public struct SurvivorshipRule: Sendable {
    /// The stable name, such as `survivorship.trust`.
    public let identifier: String
    /// What the rule says, in one sentence shown to users.
    public let sentence: String
    /// The candidates that the rule leaves: all, or those that it prefers.
    let leaves: @Sendable ([SurvivorshipCandidate]) -> [SurvivorshipCandidate]

    /// The only list, in the order in which the rules are asked.
    public static let all: [SurvivorshipRule] = [.decision, .trust, .newest, .sourceCode]
}

/// Which value of a field stands, and which rule says so.
public struct SurvivorshipOutcome: Hashable, Sendable {
    /// The candidate whose value stands; of several with that value the one that comes first by all rules.
    public let winner: SurvivorshipCandidate
    /// The identifier of the rule after which only one value was left; nil where all sources agree.
    public let rule: String?

    /// Asks the rules in their order until one value is left; nil where nobody says anything.
    ///
    /// - Complexity: O(n) for n candidates.
    public init?(of candidates: [SurvivorshipCandidate]) {
        var (left, decider) = (candidates, String?.none)
        for rule in SurvivorshipRule.all {
            let wasOpen = Self.isOpen(left)
            left = rule.leaves(left)
            if wasOpen, !Self.isOpen(left) { decider = rule.identifier }
        }
        guard let winner = left.first else { return nil }
        self.winner = winner
        rule = decider
    }

    private static func isOpen(_ candidates: [SurvivorshipCandidate]) -> Bool {
        candidates.contains { $0.value != candidates[0].value }
    }
}
