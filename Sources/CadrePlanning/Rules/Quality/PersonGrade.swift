import CadreDomain

extension QualityRule {
    /// The grade of a person is a known one.
    static let personGrade = QualityRule(
        identifier: "quality.person-grade", measure: .validity, noun: .person, field: "grade",
        sentence: "The grade of a person is one of the table of grades.",
        fix: "Correct the grade, or add it to grades.csv.",
        check: { record, _ in
            guard case .person(let person) = record.subject, !record.reference.gradeTitles.isEmpty else { return nil }
            return record.reference.gradeTitles[person.grade] == nil ? "The grade (\(person.grade)) is not known" : nil
        }
    )
}
