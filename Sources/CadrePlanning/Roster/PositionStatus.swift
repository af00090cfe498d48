public import CadreDomain

/// Where a position stands on a day: who holds it, since when it is empty, when it will be.
///
/// The definitions are those of `docs/measures.md`; every staffing figure is a sum over these.
public struct PositionStatus: Hashable, Sendable {
    /// The one word for how a position is staffed.
    public enum Word: String, CaseIterable, Sendable {
        /// Authorized and held.
        case filled
        /// Authorized and held by nobody.
        case vacant
        /// Required only, held or not.
        case notAuthorized = "not_authorized"
    }

    /// What is true of the position beyond the measures, one bit each.
    struct Facts: OptionSet, Hashable, Sendable {
        let rawValue: UInt16

        static let isHeld = Facts(rawValue: 1)
        static let isQualified = Facts(rawValue: 2)
        static let isPastPlannedEnd = Facts(rawValue: 4)
        static let isKeyBillet = Facts(rawValue: 8)
    }

    /// Stands for "no day" and "no assignment".
    static let none = Int32.min

    /// The place of the position in identity order.
    let number: Int32
    /// The version in force, as a place in the rows of the roster.
    let version: Int32
    let index: Int32
    let incumbents: Int32
    /// One bit for each measure that counts the position; see ``StaffingMeasure/lane``.
    let counted: UInt16
    let facts: Facts
    let gap: Int32
    let overlap: Int32
    let day: Int32
    let emptySince: Int32
    let lastPlannedEnd: Int32
    let emptyFrom: Int32
    let follower: Int32

    /// Filled, vacant or not authorized.
    public var word: Word { isAuthorized ? (isFilled ? .filled : .vacant) : .notAuthorized }
    /// The version in force, as an index in the positions of the register.
    public var positionIndex: Int { Int(index) }
    /// The day asked for.
    public var asOf: Day { Day(number: day) }
    /// How many people hold the position that day.
    public var incumbentCount: Int { Int(incumbents) }
    /// Whether a manning document holds it.
    public var isAuthorized: Bool { counts(.authorized) }
    /// Whether money pays for it.
    public var isFunded: Bool { counts(.funded) }
    /// Whether it is a key billet.
    public var isKeyBillet: Bool { facts.contains(.isKeyBillet) }
    /// Whether somebody holds it, authorized or not.
    public var isFilled: Bool { facts.contains(.isHeld) }
    /// Whether it is authorized and nobody holds it.
    public var isVacant: Bool { counts(.vacant) }
    /// Whether some incumbent meets every requirement that day.
    public var isQualified: Bool { facts.contains(.isQualified) }
    /// Days in the 365 before ``asOf`` on which it was authorized and nobody held it.
    public var gapDays: Int { Int(gap) }
    /// Days in the 365 before ``asOf`` on which it was authorized, once for each incumbent beyond the first.
    public var overlapDays: Int { Int(overlap) }
    /// The first day of the present vacancy; nil unless it is vacant.
    ///
    /// The latest of the end of the last holding and the day from which it has been authorized without a break.
    public var vacantSince: Day? { Self.day(emptySince) }
    /// Days from ``vacantSince`` to ``asOf``; 0 on the first day and where it is not vacant.
    public var vacantDays: Int { vacantSince.map { asOf - $0 } ?? 0 }
    /// The latest planned end among the incumbents; nil where there is none.
    public var plannedEnd: Day? { Self.day(lastPlannedEnd) }
    /// Whether an incumbent whose planned end has come still holds it.
    public var isPastPlannedEnd: Bool { facts.contains(.isPastPlannedEnd) }
    /// The first day in the 24 months from ``asOf`` on which it stands empty; nil unless authorized all the way there.
    public var projectedVacancy: Day? { Self.day(emptyFrom) }
    /// Whether it stands empty on some day of the 24 months.
    public var isProjectedVacant: Bool { counts(.projectedVacant) }
    /// The assignment that comes next, as an index in the assignments of the register.
    ///
    /// The first to start after the projected vacancy, or after ``asOf`` where no vacancy is projected.
    public var relief: Int? { follower < 0 ? nil : Int(follower) }
    /// Whether somebody is named to come next.
    public var hasNamedRelief: Bool { follower >= 0 }

    /// Whether a measure counts the position.
    func counts(_ measure: StaffingMeasure) -> Bool { counted & (1 << UInt16(measure.lane)) != 0 }

    private static func day(_ number: Int32) -> Day? { number == none ? nil : Day(number: number) }
}
