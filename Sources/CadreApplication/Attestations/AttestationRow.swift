public import CadreDomain

/// How far one office has come in a campaign.
public struct AttestationRow: Sendable {
    /// How far it has come.
    public enum State: String, CaseIterable, Sendable {
        /// The roster was attested.
        case attested
        /// Not yet, and in time.
        case open
        /// Not yet, and the day due has passed.
        case overdue
        /// Not by the day on which the campaign was closed.
        case missed
    }

    /// The campaign.
    public let campaign: AttestationCampaign
    /// The office, as on the day attested.
    public let office: Office
    /// How many rows it attests.
    public let rowCount: Int
    /// What it has said; nil where it has said nothing.
    public let said: Attestation?
    /// How far it has come.
    public let state: State

    /// The columns of the list, in the order of exports.
    public static let columns: [Column<AttestationRow>] = [
        Column("office", "Office", .office, "The code of the office.", isDefault: true) { .text($0.office.code) },
        Column("name", "Name", .text, "The name of the office.", isDefault: true) { .text($0.office.name) },
        Column("country", "Country", .country, "Where it stands, ISO alpha-3.") { .text($0.office.country.rawValue) },
        Column(
            "command", "Command", .command, "The combatant command; none for agencies and the school.", isDefault: true
        ) { .text($0.office.command?.rawValue ?? "none") },
        Column("quarter", "Quarter", .text, "The quarter of the campaign.", isDefault: true) {
            .text($0.campaign.quarter.description)
        },
        Column("due", "Due", .day, "The last day in time.") { .day($0.campaign.due) },
        Column(
            "state", "State", .choice(State.allCases.map(\.rawValue)),
            "Attested, open, overdue once the day due has passed, missed once the campaign is closed.", isDefault: true
        ) { .text($0.state.rawValue) },
        Column("rows", "Rows", .int, "Positions on the day attested.", isDefault: true) { .int($0.rowCount) },
        Column("answered", "Answered", .int, "Rows with a tick or a note, sent or in a draft.", isDefault: true) {
            .int($0.said?.answers.count ?? 0)
        },
        Column("findings", "Findings", .int, "Rows sent with a note of what is wrong.", isDefault: true) {
            .int($0.findings.count)
        },
        Column("findings_open", "Findings open", .int, "Findings that nobody has settled yet.", isDefault: true) {
            .int($0.findings.count { $0.settlement == nil })
        },
        Column("attested_by", "Attested by", .text, "Who sent it.") { .optional($0.said?.receipt?.by) },
        Column("attested_at", "Attested at", .moment, "When it was sent.") {
            .optional(($0.said?.receipt?.at).map(\.description))
        },
        Column("digest", "Digest", .text, "SHA-256 of the rows attested.") { .optional($0.said?.receipt?.digest) },
    ]

    /// Filters, orders and cuts the offices of campaigns.
    static let reader = ListReader<AttestationRow>(
        columns: columns, identity: { "\($0.campaign.quarter) \($0.office.code)" },
        searched: { [$0.office.code, $0.office.name] }
    )

    /// What was found; nothing before the attestation was sent.
    var findings: [Attestation.Answer] { said?.receipt == nil ? [] : said?.findings ?? [] }

    /// Every office with a position on the day of a campaign.
    static func all(
        _ campaign: AttestationCampaign, _ said: [Attestation], _ snapshot: RegisterSnapshot
    ) -> [AttestationRow] {
        let said = Dictionary(said.map { ($0.office, $0) }) { first, _ in first }
        let positions = Dictionary(grouping: snapshot.view(on: campaign.asOf).positions, by: \.position.office)
        return positions.compactMap { id, rows in
            guard let office = snapshot.office(id, on: campaign.asOf) else { return nil }
            let state: State =
                if said[id]?.receipt != nil { .attested } else if !campaign.isOpen {
                    .missed
                } else if snapshot.today > campaign.due { .overdue } else { .open }
            return AttestationRow(
                campaign: campaign, office: office, rowCount: rows.count, said: said[id], state: state
            )
        }.sorted { $0.office.code < $1.office.code }
    }
}

/// A note of what is wrong with a row, as an open or settled piece of work for the assignment officer.
public struct AttestationFinding: Sendable {
    /// The campaign.
    public let campaign: AttestationCampaign
    /// The office.
    public let office: Office
    /// What was said of the row.
    public let answer: Attestation.Answer
    /// That the attestation was sent.
    public let receipt: Attestation.Receipt

    /// The columns of the list, in the order of exports.
    public static let columns: [Column<AttestationFinding>] = [
        Column("position", "Position", .text, "The identity of the position.", isDefault: true) {
            .text($0.answer.position.rawValue)
        },
        Column("office", "Office", .office, "The code of the office.", isDefault: true) { .text($0.office.code) },
        Column("command", "Command", .command, "The combatant command; none for agencies and the school.") {
            .text($0.office.command?.rawValue ?? "none")
        },
        Column("quarter", "Quarter", .text, "The quarter of the campaign.", isDefault: true) {
            .text($0.campaign.quarter.description)
        },
        Column("note", "What is wrong", .text, "What the office says is wrong.", isDefault: true) {
            .optional($0.answer.note)
        },
        Column("incumbents", "Incumbents shown", .text, "Who held it in the row that was shown.", isDefault: true) {
            .optional(AttestedRow.fact("incumbents", in: $0.answer.facts))
        },
        Column("state", "State", .choice(["open", "settled"]), "Open until it is settled.", isDefault: true) {
            .text($0.answer.settlement == nil ? "open" : "settled")
        },
        Column("reported_by", "Reported by", .text, "Who sent it.") { .text($0.receipt.by) },
        Column("reported_at", "Reported at", .moment, "When it was sent.") { .text($0.receipt.at.description) },
        Column("settled_by", "Settled by", .text, "Who settled it.") { .optional($0.answer.settlement?.by) },
        Column("settled_reason", "How it was settled", .text, "What was done about it.", isDefault: true) {
            .optional($0.answer.settlement?.reason)
        },
    ]

    /// Filters, orders and cuts findings.
    static let reader = ListReader<AttestationFinding>(
        columns: columns, identity: { "\($0.campaign.quarter) \($0.answer.position)" },
        searched: { [$0.answer.position.rawValue, $0.office.code, $0.answer.note ?? ""] }
    )
}

extension AttestedRow {
    /// One of the facts of a row by its name.
    static func fact(_ name: String, in facts: [String]) -> String? {
        factNames.firstIndex(of: name).flatMap { $0 < facts.count ? facts[$0] : nil }
    }
}
