public import CadreDomain

/// A position that a slate should fill: authorized, empty or falling vacant in the window, without a named relief.
public struct Opening: Hashable, Sendable {
    /// The version of the position's record that holds on the report day.
    public let position: Position
    /// The first day on which it is authorized and nobody holds it; may lie before the window.
    public let vacantFrom: Day
    /// The day on which a successor is wanted: the day of the vacancy, the window's first day or today, the latest of them.
    public let reportDay: Day
    /// The command whose area holds the country on the report day; nil where no command has it.
    public let region: CommandCode?

    /// Makes an opening.
    public init(position: Position, vacantFrom: Day, reportDay: Day, region: CommandCode?) {
        self.position = position
        self.vacantFrom = vacantFrom
        self.reportDay = reportDay
        self.region = region
    }

    /// Whether whoever fills it counts toward the cap on service members in its country.
    public var countsTowardCap: Bool { position.countsTowardCap && position.kind == .military }
}
