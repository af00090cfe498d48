extension SurvivorshipRule {
    /// The source is trusted most for the field on the day.
    public static let trust = SurvivorshipRule(
        identifier: "survivorship.trust",
        sentence: "The source has the best rank of trust for the field on the day."
    ) { candidates in
        let best = candidates.map(\.rank).min()
        return candidates.filter { $0.rank == best }
    }
}
