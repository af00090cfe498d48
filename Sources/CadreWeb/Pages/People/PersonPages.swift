public import CadreApplication
public import CadreDomain

/// The list of people and the page of one.
public struct PersonPages: Sendable {
    let list: ListPeople
    let show: ShowPerson
    let reference: ReferenceTables

    /// Makes the pages.
    public init(list: ListPeople, show: ShowPerson, reference: ReferenceTables) {
        self.list = list
        self.show = show
        self.reference = reference
    }

    /// The endpoints.
    public var endpoints: [Endpoint] {
        [
            .get(
                "/people", "Lists the people within the caller's scope on a day.", action: .readPeople,
                formats: Format.ofLists, filters: Endpoint.Filter.of(PersonRow.columns),
                example: Self.listExample, handler: answerList
            ),
            .get(
                "/people/{id}", "Shows one person: assignments, qualifications, what limits a move.",
                action: .readPeople, formats: [.html, .json, .csv],
                parameters: [
                    .init("id", "The identity of the person.", example: "per_000031"),
                    .table(
                        "assignments, qualifications, lapses, \(StripTable.name), counting, history",
                        first: "assignments"),
                ],
                errors: [.personNotFound, .parameterBadValue], example: Self.showExample, answer: RecordAnswers.person,
                handler: answerOne
            ),
        ]
    }

    private func answerList(_ request: WebRequest) async throws(Refusal) -> Reply {
        let page = try await list.page(request.query, for: request.caller)
        return try await .list(page, request, named: "people") { () async throws(Refusal) in
            try await list.all(request.query, for: request.caller)
        } html: { () async throws(Refusal) in
            let bar = PersonList.filters(request, reference)
            let hints =
                page.total > 0
                ? []
                : try await Relaxation.hints(request, bar) { (items) async throws(Refusal) in
                    try await list.page(items, for: request.caller).total
                }
            return PersonList.page(page, request, bar, hints: hints)
        }
    }

    private func answerOne(_ request: WebRequest) async throws(Refusal) -> Reply {
        let detail = try await show(request.parameter("id"), asOf: request.asOf, for: request.caller)
        return try .record(detail.sheet.telling(detail.history), request, named: detail.row.person.id.rawValue) {
            PersonModel.page(detail, request, reference)
        }
    }

    private static let listExample = JSONText.object([
        ("total", .int(14_012)), ("as_of", .text("2026-12-01")), ("journal_index", .int(48_112)), ("limit", .int(50)),
        ("next", .text("c7065725f303030303331")),
        ("next_url", .text("/people.json?cursor=c7065725f303030303331")),
        (
            "rows",
            .list([
                .object([
                    ("id", .text("per_000031")), ("name", .text("Okafor, Lena")), ("service", .text("USN")),
                    ("grade", .text("O5")), ("languages", .text("tgl 2/2/2")), ("certification", .text("3 C")),
                    ("position", .text("pos_000207")), ("title", .text("Naval Operations Officer")),
                    ("country", .text("JPN")), ("available_on", .text("2027-06-15")),
                ])
            ])
        ),
    ])

    private static let showExample = JSONText.object([
        ("title", .text("Okafor, Lena")),
        (
            "answer",
            .text("Serves as Naval Operations Officer (pos_000207) until 15 June 2027. No next assignment is planned.")
        ),
        ("as_of", .text("2026-12-01")), ("journal_index", .int(48_112)),
        ("figures", .object([("id", .text("per_000031")), ("grade", .text("O5"))])), ("assignments", .list([])),
        ("qualifications", .list([])),
    ])
}
