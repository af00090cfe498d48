import CadreApplication
import CadreDomain

/// What the list of slates shows: the form that solves a new one, and every slate.
struct SlateList: Sendable {
    let table: TableModel?
    let empty: EmptyState?
    let solveForm: SolveForm?
    let solvePermission: Permission?
    let compareAddress: String?

    init(_ sheet: Sheet, _ request: WebRequest) {
        let slates = sheet.table("slates")
        let isEmpty = slates?.rows.isEmpty ?? true
        table = isEmpty ? nil : slates.map { Self.table($0, request) }
        empty =
            isEmpty
            ? EmptyState("No slate has been solved yet. A slate proposes who goes where in a window of days.") : nil
        let maySolve = request.persona != nil && AccessPolicy.allows(request.caller, .solveSlate)
        solveForm = maySolve ? SolveForm(sheet.asOf, request) : nil
        compareAddress =
            (slates?.rows.count ?? 0) > 1 && AccessPolicy.allows(request.caller, .readPeople)
            ? request.link("/slates/diff") : nil
        solvePermission = maySolve ? nil : Permission(.solveSlate, "solve a slate", request)
    }

    /// The page.
    static func page(_ sheet: Sheet, _ request: WebRequest) -> Page {
        Page(
            title: sheet.title, section: .assignments, answer: sheet.answer, template: "slates",
            model: SlateList(sheet, request), exports: ExportRow(request, command: "cadre slate list"),
            reasons: [
                Definition(
                    "Slate",
                    "A proposed set of assignments: positions that fall vacant in a window matched with people who come "
                        + "available in it, so that the points are as many as can be."
                ),
                Definition(
                    "Limit",
                    "What a slate as a whole keeps to, one a line: \(LimitReader.grammar). The points that each costs, and "
                        + "the gap to what is proven possible, stand on the slate."
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

    private static func table(_ table: DataTable, _ request: WebRequest) -> TableModel {
        let shown = [
            "id", "title", "state", "from", "to", "openings", "filled", "candidates", "points", "gap", "pins",
            "created_by",
        ]
        return TableModel(table, request, columns: shown, caption: "Newest first.") { row, name in
            name == "state" ? .mark(mark(row[name].text)) : nil
        }
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
