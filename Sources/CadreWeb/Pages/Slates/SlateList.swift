import CadreApplication
import CadreDomain

/// What the list of slates shows: the form that solves a new one, and every slate.
struct SlateList: Sendable {
    let list: ListModel
    let solveForm: SolveForm?
    let solvePermission: Permission?
    let compareAddress: String?

    private init(_ page: ListPage<DatedSlate>, _ request: WebRequest, _ bar: FilterBar, hints: [Link]) {
        let isFiltered = bar.hasChips || request.value("q") != nil
        let table = TableModel(page, request, label: "Slates") { slate in
            request.link("/slates/\(slate.head.slate.id)")
        } mark: { slate, column in
            column.name == "state" ? Self.mark(slate.head.slate.state.word) : nil
        }
        let none = "No slate has been solved yet. A slate proposes who goes where in a window of days."
        let nothing =
            isFiltered
            ? "No slate matches."
            : page.asOf < request.state.today ? "No slate had been solved by \(Words.day(page.asOf))." : none
        let hasRows = page.total > 0
        list = ListModel(
            filters: hasRows || isFiltered ? bar : nil, table: table,
            empty: hasRows ? nil : EmptyState(nothing, hints: hints), pages: Pagination(page, request, noun: "slate")
        )
        let maySolve = request.persona != nil && AccessPolicy.allows(request.caller, .solveSlate)
        solveForm = maySolve ? SolveForm(request.state.today, request) : nil
        compareAddress =
            page.total > 1 && AccessPolicy.allows(request.caller, .readPeople)
            ? request.link("/slates/diff") : nil
        solvePermission = maySolve ? nil : Permission(.solveSlate, "solve a slate", request)
    }

    /// The filters of the list.
    static func filters(_ request: WebRequest) -> FilterBar {
        FilterBar(
            request, columns: DatedSlate.columns,
            shown: ["state", "from__gte", "to__lte", "made_on__gte", "made_on__lte", "created_by"]
        )
    }

    /// The page.
    static func page(
        _ page: ListPage<DatedSlate>, _ request: WebRequest, _ bar: FilterBar, drafts: Int, hints: [Link]
    ) -> Page {
        Page(
            title: "Slates", section: .assignments, answer: answer(page, drafts: drafts), template: "slates",
            model: SlateList(page, request, bar, hints: hints),
            exports: ExportRow(request, command: "cadre slate list"),
            reasons: [
                Definition(
                    "Slate",
                    "A proposed set of assignments: positions that fall vacant in a window matched with people who "
                        + "come available in it, so that the points are as many as can be."
                ),
                Definition(
                    "Limit",
                    "What a slate as a whole keeps to, one a line: \(LimitReader.grammar). The points that each costs, "
                        + "and the gap to what is proven possible, stand on the slate."
                ),
                Definition("Points", "What the rules give for a pair; the sum over all lines is what a run maximises."),
                Definition("State", "Draft, submitted, published by a second person, or superseded by a later draft."),
            ]
        )
    }

    /// The mark of a slate's state.
    static func mark(_ state: String) -> Mark {
        switch state {
        case "published": .good(state)
        case "submitted": .warn(state)
        default: .quiet(state)
        }
    }

    private static func answer(_ page: ListPage<DatedSlate>, drafts: Int) -> String {
        let day = Words.day(page.asOf)
        guard page.total > 0 else { return "No slate on \(day)." }
        let count = drafts == 1 ? "1 is a draft" : "\(drafts == 0 ? "none" : Words.number(drafts)) are drafts"
        return "\(Words.count(page.total, "slate")) on \(day); \(count)."
    }
}

/// The form that solves a slate.
struct SolveForm: Sendable {
    let form: FormFields
    let fromValue: String
    let toValue: String
    let toMin: String
    let titleLengthMax = SlateText.titleLengthMax
    let grammar = LimitReader.grammar

    init(_ today: Day, _ request: WebRequest) {
        form = request.formFields(for: "/slates")
        let year = today.parts.year + (today.parts.month >= 7 ? 1 : 0)
        fromValue = Day(year: year, month: 1, day: 1)?.description ?? ""
        toValue = Day(year: year, month: 12, day: 31)?.description ?? ""
        toMin = today.description
    }
}
