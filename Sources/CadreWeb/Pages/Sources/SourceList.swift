import CadreApplication
import CadreDomain

/// What the list of sources shows: every source, and the form that makes one.
struct SourceList: Sendable {
    let list: ListModel
    let form: SourceForm?
    let permission: Permission?

    /// The filters of the list.
    static func filters(_ request: WebRequest) -> FilterBar {
        FilterBar(request, columns: ListedSource.columns, shown: ["owner__contains", "overdue"])
    }

    private init(_ page: ListPage<ListedSource>, _ request: WebRequest, _ bar: FilterBar) {
        let isFiltered = bar.hasChips || request.value("q") != nil
        let table = TableModel(page, request, label: "Sources") { row in
            request.link("/sources/\(row.source.id)")
        } mark: { row, column in
            column.name == "due_on" && row.isOverdue
                ? .warn("\(column.value(row).text), overdue") : nil
        } figure: { row, column in
            column.name == "open_disagreements" && row.openCount > 0
                ? request.link(row.openAddress.path, row.openAddress.items) : nil
        }
        let none =
            isFiltered
            ? "No source matches."
            : "No source is on record. A source is a system of record that tells the register what it knows; files "
                + "are imported in its name."
        list = ListModel(
            filters: page.total > 0 || isFiltered ? bar : nil, table: table,
            empty: page.total > 0 ? nil : EmptyState(none), pages: Pagination(page, request, noun: "source")
        )
        let mayManage = request.persona != nil && AccessPolicy.allows(request.caller, .manageSources)
        form = mayManage ? SourceForm(nil, request) : nil
        permission = mayManage ? nil : Permission(.manageSources, "make a source", request)
    }

    /// The page.
    static func page(_ page: ListPage<ListedSource>, _ request: WebRequest, _ bar: FilterBar) -> Page {
        let open = page.rows.reduce(0) { $0 + $1.openCount }
        return Page(
            title: "Sources", section: .register,
            answer: page.total == 0
                ? "No source is on record."
                : "\(Words.count(page.total, "source")); "
                    + (open == 0
                        ? "none of those shown has an open disagreement."
                        : "their open disagreements wait for a steward."),
            template: "sources", model: SourceList(page, request, bar),
            exports: ExportRow(request, command: "cadre source list"),
            reasons: [
                Definition(
                    "Source",
                    "A system of record that tells the register what it knows, with who keeps it, who answers for it, "
                        + "how often it is to deliver and how far it is trusted for each field."
                )
            ] + ListedSource.columns.map { Definition($0.title, $0.definition) }
        )
    }
}

/// The form that makes a source, or changes one.
struct SourceForm: Sendable {
    let form: FormFields
    let action: String
    let title: String
    let button: String
    let isNew: Bool
    let name: String
    let owner: String
    let steward: String
    let cadence: String
    let cadenceMax: String
    let trust: String
    let grammar: String
    let codeLengthMax: Int
    let lengthMax: Int

    init(_ row: ListedSource?, _ request: WebRequest) {
        action = row.map { "/sources/\($0.source.id)" } ?? "/sources"
        form = request.formFields(for: action)
        title = row == nil ? "Make a source" : "Change the source"
        button = row == nil ? "Make source" : "Save"
        isNew = row == nil
        name = row?.source.name ?? ""
        owner = row?.source.owner ?? ""
        steward = row?.source.steward ?? ""
        cadence = row.map { String($0.source.cadenceDays) } ?? "30"
        cadenceMax = String(Source.cadences.upperBound)
        trust = (row?.source.trusts ?? []).map(SourceText.written).joined(separator: "\n")
        grammar = SourceText.grammar
        codeLengthMax = Source.codeLengthMax
        lengthMax = SlateText.titleLengthMax
    }
}
