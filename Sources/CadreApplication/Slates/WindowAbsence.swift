import CadreDomain

/// Why somebody on the register is no candidate of a window, and what would make the person one.
struct WindowAbsence: Sendable {
    /// Each in one sentence without its subject; never empty.
    private(set) var reasons: [String] = []
    /// What would change each reason, in sentences.
    private(set) var changes: [String] = []

    /// Reads the register of now; whoever is free in time by it came free after the input of the slate was frozen.
    init(of person: ID<Person>, from window: DayRange, in snapshot: RegisterSnapshot) {
        let firstDay = max(window.start, snapshot.today)
        let lastDay = window.end.adding(days: -1).prose
        let versions = snapshot.versions(of: person).filter { !$0.validity.isEmpty }
        let tenures = snapshot.tenures(of: person)
        let record =
            versions.first { $0.validity.contains(firstDay) }
            ?? versions.first { $0.validity.start > firstDay && $0.validity.start < window.end }
        if record == nil {
            let gap = Self.gap(in: versions.map(\.validity), on: firstDay, today: snapshot.today)
            add(gap, "A record in the workforce on a day \(DayRange(clamping: firstDay, window.end).prose).")
        }
        if let planned = tenures.first(where: { $0.assignment.state == .planned })?.assignment {
            add(
                "is already named for \(planned.position) from \(planned.from.prose)",
                "The relief at \(planned.position) withdrawn."
            )
        }
        let held = tenures.filter { $0.assignment.state == .active }.max { $0.days.end < $1.days.end }
        if let held, held.days.end >= window.end {
            add(
                "holds \(held.assignment.position) until \(held.days.end.prose), and the window ends on "
                    + "\(lastDay)",
                "Free by \(lastDay): an earlier end of the assignment to \(held.assignment.position)."
            )
        } else if let day = record?.availableFrom, day >= window.end {
            add(
                "is available from \(day.prose), and the window ends on \(lastDay)",
                "Free by \(lastDay): an earlier day of availability."
            )
        }
        if reasons.isEmpty {
            add(
                "comes free in the window by the register of today, but did not when the input of the slate was frozen",
                "The window solved again."
            )
        }
    }

    private mutating func add(_ reason: String, _ change: String) {
        reasons.append(reason)
        changes.append(change)
    }

    /// When the person left the workforce or joins it, where no record holds on the day.
    private static func gap(in records: [DayRange], on day: Day, today: Day) -> String {
        if let start = records.map(\.start).filter({ $0 > day }).min() {
            return "joins the workforce on \(start.prose)"
        }
        return records.map(\.end).max().map { "\($0 > today ? "leaves" : "left") the workforce on \($0.prose)" }
            ?? "is in the workforce on no day, since the record was withdrawn"
    }
}
