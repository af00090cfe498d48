import CadreApplication

/// Answers about slates, shortened, for the description of the API.
enum SlateExamples {
    static let list = sheet(
        "Slates", "2 slates; 1 is a draft.",
        tables: [
            (
                "slates",
                .list([
                    .object([
                        ("id", .text("slt_000009")), ("title", .text("Slate 2027-01-01 to 2027-12-31")),
                        ("state", .text("draft")), ("version", .int(1)), ("openings", .int(3_912)),
                        ("filled", .int(3_640)),
                    ])
                ])
            )
        ]
    )

    static let slate = sheet(
        "Slate 2027-01-01 to 2027-12-31",
        "3,640 of 3,912 openings filled; 272 stay empty and 401 of 4,041 candidates stay unplaced.",
        figures: [("state", .text("draft")), ("version", .int(1)), ("total_points", .int(2_904_110))],
        tables: [
            (
                "lines",
                .list([
                    .object([
                        ("position", .text("pos_000114")), ("person", .text("per_000031")),
                        ("report_day", .text("2027-06-15")), ("points", .int(812)),
                    ])
                ])
            ),
            ("unfilled", .list([])), ("unplaced", .list([])), ("pins", .list([])),
        ]
    )

    static let explanation = sheet(
        "Chief, Navy Section", "Okafor, Lena (per_000031) is proposed: 9 of 9 gates met, 812 points.",
        figures: [("chosen", .text("per_000031")), ("chosen_points", .int(812)), ("versus_points", .int(840))],
        tables: [
            (
                "gates",
                .list([
                    .object([
                        ("side", .text("versus")), ("person", .text("per_000088")),
                        ("rule", .text("language.minimum")), ("met", .flag(false)),
                        ("needed", .text("tgl 2 in every skill")), ("found", .text("no result")),
                        ("remedy", .text("A result of 2 by 2027-06-15.")),
                    ])
                ])
            )
        ]
    )

    static let person = sheet(
        "Okafor, Lena", "Proposed for pos_000114 from 2027-06-15, with 812 points.",
        tables: [("exclusions", .list([])), ("missed", .list([])), ("nearest", .list([]))]
    )

    static let made = JSONText.object([("id", .text("slt_000009")), ("version", .int(1))])

    static let step = JSONText.object([
        ("id", .text("slt_000009")), ("state", .text("submitted")), ("version", .int(2)),
    ])

    private static func sheet(
        _ title: String, _ answer: String, figures: [(String, JSONText)] = [], tables: [(String, JSONText)]
    ) -> JSONText {
        .object(
            [
                ("title", .text(title)), ("answer", .text(answer)), ("as_of", .text("2026-12-01")),
                ("journal_index", .int(48_112)), ("figures", .object(figures)),
            ] + tables
        )
    }
}
