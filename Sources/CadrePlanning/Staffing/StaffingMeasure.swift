/// A figure of the staffing picture; `docs/measures.md` says the same in more words.
///
/// Every figure is the sum of ``value(_:)`` over position statuses, and is zero for exactly those that
/// ``includes(_:)`` leaves out.
public enum StaffingMeasure: String, CaseIterable, Sendable {
    /// Positions for which a need has been shown.
    case required
    /// Positions that a manning document holds.
    case authorized
    /// Positions that money pays for.
    case funded
    /// Authorized positions that somebody holds.
    case filled
    /// Authorized positions that nobody holds.
    case vacant
    /// Filled positions with an incumbent who meets every requirement.
    case qualified
    /// Days empty in the past year.
    case gapDays = "gap_days"
    /// Days doubly held in the past year.
    case overlapDays = "overlap_days"
    /// Vacant key billets.
    case keyEmpty = "key_empty"
    /// Filled positions with an incumbent past the planned end.
    case pastPlannedEnd = "past_planned_end"
    /// Positions that stand empty in the coming 24 months.
    case projectedVacant = "projected_vacant"
    /// Of those, the ones with somebody named.
    case projectedWithRelief = "projected_with_relief"
    /// Of those, the ones with nobody named.
    case projectedWithoutRelief = "projected_without_relief"

    /// The heading in tables.
    public var title: String {
        switch self {
        case .required: "Required"
        case .authorized: "Authorized"
        case .funded: "Funded"
        case .filled: "Filled"
        case .vacant: "Vacant"
        case .qualified: "Qualified"
        case .gapDays: "Gap days"
        case .overlapDays: "Overlap days"
        case .keyEmpty: "Key billets empty"
        case .pastPlannedEnd: "Past planned end"
        case .projectedVacant: "Projected vacant"
        case .projectedWithRelief: "Projected vacant, relief named"
        case .projectedWithoutRelief: "Projected vacant, no relief"
        }
    }

    /// What the figure counts, in one sentence.
    public var definition: String {
        switch self {
        case .required: "Positions in force on the day, in any state: required, authorized or funded."
        case .authorized: "Positions in force on the day that are authorized or funded."
        case .funded: "Positions in force on the day that are funded."
        case .filled: "Authorized positions that at least one person holds on the day."
        case .vacant: "Authorized positions that nobody holds on the day."
        case .qualified:
            "Filled positions of which at least one incumbent meets every requirement of the position on the day."
        case .gapDays:
            "Days in the 365 days before the day on which a position was authorized and nobody held it."
        case .overlapDays:
            "Days in the 365 days before the day on which a position was authorized and held more than once, "
                + "counted once for each incumbent beyond the first."
        case .keyEmpty: "Vacant positions that are key billets."
        case .pastPlannedEnd:
            "Filled positions with an incumbent whose planned end is on or before the day and who still holds it."
        case .projectedVacant:
            "Authorized positions that stand empty on at least one day of the 24 months that start with the day, "
                + "as far as is known today."
        case .projectedWithRelief:
            "Projected vacant positions for which somebody is named to come after the first empty day."
        case .projectedWithoutRelief:
            "Projected vacant positions for which nobody is named to come after the first empty day."
        }
    }

    /// Whether the figure counts days; otherwise it counts positions.
    public var isDays: Bool { self == .gapDays || self == .overlapDays }

    /// Whether the position adds to the figure; the rows that a link from the figure shows.
    public func includes(_ status: PositionStatus) -> Bool { status.counts(self) }

    /// What the position adds to the figure.
    public func value(_ status: PositionStatus) -> Int {
        switch self {
        case .gapDays: status.gapDays
        case .overlapDays: status.overlapDays
        default: status.counts(self) ? 1 : 0
        }
    }

    /// The filters on the list of positions that show exactly the positions that add to the figure.
    public var filters: [StaffingFilter] {
        switch self {
        case .required: []
        case .authorized: [.init(key: "status", value: "filled"), .init(key: "status", value: "vacant")]
        case .funded: [.init(key: "state", value: "funded")]
        case .filled: [.init(key: "status", value: "filled")]
        case .vacant: [.init(key: "status", value: "vacant")]
        case .qualified: [.init(key: "status", value: "filled"), .init(key: "qualified", value: "yes")]
        case .gapDays: [.init(key: "gap_days__gt", value: "0")]
        case .overlapDays: [.init(key: "overlap_days__gt", value: "0")]
        case .keyEmpty: [.init(key: "status", value: "vacant"), .init(key: "key_billet", value: "yes")]
        case .pastPlannedEnd: [.init(key: "status", value: "filled"), .init(key: "past_planned_end", value: "yes")]
        case .projectedVacant: [.init(key: "projected_vacant", value: "yes")]
        case .projectedWithRelief:
            [.init(key: "projected_vacant", value: "yes"), .init(key: "relief", value: "named")]
        case .projectedWithoutRelief:
            [.init(key: "projected_vacant", value: "yes"), .init(key: "relief", value: "none")]
        }
    }

    /// The place of the figure in ``StaffingMeasures`` and in the bits of a status, in declared order.
    @inline(__always)
    var lane: Int {
        switch self {
        case .required: 0
        case .authorized: 1
        case .funded: 2
        case .filled: 3
        case .vacant: 4
        case .qualified: 5
        case .gapDays: 6
        case .overlapDays: 7
        case .keyEmpty: 8
        case .pastPlannedEnd: 9
        case .projectedVacant: 10
        case .projectedWithRelief: 11
        case .projectedWithoutRelief: 12
        }
    }
}
