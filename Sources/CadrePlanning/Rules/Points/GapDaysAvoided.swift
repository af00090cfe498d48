import CadreDomain

extension Rule {
    /// Each day before the latest arrival tolerated.
    public static let gapDaysAvoided = Rule(
        identifier: "gap.days-avoided",
        unit: "day",
        defaultWeight: 2,
        sentence: "Each day on which the person reports before the latest arrival tolerated counts.",
        citation: "Cadre's own placeholder",
        confidence: .unverified,
        body: .points { pair in
            max(0, pair.opening.figures.lateArrivalDaysMax - pair.daysLate)
        } reason: { pair in
            pair.daysLate == 0
                ? "Reports \(pair.overlapDays > 0 ? "before" : "on") the report day"
                : "Reports \(Grouped.count(pair.daysLate, "day")) after the report day"
        }
    )
}
