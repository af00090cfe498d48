import CadreDomain

extension QualityRule {
    /// A position is not held twice for long.
    static let positionIncumbents = QualityRule(
        identifier: "quality.position-incumbents", measure: .conflict, noun: .position, field: "incumbent",
        sentence:
            "A position that more than one person holds was held so on no more days of the past year than the "
            + "threshold allows for handovers.",
        fix: "Import the actual end of whoever has left.",
        takesDays: true,
        check: { record, days in
            guard case .position(_, _, let status) = record.subject, status.incumbentCount > 1 else { return nil }
            return status.overlapDays > days
                ? "Held by \(status.incumbentCount) people, \(status.overlapDays) overlap days in the past year" : nil
        }
    )
}
