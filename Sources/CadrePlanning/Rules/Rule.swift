public import CadreDomain

/// A rule of the slate: a gate that blocks, a flag that warns, or points.
///
/// One rule is one file of this folder, one suite named by its identifier, and one line in `docs/rules.md`.
public struct Rule: Sendable {
    /// What a rule does.
    public enum Kind: String, Sendable, CaseIterable {
        /// It blocks the pair.
        case gate
        /// It warns.
        case flag
        /// It makes the pair better or worse.
        case points
    }

    /// How a rule decides.
    ///
    /// Deciding needs no words, so that millions of pairs can be decided; words come on demand.
    enum Body: Sendable {
        case gate(isMet: @Sendable (Pair) -> Bool, facts: @Sendable (Pair) -> GateFacts)
        case flag(@Sendable (Pair) -> String?)
        case points(count: @Sendable (Pair) -> Int, reason: @Sendable (Pair) -> String)
    }

    /// The stable name, such as `language.minimum`.
    public let identifier: String
    /// Counts every change of what the rule decides, from 1.
    public let version: Int
    /// What points are counted in; empty for gates and flags.
    public let unit: String
    /// Points for one unit unless a run says otherwise; 0 for gates and flags.
    public let defaultWeight: Int
    /// When the rule is in force; the window's first day decides for a run.
    public let validity: DayRange
    /// What the rule says, in one sentence shown to users.
    public let sentence: String
    /// Where the rule comes from.
    public let citation: String
    /// How much the citation can be trusted.
    public let confidence: Confidence
    /// Who may waive a gate; nil where nobody may or nothing is blocked.
    public let waiverAuthority: String?
    /// Whether a statute sets the gate, so that nothing decided in Cadre overrides it.
    public let isStatutory: Bool
    /// What a gate says of the pairs that it keeps apart, after their number, such as `of another grade`; empty for
    /// others.
    public let exclusion: String
    /// Whether anything makes a person who fails the gate meet it.
    public let isCurable: Bool
    /// Whether the gate looks at nothing of the person but kind, service and grade.
    let isDecidedByGroup: Bool
    let body: Body

    init(
        identifier: String, version: Int = 1, unit: String = "", defaultWeight: Int = 0,
        validity: DayRange = DayRange(from: Rules.recordOpens), sentence: String, citation: String,
        confidence: Confidence, waiverAuthority: String? = nil, isStatutory: Bool = false,
        exclusion: String = "", isCurable: Bool = true, isDecidedByGroup: Bool = false, body: Body
    ) {
        self.identifier = identifier
        self.version = version
        self.unit = unit
        self.defaultWeight = defaultWeight
        self.validity = validity
        self.sentence = sentence
        self.citation = citation
        self.confidence = confidence
        self.waiverAuthority = waiverAuthority
        self.isStatutory = isStatutory
        self.exclusion = exclusion
        self.isCurable = isCurable
        self.isDecidedByGroup = isDecidedByGroup
        self.body = body
    }

    /// Whether a reason can override the gate where a relief is named by hand: somebody may waive it, and no statute
    /// sets it.
    public var isOverridable: Bool { waiverAuthority != nil && !isStatutory }

    /// Who may waive a gate, marked where no public source confirms it; nil where nobody may.
    public var waiver: String? { waiverAuthority.map { $0 + mark } }

    /// The citation, marked where no public source confirms it.
    public var source: String { citation + mark }

    private var mark: String { confidence == .unverified ? " (unverified)" : "" }

    /// What the rule does.
    public var kind: Kind {
        switch body {
        case .gate: .gate
        case .flag: .flag
        case .points: .points
        }
    }

    /// What the rule says of a pair.
    ///
    /// - Parameters:
    ///   - pair: A person looked at for an opening.
    ///   - weight: Points for one unit; the default weight unless given. Gates and flags pass it over.
    public func evaluate(_ pair: Pair, weight: Int? = nil) -> Finding {
        switch body {
        case .gate(let isMet, let facts):
            let found = facts(pair)
            return isMet(pair)
                ? .passed(GateFacts(needed: found.needed, found: found.found, remedy: "")) : .failed(found)
        case .flag(let text): return text(pair).map { .flagged($0) } ?? .clear
        case .points(let count, let reason):
            return .points(count(pair) * (weight ?? defaultWeight), reason: reason(pair))
        }
    }
}
