import CadreApplication
import CadreDomain

/// What the page about a view shows.
struct ViewModel: Sendable {
    /// Why a view no longer works.
    struct Fault: Sendable {
        let detail: String
        let fix: String
    }

    /// A button that changes something.
    struct Deed: Sendable {
        let action: String
        let form: FormFields
        let label: String
        let hint: String
    }

    /// The form of its keeper.
    struct Change: Sendable {
        let action: String
        let form: FormFields
        let name: String
        let note: String
        let isShared: Bool
        let nameLengthMax: Int
        let noteLengthMax: Int
    }

    let fault: Fault?
    let openAddress: String?
    let facts: Facts
    let permission: Permission?
    let subscribe: Deed?
    let change: Change?
    let delete: Deed?

    private init(_ row: ViewRow, _ request: WebRequest) {
        let view = row.view
        let path = "/views/\(view.id)"
        func deed(_ ending: String, _ label: String, _ hint: String) -> Deed {
            Deed(action: path + ending, form: request.formFields(for: path + ending), label: label, hint: hint)
        }
        fault = row.fault.map { Fault(detail: $0.detail, fix: $0.fix) }
        openAddress = row.fault == nil ? request.link(path) : nil
        facts = Facts(Self.facts(row, request))
        let isOwn = view.owner == request.keeper.actor
        permission = request.persona == nil ? Permission(.subscribeView, "be told of new rows", request) : nil
        let takesAlerts = ViewList(path: String(view.address.prefix { $0 != "?" }))?.takesAlerts == true
        if !request.may(.subscribeView) || !takesAlerts {
            subscribe = nil
        } else if row.subscription == nil {
            subscribe = deed(
                "/subscription", "Tell me of new rows",
                "You get an alert when a commit or a new day brings rows into the view that it did not hold."
            )
        } else {
            subscribe = deed(
                "/subscription/end", "Tell me no longer", "Alerts that wait for you are taken away, too."
            )
        }
        change =
            isOwn && request.may(.saveView)
            ? Change(
                action: path, form: request.formFields(for: path), name: view.name, note: view.note,
                isShared: view.isShared, nameLengthMax: SavedView.nameLengthMax,
                noteLengthMax: SlateText.reasonLengthMax
            ) : nil
        delete = isOwn && request.may(.saveView) ? deed("/deletion", "Delete view", "") : nil
    }

    private static func facts(_ row: ViewRow, _ request: WebRequest) -> [Facts.Fact] {
        let told = row.subscription == nil ? "no" : "yes, since it was subscribed to"
        let alerts =
            row.alertCount == 0
            ? "none waits" : Words.count(row.alertCount, "alert") + (row.alertCount == 1 ? " waits" : " wait")
        let fires = row.wouldFire.map { $0 == 0 ? "nothing new" : Words.count($0, "row") } ?? "you are not told"
        return [
            .init("List", row.view.address),
            .init("What it is for", row.view.note.isEmpty ? "\u{2013}" : row.view.note),
            .init("Kept by", row.view.owner), .init("Who sees it", row.view.isShared ? "everybody" : "only its keeper"),
            .init("Are you told of new rows", told),
            .init("Last fired", row.subscription?.firedAt.map(Words.moment) ?? "never"),
            .init("Would fire now", fires),
            .init("Alerts", alerts, address: row.alertCount > 0 ? request.link("/alerts") : nil),
        ]
    }

    /// The page about a view.
    static func page(_ row: ViewRow, _ request: WebRequest) -> Page {
        Page(
            title: row.view.name, section: .desk,
            status: row.fault == nil ? nil : .bad("no longer works"),
            answer: row.fault == nil
                ? "A saved view, kept by \(row.view.owner)."
                : "This view no longer works: its list does not take its filters any more.",
            template: "view", model: ViewModel(row, request), reasons: definitions
        )
    }

    /// The list of views.
    static func list(_ page: ListPage<ViewRow>, _ request: WebRequest) -> Page {
        let bar = FilterBar(request, columns: ViewRow.columns, shown: ["owner", "shared", "subscribed"])
        let isFiltered = bar.hasChips || request.value("q") != nil
        let table = TableModel(page, request, label: "Views") { row in
            request.link("/views/\(row.view.id)")
        } mark: { row, column in
            column.name == "name" && row.fault != nil ? .bad("\(row.view.name): no longer works") : nil
        } figure: { row, column in
            switch column.name {
            case "id": request.link("/views/\(row.view.id)/about")
            case "alerts": row.alertCount > 0 ? request.link("/alerts", [QueryItem("view", row.view.id.rawValue)]) : nil
            default: nil
            }
        }
        let nothing =
            isFiltered ? "No view matches." : "No view is saved. Every list has Save this view under its rows."
        return Page(
            title: "Views", section: .desk,
            answer: page.total == 0 ? "No saved view." : "\(Words.count(page.total, "saved view")).",
            template: "list",
            model: ListModel(
                filters: page.total > 0 || isFiltered ? bar : nil, table: table,
                empty: page.total > 0
                    ? nil : EmptyState(nothing, hints: [Link("Positions", request.link("/positions"))]),
                pages: Pagination(page, request, noun: "view")
            ),
            exports: ExportRow(request, command: "cadre view list"), reasons: definitions
        )
    }

    private static let definitions = [
        Definition("View", "A list with its filters under a name. Opening it shows exactly the list of its address."),
        Definition(
            "Told",
            "With every commit that changes records, in the same transaction, and when the day changes, each view with "
                + "subscribers is looked at. Rows that did not match at the look before are an alert, each told "
                + "once for each time that it begins to match, to what the subscriber may read."
        ),
        Definition("Would fire", "How many rows match at this moment that did not match at the last look."),
    ]
}
