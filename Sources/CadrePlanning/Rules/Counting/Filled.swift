import CadreDomain

extension CountingRule {
    /// An authorized position that somebody holds; it counts positions, not people.
    public static let filled = CountingRule(
        identifier: "counted.filled",
        title: "Filled",
        sentence:
            "A position is filled when it is authorized or funded and at least one person holds it on the day; two "
            + "holders fill it once.",
        citation: "The measure filled of the staffing picture, Cadre's own definition",
        confidence: .unverified
    )

    /// Whether the position is counted as filled; the same as the measure of the staffing picture.
    static func isFilled(_ status: PositionStatus) -> Bool { StaffingMeasure.filled.includes(status) }
}
