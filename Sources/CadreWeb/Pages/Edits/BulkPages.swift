import CadreApplication
import CadreDomain

/// The page that edits what a filter chooses, and the change that programs send.
struct BulkPages: Sendable {
    let noun: EditedNoun
    let edit: BulkEdit

    private var path: String { "/\(noun.plural):bulk" }
    private var pagePath: String { "/\(noun.plural)/bulk" }

    private static let limit = Endpoint.Parameter(
        "max_affected",
        "How many records may match, at most \(Grouped.text(BulkEdit.affectedCountMax)); "
            + "\(Grouped.text(BulkEdit.affectedCountDefault)) where it is left out.",
        example: String(BulkEdit.affectedCountDefault)
    )

    var endpoints: [Endpoint] {
        [
            .get(
                pagePath, "Shows the form that edits all \(noun.plural) that a filter chooses.", action: .editRecord,
                formats: [.html],
                parameters: [
                    .init("where", "The filter, as the query of the list.", example: "country=PHL"), Self.limit,
                ],
                handler: answerForm
            ),
            .post(
                path,
                "Edits all \(noun.plural) that a filter chooses, as one change set; with dry_run it says what would "
                    + "change.",
                action: .editRecord,
                parameters: [
                    .init("dry_run", "Whether to write nothing.", example: "1", words: ["1"]), Self.limit,
                ],
                fields: [
                    .init(
                        "where", "The filter, as the query of the list.", isRequired: false,
                        example: "country=PHL&state=funded"
                    ),
                    .init("set", "What to set, one field=value a line.", example: "funding=fmf"),
                    .init(
                        "from", "The first day of new versions; without it those in force are corrected.",
                        isRequired: false, example: "2027-06-15"
                    ),
                    .init(
                        "reason", "Why, in one line of at most \(SlateText.reasonLengthMax) characters.",
                        isRequired: false, example: "The funding letter of October."
                    ),
                    .init(
                        "preview", "The value of preview of the dry run that was looked at; another set is refused.",
                        isRequired: false, example: "48112-9f2c"
                    ),
                ],
                errors: [
                    .editRejected, .bulkEditTooLarge, .versionStale, .parameterBadValue, .idempotencyKeyReused,
                    .filterUnknownField, .filterUnknownOperator, .filterBadValue, .recordBreaksLaw,
                ],
                example: Self.example, handler: answerEdit
            ),
        ]
    }

    // MARK: Handlers

    private func answerForm(_ request: WebRequest) async throws(Refusal) -> Reply {
        _ = try affectedMax(request)
        let sent = BulkModel.Sent(filter: request.value("where") ?? "")
        return .page(try page(sent, preview: nil, refusal: nil, request))
    }

    private func answerEdit(_ request: WebRequest) async throws(Refusal) -> Reply {
        let sent = BulkModel.Sent(
            filter: request.field("where") ?? "", set: request.field("set") ?? "", from: request.field("from") ?? "",
            reason: request.field("reason") ?? ""
        )
        do throws(Refusal) {
            let input = try input(request, sent)
            guard request.value("dry_run") == nil else {
                let preview = try await edit.preview(input, for: request.caller)
                if request.format == .json { return .json(Self.json(preview, change: nil)) }
                return .page(shown(try page(sent, preview: preview, refusal: nil, request)))
            }
            let done = try await edit(
                input, token: request.field("preview"), key: try request.idempotencyKey(), by: request.caller
            )
            return .done(
                request, at: done.change.map { "/changes/\($0)" } ?? pagePath,
                Self.json(done.preview, change: done.change)
            )
        } catch {
            guard request.format == .html, error.code != .callerNotAllowed else { throw error }
            return .refused(try page(sent, preview: nil, refusal: error, request), at: pagePath, for: error)
        }
    }

    private func shown(_ page: Page) -> Page {
        var page = page
        page.address = pagePath
        return page
    }

    private func affectedMax(_ request: WebRequest) throws(Refusal) -> Int {
        try request.number("max_affected", in: 1...BulkEdit.affectedCountMax) ?? BulkEdit.affectedCountDefault
    }

    private func input(_ request: WebRequest, _ sent: BulkModel.Sent) throws(Refusal) -> BulkEdit.Input {
        guard let filter = FormText.items(sent.filter) else {
            throw Refusal(
                .parameterBadValue, "The filter (\(sent.filter)) cannot be read.",
                fix: "Write it as the query of the list, such as country=PHL&state=funded."
            )
        }
        let lines = sent.set.split(whereSeparator: \.isNewline).map(String.init).filter {
            !$0.allSatisfy(\.isWhitespace)
        }
        return BulkEdit.Input(
            noun: noun, filter: filter, fields: try FieldValues.read(lines), from: try request.bodyDay("from"),
            reason: request.field("reason"), affectedMax: try affectedMax(request)
        )
    }

    // MARK: Answers

    private func page(
        _ sent: BulkModel.Sent, preview: BulkEdit.Preview?, refusal: Refusal?, _ request: WebRequest
    ) throws(Refusal) -> Page {
        Page(
            title: "Change many \(noun.plural)", section: noun == .office ? .partners : .register,
            answer: preview == nil
                ? "What a filter chooses is changed together, after a preview." : "Nothing is written yet.",
            template: "bulk",
            model: BulkModel(
                noun, sent, edit.fields(of: noun), affectedMax: try affectedMax(request), preview: preview,
                refusal: refusal, request
            ),
            reasons: [
                Definition(
                    "Limit",
                    "At most \(Words.number(BulkEdit.affectedCountDefault)) records unless max_affected in the address "
                        + "says more, up to \(Words.number(BulkEdit.affectedCountMax))."
                ),
                Definition(
                    "Preview", "Exactly what was previewed is written; where the records changed meanwhile, nothing is."
                ),
            ]
        )
    }

    private static func json(_ preview: BulkEdit.Preview?, change: ID<ChangeSet>?) -> JSONText {
        .object([
            ("change", .optional(change?.rawValue)), ("matched", .optional(preview?.matchedCount)),
            ("changed", .optional(preview?.differences.count)), ("same", .optional(preview?.sameCount)),
            ("preview", .optional(preview?.token)),
            (
                "records",
                .list(
                    (preview?.differences ?? []).map {
                        .object([("id", .text($0.id)), ("key", .text($0.key)), ("what", .text($0.changeWords))])
                    })
            ),
        ])
    }

    private static let example = JSONText.object([
        ("change", .text("chg_048113")), ("matched", .int(412)), ("changed", .int(400)), ("same", .int(12)),
        ("preview", .text("48112-9f2c")),
        (
            "records",
            .list([
                .object([
                    ("id", .text("pos_000114")), ("key", .text("M-0114")), ("what", .text("funding fms_case -> fmf")),
                ])
            ])
        ),
    ])
}
