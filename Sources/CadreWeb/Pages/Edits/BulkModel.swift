import CadreApplication
import CadreDomain

/// What the page of a bulk edit shows: what to set, and the preview with the button that changes exactly that.
struct BulkModel: Sendable {
    /// A field that can be set.
    struct Field: Sendable {
        let name: String
        let note: String
    }

    /// What was sent, to be sent again.
    struct Sent: Sendable {
        var filter = ""
        var set = ""
        var from = ""
        var reason = ""
    }

    /// The set that was previewed.
    struct Preview: Sendable {
        let sentence: String
        let samples: TableModel?
        let rest: String?
        let warnings: [String]
        let hasWarnings: Bool
        let commit: Commit?
    }

    /// The button that changes what was previewed.
    struct Commit: Sendable {
        let form: FormFields
        let action: String
        let sent: Sent
        let token: String
        let button: String
    }

    let refused: ChangeModel.Refused?
    let sent: Sent
    let form: FormFields
    let action: String
    let listAddress: String
    let filterWords: String
    let fields: [Field]
    let reasonLengthMax = SlateText.reasonLengthMax
    let preview: Preview?

    /// How many records a preview shows.
    static let sampleCountMax = 20

    init(
        _ noun: EditedNoun, _ sent: Sent, _ fields: [EditField], affectedMax: Int, preview: BulkEdit.Preview?,
        refusal: Refusal?, _ request: WebRequest
    ) {
        self.sent = sent
        self.fields = fields.map { Field(name: $0.name, note: $0.note) }
        let path = "/\(noun.plural):bulk"
        form = request.formFields(for: path)
        let limit = QueryItem("max_affected", String(affectedMax))
        action = FormText.address(path, [QueryItem("dry_run", "1"), limit])
        listAddress = "/\(noun.plural)" + (sent.filter.isEmpty ? "" : "?\(sent.filter)")
        filterWords = sent.filter.isEmpty ? "every one" : FormText.decoded(sent.filter) ?? sent.filter
        refused = refusal.map(ChangeModel.Refused.init)
        self.preview = preview.map {
            Self.preview($0, noun, sent, request.formFields(for: path), FormText.address(path, [limit]))
        }
    }

    private static func preview(
        _ preview: BulkEdit.Preview, _ noun: EditedNoun, _ sent: Sent, _ form: FormFields, _ action: String
    ) -> Preview {
        let count = preview.differences.count
        func nouns(_ count: Int) -> String { Words.count(count, noun.rawValue, plural: noun.plural) }
        let rest = count - sampleCountMax
        let rows = preview.differences.prefix(sampleCountMax).map { difference in
            TableModel.Row([
                .init(difference.key, address: JournalSentence.address(difference.noun, difference.id)),
                .init(difference.changeWords),
            ])
        }
        return Preview(
            sentence: "\(nouns(preview.matchedCount)) \(preview.matchedCount == 1 ? "matches" : "match"): "
                + "\(Words.number(count)) would be changed, \(Words.number(preview.sameCount)) "
                + "\(preview.sameCount == 1 ? "says" : "say") so already.",
            samples: count == 0
                ? nil
                : TableModel(
                    "What would be changed", caption: "Nothing is written yet.",
                    headers: [.init("Record"), .init("Change")], rows: rows
                ),
            rest: rest > 0 ? "\(Words.number(rest)) more are not shown; the JSON of a dry run has every one." : nil,
            warnings: preview.warnings.prefix(sampleCountMax).map { "\($0.found): \($0.fix)" },
            hasWarnings: !preview.warnings.isEmpty,
            commit: count == 0
                ? nil
                : Commit(form: form, action: action, sent: sent, token: preview.token, button: "Change \(nouns(count))")
        )
    }

    /// The way from a list to the form that edits all that it holds; nil for those who may not, and of an empty list.
    static func link(_ noun: EditedNoun, _ count: Int, _ request: WebRequest) -> Link? {
        guard count > 0, request.may(.editRecord) else { return nil }
        let kept = ["q", "as_of"]
        let items = request.query.filter {
            !$0.value.isEmpty && (kept.contains($0.key) || !ListQuery.reservedKeys.contains($0.key))
        }
        let filter = String(FormText.address("", items).dropFirst())
        return Link(
            count == 1 ? "Change this one" : "Change these \(Words.number(count))",
            FormText.address("/\(noun.plural)/bulk", filter.isEmpty ? [] : [QueryItem("where", filter)])
        )
    }
}
