import CadreApplication

/// Every member of the answers about one slate, for the description of the API.
enum SlateAnswers {
    private static let reasonRows = AnswerShape.list(reasonColumns + candidates)
    private static let reasonColumns = AnswerShape.members(ReasonLedger.columns)
    private static let openings = AnswerShape.members(texts: "position title", numbers: "loss points", flags: "chosen")
    private static let candidates = AnswerShape.members(
        texts: "person name placed_at", numbers: "loss points", flags: "chosen")
    private static let contest = AnswerShape.members(numbers: "worth next_worth lead close_rivals")
    private static let sentences = AnswerShape.members(texts: "sentence")

    static let slate = AnswerShape.sheet(
        figures: AnswerShape.members(
            texts: "state made_on kept_from input_digest plan_digest",
            numbers: "version openings filled unfilled candidates unplaced pairs total_points bound gap limits "
                + "points_without_limits lines_kept keep_points input_journal_index"
        ),
        tables: [
            ("history", AnswerShape.history),
            ("tables", AnswerShape.members(texts: "name title address", numbers: "total")),
        ],
        besides: AnswerShape.members(texts: "table") + AnswerShape.list(AnswerShape.members(SlateTableModel.allFilters))
    )

    static let explanation = AnswerShape.sheet(
        figures: AnswerShape.members(
            texts: "position report_day overlap_from chosen limited runner_up versus waivers",
            numbers: "chosen_points runner_up_points versus_points points_change input_journal_index", flags: "pinned"
        ) + contest,
        tables: [
            ("ledger", reasonColumns), ("outsider", sentences),
            ("gates", AnswerShape.members(texts: "side person rule needed found remedy", flags: "met")),
            ("points", AnswerShape.members(texts: "rule chosen_reason other_reason", numbers: "chosen other")),
            ("effect", sentences), ("what_would_change", sentences),
            ("exclusions", AnswerShape.members(texts: "rule excluded", numbers: "candidates")),
            (
                "waivers",
                AnswerShape.members(
                    texts: "rule authority person name placed_at", numbers: "candidates gain points")
            ),
            ("rules", AnswerShape.members(texts: "rule source confidence waiver", numbers: "version")),
            ("regrets", candidates),
        ],
        besides: reasonRows
    )

    static let person = AnswerShape.sheet(
        figures: contest + AnswerShape.members(numbers: "input_journal_index"),
        tables: [
            ("ledger", reasonColumns),
            ("exclusions", AnswerShape.members(texts: "rule", numbers: "openings")),
            (
                "missed",
                AnswerShape.members(
                    texts: "position title taken_by taken_name", numbers: "taken_points points")
            ),
            ("nearest", AnswerShape.members(texts: "position title rule needed found remedy", numbers: "points")),
            ("what_would_change", sentences),
            ("rules", AnswerShape.members(texts: "rule source confidence waiver", numbers: "version")),
            ("regrets", openings),
        ],
        besides: AnswerShape.list(reasonColumns + openings)
    )

    static let whatIf = AnswerShape.sheet(
        figures: AnswerShape.members(
            texts: "person position verdict",
            numbers: "points loss total_points total_points_after moves left_unplaced left_empty newly_filled "
                + "input_journal_index",
            flags: "exact"
        ),
        tables: [("consequences", AnswerShape.members(WhatIfSlate.columns))],
        besides: AnswerShape.list(AnswerShape.members(WhatIfSlate.columns))
    )

    static let front = AnswerShape.sheet(
        figures: AnswerShape.members(
            texts: "objectives",
            numbers: "corners corner dominated_by unsearched_percent unsearched_bound filled fill preference move_cost "
                + "percent_apart input_journal_index",
            flags: "complete"
        ),
        tables: [("front", AnswerShape.members(ShowFront.columns))],
        besides: AnswerShape.list(AnswerShape.members(ShowFront.columns))
    )

    static let difference = AnswerShape.sheet(
        figures: AnswerShape.members(
            texts: "before after",
            numbers: "added removed moved unchanged empty people_placed people_unplaced people_moved people_unchanged "
                + "people_nowhere positions_only_before positions_only_after people_only_before people_only_after "
                + "points_change decisions inputs",
            flags: "input_same"
        ),
        tables: [
            (
                "positions",
                AnswerShape.members(
                    texts: "position title country change before_person before_name after_person after_name "
                        + "before_report_day after_report_day listed_in",
                    numbers: "before_points after_points", flags: "key_billet"
                )
            ),
            (
                "people",
                AnswerShape.members(
                    texts: "person name grade change before_position before_title after_position after_title listed_in",
                    numbers: "before_points after_points"
                )
            ),
            // Shares are texts, and counts numbers.
            (
                "totals",
                AnswerShape.members(texts: "measure title")
                    + ["before", "after", "change"].map { ($0, AnswerShape.textOrNumber) }
            ),
            (
                "points",
                AnswerShape.members(
                    texts: "rule unit", numbers: "before_units after_units before_points after_points change")
            ),
            (
                "position_points",
                AnswerShape.members(texts: "position title rule", numbers: "before_points after_points change")
            ),
            ("decisions", AnswerShape.members(texts: "change kind person position reason decided_by")),
            ("inputs", AnswerShape.members(texts: "kind record field before after")),
        ]
    )
}
