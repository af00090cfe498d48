import CadreDomain

extension QualityRule {
    /// A clearance has an end on record.
    static let personClearance = QualityRule(
        identifier: "quality.person-clearance", measure: .completeness, noun: .person, field: "clearance_until",
        sentence: "A person who holds a clearance has on record until when it is in force.",
        fix: "Import the person with the end of the clearance.",
        check: { record, _ in
            guard case .person(let person) = record.subject, person.clearance > .none else { return nil }
            return person.clearanceUntil == nil ? "The end of the clearance is missing" : nil
        }
    )
}
