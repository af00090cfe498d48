public import CadreDomain

/// A change set as it stood at the end of a day.
public struct ChangeRow: Hashable, Sendable {
    /// The change set.
    public let set: ChangeSet
    /// Who made it.
    public let actor: String
    /// In which role.
    public let role: String
    /// When.
    public let at: Timestamp
    /// The day on which it was made.
    public let day: Day
    /// The change set that had reverted it by the end of the day; nil where none had.
    public let revertedBy: ID<ChangeSet>?

    /// The words for whether it holds.
    public static let states = ["committed", "reverted"]

    /// Whether it holds, or was reverted.
    public var state: String { revertedBy == nil ? Self.states[0] : Self.states[1] }

    /// The change sets as they stood at the end of a day; those of later days are left out.
    static func rows(_ stored: [StoredChangeSet], on day: Day, _ calendar: JournalCalendar) -> [ChangeRow] {
        let known = stored.filter { calendar.day(of: $0.at) <= day }
        let ids = Set(known.map(\.set.id))
        return known.map { stored in
            ChangeRow(
                set: stored.set, actor: stored.actor, role: stored.role, at: stored.at,
                day: calendar.day(of: stored.at),
                revertedBy: stored.revertedBy.flatMap { ids.contains($0) ? $0 : nil }
            )
        }
    }

    /// The columns of the list of change sets, in the order of exports.
    public static let columns: [Column<ChangeRow>] = [
        Column("id", "Change set", .text, "The identity of the change set.", isDefault: true) {
            .ranked($0.set.id.rawValue, rank: Int($0.set.firstIndex))
        },
        Column(
            "state", "State", .choice(states), "Whether it holds, or had been reverted by the end of the day.",
            isDefault: true
        ) { .text($0.state) },
        Column(
            "kind", "Kind", .choice(ChangeSet.Kind.allCases.map(\.rawValue)),
            "An import, an edit, a bulk edit, or a revert of another change set.", isDefault: true
        ) { .text($0.set.kind.rawValue) },
        Column("title", "What", .text, "What was decided.", isDefault: true) { .text($0.set.title) },
        Column("records", "Records", .int, "How many records it changed.", isDefault: true) {
            .int($0.set.recordCount)
        },
        Column("actor", "Who", .text, "Who made it.", isDefault: true) { .text($0.actor) },
        Column("role", "Role", .text, "In which role.") { .text($0.role) },
        Column("made_on", "Made on", .day, "The day that was today when it was made.", isDefault: true) {
            .day($0.day)
        },
        Column(
            "at", "When", .moment,
            "The moment, in Coordinated Universal Time; a filter takes a day, 2026-12-01, or a moment."
        ) { .text($0.at.description) },
        Column("reason", "Reason", .text, "Why, where a reason was given.") { .optional($0.set.reason) },
        Column("reverts", "Reverts", .text, "The change set that it reverts.") { .optional($0.set.reverts?.rawValue) },
        Column("reverted_by", "Reverted by", .text, "The change set that reverted it.") {
            .optional($0.revertedBy?.rawValue)
        },
        Column("first_index", "First entry", .int, "The index of its first entry in the journal.") {
            .int(Int($0.set.firstIndex))
        },
        Column("last_index", "Last entry", .int, "The index of its last entry in the journal.") {
            .int(Int($0.set.lastIndex))
        },
    ]

    /// Filters, orders and cuts change sets.
    static let reader = ListReader<ChangeRow>(
        columns: columns, identity: { $0.set.id.rawValue },
        searched: { [$0.set.id.rawValue, $0.set.title, $0.actor, $0.set.reason ?? ""] }
    )
}
