import CadreApplication
import CadreDomain

/// Everything around the middle part of a page, for the template `layout`.
struct Layout: Sendable {
    struct Item: Sendable {
        let label: String
        let address: String
        let isCurrent: Bool
    }

    let title: String
    let status: Mark?
    let answer: String?
    let notes: [String]
    let body: String
    let exports: ExportRow?
    let tools: ListTools?
    let reasons: [Definition]
    let hasReasons: Bool
    let items: [Item]
    let tabs: [Item]
    let hasTabs: Bool
    let tabsLabel: String
    let searchAddress: String?
    let personaName: String
    let personaRole: String?
    let signInAddress: String
    let scope: String
    let asOf: String
    let asOfWords: String
    let isOtherDay: Bool
    let isElsewhere: Bool
    let todayAddress: String
    let dayAddress: String
    let dayFields: [QueryItem]
    let journalIndex: String
    let journalIndexNumber: String
    let journalAddress: String?
    let eventsAddress: String?
    let updated: String?
    let moment: String?
    let presentAddress: String
    let permanentAddress: String?
    let isDemo: Bool
    let styleAddress: String
    let scriptAddress: String
    let iconAddress: String
    private(set) var weight: String?

    init(_ page: Page, body: String, request: WebRequest, site: Site, table: EndpointTable, files: StaticFiles) {
        let request = page.address.map(request.reading) ?? request
        title = page.title
        status = page.status
        answer = page.answer
        notes = page.notes
        self.body = body
        exports = page.exports
        tools = page.tools
        reasons = page.reasons
        hasReasons = !page.reasons.isEmpty
        items = Self.sections.compactMap { section in
            guard let first = section.tabs.first(where: { table.hasPage($0.address) }) else { return nil }
            return Item(
                label: section.label, address: request.link(first.address), isCurrent: page.section == section.section
            )
        }
        let section = Self.sections.first { $0.section == page.section }
        tabs = (section?.tabs ?? []).filter { table.hasPage($0.address) }.map { tab in
            let isCurrent = request.path == tab.address || request.path.hasPrefix(tab.address + "/")
            return Item(label: tab.label, address: request.link(tab.address), isCurrent: isCurrent)
        }
        hasTabs = tabs.count > 1
        tabsLabel = section?.label ?? ""
        searchAddress = table.hasPage("/positions") ? "/positions" : nil
        personaName = request.persona?.actor ?? "Visitor"
        personaRole = request.persona?.role.title
        signInAddress = FormText.address(
            "/sign-in", [QueryItem("return", FormText.address(request.path, request.query))]
        )
        scope = page.scope ?? "Whole service"
        asOf = request.asOf.description
        asOfWords = Words.day(request.asOf)
        isOtherDay = request.asOf != request.state.today
        isElsewhere = isOtherDay || request.moment != nil
        todayAddress = request.address(setting: "as_of", to: nil)
        dayAddress = request.path
        dayFields = request.query.filter { !["as_of", "page", "cursor"].contains($0.key) && !$0.value.isEmpty }
        journalIndex = Words.number(Int(request.state.journalIndex))
        journalIndexNumber = String(request.state.journalIndex)
        let mayReadJournal = AccessPolicy.table[.readJournal]?.contains(request.caller.role) == true
        journalAddress = mayReadJournal && table.hasPage("/journal") ? request.link("/journal") : nil
        // Nothing comes to a page of the past.
        eventsAddress = mayReadJournal && request.moment == nil ? "/events" : nil
        updated = request.state.updated.map(Words.moment)
        moment = request.moment.map { Words.number(Int($0)) }
        presentAddress = request.address(setting: Address.momentKey, to: "")
        permanentAddress =
            request.isDated && request.state.journalIndex > 0
            ? FormText.address(
                request.path,
                request.query.filter { $0.key != "as_of" && !$0.value.isEmpty } + [
                    QueryItem("as_of", asOf), QueryItem(Address.momentKey, journalIndexNumber),
                ]) : nil
        isDemo = request.state.isDemo
        styleAddress = files.address(of: "cadre.css")
        scriptAddress = files.address(of: "cadre.js")
        iconAddress = files.address(of: "icon.svg")
    }

    /// The layout with the page's weight in its foot.
    func weighing(_ byteCount: Int) -> Layout {
        var layout = self
        layout.weight = "\(Words.decimal(Double(byteCount) / 1_024)) KB before compression"
        return layout
    }

    /// The navigation: pages that no endpoint answers are left out, so that no link is dead.
    private static let sections: [(section: Page.Section, label: String, tabs: [Link])] = [
        (.desk, "Desk", [Link("Desk", "/"), Link("Views", "/views"), Link("Alerts", "/alerts")]),
        (
            .register, "Register",
            [
                Link("Positions", "/positions"), Link("People", "/people"), Link("Sources", "/sources"),
                Link("Disagreements", "/disagreements"),
            ]
        ),
        (
            .staffing, "Staffing",
            [
                Link("Gap", "/staffing/gap"), Link("Projected", "/staffing/projected"), Link("Workforce", "/workforce"),
                Link("World", "/world"),
            ]
        ),
        (.assignments, "Assignments", [Link("Slates", "/slates"), Link("Runs", "/runs")]),
        (
            .partners, "Partners",
            [Link("Countries", "/countries"), Link("Offices", "/offices"), Link("Attestations", "/attestations")]
        ),
        (
            .oversight, "Oversight",
            [
                Link("Journal", "/journal"), Link("Changes", "/changes"), Link("Quality", "/quality"),
                Link("Errors", "/errors"),
            ]
        ),
    ]
}
