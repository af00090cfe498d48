import CadreDomain

extension QualityRule {
    /// A position bears an SC code.
    static let positionCode = QualityRule(
        identifier: "quality.position-code", measure: .completeness, noun: .position, field: "sc_code",
        sentence: "An authorized position bears an SC code.",
        fix: "Have the position coded in the manpower system of record, and import it.",
        check: { record, _ in
            guard case .position(let position, _, let status) = record.subject, status.isAuthorized else { return nil }
            return position.scCode == nil ? "The SC code is missing" : nil
        }
    )
}
