import CadreApplication
import CadreDomain
import CadrePlanning

/// The form that names a relief.
struct ReliefForm: Sendable {
    let form: FormFields
    let action: String
    let person: String
    let fromMin: String
    let fromValue: String
    let plannedEnd: String
    let tour: String

    /// Makes the form; what was sent and refused stands in it again.
    init(_ detail: ShowPosition.Detail, sent: NameRelief.Input?, _ request: WebRequest) {
        let position = detail.row.position
        action = "/positions/\(position.id)/relief"
        form = request.formFields(for: action)
        person = sent?.person.rawValue ?? ""
        fromMin = detail.today.next.description
        let end = detail.row.status.plannedEnd.flatMap { $0 > detail.today ? $0 : nil }
        fromValue = (sent?.from ?? end)?.description ?? ""
        plannedEnd = sent?.plannedEnd?.description ?? ""
        tour =
            Words.count(position.tour.plannedMonths, "month")
            + (detail.row.tourRow?.confidence == .unverified ? " (unverified)" : "")
    }
}

/// The form that names one of those who are free and meet every gate: a date and a button.
struct NamingForm: Sendable {
    let form: FormFields
    let action: String
    let person: String
    let name: String
    let fromMin: String
    let fromValue: String

    init(_ person: Person, _ position: ID<Position>, today: Day, _ request: WebRequest) {
        action = "/positions/\(position)/relief"
        form = request.formFields(for: action)
        self.person = person.id.rawValue
        name = "\(person.grade) \(person.name)"
        fromMin = today.next.description
        fromValue = max(today.next, person.availableFrom ?? .first).description
    }
}

/// Why nobody was named: every gate that failed, and the form that overrides them where a reason may.
struct ReliefRefusal: Sendable {
    /// A gate that failed.
    struct Gate: Sendable {
        let rule: String
        let detail: String
        let fix: String
    }

    let title: String
    let sentence: String
    let next: String
    let gates: [Gate]
    let overriding: Overriding?

    /// The same naming, sent again with a reason.
    struct Overriding: Sendable {
        let form: FormFields
        let action: String
        let person: String
        let from: String
        let plannedEnd: String
        let reason: String
        let reasonLengthMax = SlateText.reasonLengthMax
    }

    init(_ refusal: Refusal, sent: NameRelief.Input, form: ReliefForm?, _ request: WebRequest) {
        let count = refusal.problems.count
        title = "Not named: \(count == 1 ? "a gate is" : "\(count) gates are") not met"
        sentence = refusal.detail
        gates = refusal.problems.map { Gate(rule: $0.pointer, detail: $0.detail, fix: $0.fix) }
        let isOverridable = gates.allSatisfy { Rules.rule($0.rule)?.isOverridable == true }
        overriding =
            isOverridable
            ? form.map {
                Overriding(
                    form: request.formFields(for: $0.action), action: $0.action, person: $0.person, from: $0.fromValue,
                    plannedEnd: $0.plannedEnd, reason: sent.overrideReason ?? ""
                )
            } : nil
        next =
            isOverridable
            ? "Name somebody else, or say why \(count == 1 ? "it is" : "they are") overridden; the reason stands in "
                + "the journal and on this page."
            : refusal.fix
    }
}
