import CadreApplication
import CadreDomain

/// The form that withdraws a named relief.
struct WithdrawalForm: Sendable {
    let form: FormFields
    let action: String
    let reasonLengthMax = SlateText.reasonLengthMax

    init(_ relief: Assignment, _ request: WebRequest) {
        action = Self.action(relief.position)
        form = request.formFields(for: action, version: relief.version)
    }

    static func action(_ position: ID<Position>) -> String { "/positions/\(position)/relief/withdrawal" }
}

/// One button that takes back what the caller did last to the relief of a position: the naming or the withdrawing.
struct ReliefUndo: Sendable {
    /// A field that goes with the button.
    struct Field: Sendable {
        let name: String
        let value: String
    }

    let sentence: String
    let form: FormFields
    let action: String
    let fields: [Field]

    /// Makes the button; nil where the newest entry of the position is no such deed of the caller.
    ///
    /// - Parameter mayName: Whether the caller is offered to name a relief.
    init?(_ detail: ShowPosition.Detail, mayName: Bool, _ request: WebRequest) {
        guard let last = detail.entries.last, last.actor == request.caller.actor,
            let note = ReliefNote(last.draft)
        else { return nil }
        let person = JournalSentence.named(note.person, detail.history.names)
        if !note.isWithdrawn, let withdrawal = detail.withdrawal, withdrawal.obstacle == nil,
            withdrawal.relief.id.rawValue == note.assignment
        {
            sentence = "You named \(person) as relief."
            action = WithdrawalForm.action(withdrawal.relief.position)
            form = request.formFields(for: action, version: withdrawal.relief.version)
            fields = [Field(name: "reason", value: "Undone by who named the relief.")]
        } else if note.isWithdrawn, mayName {
            sentence = "You withdrew \(person) as relief."
            action = "/positions/\(detail.row.position.id)/relief"
            form = request.formFields(for: action)
            // The reason for which gates were overridden stands where the same relief was named.
            let reason = detail.entries.lazy.compactMap { ReliefNote($0.draft) }
                .first { !$0.isWithdrawn && $0.assignment == note.assignment }?.reason
            fields =
                [
                    Field(name: "person", value: note.person), Field(name: "from", value: note.from),
                    Field(name: "planned_end", value: note.plannedEnd),
                ] + (reason.map { [Field(name: "override_reason", value: $0)] } ?? [])
        } else {
            return nil
        }
    }
}
