import CadreDomain

extension QualityRule {
    /// A planned end that has passed is settled soon.
    static let positionPlannedEnd = QualityRule(
        identifier: "quality.position-planned-end", measure: .validity, noun: .position, field: "planned_end",
        sentence: "Whoever holds a position is not past the planned end by more days than the threshold allows.",
        fix: "Import the actual end, or the planned end that was agreed.",
        takesDays: true,
        check: { record, days in
            guard case .position(_, _, let status) = record.subject, status.isFilled, let end = status.plannedEnd,
                record.day - end > days
            else { return nil }
            return "The planned end was \(end.prose), \(record.day - end) days ago"
        }
    )
}
