public import CadreDomain

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
    /// The earlier release that would change the answer; nil where none is known to.
    public let release: EarlierRelease?
    /// Whether the person or the position is not on record on the reporting day, so that no reason overrides the gate.
    public let isRecordMissing: Bool
    /// What else would change the answer; empty where nothing would.
    let otherRemedy: String

    /// Makes a set of facts.
    ///
    /// - Parameter remedy: What would change the answer beside the release; empty where nothing would.
    public init(
        needed: String, found: String, remedy: String, release: EarlierRelease? = nil, isRecordMissing: Bool = false
    ) {
        self.needed = needed
        self.found = found
        self.release = release
        self.isRecordMissing = isRecordMissing
        otherRemedy = remedy
    }

    /// What would change the answer, each way enough alone; empty where the gate is met.
    public var remedy: String {
        guard let release else { return otherRemedy }
        guard !otherRemedy.isEmpty else { return "A \(release.text)." }
        return "\(otherRemedy.hasSuffix(".") ? String(otherRemedy.dropLast()) : otherRemedy), or a \(release.text)."
    }

    /// The same facts with another release, or with none.
    func releasing(_ release: EarlierRelease?) -> GateFacts {
        GateFacts(
            needed: needed, found: found, remedy: otherRemedy, release: release, isRecordMissing: isRecordMissing
        )
    }
}

/// An earlier day on which somebody would have to come free.
public struct EarlierRelease: Hashable, Sendable {
    /// The last day that is early enough.
    public let day: Day
    /// The day on which the person comes free as planned.
    public let planned: Day

    /// The release as a part of a sentence.
    var text: String {
        "release by \(day.prose), \(Grouped.count(planned - day, "day")) earlier than planned"
    }
}
