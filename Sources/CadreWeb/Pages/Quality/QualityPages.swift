import CadreApplication
import CadreDomain
import CadrePlanning

/// The quality of the data: by field, by office, and the records at fault.
struct QualityPages: Sendable {
    let show: ShowQuality

    var endpoints: [Endpoint] {
        [
            .get(
                "/quality",
                "Shows what rules of completeness, validity, freshness and conflict find, by field and office.",
                action: .readPeople, formats: [.html, .json, .csv],
                parameters: [.table(ShowQuality.tableNames.joined(separator: ", "), first: ShowQuality.tableNames[0])],
                errors: [.parameterBadValue], example: Self.example, answer: Self.answer
            ) { request in
                let sheet = try await show(asOf: request.asOf, for: request.caller)
                return try .record(sheet, request, named: "quality") { QualityModel.page(sheet, request) }
            },
            .get(
                "/quality/faults", "Lists the records that a rule of quality finds fault with.", action: .readPeople,
                formats: Format.ofLists, filters: Endpoint.Filter.of(QualityFault.columns), example: Self.listExample
            ) { request in
                let page = try await show.faults(request.query, isWhole: false, for: request.caller)
                return try await .list(page, request, named: "quality-faults") { () async throws(Refusal) in
                    try await show.faults(request.query, isWhole: true, for: request.caller)
                } html: { () async throws(Refusal) in
                    QualityModel.list(page, request)
                }
            },
        ]
    }

    private static let counts = AnswerShape.members(
        numbers: QualityRule.Measure.allCases.map(\.rawValue).joined(separator: " "))

    private static let answer = AnswerShape.sheet(
        figures: counts,
        tables: [
            ("fields", AnswerShape.members(texts: "noun field measure rule good", numbers: "records faults")),
            ("offices", AnswerShape.members(texts: "office name", numbers: "records") + counts),
            ("rules", AnswerShape.members(texts: "rule sentence fix source", numbers: "version days")),
        ]
    )

    private static let example = JSONText.object([
        ("title", .text("Data quality")), ("answer", .text("1,204 faults in 73,000 checks of 11 rules.")),
        ("as_of", .text("2026-12-01")), ("journal_index", .int(48_112)),
        ("figures", .object([("completeness", .int(812)), ("conflict", .int(3))])),
        (
            "fields",
            .list([
                .object([
                    ("noun", .text("position")), ("field", .text("sc_code")), ("measure", .text("completeness")),
                    ("rule", .text("quality.position-code")), ("records", .int(14_976)), ("faults", .int(812)),
                    ("good", .text("94.6")),
                ])
            ])
        ),
    ])

    private static let listExample = JSONText.object([
        ("total", .int(1)), ("as_of", .text("2026-12-01")), ("journal_index", .int(48_112)), ("limit", .int(50)),
        ("next", .null), ("next_url", .null),
        (
            "rows",
            .list([
                .object([
                    ("record", .text("pos_000114")), ("field", .text("sc_code")), ("measure", .text("completeness")),
                    ("office", .text("PHL-JUSMAG")), ("detail", .text("The SC code is missing")),
                ])
            ])
        ),
    ])
}

/// What the page on the quality of the data shows.
struct QualityModel: Sendable {
    let figures: HeadFigures
    let fields: TableModel?
    let offices: TableModel?
    let officesRest: String?
    let rules: [Rule]

    /// A rule with its threshold and source.
    struct Rule: Sendable {
        let identifier: String
        let sentence: String
        let threshold: String
        let fix: String
        let source: String
    }

    /// How many offices the page shows; files have every one.
    private static let officeCountMax = 25

    /// The page.
    static func page(_ sheet: Sheet, _ request: WebRequest) -> Page {
        Page(
            title: sheet.title, section: .oversight, answer: sheet.answer, notes: sheet.notes, template: "quality",
            model: QualityModel(sheet, request), exports: ExportRow(request, command: "cadre quality show"),
            reasons: sheet.figures.map { Definition($0.title, $0.definition) }
        )
    }

    private init(_ sheet: Sheet, _ request: WebRequest) {
        figures = HeadFigures(sheet.figures, sheet.figures.map(\.name), request)
        fields = sheet.table("fields").map { table in
            TableModel(
                table, request, columns: ["field", "noun", "measure", "records", "faults", "good"], isCompact: true
            ) { row, name in
                name == "field" ? .init(row[name].text, address: "#" + row["rule"].text) : nil
            }
        }
        let offices = sheet.table("offices")
        self.offices = offices.map { TableModel($0.first(Self.officeCountMax), request, isCompact: true) }
        let count = offices?.rows.count ?? 0
        officesRest =
            count > Self.officeCountMax
            ? "The \(Self.officeCountMax) offices with the most faults of \(Words.number(count)); the CSV with "
                + "table=offices has every one." : nil
        rules = (sheet.table("rules")?.rows ?? []).map { row in
            let days: String? = if case .int(let days) = row.cells[2] { Words.count(days, "day") } else { nil }
            return Rule(
                identifier: row.cells[0].text, sentence: row.cells[3].text,
                threshold: days.map { "Threshold: \($0)." } ?? "", fix: row.cells[4].text, source: row.cells[5].text
            )
        }
    }

    /// The list of records at fault.
    static func list(_ page: ListPage<QualityFault>, _ request: WebRequest) -> Page {
        let table = TableModel(page, request, label: "Faults") { fault in
            request.link(fault.address.path)
        } figure: { fault, column in
            column.name == "office" ? fault.office.map { request.link("/offices/\(FormText.encoded($0.code))") } : nil
        }
        return Page(
            title: "Records at fault", section: .oversight,
            answer: page.total == 0 ? "No fault matches." : "\(Words.count(page.total, "fault")).", template: "list",
            model: ListModel(
                filters: FilterBar(request, columns: QualityFault.columns, shown: ["measure", "noun", "command"]),
                table: table, empty: page.total > 0 ? nil : EmptyState("No fault matches."),
                pages: Pagination(page, request, noun: "fault")
            ),
            exports: ExportRow(request, command: "cadre quality faults"),
            reasons: page.columns.map { Definition($0.title, $0.definition) }
        )
    }
}
