import CadreApplication
import CadreDomain

/// What the page of one source shows.
struct SourceModel: Sendable {
    let facts: Facts
    let trust: TableModel
    let noTrust: EmptyState?
    let deliveries: TableModel
    let noDelivery: EmptyState?
    let form: SourceForm?
    let permission: Permission?

    private init(_ detail: ShowSource.Detail, _ request: WebRequest) {
        let row = detail.row
        let shown = ["owner", "steward", "cadence_days", "last_delivery", "due_on", "records", "open_disagreements"]
        facts = Facts(
            detail.sheet.figures.filter { shown.contains($0.name) && $0.value != .missing }.map { figure in
                Facts.Fact(
                    figure.title, SheetText.text(figure.value),
                    address: row.openCount > 0 ? figure.rows.map { request.link($0.path, $0.items) } : nil
                )
            }
        )
        let tables = detail.sheet.tables
        trust = TableModel(tables[0], request, caption: "Rank 1 is trusted most.", isCompact: true)
        noTrust =
            tables[0].rows.isEmpty
            ? EmptyState(
                "No trust is given: the source stands behind every one that has a rank up to \(Source.rankUnlessGiven)."
            ) : nil
        deliveries = TableModel(tables[1], request, isCompact: true)
        noDelivery =
            tables[1].rows.isEmpty
            ? EmptyState("Nothing was delivered yet: cadre import commit FILE --source \(row.source.id)") : nil
        let mayChange = request.persona != nil && detail.mayChange
        form = mayChange ? SourceForm(row, request) : nil
        permission = mayChange ? nil : Permission(.manageSources, "change the source", request)
    }

    /// The page.
    static func page(_ detail: ShowSource.Detail, _ request: WebRequest) -> Page {
        Page(
            title: "\(detail.row.source.name) \u{00B7} \(detail.row.source.id)", section: .register,
            status: detail.row.source.isSynthetic ? .quiet("synthetic") : nil, answer: detail.sheet.answer,
            template: "source", model: SourceModel(detail, request),
            exports: ExportRow(request, command: "cadre source show \(detail.row.source.id)"),
            reasons: ListedSource.columns.map { Definition($0.title, $0.definition) }
        )
    }
}
