import CadreApplication
import CadreDomain
import CadrePlanning

/// What the page of one explanation shows: gates and points of two people side by side, and what another choice means.
struct ExplanationModel: Sendable {
    struct Rival: Sendable {
        let name: String
        let rivalAddress: String
        let isCurrent: Bool
    }

    let place: Facts
    let comparePath: String
    let position: String
    let rivals: [Rival]
    let hasRivals: Bool
    let question: WhatIfForm
    let contest: ContestModel?
    let outsider: OutsiderModel?
    let sides: SidesModel?
    let effect: EffectModel?
    let exclusions: TableModel?
    let waivers: WaiverModel?
    let changes: [String]
    let hasChanges: Bool
    let decision: DecisionModel
    let slateAddress: String

    init(_ detail: ExplainSlate.Detail, _ request: WebRequest) {
        let slate = detail.stored.slate.id
        let people = PeopleNames(names: detail.names, slate: slate, request: request)
        let explanation = detail.explanation
        place = Self.place(detail, request)
        comparePath = "/slates/\(slate)/explain"
        position = explanation.position.rawValue
        let versus = explanation.versus?.pair.person
        rivals = detail.rivals.filter { $0 != explanation.chosen?.person }.map { rival in
            Rival(
                name: people.name(rival), rivalAddress: request.address(setting: "versus", to: rival.rawValue),
                isCurrent: rival == versus
            )
        }
        hasRivals = !rivals.isEmpty
        question = WhatIfForm(slate, position: explanation.position.rawValue)
        contest = ContestModel(detail.contest, people, position: explanation.position)
        outsider = detail.outsider.map { OutsiderModel($0, people) }
        sides = SidesModel(explanation, people)
        effect = explanation.versus.map { EffectModel($0, people) }
        exclusions = detail.sheet.table("exclusions").map { table in
            TableModel(
                table, request, columns: ["excluded", "candidates", "rule"],
                caption: "Each candidate is counted at the first rule that excludes.", isCompact: true
            )
        }
        waivers = WaiverModel(detail, people, request)
        changes = (explanation.whatWouldChange + (detail.outsider?.changes ?? [])).map(people.named)
        hasChanges = !changes.isEmpty
        decision = DecisionModel(detail, people, request)
        slateAddress = "/slates/\(slate)"
    }

    /// The page.
    static func page(_ detail: ExplainSlate.Detail, _ request: WebRequest) -> Page {
        let slate = detail.stored.slate
        let position = detail.opening.position
        let versus = request.value("versus").map { " --versus \($0)" } ?? ""
        return Page(
            title: "\(position.title) \u{00B7} \(position.number)", section: .assignments,
            status: status(detail.explanation), scope: "\(slate.title) \u{00B7} \(slate.id)",
            answer: PeopleNames.plain(detail.sheet.answer), template: "explanation",
            model: ExplanationModel(detail, request),
            exports: ExportRow(
                request,
                wholeCommand: "cadre slate explain \(slate.id) --position \(position.id)\(versus)"
            ),
            reasons: detail.rules.map { rule in
                Definition("\(rule.identifier), version \(rule.version)", "\(rule.sentence) Source: \(rule.source).")
            }
        )
    }

    private static func status(_ explanation: SlateExplanation) -> Mark {
        guard explanation.chosen != nil else { return .bad("stays empty") }
        return explanation.isPinned ? .warn("pinned") : .good("proposed")
    }

    private static func place(_ detail: ExplainSlate.Detail, _ request: WebRequest) -> Facts {
        let (opening, position) = (detail.opening, detail.opening.position)
        var facts = [
            Facts.Fact("Position", position.id.rawValue, address: request.link("/positions/\(position.id)")),
            Facts.Fact("Stands in", "\(position.post), \(position.country)"),
            Facts.Fact("Grade", position.grades.description),
            Facts.Fact(
                opening.isVacancyCut ? "Vacant since" : "Falls vacant",
                opening.vacantSince.description + (opening.isVacancyCut ? " at least" : "")
            ),
            Facts.Fact("Wanted from", opening.reportDay.description),
        ]
        if let day = opening.overlapStart {
            facts.append(Facts.Fact("Beside the incumbent from", day.description))
        }
        if position.isKeyBillet { facts.append(Facts.Fact("Key billet", "", mark: .key("key billet"))) }
        facts += detail.explanation.overrides.map { override in
            Facts.Fact("Gate overridden by hand", "\(override.rule): \(override.reason) (\(override.decidedBy))")
        }
        return Facts(facts)
    }
}

/// What waivers would bring to a position that stays empty, or why nothing helps.
struct WaiverModel: Sendable {
    let table: TableModel?
    let note: String?

    /// Makes the model; nil where the position is filled.
    init?(_ detail: ExplainSlate.Detail, _ people: PeopleNames, _ request: WebRequest) {
        guard let prices = detail.waivers, let rows = detail.sheet.table("waivers") else { return nil }
        let position = detail.explanation.position
        table =
            rows.rows.isEmpty
            ? nil
            : TableModel(
                rows, request,
                columns: ["rule", "gain", "person", "name", "placed_at", "points", "candidates", "authority"],
                caption: "Each gate waived alone, for this position; the cap that a statute sets is not offered.",
                isCompact: true
            )
        note = prices.isAnyGain ? nil : prices.sentences(position).map(people.named).joined(separator: " ")
    }
}

/// The names of the people of a slate, with their addresses.
struct PeopleNames {
    let names: [ID<Person>: String]
    let slate: ID<Slate>
    let request: WebRequest

    /// The name with the identity.
    func name(_ person: ID<Person>) -> String {
        names[person].map { "\($0) (\(person))" } ?? person.rawValue
    }

    /// Where the slate explains the person.
    func why(_ person: ID<Person>) -> String {
        request.link("/slates/\(slate)/why", [QueryItem("person", person.rawValue)])
    }

    /// Where the slate explains the position.
    func explain(_ position: ID<Position>) -> String {
        request.link("/slates/\(slate)/explain", [QueryItem("position", position.rawValue)])
    }

    /// A sentence with every bare identity of a known person replaced by the name and the identity.
    func named(_ sentence: String) -> String {
        Self.plain(NamedSentence.of(sentence, names))
    }

    /// A sentence without the marks that set identifiers apart in plain text.
    static func plain(_ sentence: String) -> String { String(sentence.filter { $0 != "`" }) }
}
