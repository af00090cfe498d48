import CadreApplication
import Foundation

/// What the entry of a named relief says beside the assignment: gates overridden with the reason, and flags.
struct ReliefNote: Sendable {
    /// A gate that was overridden.
    struct Gate: Sendable {
        let rule: String
        let needed: String
        let found: String
    }

    /// A flag that had something to say.
    struct Flag: Sendable {
        let rule: String
        let text: String
    }

    /// The identity of the assignment.
    let assignment: String
    let gates: [Gate]
    let reason: String?
    let flags: [Flag]

    /// Reads an entry; nil where it names no relief.
    init?(_ draft: JournalDraft) {
        guard draft.action == "relief.named", let after = draft.after,
            let object = (try? JSONSerialization.jsonObject(with: Data(after.utf8))) as? [String: Any],
            let assignment = object["id"] as? String
        else { return nil }
        func rows(_ name: String) -> [[String: String]] { object[name] as? [[String: String]] ?? [] }
        self.assignment = assignment
        gates = rows("gates_overridden").map {
            Gate(rule: $0["rule"] ?? "", needed: $0["needed"] ?? "", found: $0["found"] ?? "")
        }
        reason = object["override_reason"] as? String
        flags = rows("flags").map { Flag(rule: $0["rule"] ?? "", text: $0["text"] ?? "") }
    }
}
