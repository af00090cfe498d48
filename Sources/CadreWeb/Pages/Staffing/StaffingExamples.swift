import CadreApplication

/// Examples of answers for the description of the API.
enum StaffingExamples {
    static let gap = JSONText.object([
        ("title", .text("Staffing")),
        ("answer", .text("1,688 of 14,210 authorized positions are vacant; 31 of them are key billets.")),
        ("as_of", .text("2026-12-01")), ("journal_index", .int(48_112)),
        ("figures", .object([("required", .int(15_041)), ("authorized", .int(14_210)), ("vacant", .int(1_688))])),
        (
            "figure_rows", .object([("vacant", .text("/positions?as_of=2026-12-01&status=vacant"))])
        ),
        ("total", .int(12)),
        (
            "rows",
            .list([
                .object([
                    ("command", .text("EUCOM")), ("command_name", .text("European Command")),
                    ("authorized", .int(1_204)), ("vacant", .int(160)), ("fill", .text("86.7")),
                ])
            ])
        ),
        (
            "waterfall",
            .list([.object([("step", .text("Required")), ("count", .int(15_041)), ("left", .int(15_041))])])
        ),
    ])

    static func days(_ kind: PositionDay.Kind) -> JSONText {
        let holders: [(String, JSONText)] = [
            ("further_incumbent", .text("per_000031 Ann Example")),
            ("incumbents", .text("per_000007 Bo Example; per_000031 Ann Example")),
        ]
        return .object([
            ("total", .int(30)), ("as_of", .text("2026-12-01")), ("journal_index", .int(48_112)), ("limit", .int(50)),
            ("next", .null), ("next_url", .null),
            ("notes", .list([.text("Ends planned before this day are left out.")])),
            (
                "rows",
                .list([
                    .object(
                        [
                            ("day", .text("2026-05-15")), ("id", .text("pos_000114")), ("number", .text("M-0114")),
                            ("title", .text("Chief, Navy Section")), ("office", .text("PHL-JUSMAG")),
                        ] + (kind == .overlap ? holders : []))
                ])
            ),
        ])
    }

    static let projected = JSONText.object([
        ("title", .text("Projected vacancies")),
        (
            "answer",
            .text("6,120 positions will stand empty in the next 24 months; for 4,310 of them nobody is named.")
        ),
        ("as_of", .text("2026-12-01")), ("journal_index", .int(48_112)),
        ("figures", .object([("projected_vacant", .int(6_120)), ("projected_without_relief", .int(4_310))])),
        (
            "figure_rows",
            .object([("projected_vacant", .text("/positions?as_of=2026-12-01&projected_vacant=yes"))])
        ),
        ("total", .int(25)),
        (
            "rows",
            .list([
                .object([
                    ("month", .text("2027-06")), ("with_relief", .int(84)), ("without_relief", .int(201)),
                    ("count", .int(285)),
                ])
            ])
        ),
    ])
}
