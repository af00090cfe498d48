import CadreDomain

extension QualityRule {
    /// A record of a position was changed or confirmed lately.
    static let positionAge = QualityRule(
        identifier: "quality.position-age", measure: .freshness, noun: .position, field: "id",
        sentence:
            "A position was changed, or confirmed by an attestation, within the days of the threshold, as the journal "
            + "tells.",
        fix: "Import the record as it is now, or have its office attest it.",
        takesDays: true,
        check: { record, days in record.age(days: days) }
    )
}
