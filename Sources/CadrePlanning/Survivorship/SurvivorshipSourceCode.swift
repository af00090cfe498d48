extension SurvivorshipRule {
    /// Of values received together, that of the source whose code comes first.
    public static let sourceCode = SurvivorshipRule(
        identifier: "survivorship.source-code",
        sentence: "Of values received together from sources trusted alike, that of the code that comes first."
    ) { candidates in
        let first = candidates.map(\.source).min()
        return candidates.filter { $0.source == first }
    }
}
