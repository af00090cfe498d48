import CadreDomain

extension QualityRule {
    /// A position stands where its office stands.
    static let positionOffice = QualityRule(
        identifier: "quality.position-office", measure: .conflict, noun: .position, field: "country",
        sentence: "A position has the country and the command of the office that owns it.",
        fix: "Import the position or the office as it is.",
        check: { record, _ in
            guard case .position(let position, let office?, _) = record.subject else { return nil }
            if position.country != office.country {
                return
                    "The country is (\(position.country)), that of the office (\(office.code)) is (\(office.country))"
            }
            guard position.command != office.command else { return nil }
            return "The command is (\(position.command?.rawValue ?? "none")), that of the office (\(office.code)) is "
                + "(\(office.command?.rawValue ?? "none"))"
        }
    )
}
