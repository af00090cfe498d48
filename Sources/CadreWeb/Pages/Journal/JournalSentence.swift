import CadreApplication
import Foundation

/// A journal entry as a sentence, with what it leads to.
struct JournalSentence: Sendable {
    let index: String
    let moment: String
    let deed: String
    let sentence: String
    let objectName: String
    let objectAddress: String?

    /// Makes the sentence.
    ///
    /// - Parameter names: The name of a person by identity, where it is known; it stands before the identity then.
    init(_ entry: JournalEntry, names: (String) -> String? = { _ in nil }) {
        index = Words.number(Int(entry.index))
        moment = Words.moment(entry.at)
        let deed = Self.deed(entry.draft, names)
        self.deed = deed.prefix(1).uppercased() + deed.dropFirst()
        sentence = "\(entry.actor) \(deed)"
        objectName = entry.draft.objectKind == "file" ? "file \(entry.draft.objectID.prefix(12))" : entry.draft.objectID
        objectAddress = Self.address(entry.draft)
    }

    /// Where the object of an entry is shown; nil where it has no page.
    static func address(_ draft: JournalDraft) -> String? {
        switch draft.objectKind {
        case "position": "/positions/\(draft.objectID)"
        case "person": "/people/\(draft.objectID)"
        case "slate": "/slates/\(draft.objectID)"
        default: nil
        }
    }

    /// What was done, as the rest of a sentence that begins with who did it.
    static func deed(_ draft: JournalDraft, _ names: (String) -> String? = { _ in nil }) -> String {
        let after = facts(draft.after)
        let id = draft.objectID
        let person = after("person").map { Self.named($0, names) } ?? "somebody"
        switch draft.action {
        case "relief.named":
            let gates = ReliefNote(draft)?.gates.map(\.rule) ?? []
            return "named \(person) as relief for \(id)"
                + (after("from").map { ", to report on \($0)" } ?? "")
                + (gates.isEmpty
                    ? "." : ", overriding \(gates.joined(separator: ", "))" + reason(after("override_reason")))
        case "relief.withdrawn":
            return "withdrew \(person) as relief for \(id)" + reason(after("reason"))
        case "slate.solved":
            return "solved slate \(id)" + window(after) + figures(after) + "."
        case "slate.pinned":
            return "pinned somebody by hand; slate \(id) holds the new solution" + reason(after("reason"))
        case "slate.excluded":
            return "excluded somebody by hand; slate \(id) holds the new solution" + reason(after("reason"))
        case "slate.superseded": return "replaced slate \(id) with a later one."
        case "slate.submitted": return "submitted slate \(id) for approval."
        case "slate.published": return "published slate \(id)."
        case "import.committed": return "imported a file."
        case "training-events.loaded": return "loaded training events from a public report."
        case "training-events.reconciled": return "reconciled training events with the published counts."
        case "demo.made": return "made the demo world."
        default:
            let parts = draft.action.split(separator: ".", maxSplits: 1)
            guard parts.count == 2 else { return "did \(draft.action) on \(id)." }
            return "\(parts[1]) \(parts[0]) \(id)" + (draft.before == nil ? ", new." : ".")
        }
    }

    /// A person by name with the identity, or by identity alone.
    static func named(_ id: String, _ names: (String) -> String?) -> String { names(id).map { "\($0) (\(id))" } ?? id }

    private static func window(_ after: (String) -> String?) -> String {
        guard let from = after("from"), let to = after("to") else { return "" }
        return " for the days from \(from) to \(to)"
    }

    private static func figures(_ after: (String) -> String?) -> String {
        guard let lines = after("lines").flatMap({ Int($0) }) else { return "" }
        return ": \(Words.count(lines, "line"))"
    }

    private static func reason(_ text: String?) -> String {
        text.map { ". Reason: \u{201C}\($0)\u{201D}" } ?? "."
    }

    /// Looks up fields of a JSON object as text; flat values only.
    private static func facts(_ json: String?) -> (String) -> String? {
        let data = Data((json ?? "{}").utf8)
        let object = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] ?? [:]
        return { name in
            switch object[name] {
            case let text as String: text
            case let number as NSNumber: number.stringValue
            default: nil
            }
        }
    }
}
