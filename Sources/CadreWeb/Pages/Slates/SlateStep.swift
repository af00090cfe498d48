import CadreApplication
import CadreDomain
import CadrePlanning

/// The next step of a slate: the button for who may take it, or who may and why not this caller.
struct SlateStep: Sendable {
    /// A form with one button.
    struct Deed: Sendable {
        let form: FormFields
        let action: String
        let button: String
        let hint: String
    }

    let deed: Deed?
    let permission: Permission?
    let note: String?
    let successorAddress: String?
    let successor: String?
    let differenceAddress: String?

    init(_ detail: ShowSlate.Detail, _ request: WebRequest) {
        let slate = detail.stored.slate
        guard detail.isNewest else {
            deed = nil
            permission = nil
            note = "This is how it stood on \(Words.day(detail.asOf)). Steps are taken on the slate as it is now:"
            successor = slate.id.rawValue
            successorAddress = "/slates/\(slate.id)"
            differenceAddress = nil
            return
        }
        var (deed, permission, note): (Deed?, Permission?, String?) = (nil, nil, nil)
        var successor: String?
        switch slate.state {
        case .draft:
            if Self.may(.submitSlate, detail, request) {
                deed = Self.deed(
                    "submission", "Submit slate for approval",
                    "A second person then looks at it and publishes it. A submitted slate can no longer be pinned.",
                    detail, request
                )
            } else {
                permission = Permission(.submitSlate, "submit this slate for approval", request)
            }
        case .submitted(let submitter):
            note = "Submitted by \(submitter)."
            if !Self.may(.publishSlate, detail, request) {
                permission = Permission(
                    .publishSlate, "publish this slate, if somebody else than \(submitter)", request)
            } else if submitter == request.caller.actor {
                permission = Permission(sentence: "A second person must publish it; you submitted it.")
            } else {
                let count = Words.count(detail.plan.lines.count, "relief")
                deed = Self.deed(
                    "publication", "Publish slate",
                    "Names \(count), one for each line, in one step." + Self.overriding(detail.plan.overrides), detail,
                    request
                )
            }
        case .published(let actor, let day):
            note = "Published by \(actor) on \(Words.day(day)). Its lines are named reliefs on their positions."
        case .superseded(let id):
            note = "A later draft of the same window replaces it:"
            successor = id.rawValue
        }
        self.deed = deed
        self.permission = permission
        self.note = note
        self.successor = successor
        successorAddress = successor.map { "/slates/\($0)" }
        differenceAddress = successor.map { successor in
            FormText.address("/slates/diff", [QueryItem("before", slate.id.rawValue), QueryItem("after", successor)])
        }
    }

    /// The gates that publishing overrides.
    private static func overriding(_ gates: [OverriddenGate]) -> String {
        guard !gates.isEmpty else { return "" }
        let named = gates.map { "\($0.rule) of \($0.position)" }.joined(separator: ", ")
        return " Pins override \(Words.count(gates.count, "gate")): \(named)."
    }

    private static func may(_ action: Action, _ detail: ShowSlate.Detail, _ request: WebRequest) -> Bool {
        request.persona != nil && detail.may.contains(action)
    }

    private static func deed(
        _ name: String, _ button: String, _ hint: String, _ detail: ShowSlate.Detail, _ request: WebRequest
    ) -> Deed {
        let action = "/slates/\(detail.stored.slate.id)/\(name)"
        return Deed(
            form: request.formFields(for: action, version: detail.stored.slate.version), action: action,
            button: button, hint: hint
        )
    }
}
