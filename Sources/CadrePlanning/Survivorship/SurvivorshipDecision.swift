extension SurvivorshipRule {
    /// A steward has decided for a value, and no source has said anything new of the field since.
    public static let decision = SurvivorshipRule(
        identifier: "survivorship.decision",
        sentence: "A steward has decided for this value, and no source has said anything new of the field since."
    ) { candidates in
        let decided = candidates.filter(\.isDecided)
        return decided.isEmpty ? candidates : decided
    }
}
