extension SurvivorshipRule {
    /// Of sources that are trusted alike, the one whose value was received last.
    public static let newest = SurvivorshipRule(
        identifier: "survivorship.newest",
        sentence: "Of sources that are trusted alike, this value was received last."
    ) { candidates in
        let last = candidates.map(\.received).max()
        return candidates.filter { $0.received == last }
    }
}
