import CadreDomain

extension QualityRule {
    /// The city of an office is on record.
    static let officePost = QualityRule(
        identifier: "quality.office-post", measure: .completeness, noun: .office, field: "post",
        sentence: "An office has the city where it stands on record.",
        fix: "Import the office with its post.",
        check: { record, _ in
            guard case .office(let office) = record.subject else { return nil }
            return office.post.isEmpty ? "The post is missing" : nil
        }
    )
}
