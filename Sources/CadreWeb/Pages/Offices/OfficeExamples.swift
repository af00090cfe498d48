import CadreApplication

/// Examples of answers for the description of the API.
enum OfficeExamples {
    static let list = JSONText.object([
        ("total", .int(214)), ("as_of", .text("2026-12-01")), ("journal_index", .int(48_112)), ("limit", .int(50)),
        ("next", .null), ("next_url", .null),
        (
            "rows",
            .list([
                .object([
                    ("code", .text("PHL-JUSMAG")), ("name", .text("JUSMAG Philippines")), ("type", .text("JUSMAG")),
                    ("type_confidence", .text("secondary")), ("country", .text("PHL")),
                    ("command", .text("INDOPACOM")), ("parent", .text("INDOPACOM")), ("children", .int(0)),
                    ("authorized", .int(64)),
                    ("filled", .int(55)), ("vacant", .int(9)), ("qualified", .int(41)), ("key_empty", .int(1)),
                    ("fill", .text("85.9")),
                ])
            ])
        ),
    ])

    static let show = JSONText.object([
        ("title", .text("JUSMAG Philippines")),
        (
            "answer",
            .text("55 of 64 authorized positions filled; 12 more will fall vacant in 24 months with nobody named.")
        ),
        ("as_of", .text("2026-12-01")), ("journal_index", .int(48_112)),
        (
            "figures",
            .object([
                ("code", .text("PHL-JUSMAG")), ("type", .text("JUSMAG")), ("type_confidence", .text("secondary")),
                ("parent", .text("INDOPACOM")), ("children", .int(0)), ("vacant", .int(9)),
            ])
        ),
        (
            "positions",
            .list([
                .object([
                    ("id", .text("pos_000114")), ("title", .text("Chief, Navy Section")), ("grade", .text("O5")),
                    ("key_billet", .flag(true)), ("status", .text("vacant")), ("incumbent_name", .null),
                    ("incumbent", .null),
                ])
            ])
        ),
        ("departures", .list([])),
    ])
}
