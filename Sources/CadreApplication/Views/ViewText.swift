import CadreDomain

/// Views, subscriptions and alerts as the journal writes them.
enum ViewText {
    /// A view.
    static func json(_ view: SavedView) -> JSONText {
        .object([
            ("id", .text(view.id.rawValue)), ("owner", .text(view.owner)), ("name", .text(view.name)),
            ("note", .text(view.note)), ("address", .text(view.address)), ("shared", .flag(view.isShared)),
        ])
    }

    /// What was done with a view.
    static func entry(_ action: String, before: SavedView?, after: SavedView?) -> JournalDraft {
        JournalDraft(
            action: "view.\(action)", objectKind: "view", objectID: (after ?? before)?.id.rawValue ?? "",
            before: before.map { json($0).text }, after: after.map { json($0).text }
        )
    }

    /// That somebody is told of a view from now on, or no longer.
    static func entry(_ action: String, _ key: ViewSubscription.Key, _ reader: ExportReader) -> JournalDraft {
        let facts = JSONText.object([("subscriber", .text(key.subscriber)), ("read_as", .text(reader.description))])
        let isNew = action == "subscribed"
        return JournalDraft(
            action: "view.\(action)", objectKind: "view", objectID: key.view.rawValue, before: isNew ? nil : facts.text,
            after: isNew ? facts.text : nil
        )
    }

    /// That rows newly match.
    static func entry(_ alert: ViewAlert) -> JournalDraft {
        JournalDraft(
            action: "view.alerted", objectKind: "view", objectID: alert.key.view.rawValue, before: nil,
            after: json(alert).text
        )
    }

    /// That rows no longer match, without a commit that took them away.
    static func entry(left rows: [String], _ key: ViewSubscription.Key) -> JournalDraft {
        let facts = [("subscriber", JSONText.text(key.subscriber)), ("left", .list(rows.map(JSONText.text)))]
        return JournalDraft(
            action: "view.looked", objectKind: "view", objectID: key.view.rawValue, before: nil,
            after: JSONText.object(facts).text
        )
    }

    /// That somebody has seen an alert.
    static func entry(acknowledged alert: ViewAlert) -> JournalDraft {
        JournalDraft(
            action: "view.alert-acknowledged", objectKind: "view", objectID: alert.key.view.rawValue,
            before: json(alert).text, after: nil
        )
    }

    private static func json(_ alert: ViewAlert) -> JSONText {
        .object([
            ("alert", .text(alert.id.rawValue)), ("subscriber", .text(alert.key.subscriber)),
            ("rows", .list(alert.rows.map(JSONText.text))),
            ("first_entry", .optional(alert.entries.map { Int($0.lowerBound) })),
            ("last_entry", .optional(alert.entries.map { Int($0.upperBound) })), ("day", .text(alert.day.description)),
        ])
    }
}
