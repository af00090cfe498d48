import CadreApplication
import CadreDomain

/// What the form of an edit shows: each field with what to write, what was sent, and what is wrong with it.
struct EditModel: Sendable {
    /// A field of the form.
    struct Field: Sendable {
        let name: String
        let label: String
        let value: String
        let note: String
        let type: String
        let isRequired: Bool
        let lengthMax: Int?
        let problem: String?
        let conflict: Conflict?
    }

    /// A field that both sides changed, and the two values to choose from.
    struct Conflict: Sendable {
        let base: String
        let theirs: String
        let yours: String
        let theirsWords: String
        let yoursWords: String
    }

    /// What is wrong, above the form, each with the way to its field.
    struct Summary: Sendable {
        let sentence: String
        let fix: String
        let parts: [Part]

        struct Part: Sendable {
            let address: String
            let label: String
            let detail: String
        }
    }

    let form: FormFields
    let action: String
    let backAddress: String
    let summary: Summary?
    let taken: String?
    let fields: [Field]
    let from: String
    let fromMin: String
    let fromHint: String
    let on: String?
    let reason: String
    let reasonLengthMax = SlateText.reasonLengthMax

    private static let days: Set<String> = ["valid_to", "clearance_until", "available_from"]

    init(
        _ edit: EditRecord.Form, _ noun: EditedNoun, sent: EditRecord.Input?, refusal: Refusal?, _ request: WebRequest
    ) {
        let record = edit.record
        let path = Self.path(noun, record)
        action = path + "/edit"
        backAddress = request.link(path)
        form = request.formFields(for: action, version: Int(edit.version))
        let problems = Dictionary(grouping: refusal?.problems ?? [], by: \.pointer)
        let cells = edit.merge?.cells ?? edit.cells
        let conflicts = Dictionary((edit.merge?.conflicts ?? []).map { ($0.field, $0) }) { first, _ in first }
        fields = edit.fields.map { field in
            let conflict = refusal?.code == .versionStale ? conflicts[field.name] : nil
            return Field(
                name: field.name, label: Self.label(field.name), value: cells[field.name] ?? "", note: field.note,
                type: Self.days.contains(field.name) ? "date" : "text", isRequired: field.isRequired,
                lengthMax: field.lengthMax,
                problem: conflict == nil
                    ? problems[field.name]?.map { "\($0.detail). \($0.fix)" }.joined(separator: " ") : nil,
                conflict: conflict.map {
                    Conflict(
                        base: Self.words($0.base), theirs: $0.theirs, yours: $0.yours,
                        theirsWords: Self.words($0.theirs), yoursWords: Self.words($0.yours)
                    )
                }
            )
        }
        summary = refusal.map { refusal in
            Summary(
                sentence: refusal.detail, fix: refusal.fix,
                parts: refusal.problems.map { problem in
                    let isField = edit.fields.contains { $0.name == problem.pointer } || problem.pointer == "from"
                    return Summary.Part(
                        address: isField ? "#f-\(problem.pointer)" : "#f-from",
                        label: problem.pointer.isEmpty ? "The record" : Self.label(problem.pointer),
                        detail: problem.detail
                    )
                }
            )
        }
        let others = sent == nil ? [] : edit.merge?.taken ?? []
        taken =
            others.isEmpty
            ? nil
            : "Somebody else changed \(others.map(Self.label).joined(separator: ", ")) meanwhile; the form has it."
        from = sent?.from?.description ?? ""
        fromMin = record.validity.start.description
        fromHint =
            "Empty corrects the version that holds from \(record.validity.start.prose). A day begins a new version on "
            + "that day; what was before stays on record."
        on = request.asOf == request.state.today ? sent?.on?.description : request.asOf.description
        reason = sent?.reason ?? ""
    }

    /// The page.
    static func page(
        _ edit: EditRecord.Form, _ noun: EditedNoun, sent: EditRecord.Input? = nil, refusal: Refusal? = nil,
        _ request: WebRequest
    ) -> Page {
        let record = edit.record
        return Page(
            title: "Edit \(record.name)", section: noun == .office ? .partners : .register,
            answer: refusal == nil
                ? "The version that holds \(record.validity.prose)."
                : "Nothing was written: \(refusal?.code == .versionStale ? "choose" : "mend") what is named.",
            template: "edit", model: EditModel(edit, noun, sent: sent, refusal: refusal, request),
            reasons: [
                Definition(
                    "Correction and new version",
                    "A correction says that the record was wrong; a new version says that it becomes another on a day."
                ),
                Definition(
                    "Change set", "An edit is one, with the entries of the journal that it writes, and can be reverted."
                ),
            ]
        )
    }

    /// Where a record is shown.
    static func path(_ noun: EditedNoun, _ record: EditedRecord) -> String {
        if case .office(let office) = record { return "/offices/\(office.code)" }
        return "/\(noun.plural)/\(record.id)"
    }

    private static func label(_ name: String) -> String {
        let words = name.replacing("_", with: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    private static func words(_ value: String) -> String { value.isEmpty ? "nothing" : value }
}
