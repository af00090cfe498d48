/// What a rule says of a pair.
public enum Finding: Hashable, Sendable {
    /// A gate is met.
    case passed(GateFacts)
    /// A gate is not met; the person cannot have the position without a waiver.
    case failed(GateFacts)
    /// Something to know that blocks nothing.
    case flagged(String)
    /// A flag with nothing to say.
    case clear
    /// Points for or against the pair, with a short reason.
    case points(Int, reason: String)
}

/// What a gate asked for and what it found.
public struct GateFacts: Hashable, Sendable {
    /// What is asked for.
    public let needed: String
    /// What was found.
    public let found: String
    /// What would change the answer; empty where the gate is met.
    public let remedy: String

    /// Makes a set of facts.
    public init(needed: String, found: String, remedy: String) {
        self.needed = needed
        self.found = found
        self.remedy = remedy
    }
}
