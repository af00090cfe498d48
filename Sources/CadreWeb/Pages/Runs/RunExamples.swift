import CadreApplication

/// Examples of answers about runs, for the description of the API.
enum RunExamples {
    private static let row: [(String, JSONText)] = [
        ("id", .text("run_000009")), ("state", .text("done")), ("slate", .text("slt_000010")),
        ("title", .text("Summer 2027")), ("kind", .text("solve")), ("base", .null), ("from", .text("2027-01-01")),
        ("to", .text("2027-12-31")), ("points", .int(81_200)), ("gap", .int(0)), ("seconds", .int(3)),
        ("attempts", .int(1)), ("asked_on", .text("2026-12-01")), ("asked_at", .text("2026-12-01T09:30:00.000Z")),
        ("asked_by", .text("Dana Reyes")), ("stopped_by", .null), ("error", .null),
    ]

    static let list = JSONText.object([
        ("as_of", .text("2026-12-01")), ("journal_index", .int(48_112)), ("total", .int(1)), ("limit", .int(50)),
        ("next", .null), ("next_url", .null), ("rows", .list([.object(row)])),
    ])

    static let run = JSONText.object([
        ("title", .text("Summer 2027")), ("answer", .text("The run made slate slt_000010 in 3 seconds.")),
        ("as_of", .text("2026-12-01")), ("journal_index", .int(48_111)),
        (
            "figures",
            .object(
                row + [
                    ("bound", .int(81_200)), ("best", .int(81_200)), ("phase", .null), ("steps", .null),
                    ("stopped_after", .null), ("detail", .null), ("input_journal_index", .int(48_110)),
                    ("input_digest", .text("9f2c")), ("plan_digest", .text("51ab")),
                ]
            )
        ),
        ("figure_rows", .object([])), ("errors", .list([])),
    ])

    static let stopped = JSONText.object([
        ("id", .text("run_000009")), ("state", .text("running")), ("stopped_by", .text("Dana Reyes")),
    ])
}
