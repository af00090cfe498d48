import CadreApplication
import CadreDomain
import Foundation

/// A journal entry as a sentence, in which records stand by name and lead to their pages.
struct JournalSentence: Sendable {
    /// Some words of a sentence, or a record with the way to it.
    struct Part: Sendable {
        var text: String
        let partAddress: String?
    }

    let index: String
    let moment: String
    /// What was done, as a sentence without its subject.
    let deed: [Part]
    /// Who did what.
    let sentence: [Part]
    let objectName: String
    let objectAddress: String?

    /// Makes the sentence.
    ///
    /// - Parameter names: The names of records; they stand before the identity.
    init(_ entry: JournalEntry, names: RecordNames = .none) {
        index = Words.number(Int(entry.index))
        moment = Words.moment(entry.at)
        let done = Self.deed(entry.draft, names)
        sentence = [Self.words("\(entry.actor) ")] + done
        var deed = done
        deed[0].text = deed[0].text.prefix(1).uppercased() + deed[0].text.dropFirst()
        self.deed = deed
        let draft = entry.draft
        objectName =
            draft.objectKind == "file" ? "file \(draft.objectID.prefix(12))" : Self.named(draft.objectID, names)
        objectAddress = Self.address(draft.objectKind, draft.objectID)
    }

    /// What was done, as text.
    var deedText: String { deed.map(\.text).joined() }

    /// Where the object of an entry is shown; nil where it has no page.
    static func address(_ kind: String, _ id: String) -> String? {
        switch kind {
        case "position": "/positions/\(id)"
        case "person": "/people/\(id)"
        case "office": "/offices/\(id)"
        case "slate": "/slates/\(id)"
        case "run": "/runs/\(id)"
        case "view": "/views/\(id)/about"
        case "change": "/changes/\(id)"
        case "source": "/sources/\(id)"
        default: nil
        }
    }

    /// A record by name with the identity, or by identity alone.
    static func named(_ id: String, _ names: RecordNames) -> String { names(id).map { "\($0) (\(id))" } ?? id }

    /// What was done, as the rest of a sentence that begins with who did it.
    private static func deed(_ draft: JournalDraft, _ names: RecordNames) -> [Part] {
        let after = facts(draft.after)
        let object = record(draft.objectKind, draft.objectID, names)
        let person = after("person").map { record("person", $0, names) } ?? words("somebody")
        switch draft.action {
        case "relief.named":
            let gates = ReliefNote(draft)?.gates.map(\.rule) ?? []
            let rest =
                (after("from").map { ", to report on \(prose($0))" } ?? "")
                + (gates.isEmpty
                    ? "." : ", overriding \(gates.joined(separator: ", "))" + reason(after("override_reason")))
            return [words("named "), person, words(" as relief for "), object, words(rest)]
        case "relief.withdrawn":
            return [words("withdrew "), person, words(" as relief for "), object, words(reason(after("reason")))]
        case "slate.solved": return [words("solved slate "), object, words(window(after) + figures(after) + ".")]
        case "slate.pinned", "slate.excluded":
            let isPin = draft.action == "slate.pinned"
            let place = after("position").map { [words(isPin ? " to " : " from "), record("position", $0, names)] }
            return [words(isPin ? "pinned " : "excluded "), person] + (place ?? [])
                + [words("; slate "), object, words(" holds the new solution" + reason(after("reason")))]
        case "run.asked": return [words("asked for run "), object, words(window(after) + ".")]
        case "run.stopped": return [words("stopped run "), object, words(".")]
        case "run.ended":
            let slate = after("state") == "done" ? after("slate") : nil
            let end = slate.map { [words("made slate "), record("slate", $0, names)] }
            return [words("had asked for run "), object, words(", which ended: ")]
                + (end ?? [words(after("state") ?? "is over")]) + [words(".")]
        case "slate.superseded": return [words("replaced slate "), object, words(" with a later one.")]
        case "slate.submitted": return [words("submitted slate "), object, words(" for approval.")]
        case "slate.published": return [words("published slate "), object, words(".")]
        case "view.alerted":
            let told = after("subscriber") ?? "somebody"
            return [words("brought rows into view "), object, words(" that \(told) is told of.")]
        case "attestation.opened":
            return [words("opened the attestation of the quarter \(after("quarter") ?? draft.objectID).")]
        case "attestation.closed":
            return [words("closed the attestation of the quarter \(after("quarter") ?? draft.objectID).")]
        case "attestation.drafted":
            return [
                words("kept a draft of the attestation of "), object, words(", \(after("left") ?? "some") rows left."),
            ]
        case "attestation.sent":
            return [
                words("attested "), object,
                words(" for \(after("quarter") ?? "a quarter"), findings: \(after("findings") ?? "0")."),
            ]
        case "finding.reported": return [words("reported a finding about "), object, words(reason(after("note")))]
        case "finding.settled": return [words("settled a finding about "), object, words(reason(after("reason")))]
        case "edit.committed":
            return [words("committed change set "), object, words(": " + (after("title") ?? "an edit") + ".")]
        case "change.reverted":
            return [words("reverted change set "), object, words(reason(after("reason")))]
        case "disagreement.decided":
            let source = after("source").map { [words(", as "), record("source", $0, names), words(" says")] } ?? []
            return [words("decided that \(after("field") ?? "a field") of "), object]
                + [words(" is \(after("value") ?? "what it is")")] + source + [words(reason(after("reason")))]
        case "import.committed":
            let source = after("source").map { [words(" of source "), record("source", $0, names)] } ?? []
            return [words("imported a file")] + source + [words(".")]
        case "training-events.loaded": return [words("loaded training events from a public report.")]
        case "training-events.reconciled":
            return [words("reconciled training events with the published counts.")]
        case "demo.made": return [words("made the demo world.")]
        default: return other(draft, object, after, names)
        }
    }

    /// A record that was imported or ended, with whom and what it is about; any deed that has no words of its own.
    private static func other(
        _ draft: JournalDraft, _ object: Part, _ after: (String) -> String?, _ names: RecordNames
    ) -> [Part] {
        let parts = draft.action.split(separator: ".", maxSplits: 1)
        guard parts.count == 2 else { return [words("did \(draft.action) on "), object, words(".")] }
        var about: [Part] = []
        if draft.objectKind == "assignment" || draft.objectKind == "qualification" {
            if let person = after("person") { about += [words(" of "), record("person", person, names)] }
            if let position = after("position") { about += [words(" in "), record("position", position, names)] }
        }
        let end = draft.before == nil ? ", new." : "."
        if parts[1] == "version-ended" { return [words("ended a version of \(parts[0]) "), object, words(".")] }
        return [words("\(parts[1]) \(parts[0]) "), object] + about + [words(end)]
    }

    private static func words(_ text: String) -> Part { Part(text: text, partAddress: nil) }

    private static func record(_ kind: String, _ id: String, _ names: RecordNames) -> Part {
        Part(text: named(id, names), partAddress: address(kind, id))
    }

    private static func window(_ after: (String) -> String?) -> String {
        guard let from = after("from"), let to = after("to") else { return "" }
        return " for the days from \(prose(from)) to \(prose(to))"
    }

    private static func prose(_ text: String) -> String { Day(text)?.prose ?? text }

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

extension [JournalSentence.Part] {
    /// The parts with links that keep looking at the same day.
    func linked(_ request: WebRequest) -> Self {
        map { part in .init(text: part.text, partAddress: part.partAddress.map { request.link($0) }) }
    }
}
