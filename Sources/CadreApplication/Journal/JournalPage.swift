import CadreDomain
/// Some entries of the journal as a list.
public struct JournalPage: Sendable {
    /// The index that the entries stand after; 0 for the beginning.
    public let after: Int64
    /// The entries, in the order asked for, with how many match in all.
    public let list: ListPage<JournalEntry>

    /// Makes a page.
    public init(after: Int64, list: ListPage<JournalEntry>) {
        self.after = after
        self.list = list
    }

    /// The index of the newest entry of the page: what a client names that polls for more.
    public var last: Int64 { list.rows.map(\.index).max() ?? after }

    /// The entries as objects: the bytes that the leaves of the tree digest, or the fields asked for.
    public var objects: [JSONText] {
        list.query.fields.isEmpty ? list.rows.map { .raw($0.canonicalText) } : list.objects
    }

    /// The page as JSON: `total`, `rows`, `next`, and the indices that it lies between.
    public var json: JSONText {
        .object([
            ("total", .int(list.total)), ("as_of", .text(list.asOf.description)),
            ("journal_index", .int(Int(list.journalIndex))), ("after", .int(Int(after))), ("last", .int(Int(last))),
            ("next", .optional(list.next)), ("rows", .list(objects)),
        ])
    }

    /// The entries as a table.
    public var table: DataTable {
        DataTable(
            name: "journal", title: "Journal", columns: list.exported.map(TableColumn.init),
            rows: list.rows.map { entry in TableRow(list.exported.map { $0.value(entry) }) }
        )
    }
}

extension JournalEntry {
    /// The columns of the journal, in the order of exports.
    public static let columns: [Column<JournalEntry>] = [
        Column("index", "Index", .int, "The place in the order of commits, from 1.", isDefault: true) {
            .int(Int($0.index))
        },
        Column(
            "at", "When", .moment,
            "The time of the commit, in Coordinated Universal Time; a filter takes a day, 2026-12-01, or a moment.",
            isDefault: true
        ) {
            .text($0.at.description)
        },
        Column("actor", "Who", .text, "Who did it.", isDefault: true) { .text($0.actor) },
        Column("role", "Role", .text, "In which role.", isDefault: true) { .text($0.role) },
        Column("action", "Action", .text, "What was done, such as slate.published.", isDefault: true) {
            .text($0.draft.action)
        },
        Column("object_kind", "Kind", .text, "The noun that was changed, such as slate.", isDefault: true) {
            .text($0.draft.objectKind)
        },
        Column("object_id", "On", .text, "The identity of what was changed.", isDefault: true) {
            .text($0.draft.objectID)
        },
        Column("request_id", "Request", .text, "Under which request.", isDefault: true) { .text($0.requestID) },
        Column(
            "position", "Position", .text,
            "The position that the entry is about or names, such as with an assignment or a decision by hand."
        ) { .optional($0.position) },
        Column(
            "person", "Person", .text,
            "The person that the entry is about or names, such as with a relief, a qualification or an assignment."
        ) { .optional($0.person) },
        Column(
            "office", "Office", .office,
            "The code of the office that the entry is about, or in which its position stands on the day looked at."
        ) { .optional($0.office) },
        Column("before", "Before", .text, "What the object was before, as JSON; missing where it was not there.") {
            .optional($0.draft.before)
        },
        Column("after", "After", .text, "What the object was after, as JSON; missing where it was gone.") {
            .optional($0.draft.after)
        },
    ]

    /// Filters, orders and cuts entries.
    static let reader = ListReader<JournalEntry>(
        columns: columns, identity: { String($0.index) },
        searched: { [$0.actor, $0.draft.action, $0.draft.objectKind, $0.draft.objectID, $0.requestID] }
    )
}
