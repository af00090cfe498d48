import CadreApplication
import CadreDomain

/// What the page of a change set shows: what it changed, the receipt, and the button that reverts it.
struct ChangeModel: Sendable {
    /// The form that reverts the change set.
    struct RevertForm: Sendable {
        let form: FormFields
        let action: String
        let reason: String
        let reasonLengthMax = SlateText.reasonLengthMax
    }

    /// Why it was not reverted, record by record.
    struct Refused: Sendable {
        let sentence: String
        let fix: String
        let problems: [Part]

        struct Part: Sendable {
            let pointer: String
            let detail: String
            let fix: String
        }

        init(_ refusal: Refusal) {
            sentence = refusal.detail
            fix = refusal.fix
            problems = refusal.problems.map { Part(pointer: $0.pointer, detail: $0.detail, fix: $0.fix) }
        }
    }

    let refused: Refused?
    let revert: RevertForm?
    let permission: Permission?
    let counts: TableModel
    let records: TableModel
    let hasRecords: Bool
    let rest: String?
    let facts: Facts

    /// How many records the page shows.
    static let recordCountMax = 50

    private init(
        _ detail: ShowChange.Detail, refused refusal: Refusal?, reason: String?, _ request: WebRequest
    ) {
        let row = detail.row
        let isNow = request.asOf == request.state.today
        let action = "/changes/\(row.set.id)/revert"
        let isOffered = detail.mayRevert && request.persona != nil && isNow
        revert =
            isOffered ? RevertForm(form: request.formFields(for: action), action: action, reason: reason ?? "") : nil
        permission =
            isNow && row.revertedBy == nil && !isOffered
            ? Permission(.revertChange, "revert this", request) : nil
        refused = refusal.map(Refused.init)
        let records = detail.sheet.tables[0]
        self.records = TableModel(records.first(Self.recordCountMax), request) { row, name in
            switch name {
            case "index":
                let entry = request.link("/journal", [QueryItem("index", row["index"].text)])
                return TableModel.Cell(SheetText.text(row["index"]), address: entry, isNumber: true)
            case "id":
                let address = JournalSentence.address(row["noun"].text, row["id"].text)
                return TableModel.Cell(row["id"].text, address: address.map { request.link($0) })
            default: return nil
            }
        }
        hasRecords = !records.rows.isEmpty
        let more = records.rows.count - Self.recordCountMax
        rest = more > 0 ? "\(Words.number(more)) more are in the CSV and the JSON below." : nil
        counts = TableModel(detail.sheet.tables[1], request) { cells, name in
            guard name == "noun" else { return nil }
            let noun = cells["noun"].text
            return TableModel.Cell(noun, address: Self.entries(row.set, [QueryItem("object_kind", noun)], request))
        }
        facts = Self.facts(row, request)
    }

    /// The page.
    static func page(
        _ detail: ShowChange.Detail, refused: Refusal? = nil, reason: String? = nil, _ request: WebRequest
    ) -> Page {
        let row = detail.row
        return Page(
            title: "\(row.set.title) \u{00B7} \(row.set.id)", section: .oversight, status: ChangeList.mark(row),
            answer: detail.sheet.answer, template: "change",
            model: ChangeModel(detail, refused: refused, reason: reason, request),
            exports: ExportRow(request, command: "cadre change show \(row.set.id)"),
            reasons: detail.sheet.figures.map { Definition($0.title, $0.definition) }
        )
    }

    /// Where the entries of a change set are listed.
    private static func entries(_ set: ChangeSet, _ items: [QueryItem], _ request: WebRequest) -> String {
        request.link(
            "/journal",
            items + [
                QueryItem("index__gte", String(set.firstIndex)), QueryItem("index__lte", String(set.lastIndex)),
            ]
        )
    }

    private static func facts(_ row: ChangeRow, _ request: WebRequest) -> Facts {
        let set = row.set
        let facts: [Facts.Fact?] = [
            Facts.Fact("Kind", set.kind.rawValue), Facts.Fact("Made by", "\(row.actor), \(row.role)"),
            Facts.Fact("Made at", Words.moment(row.at)), Facts.Fact("Records", Words.number(set.recordCount)),
            set.reason.map { Facts.Fact("Reason", $0) },
            set.reverts.map { Facts.Fact("Reverts", $0.rawValue, address: request.link("/changes/\($0)")) },
            row.revertedBy.map { Facts.Fact("Reverted by", $0.rawValue, address: request.link("/changes/\($0)")) },
            Facts.Fact(
                "Journal",
                set.firstIndex == set.lastIndex
                    ? "entry \(Words.number(Int(set.firstIndex)))"
                    : "entries \(Words.number(Int(set.firstIndex))) to \(Words.number(Int(set.lastIndex)))",
                address: entries(set, [], request)
            ),
        ]
        return Facts(facts.compactMap(\.self))
    }
}
