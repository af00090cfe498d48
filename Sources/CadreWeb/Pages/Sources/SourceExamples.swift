import CadreApplication

/// Examples of answers about sources and disagreements, for the description of the API.
enum SourceExamples {
    private static let row: [(String, JSONText)] = [
        ("id", .text("service-manpower")), ("name", .text("Manpower file of the services")),
        ("owner", .text("Services")),
        ("steward", .text("Manpower desk")), ("cadence_days", .int(30)), ("last_delivery", .text("2026-12-01")),
        ("due_on", .text("2026-12-31")), ("overdue", .flag(false)), ("deliveries", .int(1)), ("records", .int(14_012)),
        ("open_disagreements", .int(12)), ("synthetic", .flag(true)),
    ]

    private static func listing(_ row: [(String, JSONText)]) -> JSONText {
        .object([
            ("as_of", .text("2026-12-01")), ("journal_index", .int(48_112)), ("total", .int(1)), ("limit", .int(50)),
            ("next", .null), ("next_url", .null), ("rows", .list([.object(row)])),
        ])
    }

    static let list = listing(row)

    static let source = JSONText.object([
        ("title", .text("Manpower file of the services")),
        ("answer", .text("It speaks of 14,012 records, last on 1 December 2026; the next is due by 31 December 2026.")),
        ("as_of", .text("2026-12-01")), ("journal_index", .int(48_112)), ("figures", .object(row)),
        ("figure_rows", .object([("open_disagreements", .text("/disagreements"))])),
        (
            "trust",
            .list([
                .object([
                    ("noun", .text("person")), ("field", .text("grade")), ("rank", .int(1)),
                    ("from", .text("2026-12-01")),
                ])
            ])
        ),
        ("delivery_list", .list([])),
    ])

    static let sourceAnswer = AnswerShape.sheet(
        figures: AnswerShape.members(ListedSource.columns),
        tables: [
            ("trust", AnswerShape.members(texts: "noun field from", numbers: "rank")),
            ("delivery_list", AnswerShape.members(texts: "at files", numbers: "index rows")),
        ]
    )

    static let written = JSONText.object([("id", .text("service-manpower"))])

    private static let disagreementRow: [(String, JSONText)] = [
        ("id", .text("person-per_000031-grade")), ("state", .text("open")), ("noun", .text("person")),
        ("record", .text("per_000031")), ("name", .text("Okafor, Lena")), ("field", .text("grade")),
        ("stands", .text("O5")), ("proposed", .text("O5")), ("rule", .text("survivorship.trust")),
        ("sources", .text("office-list service-manpower")), ("values", .int(2)), ("office", .text("JUSMAG-PHL")),
        ("age_days", .int(12)), ("stale", .flag(false)), ("decided_by", .null), ("reason", .null),
        ("decided_at", .null),
    ]

    static let disagreements = listing(disagreementRow)

    static let disagreement = JSONText.object([
        ("title", .text("grade of Okafor, Lena")),
        ("answer", .text("The rules propose O5, from service-manpower.")), ("as_of", .text("2026-12-01")),
        ("journal_index", .int(48_112)), ("figures", .object(disagreementRow + [("version", .int(48_100))])),
        ("figure_rows", .object([("record", .text("/people/per_000031"))])), ("claims", .list([])),
    ])

    static let disagreementAnswer = AnswerShape.sheet(
        figures: AnswerShape.members(Disagreement.columns) + AnswerShape.members(numbers: "version"),
        tables: [
            (
                "claims",
                AnswerShape.members(
                    texts: "source value from received last_seen", numbers: "rank received_index cadence_days",
                    flags: "proposed stale")
            )
        ]
    )

    static let decided = JSONText.object([
        ("id", .text("person-per_000031-grade")), ("field", .text("grade")), ("value", .text("O5")),
    ])
}
