public import CadreDomain

/// A position that a slate should fill: authorized, empty or falling vacant in the window, without a named relief.
public struct Opening: Hashable, Sendable {
    /// The version of the position's record that holds on the report day.
    ///
    /// Its validity runs to the first day on which no version holds.
    public let position: Position
    /// The first day on which it is authorized and nobody holds it; may lie before the window.
    public let vacantFrom: Day
    /// The day from which it is on record that nobody holds it, where that is later: somebody may have left in between
    /// who is not on record; nil elsewhere.
    public let recordedFrom: Day?
    /// The day on which a successor is wanted: the day of the vacancy, the window's first day or today, the latest of
    /// them.
    public let reportDay: Day
    /// The first day on which a successor may report beside the incumbent; the report day where nobody overlaps.
    public let overlapFrom: Day
    /// The command whose area holds the country on the report day; nil where no command has it.
    public let region: CommandCode?

    /// Makes an opening.
    ///
    /// - Parameters:
    ///   - recordedFrom: Nil where the vacancy is on record from its first day; a day up to the first counts as none.
    ///   - overlapFrom: Nil where nobody overlaps; a later day than the report day counts as the report day.
    public init(
        position: Position, vacantFrom: Day, recordedFrom: Day? = nil, reportDay: Day, overlapFrom: Day? = nil,
        region: CommandCode?
    ) {
        self.position = position
        self.vacantFrom = vacantFrom
        self.recordedFrom = recordedFrom.flatMap { $0 > vacantFrom ? $0 : nil }
        self.reportDay = reportDay
        self.overlapFrom = min(overlapFrom ?? reportDay, reportDay)
        self.region = region
    }

    /// The first day of the vacancy, or the first from which that is on record.
    public var vacantSince: Day { recordedFrom ?? vacantFrom }

    /// Whether it may have been vacant for longer than is on record.
    public var isVacancyCut: Bool { recordedFrom != nil }

    /// The first day on which a successor may report beside the incumbent; nil where nobody overlaps.
    public var overlapStart: Day? { overlapFrom < reportDay ? overlapFrom : nil }

    /// Whether whoever fills it counts toward the cap on service members in its country.
    public var countsTowardCap: Bool { position.countsTowardCap && position.kind == .military }
}
