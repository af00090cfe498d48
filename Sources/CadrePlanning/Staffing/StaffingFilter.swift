import CadreDomain

/// One filter on the list of positions, as it stands in an address: `status=vacant`.
///
/// Filters with the same key are alternatives; filters with different keys must all hold.
public struct StaffingFilter: Hashable, Sendable, CustomStringConvertible {
    /// The key, such as `status` or `gap_days__gt`.
    public let key: String
    /// The value, such as `vacant`.
    public let value: String

    /// Makes a filter.
    public init(key: String, value: String) {
        self.key = key
        self.value = value
    }

    /// The filter as `status=vacant`.
    public var description: String { key + "=" + value }
}

extension RosterDay {
    /// Whether a position passes all filters.
    ///
    /// - Returns: nil where a key or a value is not one of those in `docs/measures.md`.
    public func matches(_ status: PositionStatus, _ filters: [StaffingFilter]) -> Bool? {
        var isKept: [String: Bool] = [:]
        for filter in filters {
            guard let isMatch = matches(status, filter) else { return nil }
            isKept[filter.key, default: false] = isKept[filter.key, default: false] || isMatch
        }
        return isKept.values.allSatisfy { $0 }
    }

    /// Whether a position passes one filter; nil where the key or the value is unknown.
    public func matches(_ status: PositionStatus, _ filter: StaffingFilter) -> Bool? {
        if let dimension = StaffingDimension(rawValue: filter.key) {
            return key(of: status, in: dimension) == filter.value
        }
        switch filter.key {
        case "status": return PositionStatus.Word(rawValue: filter.value).map { $0 == status.word }
        case "state": return Position.State(rawValue: filter.value).map { $0 == position(of: status).state }
        case "key_billet": return Self.answer(filter.value, yes: status.isKeyBillet, no: !status.isKeyBillet)
        case "qualified":
            return Self.answer(filter.value, yes: status.isQualified, no: status.isFilled && !status.isQualified)
        case "past_planned_end":
            return Self.answer(filter.value, yes: status.isPastPlannedEnd, no: !status.isPastPlannedEnd)
        case "projected_vacant":
            return Self.answer(filter.value, yes: status.isProjectedVacant, no: !status.isProjectedVacant)
        case "relief":
            guard filter.value == "named" || filter.value == "none" else { return nil }
            return status.hasNamedRelief == (filter.value == "named")
        case "gap_days__gt": return Int(filter.value).map { status.gapDays > $0 }
        case "overlap_days__gt": return Int(filter.value).map { status.overlapDays > $0 }
        default: return nil
        }
    }

    private static func answer(_ value: String, yes: Bool, no: Bool) -> Bool? {
        switch value {
        case "yes": yes
        case "no": no
        default: nil
        }
    }
}
