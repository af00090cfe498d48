import CadreApplication

/// Answers about slates, shortened, for the description of the API.
enum SlateExamples {
    static let list = JSONText.object([
        ("as_of", .text("2026-12-01")), ("journal_index", .int(48_112)), ("total", .int(2)), ("limit", .int(50)),
        ("next", .null), ("next_url", .null),
        (
            "rows",
            .list([
                .object([
                    ("id", .text("slt_000009")), ("title", .text("Slate 2027-01-01 to 2027-12-31")),
                    ("state", .text("draft")), ("version", .int(1)), ("from", .text("2027-01-01")),
                    ("to", .text("2027-12-31")), ("openings", .int(3_912)), ("filled", .int(3_640)),
                    ("made_on", .text("2026-12-01")), ("created_by", .text("Dana Reyes")),
                ])
            ])
        ),
    ])

    static let slate = sheet(
        "Slate 2027-01-01 to 2027-12-31",
        "3,640 of 3,912 openings filled; 272 stay empty and 401 of 4,041 candidates stay unplaced.",
        figures: [("state", .text("draft")), ("version", .int(1)), ("total_points", .int(2_904_110))],
        tables: [
            (
                "tables",
                .list([
                    .object([
                        ("name", .text("lines")), ("title", .text("Who goes where")), ("total", .int(3_640)),
                        ("address", .text("/slates/slt_000009.json?table=lines")),
                    ])
                ])
            ),
            ("table", .text("lines")), ("total", .int(3_640)), ("limit", .int(50)),
            ("next", .text("c303030303030303439")),
            ("next_url", .text("/slates/slt_000009.json?cursor=c303030303030303439")),
            (
                "rows",
                .list([
                    .object([
                        ("position", .text("pos_000114")), ("person", .text("per_000031")),
                        ("report_day", .text("2027-06-15")), ("points", .int(812)),
                    ])
                ])
            ),
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

    static let whatIf = sheet(
        "Chief, Navy Section",
        "Placing Reyes, Ana (per_000088) in pos_000114 would cost 34 points and change 2 places.",
        figures: [("verdict", .text("possible")), ("loss", .int(34)), ("moves", .int(2))],
        tables: [
            (
                "consequences",
                .list([
                    .object([
                        ("kind", .text("move")), ("person", .text("per_000088")), ("from", .text("pos_000201")),
                        ("from_points", .int(790)), ("to", .text("pos_000114")), ("to_points", .int(802)),
                        ("points_change", .int(12)),
                    ])
                ])
            )
        ]
    )

    static let front = sheet(
        "Fill against move cost",
        "The slate is not on the front: corner 2 of 5 has 30 classes of distance fewer and fills 24 openings "
            + "otherwise.",
        figures: [
            ("objectives", .text("fill,move-cost")), ("corners", .int(5)), ("complete", .flag(true)),
            ("dominated_by", .int(2)), ("fill", .int(18_402)), ("move_cost", .int(5_120)),
        ],
        tables: [
            (
                "front",
                .list([
                    .object([
                        ("corner", .int(2)), ("is_slate", .flag(false)), ("filled", .int(3_640)),
                        ("fill", .int(18_402)), ("move_cost", .int(5_090)), ("percent_apart", .int(9)),
                        ("fill_bound", .int(18_402)), ("fill_gap", .int(0)), ("fill_change", .int(0)),
                        ("move_cost_change", .int(-30)), ("changed", .int(24)),
                        ("weights", .text("fill.priority=3, move.cost=1")),
                        ("limits", .text("")), ("price", .text("1/3")), ("obstacle", .null),
                    ])
                ])
            )
        ]
    )

    static let person = sheet(
        "Okafor, Lena", "Proposed for pos_000114 from 2027-06-15, with 812 points.",
        tables: [("exclusions", .list([])), ("missed", .list([])), ("nearest", .list([]))]
    )

    static let difference = sheet(
        "What differs between two slates",
        "Positions: 12 added, 3 removed, 7 moved, 3,621 unchanged. Filled 3,631 before and 3,640 after; "
            + "6,204 points more.",
        figures: [
            ("before", .text("slt_000009")), ("after", .text("slt_000012")), ("added", .int(12)), ("removed", .int(3)),
            ("moved", .int(7)), ("unchanged", .int(3_621)), ("points_change", .int(6_204)),
        ],
        tables: [
            (
                "positions",
                .list([
                    .object([
                        ("position", .text("pos_000114")), ("change", .text("moved")),
                        ("before_person", .text("per_000088")), ("after_person", .text("per_000031")),
                        ("before_points", .int(790)), ("after_points", .int(812)), ("listed_in", .text("both")),
                    ])
                ])
            ),
            (
                "totals",
                .list([
                    .object([
                        ("measure", .text("filled")), ("before", .int(3_631)), ("after", .int(3_640)),
                        ("change", .int(9)),
                    ])
                ])
            ),
            (
                "points",
                .list([
                    .object([
                        ("rule", .text("move.cost")), ("unit", .text("class of distance")),
                        ("before_points", .int(-48_200)), ("after_points", .int(-48_060)), ("change", .int(140)),
                    ])
                ])
            ), ("people", .list([])), ("position_points", .list([])), ("decisions", .list([])), ("inputs", .list([])),
        ]
    )

    static let made = JSONText.object([("id", .text("slt_000009")), ("version", .int(1))])

    static let again = JSONText.object([
        ("id", .text("slt_000012")), ("version", .int(1)), ("before", .text("slt_000009")), ("stay", .int(3_620)),
        ("move", .int(12)), ("leave", .int(8)), ("come", .int(9)),
        (
            "pins_left_out",
            .list([
                .object([
                    ("person", .text("per_000088")), ("position", .text("pos_000114")),
                    ("reason", .text("The position is no opening of the window.")),
                ])
            ])
        ),
        ("difference", .text("/slates/diff?before=slt_000009&after=slt_000012")),
    ])

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
                ("figure_rows", .object([])),
            ] + tables
        )
    }
}
