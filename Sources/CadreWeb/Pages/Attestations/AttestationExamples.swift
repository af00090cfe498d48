import CadreApplication

/// Examples and shapes of answers for the description of the API.
enum AttestationExamples {
    private static let counts = AnswerShape.members(numbers: "offices attested open overdue missed findings_open")

    static let progressAnswer = AnswerShape.sheet(
        figures: counts,
        tables: [
            ("commands", AnswerShape.members(texts: "command") + counts),
            ("campaigns", AnswerShape.members(texts: "quarter id day due state opened_by closed_by")),
        ]
    )

    static let formAnswer = AnswerShape.sheet(
        figures: AnswerShape.members(
            texts: "campaign quarter office due digest attested_by attested_at attested_digest",
            numbers: "rows left findings attested_index"
        ),
        tables: [
            ("rows", AnswerShape.members(AttestationForm.columns)),
            ("gone", AnswerShape.members(texts: (["position"] + AttestedRow.factNames).joined(separator: " "))),
        ]
    )

    static let progress = JSONText.object([
        ("title", .text("Attestations")),
        ("answer", .text("41 of 246 offices attested for FY2027-Q1; due on 31 December 2026.")),
        ("as_of", .text("2026-12-01")), ("journal_index", .int(48_112)),
        ("figures", .object([("offices", .int(246)), ("attested", .int(41)), ("open", .int(205))])),
        ("commands", .list([.object([("command", .text("EUCOM")), ("offices", .int(43)), ("attested", .int(7))])])),
    ])

    static let offices = list([
        ("office", .text("PHL-JUSMAG")), ("quarter", .text("FY2027-Q1")), ("state", .text("attested")),
        ("rows", .int(26)), ("answered", .int(26)), ("findings", .int(1)), ("findings_open", .int(1)),
    ])

    static let findings = list([
        ("position", .text("pos_000114")), ("office", .text("PHL-JUSMAG")), ("quarter", .text("FY2027-Q1")),
        ("note", .text("Left on 3 November.")), ("state", .text("open")),
    ])

    static let opened = JSONText.object([("id", .text("atc_000001"))])
    static let settled = JSONText.object([("position", .text("pos_000114")), ("state", .text("settled"))])

    static let form = JSONText.object([
        ("title", .text("Attest JUSMAG Philippines")),
        ("answer", .text("26 rows of 26 left to attest by 31 December 2026; attested for the first time.")),
        ("as_of", .text("2026-12-01")), ("journal_index", .int(48_112)),
        ("figures", .object([("quarter", .text("FY2027-Q1")), ("rows", .int(26)), ("left", .int(26))])),
        (
            "rows",
            .list([
                .object([
                    ("position", .text("pos_000114")), ("number", .text("M-0114")),
                    ("incumbents", .text("O5 Okafor, Lena (per_000031)")), ("mark", .text("0123456789abcdef")),
                ])
            ])
        ),
    ])

    static let answered = JSONText.object([
        ("campaign", .text("atc_000001")), ("office", .text("PHL-JUSMAG")), ("state", .text("attested")),
        ("left", .int(0)), ("findings", .int(1)), ("digest", .text(String(repeating: "a", count: 64))),
        ("journal_index", .int(48_113)),
    ])

    private static func list(_ row: [(String, JSONText)]) -> JSONText {
        .object([
            ("total", .int(1)), ("as_of", .text("2026-12-01")), ("journal_index", .int(48_112)), ("limit", .int(50)),
            ("next", .null), ("next_url", .null), ("rows", .list([.object(row)])),
        ])
    }
}
