import CadreApplication
import CadreDomain
import CadrePlanning

/// Who is counted: identified, coded and filled, with the way from one number to the next.
struct WorkforcePages: Sendable {
    let show: ShowWorkforce

    var endpoints: [Endpoint] {
        let words = WorkforceDimension.allCases.map(\.rawValue)
        return [
            .get(
                "/workforce",
                "Shows how many people are identified, how many of them coded and how many positions filled, with the "
                    + "reconciliation and by one dimension.",
                action: .readPeople, formats: [.html, .json, .csv],
                parameters: [
                    .init("by", "The dimension: \(words.joined(separator: ", ")).", example: "command", words: words),
                    .table(ShowWorkforce.tableNames.joined(separator: ", "), first: ShowWorkforce.tableNames[0]),
                ],
                errors: [.parameterBadValue], example: Self.example, answer: Self.answer, handler: answerOne
            )
        ]
    }

    private func answerOne(_ request: WebRequest) async throws(Refusal) -> Reply {
        let sheet = try await show(by: request.value("by"), asOf: request.asOf, for: request.caller)
        return try .record(sheet, request, named: "workforce") { WorkforceModel.page(sheet, request) }
    }

    private static let counts = AnswerShape.members(
        numbers: WorkforceStep.allCases.map(\.rawValue).joined(separator: " "))

    private static let answer = AnswerShape.sheet(
        figures: AnswerShape.members(numbers: ShowWorkforce.figureSteps.map(\.rawValue).joined(separator: " ")),
        tables: [
            (
                "workforce",
                AnswerShape.members(texts: "service service_name command command_name kind kind_name") + counts
            ),
            ("reconciliation", AnswerShape.members(texts: "step counts kind", numbers: "count left")),
            ("grounds", AnswerShape.members(texts: "ground meaning", numbers: "strongest any")),
            ("rules", AnswerShape.members(texts: "rule sentence source", numbers: "version")),
        ]
    )

    private static let example = JSONText.object([
        ("title", .text("Workforce counted")),
        ("answer", .text("14,011 people identified, 11,904 of them coded; 12,948 positions filled.")),
        ("as_of", .text("2026-12-01")), ("journal_index", .int(48_112)),
        ("figures", .object([("identified", .int(14_011)), ("coded", .int(11_904)), ("filled", .int(12_948))])),
        (
            "figure_rows", .object([("coded", .text("/people?coded=yes&as_of=2026-12-01"))])
        ),
        (
            "reconciliation",
            .list([
                .object([
                    ("step", .text("Identified, in no position")), ("counts", .text("people")), ("kind", .text("less")),
                    ("count", .int(980)), ("left", .int(13_031)),
                ])
            ])
        ),
    ])
}

/// What the page on who is counted shows.
struct WorkforceModel: Sendable {
    let figures: HeadFigures
    let reconciliation: TableModel?
    let choice: [DimensionChoice.Item]
    let breakdown: TableModel?
    let breakdownTitle: String
    let grounds: TableModel?
    let rules: [Rule]

    /// A rule with its source.
    struct Rule: Sendable {
        let identifier: String
        let title: String
        let sentence: String
        let source: String
    }

    /// The page.
    static func page(_ sheet: Sheet, _ request: WebRequest) -> Page {
        Page(
            title: sheet.title, section: .staffing, answer: sheet.answer, notes: sheet.notes, template: "workforce",
            model: WorkforceModel(sheet, request), exports: ExportRow(request, command: "cadre staffing workforce"),
            reasons: WorkforceStep.allCases.map { Definition($0.title, $0.definition) }
        )
    }

    private init(_ sheet: Sheet, _ request: WebRequest) {
        let asked = request.value("by") ?? WorkforceDimension.service.rawValue
        figures = HeadFigures(
            sheet.figures, ["identified", "coded", "filled"], request
        )
        reconciliation = sheet.table("reconciliation").map { table in
            TableModel(table, request, columns: ["step", "count", "left"], isCompact: true) { row, name in
                guard name == "count", let address = row.address(of: name, request) else { return nil }
                let count: Int = if case .int(let value) = row[name] { value } else { 0 }
                let isOfPeople = row["counts"].text == "people"
                let noun = Words.count(count, isOfPeople ? "person" : "position", plural: isOfPeople ? "people" : nil)
                let sign = count == 0 ? nil : ["less": "\u{2212}", "more": "+"][row["kind"].text]
                return .init((sign ?? "") + noun, address: address, isNumber: true)
            }
        }
        choice = WorkforceDimension.allCases.map { dimension in
            DimensionChoice.Item(
                label: dimension.title, address: request.address(setting: "by", to: dimension.rawValue),
                isCurrent: dimension.rawValue == asked
            )
        }
        let table = sheet.table("workforce")
        breakdownTitle = table?.title ?? ""
        breakdown = table.map { table in
            TableModel(
                table, request,
                columns: [
                    asked + "_name", "identified", "no_position", "not_coded", "coded", "filled_coded", "filled",
                ],
                isCompact: true, titles: [asked + "_name": table.columns[0].title]
            )
        }
        grounds = sheet.table("grounds").map {
            TableModel($0, request, columns: ["meaning", "strongest", "any"], isCompact: true)
        }
        rules = CountingRule.all.map {
            Rule(identifier: $0.identifier, title: $0.title, sentence: $0.sentence, source: $0.source)
        }
    }
}
