import CadreApplication

/// Examples of answers for the description of the API.
enum CountryExamples {
    static let list = JSONText.object([
        ("total", .int(158)), ("as_of", .text("2026-12-01")), ("journal_index", .int(48_112)), ("limit", .int(50)),
        ("next", .null), ("next_url", .null),
        (
            "rows",
            .list([
                .object([
                    ("country", .text("PHL")), ("name", .text("Philippines")), ("command", .text("INDOPACOM")),
                    ("command_confidence", .text("secondary")), ("confidence", .text("secondary")),
                    ("offices", .int(1)), ("authorized", .int(64)), ("filled", .int(55)), ("vacant", .int(9)),
                    ("qualified", .int(41)), ("key_empty", .int(1)), ("fill", .text("85.9")),
                ])
            ])
        ),
    ])

    static let show = JSONText.object([
        ("title", .text("Philippines")), ("answer", .text("9 of 64 authorized positions are vacant.")),
        ("as_of", .text("2026-12-01")), ("journal_index", .int(48_112)),
        ("figures", .object([("authorized", .int(64)), ("vacant", .int(9))])), ("positions", .list([])),
        ("offices", .list([])),
        (
            "training_demand",
            .list([
                .object([
                    ("fiscal_year", .text("FY2019")), ("lines", .int(212)), ("students", .int(1_604)),
                    ("cost_cents", .int(1_230_455_017)),
                ])
            ])
        ),
    ])
}
