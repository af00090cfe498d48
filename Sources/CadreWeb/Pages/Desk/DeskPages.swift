public import CadreApplication

/// The desk: what needs the caller today.
public struct DeskPages: Sendable {
    let show: ShowDesk

    /// Makes the pages.
    public init(show: ShowDesk) { self.show = show }

    /// The endpoints.
    public var endpoints: [Endpoint] {
        [
            .get(
                "/", "Shows what needs the caller today.", action: .readRegister, formats: [.html], handler: answer
            ),
            .get(
                "/desk", "Tells what needs the caller today; the page is at the first address.",
                action: .readRegister, formats: [.html, .json, .csv], example: Self.example,
                answer: RecordAnswers.desk, handler: answerNamed
            ),
        ]
    }

    /// Sends people on to the page, and answers programs, whose formats need a name to stand behind.
    private func answerNamed(_ request: WebRequest) async throws(Refusal) -> Reply {
        request.format == .html ? .seeOther(request.link("/")) : try await answer(request)
    }

    private func answer(_ request: WebRequest) async throws(Refusal) -> Reply {
        let sheet = try await show(asOf: request.asOf, for: request.keeper)
        return .sheet(sheet, request, named: "desk") { DeskModel.page(sheet, request) }
    }

    private static let example = JSONText.object([
        ("title", .text("Desk")),
        (
            "answer",
            .text("31 key billets are empty; 212 positions will stand empty within 24 months with nobody named.")
        ),
        ("as_of", .text("2026-12-01")), ("journal_index", .int(48_112)),
        ("figures", .object([("authorized", .int(14_210)), ("vacant", .int(1_688)), ("key_empty", .int(31))])),
        (
            "key_billets",
            .list([
                .object([
                    ("id", .text("pos_000114")), ("title", .text("Chief, Navy Section")),
                    ("office", .text("PHL-JUSMAG")), ("country", .text("PHL")), ("grade", .text("O5")),
                    ("vacant_since", .text("2026-05-15")), ("vacant_days", .int(200)), ("relief", .text("none")),
                ])
            ])
        ),
        ("slates", .list([])),
    ])
}
