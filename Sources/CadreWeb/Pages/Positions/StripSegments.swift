import CadreApplication
import CadreDomain

/// Tenures as the stretches of a strip.
enum StripSegments {
    /// Who holds a position: held up to the day, projected after it, gaps, overlaps and the relief to come.
    static func ofPosition(_ tenures: [Tenure], gaps: [DayRange], on day: Day) -> [Strip.Segment] {
        held(tenures, on: day) { $0.person?.name ?? $0.assignment.person.rawValue }
            + gaps.flatMap { split($0, on: day) }.map { Strip.Segment(.gap, $0) }
            + overlaps(of: tenures).flatMap { split($0, on: day) }.map { Strip.Segment(.overlap, $0) }
    }

    /// A stretch up to the day and what is left of it after, each with its own count of days.
    private static func split(_ days: DayRange, on day: Day) -> [DayRange] {
        guard days.start < day, day < days.end else { return [days] }
        return [DayRange(clamping: days.start, day), DayRange(clamping: day, days.end)]
    }

    /// Where a person serves.
    static func ofPerson(_ tenures: [Tenure], on day: Day) -> [Strip.Segment] {
        held(tenures, on: day) { tenure in
            tenure.position.map { "\($0.country) \($0.title)" } ?? tenure.assignment.position.rawValue
        }
    }

    /// How many days a solid bar has at least where it carries the name; the name of a shorter one stands in the rest.
    private static let namedDaysMin = 90

    private static func held(_ tenures: [Tenure], on day: Day, label: (Tenure) -> String) -> [Strip.Segment] {
        tenures.flatMap { tenure -> [Strip.Segment] in
            let text = label(tenure)
            guard tenure.assignment.state != .planned else {
                return [Strip.Segment(.relief, tenure.days, label: text)]
            }
            let turn = min(max(day, tenure.days.start), tenure.days.end)
            let done = DayRange(clamping: tenure.days.start, turn)
            let rest = DayRange(clamping: turn, tenure.days.end)
            let isLabelHere = done.dayCount >= min(namedDaysMin, rest.dayCount)
            return [
                Strip.Segment(.incumbent, done, label: isLabelHere ? text : nil),
                Strip.Segment(.projected, rest, label: isLabelHere ? nil : text),
            ].filter { !$0.days.isEmpty }
        }
    }

    /// The stretches on which more than one of the tenures hold.
    static func overlaps(of tenures: [Tenure]) -> [DayRange] {
        var overlaps: [DayRange] = []
        var reach: Day?
        for tenure in tenures.sorted(by: { $0.days.start < $1.days.start }) {
            if let end = reach, tenure.days.start < end {
                let found = DayRange(clamping: tenure.days.start, min(end, tenure.days.end))
                if let last = overlaps.last, found.start <= last.end {
                    overlaps[overlaps.count - 1] = DayRange(clamping: last.start, max(last.end, found.end))
                } else {
                    overlaps.append(found)
                }
            }
            reach = max(reach ?? tenure.days.end, tenure.days.end)
        }
        return overlaps
    }
}
