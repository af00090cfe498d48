import CadreDomain

extension Rule {
    /// Each day beside the incumbent.
    public static let overlapDays = Rule(
        identifier: "overlap.days",
        unit: "day",
        defaultWeight: 1,
        sentence: "Each day on which the person is there beside the incumbent counts, up to the overlap wanted.",
        citation: "Cadre's own placeholder",
        confidence: .unverified,
        body: .points { pair in
            pair.overlapDays
        } reason: { pair in
            "Overlaps the incumbent by \(Grouped.count(pair.overlapDays, "day"))"
        }
    )
}
