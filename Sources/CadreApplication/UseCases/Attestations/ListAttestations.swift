import CadreDomain

/// How far attestation has come: by command, by office, and what was found.
public struct ListAttestations: Sendable {
    let keeper: RegisterKeeper
    let store: any AttestationStore

    /// The tables of the progress, the first of which files hold unless another is asked for.
    public static let tableNames = ["commands", "campaigns"]

    /// Makes the use case.
    public init(keeper: RegisterKeeper, store: any AttestationStore) {
        self.keeper = keeper
        self.store = store
    }

    /// The progress of a campaign, with the campaign; of the newest one unless a quarter is named.
    public func progress(
        quarter text: String?, for caller: Caller
    ) async throws(Refusal) -> (sheet: Sheet, campaign: AttestationCampaign?) {
        try AccessPolicy.check(caller, may: .readRegister)
        let snapshot = await keeper.snapshot
        let campaigns = try await store.everyCampaign()
        let campaign = text.map { text in campaigns.first { $0.quarter == FiscalQuarter(text) } } ?? campaigns.first
        if let text, campaign == nil {
            throw Refusal(
                .parameterBadValue, "The quarter (\(text)) has no campaign.",
                fix: campaigns.isEmpty
                    ? "There is none yet."
                    : "Give one of: \(campaigns.map(\.quarter.description).joined(separator: ", "))."
            )
        }
        var rows: [AttestationRow] = []
        if let campaign { rows = AttestationRow.all(campaign, try await store.said(in: campaign.id), snapshot) }
        return (Self.sheet(campaign, rows, campaigns, snapshot), campaign)
    }

    /// One page of the offices that match, in every campaign.
    public func offices(
        _ items: [QueryItem], isWhole: Bool, for caller: Caller
    ) async throws(Refusal) -> ListPage<AttestationRow> {
        try AccessPolicy.check(caller, may: .readRegister)
        let snapshot = await keeper.snapshot
        return try Self.list(try await rows(snapshot), items, AttestationRow.reader, isWhole, snapshot)
    }

    /// One page of the findings that match, in every campaign, within the scope of the caller.
    public func findings(
        _ items: [QueryItem], isWhole: Bool, for caller: Caller
    ) async throws(Refusal) -> ListPage<AttestationFinding> {
        try AccessPolicy.check(caller, may: .readRegister)
        let snapshot = await keeper.snapshot
        let findings = try await rows(snapshot).filter { row in
            AccessPolicy.allows(
                caller, .readPeople, on: Reach(country: row.office.country, command: row.office.command))
        }
        .flatMap { row in
            row.findings.compactMap { answer in
                row.said?.receipt.map {
                    AttestationFinding(campaign: row.campaign, office: row.office, answer: answer, receipt: $0)
                }
            }
        }
        return try Self.list(findings, items, AttestationFinding.reader, isWhole, snapshot)
    }

    private func rows(_ snapshot: RegisterSnapshot) async throws(Refusal) -> [AttestationRow] {
        var rows: [AttestationRow] = []
        for campaign in try await store.everyCampaign() {
            rows += AttestationRow.all(campaign, try await store.said(in: campaign.id), snapshot)
        }
        return rows
    }

    private static func list<Row>(
        _ rows: [Row], _ items: [QueryItem], _ reader: ListReader<Row>, _ isWhole: Bool, _ snapshot: RegisterSnapshot
    ) throws(Refusal) -> ListPage<Row> {
        let query = try snapshot.query(items, columns: reader.columns)
        let day = query.asOf ?? snapshot.today
        return isWhole
            ? reader.whole(rows, query, asOf: day, journalIndex: snapshot.journalIndex)
            : try reader.page(rows, query, asOf: day, journalIndex: snapshot.journalIndex)
    }

    private static let figures: [(name: String, title: String, definition: String)] = [
        ("offices", "Offices", "Offices with a position on the day attested."),
        ("attested", "Attested", "Offices that have attested their whole roster."),
        ("open", "Open", "Offices that have not attested yet and are in time."),
        ("overdue", "Overdue", "Offices that have not attested though the day due has passed."),
        ("missed", "Missed", "Offices that had not attested when the campaign was closed."),
        ("findings_open", "Findings open", "Notes of what is wrong that nobody has settled yet."),
    ]

    /// What a figure counts among the rows of some offices.
    private static func value(_ name: String, _ rows: [AttestationRow]) -> Int {
        switch name {
        case "offices": rows.count
        case "findings_open": rows.reduce(0) { $0 + $1.findings.count { $0.settlement == nil } }
        default: rows.count { $0.state.rawValue == name }
        }
    }

    /// The rows that a figure counts.
    private static func address(_ name: String, _ campaign: AttestationCampaign, command: String? = nil) -> Address {
        let shared =
            [QueryItem("quarter", campaign.quarter.description)] + (command.map { [QueryItem("command", $0)] } ?? [])
        return switch name {
        case "offices": Address("/attestations/offices", shared)
        case "findings_open": Address("/attestations/findings", shared + [QueryItem("state", "open")])
        default: Address("/attestations/offices", shared + [QueryItem("state", name)])
        }
    }

    private static func sheet(
        _ campaign: AttestationCampaign?, _ rows: [AttestationRow], _ campaigns: [AttestationCampaign],
        _ snapshot: RegisterSnapshot
    ) -> Sheet {
        let commands = Dictionary(grouping: rows) { $0.office.command?.rawValue ?? "none" }
        let count = value("attested", rows)
        let answer = campaign.map { campaign in
            "\(Grouped.text(count)) of \(Grouped.count(rows.count, "office")) attested for \(campaign.quarter); "
                + (campaign.isOpen ? "due on \(campaign.due.prose)." : "the campaign is closed.")
        }
        return Sheet(
            title: "Attestations", answer: answer ?? "No attestation campaign has been opened yet.",
            asOf: snapshot.today, journalIndex: snapshot.journalIndex,
            figures: figures.map { figure in
                Figure(
                    name: figure.name, title: figure.title, value: .int(value(figure.name, rows)),
                    definition: figure.definition, rows: campaign.map { address(figure.name, $0) }
                )
            },
            tables: [
                DataTable(
                    name: "commands", title: "Progress by command",
                    columns: [TableColumn("command", "Command")]
                        + figures.map { TableColumn($0.name, $0.title, $0.definition, isNumber: true) },
                    rows: commands.keys.sorted().map { command in
                        TableRow(
                            [.text(command)] + figures.map { .int(value($0.name, commands[command] ?? [])) },
                            links: Dictionary(
                                uniqueKeysWithValues: figures.enumerated().compactMap { index, figure in
                                    campaign.map { (index + 1, address(figure.name, $0, command: command)) }
                                }
                            )
                        )
                    }
                ),
                DataTable(
                    name: "campaigns", title: "Campaigns",
                    columns: [
                        TableColumn("quarter", "Quarter"), TableColumn("id", "Campaign"),
                        TableColumn("day", "Roster of", kind: .day), TableColumn("due", "Due", kind: .day),
                        TableColumn("state", "State"), TableColumn("opened_by", "Opened by"),
                        TableColumn("closed_by", "Closed by"),
                    ],
                    rows: campaigns.map { campaign in
                        TableRow(
                            [
                                .text(campaign.quarter.description), .text(campaign.id.rawValue), .day(campaign.asOf),
                                .day(campaign.due), .text(campaign.isOpen ? "open" : "closed"),
                                .text(campaign.openedBy), .optional(campaign.closedBy),
                            ],
                            links: [
                                0: Address("/attestations", [QueryItem("quarter", campaign.quarter.description)])
                            ]
                        )
                    }
                ),
            ]
        )
    }
}
