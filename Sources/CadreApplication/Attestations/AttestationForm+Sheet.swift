import CadreDomain

extension AttestationForm {
    /// The columns of the rows, in the order of exports.
    public static let columns: [TableColumn] =
        [TableColumn("position", "Position, identity")]
        + zip(AttestedRow.factNames, AttestedRow.factTitles).map { TableColumn($0, $1) }
        + [
            TableColumn("change", "Changed since the last attestation"),
            TableColumn("changed_by", "Changed by", "Who is named by the newest entry of the journal about it."),
            TableColumn("changed_index", "Journal index", "The newest entry of the journal about it.", isNumber: true),
            TableColumn("answer", "Answer", "Correct, wrong, or none while it is open."),
            TableColumn("note", "What is wrong"),
            TableColumn("mark", "Mark", "The first digits of the digest of the row."),
        ]

    /// What stands where a row has neither a tick nor a note, is right, or is wrong.
    private static func word(_ answer: Attestation.Answer?) -> String {
        answer.map { $0.note == nil ? "correct" : "wrong" } ?? "none"
    }

    /// The sentence with how far the office has come.
    public var answer: String {
        let count = Grouped.count(lines.count, "row")
        if let receipt = said?.receipt {
            let wrong = said?.findings.count ?? 0
            return "\(count) attested for \(campaign.quarter) by \(receipt.by), "
                + "\(wrong == 0 ? "all correct" : "\(Grouped.text(wrong)) with a finding")."
        }
        if !campaign.isOpen { return "Not attested for \(campaign.quarter); the campaign is closed." }
        let changed = lines.count { $0.change != nil }
        let news = last == nil ? "attested for the first time" : "\(Grouped.text(changed)) changed since the last time"
        return "\(Grouped.count(leftCount, "row")) of \(Grouped.text(lines.count)) left to attest by "
            + "\(campaign.due.prose); \(news)."
    }

    /// The form as every edge writes it.
    ///
    /// - Parameter index: The index of the journal under which it was sent; nil where it was not.
    public func sheet(_ index: Int64?, journalIndex: Int64) -> Sheet {
        func figure(_ name: String, _ title: String, _ value: Cell, _ definition: String) -> Figure {
            Figure(name: name, title: title, value: value, definition: definition, rows: nil)
        }
        return Sheet(
            title: "Attest \(office.name)", answer: answer, asOf: campaign.asOf, journalIndex: journalIndex,
            figures: [
                figure("campaign", "Campaign", .text(campaign.id.rawValue), "The campaign."),
                figure("quarter", "Quarter", .text(campaign.quarter.description), "The quarter of the campaign."),
                figure("office", "Office", .text(office.code), "The code of the office."),
                figure("due", "Due", .day(campaign.due), "The last day in time."),
                figure("rows", "Rows", .int(lines.count), "Positions on the day attested."),
                figure("left", "Left", .int(leftCount), "Rows with neither a tick nor a note."),
                figure("findings", "Findings", .int(said?.findings.count ?? 0), "Rows with a note of what is wrong."),
                figure("digest", "Digest", .text(digest), "SHA-256 of the rows as they are now."),
                figure("attested_by", "Attested by", .optional(said?.receipt?.by), "Who attested the roster."),
                figure(
                    "attested_at", "Attested at", .optional((said?.receipt?.at).map(\.description)),
                    "When it was attested."
                ),
                figure(
                    "attested_digest", "Digest attested", .optional(said?.receipt?.digest),
                    "SHA-256 of the rows attested."
                ),
                figure(
                    "attested_index", "Journal index of the receipt", .optional(index.map { Int($0) }),
                    "The entry of the journal that is the receipt."
                ),
            ],
            tables: [
                DataTable(
                    name: "rows", title: "Positions and incumbents", columns: Self.columns,
                    rows: lines.map { line in
                        TableRow(
                            [.text(line.row.position.rawValue)] + line.row.facts.map { .text($0) } + [
                                .optional(line.change), .optional(line.entry?.actor),
                                .optional(line.entry.map { Int($0.index) }), .text(Self.word(line.answer)),
                                .optional(line.answer?.note), .text(line.row.mark),
                            ],
                            links: [0: Address("/positions/\(line.row.position)")]
                        )
                    }
                ),
                DataTable(
                    name: "gone", title: "Attested the last time, and no position of the office now",
                    columns: [TableColumn("position", "Position, identity")]
                        + zip(AttestedRow.factNames, AttestedRow.factTitles).map { TableColumn($0, $1) },
                    rows: gone.map { TableRow([.text($0.position.rawValue)] + $0.facts.map { .text($0) }) }
                ),
            ]
        )
    }
}
