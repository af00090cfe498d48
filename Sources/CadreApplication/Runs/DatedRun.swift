public import CadreDomain

/// A run as it stood at the end of a day.
public struct DatedRun: Hashable, Sendable {
    /// The run, with the state of the day.
    public private(set) var run: Run
    /// The day on which it was asked for.
    public let askedOn: Day
    /// How long it took, or has taken so far, in seconds.
    public let seconds: Int

    /// Takes the run as it stands now, as far as it had come by the end of the day; nil where it is of a later one.
    init?(_ newest: Run, on day: Day, _ calendar: JournalCalendar, now: Timestamp) {
        askedOn = calendar.day(of: newest.askedAt)
        guard askedOn <= day else { return nil }
        var run = newest
        if let end = newest.endedAt, calendar.day(of: end) > day {
            run.state = newest.begunAt.map { calendar.day(of: $0) <= day } ?? false ? .running : .waiting
            run.endedAt = nil
            run.found = nil
        }
        self.run = run
        seconds = run.milliseconds(now: now) / 1_000
    }

    /// The same run as one that waits, where its worker has given it back and the store could not note that.
    func givenBack() -> DatedRun {
        var copy = self
        if copy.run.state == .running { copy.run.state = .waiting }
        return copy
    }

    /// The columns of the list of runs, in the order of exports.
    public static let columns: [Column<DatedRun>] = [
        Column("id", "Run", .text, "The identity of the run.", isDefault: true) {
            .ranked($0.run.id.rawValue, rank: $0.place)
        },
        Column(
            "state", "State", .choice(Run.State.words), "How far the run had come by the end of the day.",
            isDefault: true
        ) { .text($0.run.state.word) },
        Column("slate", "Slate", .text, "The slate that it made.", isDefault: true) {
            .optional($0.run.slate?.rawValue)
        },
        Column("title", "Title", .text, "What the slate is called.", isDefault: true) { .text($0.run.title) },
        Column(
            "kind", "Asked for", .choice(Run.Kind.allCases.map(\.rawValue)),
            "What it was asked for: solve a window, solve one again, pin or exclude a pair.", isDefault: true
        ) { .text($0.run.kind.rawValue) },
        Column("base", "From slate", .text, "The slate that it began from.") { .optional($0.run.base?.slate.rawValue) },
        Column("from", "From", .day, "The first day of the window.") { .day($0.run.window.start) },
        Column("to", "To", .day, "The last day of the window.") { .day($0.run.window.end.adding(days: -1)) },
        Column("points", "Points", .int, "The sum of the points of all lines of the slate.") {
            .optional($0.run.found?.points)
        },
        Column(
            "gap", "Gap", .int, "How many points at most the best slate has more; 0 proves that it is the best.",
            isDefault: true
        ) { .optional($0.run.found?.gap) },
        Column("seconds", "Seconds", .int, "From the moment when it was asked for to its end.", isDefault: true) {
            .int($0.seconds)
        },
        Column("attempts", "Begun", .int, "How often a worker has begun it; more than once after a kill.") {
            .int($0.run.attemptCount)
        },
        Column("asked_on", "Asked on", .day, "The day that was today when it was asked for.", isDefault: true) {
            .day($0.askedOn)
        },
        Column(
            "asked_at", "Asked at", .moment,
            "The moment, in Coordinated Universal Time; a filter takes a day, 2026-12-01, or a moment."
        ) {
            .text($0.run.askedAt.description)
        },
        Column("asked_by", "Asked by", .text, "Who asked for it.", isDefault: true) { .text($0.run.asker.actor) },
        Column("stopped_by", "Stopped by", .text, "Who stopped it.") { .optional($0.run.stopper) },
        Column("error", "Error", .text, "The code of what kept it from making a slate.") {
            if case .failed(let refusal) = $0.run.state { .text(refusal.code.rawValue) } else { .missing }
        },
    ]

    /// Filters, orders and cuts runs.
    static let reader = ListReader<DatedRun>(
        columns: columns, identity: { $0.run.id.rawValue },
        searched: { [$0.run.id.rawValue, $0.run.title, $0.run.asker.actor, $0.run.slate?.rawValue ?? ""] }
    )

    /// The number in the identity, which grows with every run.
    private var place: Int { Int(run.id.rawValue.drop { $0 != "_" }.dropFirst()) ?? 0 }
}
