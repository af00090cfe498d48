import CadreApplication
import CadrePlanning

/// Every member of the answers about one record of the register and about staffing, for the description of the API.
enum RecordAnswers {
    private static let tenures = AnswerShape.members(
        texts: "assignment person person_name grade position position_title from planned_end actual_end state "
            + "curtailment",
        numbers: "days"
    )
    private static let positions = AnswerShape.members(
        PositionRow.columns,
        "id number title grade key_billet status incumbent_name incumbent planned_end vacant_days relief_name "
            + "relief_person relief_from gap_days overlap_days"
    )

    static let position = AnswerShape.sheet(
        figures: AnswerShape.members(PositionRow.columns)
            + AnswerShape.members(texts: "proposal", numbers: "relief_version"),
        tables: [
            ("incumbents", tenures), ("free_and_qualified", AnswerShape.members(texts: "person name grade")),
            ("one_gate_short", AnswerShape.members(texts: "person name grade rule needed found remedy")),
            ("language_holders", AnswerShape.members(texts: "language name level", numbers: "holders")),
            (StripTable.name, AnswerShape.members(StripTable.columns)), ("history", AnswerShape.history),
            (Provenance.tableName, AnswerShape.members(Provenance.columns)),
        ]
    )

    static let person = AnswerShape.sheet(
        figures: AnswerShape.members(PersonRow.columns),
        tables: [
            ("assignments", tenures),
            (
                "qualifications",
                AnswerShape.members(
                    texts: "qualification kind what result earned good_until standing scheme_confidence")
            ),
            (
                "lapses",
                AnswerShape.members(
                    texts: "what good_until position number from planned_end", numbers: "days_into_tour")
            ),
            (StripTable.name, AnswerShape.members(StripTable.columns)),
            (
                "counting",
                AnswerShape.members(texts: "rule ground record position sentence", flags: "counted")
            ),
            ("history", AnswerShape.history),
            (StripTable.name, AnswerShape.members(StripTable.columns)), ("history", AnswerShape.history),
            (Provenance.tableName, AnswerShape.members(Provenance.columns)),
        ]
    )

    static let office = AnswerShape.sheet(
        figures: AnswerShape.members(OfficeRow.columns)
            + AnswerShape.members(texts: "cap_citation cap_free_on", numbers: "cap_limit cap_taken"),
        tables: [
            ("positions", positions),
            (
                "departures",
                AnswerShape.members(
                    texts: "planned_end incumbent_name incumbent id title relief_name relief_person relief_from")
            ),
            (
                "cap_positions",
                AnswerShape.members(texts: "number title incumbent_name incumbent planned_end status")
            ),
            (StripTable.name, AnswerShape.members(StripTable.columns)), ("history", AnswerShape.history),
            (Provenance.tableName, AnswerShape.members(Provenance.columns)),
        ]
    )

    static let country = AnswerShape.sheet(
        figures: AnswerShape.members(CountryRow.columns),
        tables: [
            ("positions", positions), ("offices", AnswerShape.members(OfficeRow.columns)),
            (
                "training_demand",
                AnswerShape.members(texts: "fiscal_year", numbers: "lines students cost_cents")
            ),
            (StripTable.name, AnswerShape.members(StripTable.columns)),
        ]
    )

    static let run = AnswerShape.sheet(
        figures: AnswerShape.members(DatedRun.columns)
            + AnswerShape.members(
                texts: "phase detail input_digest plan_digest",
                numbers: "bound best steps stopped_after input_journal_index"
            ),
        tables: [("errors", AnswerShape.members(texts: "pointer detail fix"))]
    )

    static let change = AnswerShape.sheet(
        figures: AnswerShape.members(ChangeRow.columns),
        tables: [
            ("records", AnswerShape.members(texts: "noun id change from what", numbers: "index")),
            ("counts", AnswerShape.members(texts: "noun", numbers: "new changed removed")),
        ]
    )

    static let desk = AnswerShape.sheet(
        figures: AnswerShape.staffing + AnswerShape.members(numbers: ShowDesk.alertsFigure),
        tables: [
            (
                "key_billets",
                AnswerShape.members(
                    PositionRow.columns, "id title office country grade vacant_since vacant_days relief")
            ),
            ("slates", AnswerShape.members(texts: "id title state", numbers: "filled openings")),
        ]
    )

    static let world = AnswerShape.sheet(
        figures: AnswerShape.staffing, besides: AnswerShape.list(AnswerShape.members(ShowWorld.columns))
    )

    static let gap = AnswerShape.sheet(
        figures: AnswerShape.staffing,
        tables: [
            ("staffing", byDimension), ("waterfall", AnswerShape.members(texts: "step", numbers: "count left")),
        ],
        besides: AnswerShape.list(byDimension)
    )
    private static let byDimension =
        StaffingDimension.allCases.flatMap { AnswerShape.members(texts: "\($0.rawValue) \($0.rawValue)_name") }
        + AnswerShape.staffing

    static let projected = AnswerShape.sheet(
        figures: AnswerShape.members(numbers: "projected_vacant projected_with_relief projected_without_relief"),
        tables: [("months", months)], besides: AnswerShape.list(months)
    )
    private static let months = AnswerShape.members(texts: "month", numbers: "with_relief without_relief count")

    static let help: JSONText = {
        func lines(_ word: String) -> JSONText { AnswerShape.rows(AnswerShape.members(texts: "\(word) meaning")) }
        return .object([
            ("pages", lines("address")), ("operators", lines("operator")), ("formats", lines("format")),
            ("keys", lines("key")), ("exit_codes", lines("code")), ("rules", lines("rule")),
        ])
    }()
}
