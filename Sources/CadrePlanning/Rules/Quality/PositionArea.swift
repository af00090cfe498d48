import CadreDomain

extension QualityRule {
    /// The functional area of an SC code is a known one.
    static let positionArea = QualityRule(
        identifier: "quality.position-area", measure: .validity, noun: .position, field: "func",
        sentence: "The letter of an SC code is a functional area of the table of functional areas.",
        fix: "Correct the code, or add the letter to functional_areas.csv.",
        check: { record, _ in
            guard case .position(let position, _, _) = record.subject, let code = position.scCode else { return nil }
            let isKnown = record.reference.name(of: String(code.area), in: .functionalAreas) != nil
            return isKnown ? nil : "The area (\(code.area)) of the code (\(code)) is not known"
        }
    )
}
