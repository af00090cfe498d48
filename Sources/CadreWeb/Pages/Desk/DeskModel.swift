import CadreApplication
import CadreDomain

/// What the desk shows.
struct DeskModel: Sendable {
    let figures: HeadFigures
    let alerts: Link?
    let keyBillets: TableModel?
    let noKeyBillets: EmptyState?
    let allKeyBillets: Link?
    let slates: TableModel?
    let allSlates: Link?
    let noSlates: EmptyState?

    init(_ sheet: Sheet, _ request: WebRequest) {
        let waiting = sheet.figures.first { $0.name == ShowDesk.alertsFigure }?.value
        if case .int(let count)? = waiting, count > 0, request.persona != nil {
            let noun = Words.count(count, "alert")
            alerts = Link("\(noun) of your views \(count == 1 ? "waits" : "wait") for you", request.link("/alerts"))
        } else {
            alerts = nil
        }
        figures = HeadFigures(sheet.figures, Self.names(request.caller.role), request)
        let billets = sheet.table("key_billets")
        keyBillets = billets.flatMap { $0.rows.isEmpty ? nil : Self.keyBillets($0, request) }
        noKeyBillets =
            keyBillets == nil
            ? EmptyState("No funded key billet is empty on this day.", hints: Self.relaxed(sheet, request)) : nil
        let empty = sheet.figures.first { $0.name == "key_empty" }
        allKeyBillets = empty?.rows.flatMap { rows in
            guard case .int(let count)? = empty?.value,
                count > min(ShowDesk.listCountMax, billets?.rows.count ?? 0)
            else { return nil }
            return Link("All \(Words.number(count)) empty key billets", request.link(rows.path, rows.items))
        }
        let open = sheet.table("slates")
        slates = open.flatMap { $0.rows.isEmpty ? nil : Self.slates($0, request) }
        allSlates =
            open?.rows.count ?? 0 > ShowDesk.listCountMax ? Link("All slates", request.link("/slates")) : nil
        noSlates =
            slates == nil
            ? EmptyState("No slate waits for a decision.", hints: [Link("All slates", request.link("/slates"))]) : nil
    }

    /// The page.
    static func page(_ sheet: Sheet, _ request: WebRequest) -> Page {
        Page(
            title: sheet.title, section: .desk, scope: scope(request.caller.scope), answer: sheet.answer,
            notes: sheet.notes, template: "desk", model: DeskModel(sheet, request),
            exports: ExportRow(request, command: "cadre desk"),
            reasons: sheet.figures.map { Definition($0.title, $0.definition) }
        )
    }

    /// The figures that a role looks at first.
    private static func names(_ role: Caller.Role) -> [String] {
        switch role {
        case .assignmentOfficer: ["vacant", "past_planned_end", "projected_without_relief", "qualified", "match"]
        case .officeChief, .specialist: ["authorized", "filled", "vacant", "past_planned_end", "projected_vacant"]
        case .inspector: ["authorized", "funded", "vacant", "key_empty", "past_planned_end"]
        case .planner, .administrator: ["authorized", "vacant", "key_empty", "projected_without_relief", "fill"]
        }
    }

    private static func scope(_ scope: Caller.Scope) -> String? {
        switch scope {
        case .global, .ownRecord: nil
        case .command(let code): code.rawValue
        case .country(let code): code.rawValue
        }
    }

    private static func keyBillets(_ table: DataTable, _ request: WebRequest) -> TableModel {
        TableModel(
            table, request, columns: ["title", "office", "country", "grade", "vacant_since", "vacant_days", "relief"],
            rows: shown(table)
        ) { row, name in
            switch name {
            case "title": .init(row[name].text, address: row.address(of: "id", request))
            case "office": .init(row[name].text, address: request.link("/offices/" + FormText.encoded(row[name].text)))
            case "country": .init(row[name].text, address: request.link("/countries/\(row[name].text)"))
            default: nil
            }
        }
    }

    private static func shown(_ table: DataTable) -> Range<Int> { 0..<min(ShowDesk.listCountMax, table.rows.count) }

    private static func slates(_ table: DataTable, _ request: WebRequest) -> TableModel {
        TableModel(table, request, columns: ["title", "state", "filled", "openings"], rows: shown(table)) { row, name in
            name == "title" ? .init(row[name].text, address: row.address(of: "id", request)) : nil
        }
    }

    /// What is there where no key billet is empty: the other vacancies.
    private static func relaxed(_ sheet: Sheet, _ request: WebRequest) -> [Link] {
        guard let vacant = sheet.figures.first(where: { $0.name == "vacant" }), case .int(let count) = vacant.value,
            count > 0, let rows = vacant.rows
        else { return [] }
        let text = "\(Words.count(count, "vacancy", plural: "vacancies")) among all positions"
        return [Link(text, request.link(rows.path, rows.items))]
    }
}
