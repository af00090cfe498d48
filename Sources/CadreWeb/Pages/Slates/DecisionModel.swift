import CadreApplication
import CadreDomain
import CadrePlanning

/// The forms that pin or exclude somebody by hand, or who may and why not now.
struct DecisionModel: Sendable {
    struct Choice: Sendable {
        let kind: String
        let label: String
        let deed: String
        let person: String
        let fieldID: String
        let form: FormFields
    }

    let action: String
    let position: String
    let choices: [Choice]
    let hasChoices: Bool
    let permission: Permission?
    let reasonLengthMax = SlateText.reasonLengthMax

    init(_ detail: ExplainSlate.Detail, _ people: PeopleNames, _ request: WebRequest) {
        let slate = detail.stored.slate
        let path = "/slates/\(slate.id)/pins"
        action = path
        position = detail.explanation.position.rawValue
        let other = detail.explanation.versus?.pair.person ?? detail.explanation.runnerUp?.pair.person
        let mayPin = detail.mayPin && request.persona != nil
        var pairs: [(Pin.Kind, ID<Person>, String)] = []
        if let chosen = detail.explanation.chosen?.person {
            if !detail.explanation.isPinned { pairs.append((.pin, chosen, "Keep")) }
            pairs.append((.exclude, chosen, "Exclude"))
        }
        if let other { pairs.append((.pin, other, "Pin")) }
        choices =
            mayPin
            ? pairs.enumerated().map { index, pair in
                Choice(
                    kind: pair.0.rawValue, label: "Reason to \(pair.2.lowercased()) \(people.name(pair.1)) here",
                    deed: pair.2, person: pair.1.rawValue,
                    fieldID: "reason-\(index)", form: request.formFields(for: path, version: slate.version)
                )
            } : []
        hasChoices = !choices.isEmpty
        if mayPin {
            permission = nil
        } else if request.asOf < request.state.today {
            permission = Permission(sentence: "Decisions are taken on the slate of today.")
        } else if slate.state != .draft {
            permission = Permission(
                sentence: "The slate is \(slate.state.word); only a draft takes decisions by hand."
            )
        } else {
            permission = Permission(.pinSlate, "pin or exclude somebody here", request)
        }
    }
}
