public import CadreDomain
import CadrePlanning

/// Shows one disagreement: what each source says, how far each is trusted, and which value the rules propose.
public struct ShowDisagreement: Sendable {
    let keeper: RegisterKeeper

    /// What the page shows.
    public struct Detail: Sendable {
        /// The disagreement.
        public let found: Disagreement
        /// Whether the caller may decide it.
        public let mayDecide: Bool
        /// The figures and tables as every edge writes them.
        public let sheet: Sheet
    }

    /// Makes the use case.
    public init(keeper: RegisterKeeper) { self.keeper = keeper }

    /// Reads a disagreement by noun, record and field, as it stands on a day.
    public func callAsFunction(
        _ key: String, asOf: Day? = nil, for caller: Caller
    ) async throws(Refusal) -> Detail {
        let snapshot = await keeper.snapshot
        let day = asOf ?? snapshot.today
        let found = try snapshot.disagreement(key, on: day, for: caller)
        return Detail(
            found: found, mayDecide: day == snapshot.today && AccessPolicy.allows(caller, .decideDisagreement),
            sheet: Sheet(
                title: "\(found.key.field) of \(found.name)", answer: Self.answer(found), asOf: day,
                journalIndex: snapshot.journalIndex,
                figures: Disagreement.columns.map { column in
                    Figure(column, of: found, rows: column.name == "record" ? found.recordAddress : nil)
                } + [
                    Figure(
                        name: "version", title: "Version", value: .int(found.version),
                        definition: "The journal index of the newest word, which a decision is made from.", rows: nil
                    )
                ],
                tables: [Self.evidence(found)]
            )
        )
    }

    private static func answer(_ found: Disagreement) -> String {
        let rule = SurvivorshipRule.all.first { $0.identifier == found.proposal.rule }
        let proposal =
            "The rules propose \(found.proposed), from \(found.proposal.winner.source)"
            + (rule.map { ": \($0.sentence)" } ?? ".")
        switch (found.state, found.decision) {
        case (.decided, let decision?):
            return "\(decision.actor) decided for \(found.proposed): \u{201C}\(decision.reason)\u{201D}. It stands "
                + "until a source says something new."
        case (.reopened, let decision?):
            return "A source has said something new since \(decision.actor) decided, so it is open again. \(proposal)"
        default:
            return proposal
        }
    }

    private static func evidence(_ found: Disagreement) -> DataTable {
        DataTable(
            name: "claims", title: "What each source says",
            columns: [
                TableColumn("source", "Source", "The code of the source."),
                TableColumn("value", "Value", "What it says."),
                TableColumn("proposed", "Proposed", "Whether the rules propose it.", kind: .flag),
                TableColumn("rank", "Trust", "The rank for this field; 1 is trusted most.", isNumber: true),
                TableColumn("from", "From", "The first day of which it says so.", kind: .day),
                TableColumn("received", "Received", "When the value first came.", kind: .day),
                TableColumn("received_index", "Journal index", "The journal entry of that delivery.", isNumber: true),
                TableColumn("last_seen", "Last said", "When it last said so.", kind: .day),
                TableColumn("cadence_days", "Cadence, days", "How often it is to deliver.", isNumber: true),
                TableColumn("stale", "Stale", "Whether that is longer ago than its cadence.", kind: .flag),
            ],
            rows: found.evidence.map { said in
                TableRow(
                    [
                        .text(said.source.id.rawValue), .text(said.words),
                        .flag(said.value == found.proposal.winner.value), .int(said.rank), .optional(said.from),
                        .day(said.receivedOn), .int(Int(said.received)), .day(said.seenOn),
                        .int(said.source.cadenceDays), .flag(said.isStale),
                    ],
                    links: [0: Address("/sources/\(said.source.id)")]
                )
            }
        )
    }
}

extension RegisterSnapshot {
    /// The disagreement with an identity on a day.
    func disagreement(_ text: String, on day: Day, for caller: Caller) throws(Refusal) -> Disagreement {
        guard let key = FieldKey(text), let found = Disagreements(snapshot: self, day: day).on(key),
            allows(caller, toSee: key.record, on: day)
        else {
            throw Refusal(
                .disagreementNotFound, "Sources do not disagree about (\(text)) on (\(day)).",
                fix: "Look at the list of disagreements; an identity is noun, record and field, apart by hyphens."
            )
        }
        return found
    }
}
