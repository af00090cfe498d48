import CadreDomain

extension QualityRule {
    /// A record of an office was changed or confirmed lately.
    static let officeAge = QualityRule(
        identifier: "quality.office-age", measure: .freshness, noun: .office, field: "code",
        sentence:
            "An office was changed, or confirmed by an attestation, within the days of the threshold, as the journal "
            + "tells.",
        fix: "Import the record as it is now, or have its office attest it.",
        takesDays: true,
        check: { record, days in record.age(days: days) }
    )
}
