import CadreApplication
import CadreDomain

/// The lists of offices and of findings as pages.
enum AttestationLists {
    static func page(_ page: ListPage<AttestationRow>, _ request: WebRequest) -> Page {
        let bar = FilterBar(
            request, columns: AttestationRow.columns, shown: ["quarter", "state", "command", "findings_open__gte"])
        let table = TableModel(page, request, label: "Attestations") { row in
            "/offices/\(FormText.encoded(row.office.code))/attest"
        } mark: { row, column in
            column.name == "state" ? mark(row.state) : nil
        }
        return Page(
            title: "Attestations by office", section: .partners,
            answer: page.total == 0 ? "No office matches." : "\(Words.count(page.total, "office")).", template: "list",
            model: ListModel(
                filters: bar, table: table, empty: page.total > 0 ? nil : EmptyState("No office matches."),
                pages: Pagination(page, request, noun: "office")
            ),
            exports: ExportRow(request, command: "cadre attest list"),
            reasons: page.columns.map { Definition($0.title, $0.definition) }
        )
    }

    static func page(_ page: ListPage<AttestationFinding>, _ request: WebRequest) -> Page {
        let table = TableModel(page, request, label: "Findings") { finding in
            "/positions/\(finding.answer.position)"
        } mark: { finding, column in
            guard column.name == "state" else { return nil }
            return finding.answer.settlement == nil ? .warn("open") : .good("settled")
        } figure: { finding, column in
            column.name == "office" ? "/offices/\(FormText.encoded(finding.office.code))/attest" : nil
        }
        let may = request.may(.settleFinding)
        let open = page.rows.filter { $0.answer.settlement == nil }
        return Page(
            title: "Findings", section: .partners,
            answer: page.total == 0 ? "No finding matches." : "\(Words.count(page.total, "finding")).",
            template: "findings",
            model: FindingsModel(
                list: ListModel(
                    filters: FilterBar(
                        request, columns: AttestationFinding.columns, shown: ["quarter", "state", "office"]),
                    table: table, empty: page.total > 0 ? nil : EmptyState("No finding matches."),
                    pages: Pagination(page, request, noun: "finding")
                ),
                settlements: may ? open.map { FindingsModel.Settlement($0, request) } : [],
                hasSettlements: may && !open.isEmpty
            ),
            exports: ExportRow(request, command: "cadre attest findings"),
            reasons: page.columns.map { Definition($0.title, $0.definition) }
        )
    }

    static func mark(_ state: AttestationRow.State) -> Mark {
        switch state {
        case .attested: .good(state.rawValue)
        case .open: .quiet(state.rawValue)
        case .overdue, .missed: .bad(state.rawValue)
        }
    }
}

/// What the list of findings shows, with the forms that settle them.
struct FindingsModel: Sendable {
    struct Settlement: Sendable {
        let form: FormFields
        let position: String
        let quarter: String
        let note: String
        let reasonLengthMax = SlateText.reasonLengthMax

        init(_ finding: AttestationFinding, _ request: WebRequest) {
            form = request.formFields(for: "/attestations/findings/settlement")
            position = finding.answer.position.rawValue
            quarter = finding.campaign.quarter.description
            note = finding.answer.note ?? ""
        }
    }

    let list: ListModel
    let settlements: [Settlement]
    let hasSettlements: Bool
}

/// What the page on the progress of a campaign shows.
struct ProgressModel: Sendable {
    struct Opening: Sendable {
        let form: FormFields
        let quarter: String
        let asOf: String
        let due: String
    }

    let figures: HeadFigures?
    let commands: TableModel?
    let campaigns: TableModel?
    let lists: [Link]
    let empty: EmptyState?
    let opening: Opening?
    let closing: FormFields?
    let permission: Permission?

    /// The page.
    static func page(_ sheet: Sheet, _ campaign: AttestationCampaign?, _ request: WebRequest) -> Page {
        Page(
            title: sheet.title, section: .partners, scope: campaign?.quarter.description, answer: sheet.answer,
            template: "attestations", model: ProgressModel(sheet, campaign, request),
            exports: ExportRow(request, command: "cadre attest progress"),
            reasons: sheet.figures.map { Definition($0.title, $0.definition) }
        )
    }

    private init(_ sheet: Sheet, _ campaign: AttestationCampaign?, _ request: WebRequest) {
        figures = campaign.map { _ in HeadFigures(sheet.figures, sheet.figures.map(\.name), request) }
        commands = campaign.flatMap { _ in
            sheet.table("commands").map { TableModel($0, request, isCompact: true) }
        }
        campaigns = campaign.flatMap { _ in
            sheet.table("campaigns").map { TableModel($0, request, isCompact: true) }
        }
        lists =
            campaign.map { campaign in
                let quarter = [QueryItem("quarter", campaign.quarter.description)]
                return [
                    Link("Offices of the campaign", FormText.address("/attestations/offices", quarter)),
                    Link("Findings", FormText.address("/attestations/findings", quarter)),
                ]
            } ?? []
        empty = campaign == nil ? EmptyState("A planner opens the first campaign for a quarter.") : nil
        let may = request.may(.openAttestation)
        let isOpen = sheet.table("campaigns")?.rows.contains { $0.cells.contains(.text("open")) } == true
        let today = request.state.today
        opening =
            may && !isOpen
            ? Opening(
                form: request.formFields(for: "/attestations"),
                quarter: FiscalQuarter(containing: today)?.description ?? "", asOf: today.description,
                due: today.adding(days: OpenAttestation.dueDays).description
            ) : nil
        closing = may && isOpen ? request.formFields(for: "/attestations/closure") : nil
        permission = may ? nil : Permission(.openAttestation, "open and close campaigns", request)
    }
}
