/// Some entries of the journal as a list, with how many there are in all.
public struct JournalPage: Sendable {
    /// The index that the entries stand after.
    public let after: Int64
    /// How many entries there are in all after the index asked for; every entry where none was.
    public let total: Int
    /// The entries, in the order asked for.
    public let entries: [JournalEntry]

    /// Makes a page.
    public init(after: Int64, total: Int, entries: [JournalEntry]) {
        self.after = after
        self.total = total
        self.entries = entries
    }

    /// The page as JSON: `total`, `rows`, and the indices that it lies between.
    public var json: JSONText {
        .object([
            ("total", .int(total)), ("after", .int(Int(after))),
            ("last", .int(Int(entries.map(\.index).max() ?? after))), ("rows", .list(objects)),
        ])
    }

    /// The entries as objects: the bytes that the leaves of the tree digest.
    public var objects: [JSONText] { entries.map { .raw($0.canonicalText) } }

    /// The entries as a table, without what changed.
    public var table: DataTable {
        DataTable(
            name: "journal", title: "Journal",
            columns: [
                TableColumn("index", "Index", isNumber: true), TableColumn("at", "When"), TableColumn("actor", "Who"),
                TableColumn("role", "Role"), TableColumn("action", "Action"), TableColumn("object_kind", "Kind"),
                TableColumn("object_id", "On"), TableColumn("request_id", "Request"),
            ],
            rows: entries.map { entry in
                TableRow(
                    [.int(Int(entry.index))]
                        + [
                            entry.at.description, entry.actor, entry.role, entry.draft.action, entry.draft.objectKind,
                            entry.draft.objectID, entry.requestID,
                        ].map(Cell.text)
                )
            }
        )
    }
}
