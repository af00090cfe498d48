import CadreApplication
import CadreDomain
import CadrePlanning

/// What the page of one disagreement shows: what each source says, and the form that decides.
struct DisagreementModel: Sendable {
    /// A value to choose.
    struct Choice: Sendable {
        let source: String
        let id: String
        let words: String
        let isChosen: Bool
    }

    /// The form that decides.
    struct Form: Sendable {
        let form: FormFields
        let action: String
        let choices: [Choice]
        let reasonLengthMax = SlateText.reasonLengthMax
    }

    let facts: Facts
    let evidence: TableModel
    let form: Form?
    let permission: Permission?

    private init(_ detail: ShowDisagreement.Detail, _ request: WebRequest) {
        let found = detail.found
        facts = Facts(
            [
                Facts.Fact(
                    "Record", "\(found.name), \(found.key.record.record)",
                    address: found.recordAddress.map { request.link($0.path, $0.items) }
                ),
                Facts.Fact("Field", found.key.field), Facts.Fact("On record", found.stands ?? "nothing on this day"),
                Facts.Fact("Proposal", found.proposed),
                found.proposal.rule.map { Facts.Fact("By the rule", $0) },
                found.office.map { code in
                    Facts.Fact("Office", code, address: request.link("/offices/" + FormText.encoded(code)))
                },
                Facts.Fact("Newest word", Words.count(found.ageDays, "day") + " ago"),
                found.decision.map { Facts.Fact("Last decided by", "\($0.actor), \(Words.moment($0.at))") },
            ].compactMap(\.self)
        )
        evidence = TableModel(
            detail.sheet.tables[0], request,
            columns: ["source", "value", "proposed", "rank", "received", "last_seen", "stale"], isCompact: true
        ) { row, name in
            switch (name, row[name]) {
            case ("proposed", .flag(true)): .mark(.good("proposed"))
            case ("stale", .flag(true)): .mark(.warn("stale"))
            case ("proposed", .flag(false)), ("stale", .flag(false)): .init("\u{2013}")
            default: nil
            }
        }
        let action = "/disagreements/\(found.key)"
        let mayDecide = request.persona != nil && detail.mayDecide
        form =
            mayDecide
            ? Form(
                form: request.formFields(for: action, version: found.version), action: action,
                choices: found.evidence.map { said in
                    Choice(
                        source: said.source.id.rawValue, id: "d-\(said.source.id)",
                        words: "\(said.words), as \(said.source.name) says",
                        isChosen: said.source.id == found.proposal.winner.source
                    )
                }
            ) : nil
        permission = mayDecide ? nil : Permission(.decideDisagreement, "decide which value stands", request)
    }

    /// What the rules of survivorship say, in the order in which they are asked.
    static let rules = SurvivorshipRule.all.map { Definition($0.identifier, $0.sentence) }

    /// The page.
    static func page(_ detail: ShowDisagreement.Detail, _ request: WebRequest) -> Page {
        Page(
            title: detail.sheet.title, section: .register, status: DisagreementList.mark(detail.found.state),
            answer: detail.sheet.answer, template: "disagreement", model: DisagreementModel(detail, request),
            exports: ExportRow(request, command: "cadre disagreement show \(detail.found.key)"),
            reasons: rules + detail.sheet.tables[0].columns.map { Definition($0.title, $0.definition) }
        )
    }
}
