import CadreApplication

/// Examples of answers about change sets, for the description of the API.
enum ChangeExamples {
    private static let row: [(String, JSONText)] = [
        ("id", .text("chg_000012")), ("state", .text("committed")), ("kind", .text("import")),
        ("title", .text("Import of positions.csv")), ("records", .int(412)), ("actor", .text("Dana Reyes")),
        ("role", .text("planner")), ("made_on", .text("2026-12-01")), ("at", .text("2026-12-01T09:30:00.000Z")),
        ("reason", .null), ("reverts", .null), ("reverted_by", .null), ("first_index", .int(12)),
        ("last_index", .int(424)),
    ]

    static let list = JSONText.object([
        ("as_of", .text("2026-12-01")), ("journal_index", .int(424)), ("total", .int(1)), ("limit", .int(50)),
        ("next", .null), ("next_url", .null), ("rows", .list([.object(row)])),
    ])

    static let change = JSONText.object([
        ("title", .text("Import of positions.csv")),
        ("answer", .text("It changed 412 positions (12 new, 400 changed).")),
        ("as_of", .text("2026-12-01")), ("journal_index", .int(424)), ("figures", .object(row)),
        ("figure_rows", .object([])),
        (
            "records",
            .list([
                .object([
                    ("index", .int(13)), ("noun", .text("position")), ("id", .text("pos_000114")),
                    ("change", .text("changed")), ("from", .text("2020-01-01")),
                    ("what", .text("grade_max O5 -> O6")),
                ])
            ])
        ),
        (
            "counts",
            .list([
                .object([("noun", .text("position")), ("new", .int(12)), ("changed", .int(400)), ("removed", .int(0))])
            ])
        ),
    ])

    static let reverted = JSONText.object([("id", .text("chg_000425")), ("reverts", .text("chg_000012"))])
}
