import CadreDomain

extension QualityRule {
    /// A record of a person was changed or confirmed lately.
    static let personAge = QualityRule(
        identifier: "quality.person-age", measure: .freshness, noun: .person, field: "id",
        sentence:
            "A person was changed, or confirmed by an attestation, within the days of the threshold, as the journal "
            + "tells.",
        fix: "Import the record as it is now, or have its office attest it.",
        takesDays: true,
        check: { record, days in record.age(days: days) }
    )
}
