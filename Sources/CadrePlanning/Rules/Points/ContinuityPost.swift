import CadreDomain

extension Rule {
    /// The person knows the office or the country.
    public static let continuityPost = Rule(
        identifier: "continuity.post",
        unit: "step of acquaintance",
        defaultWeight: 40,
        sentence: "Having served in the office counts two steps, having served only in the country, overseas, one.",
        citation: "Cadre's own placeholder",
        confidence: .unverified,
        body: .points { pair in
            let record = pair.candidate.candidate.record
            if record.offices.contains(pair.position.office) { return 2 }
            return pair.opening.isOverseas && record.countries.contains(pair.position.country) ? 1 : 0
        } reason: { pair in
            let knowsOffice = pair.candidate.candidate.record.offices.contains(pair.position.office)
            return knowsOffice ? "Has served in this office" : "Has served in \(pair.position.country)"
        }
    )
}
