import CadreApplication
import Foundation

/// What the entry of a relief named or withdrawn says: who and when, gates overridden with the reason, and flags.
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
    let person: String
    let from: String
    let plannedEnd: String
    /// Whether the entry withdraws the relief; else it names it.
    let isWithdrawn: Bool
    let gates: [Gate]
    let reason: String?
    let flags: [Flag]

    /// Reads an entry; nil where it neither names nor withdraws a relief.
    init?(_ draft: JournalDraft) {
        guard draft.action == "relief.named" || draft.action == "relief.withdrawn", let after = draft.after,
            let object = (try? JSONSerialization.jsonObject(with: Data(after.utf8))) as? [String: Any],
            let assignment = object["id"] as? String, let person = object["person"] as? String,
            let from = object["from"] as? String, let plannedEnd = object["planned_end"] as? String
        else { return nil }
        func rows(_ name: String) -> [[String: String]] { object[name] as? [[String: String]] ?? [] }
        self.assignment = assignment
        self.person = person
        self.from = from
        self.plannedEnd = plannedEnd
        isWithdrawn = draft.action == "relief.withdrawn"
        gates = rows("gates_overridden").map {
            Gate(rule: $0["rule"] ?? "", needed: $0["needed"] ?? "", found: $0["found"] ?? "")
        }
        reason = object["override_reason"] as? String
        flags = rows("flags").map { Flag(rule: $0["rule"] ?? "", text: $0["text"] ?? "") }
    }
}
