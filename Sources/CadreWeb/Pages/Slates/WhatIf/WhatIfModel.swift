import CadreApplication
import CadreDomain
import CadrePlanning

/// What the page of a what-if question shows: the question again, who would move, and what a gate or decision says.
struct WhatIfModel: Sendable {
    struct Move: Sendable {
        let name: String
        let whyAddress: String
        let from: WhatIfPlace?
        let to: WhatIfPlace?
        let change: String
    }

    /// A position with what the person brings there.
    struct WhatIfPlace: Sendable {
        let position: String
        let placeAddress: String
        let points: String
    }

    let question: WhatIfForm
    let moves: [Move]
    let hasMoves: Bool
    let sum: String
    let sentences: [String]
    let gates: TableModel?
    let explainAddress: String
    let slateAddress: String

    init(_ detail: WhatIfSlate.Detail, _ request: WebRequest) {
        let slate = detail.stored.slate.id
        let people = PeopleNames(names: detail.names, slate: slate, request: request)
        let (person, position) = (detail.whatIf.pair.person, detail.whatIf.pair.position)
        question = WhatIfForm(slate, person: person.rawValue, position: position.rawValue)
        func place(_ place: WhatIf.Place?) -> WhatIfPlace? {
            place.map {
                WhatIfPlace(
                    position: $0.position.rawValue, placeAddress: people.explain($0.position),
                    points: Words.number($0.points)
                )
            }
        }
        switch detail.whatIf.outcome {
        case .change(let change):
            moves = change.moves.map { move in
                Move(
                    name: people.name(move.person), whyAddress: people.why(move.person), from: place(move.from),
                    to: place(move.to), change: Self.signed(move.pointsChange)
                )
            }
            sum = Self.signed(-change.loss)
            sentences =
                change.leftEmpty.map { "\($0) would be left empty." }
                + change.newlyFilled.map { "\($0), now empty, would be filled." }
            gates = nil
        case .notEligible:
            (moves, sum, sentences) = ([], "", [])
            gates = detail.sheet.tables.first.map { table in
                TableModel(
                    table, request, columns: ["rule", "needed", "found", "remedy"],
                    caption: "Every gate must be met; a pin with a reason overrides one.", isCompact: true
                )
            }
        case .againstLimits(let conflict):
            (moves, sum, gates) = ([], "", nil)
            sentences = conflict.parts.map { people.named($0.clause) + "." }
        case .decided:
            (moves, sum, gates) = ([], "", nil)
            sentences = ["What-if questions respect decisions by hand. Solve again without this one to ask further."]
        }
        hasMoves = !moves.isEmpty
        explainAddress = request.link(
            "/slates/\(slate)/explain",
            [QueryItem("position", position.rawValue), QueryItem("versus", person.rawValue)]
        )
        slateAddress = "/slates/\(slate)"
    }

    /// The page.
    static func page(_ detail: WhatIfSlate.Detail, _ request: WebRequest) -> Page {
        let (slate, pair) = (detail.stored.slate, detail.whatIf.pair)
        return Page(
            title: "What if \u{00B7} \(detail.opening.position.title)", section: .assignments,
            status: status(detail.whatIf), scope: "\(slate.title) \u{00B7} \(slate.id)", answer: detail.sheet.answer,
            template: "whatif", model: WhatIfModel(detail, request),
            exports: ExportRow(
                request, wholeCommand: "cadre slate whatif \(slate.id) --force \(pair.person)=\(pair.position)"
            ),
            reasons: detail.sheet.figures.map { Definition($0.title, $0.definition) }
        )
    }

    private static func status(_ whatIf: WhatIf) -> Mark {
        switch whatIf.outcome {
        case .change(let change):
            change.moves.isEmpty ? .good("proposed") : change.loss == 0 ? .good("no loss") : .warn("costs points")
        case .notEligible: .bad("not eligible")
        case .decided: .warn("decided by hand")
        case .againstLimits: .bad("against limits")
        }
    }

    private static func signed(_ points: Int) -> String { (points > 0 ? "+" : "") + Words.number(points) }
}

/// The form that asks what if; whatever is known is filled in.
struct WhatIfForm: Sendable {
    let action: String
    let person: String
    let position: String

    init(_ slate: ID<Slate>, person: String = "", position: String = "") {
        action = "/slates/\(slate)/whatif"
        self.person = person
        self.position = position
    }
}
