public import CadreApplication
public import CadreDomain

/// The list of offices and the sheet of one.
public struct OfficePages: Sendable {
    let list: ListOffices
    let show: ShowOffice
    let reference: ReferenceTables

    /// Makes the pages.
    public init(list: ListOffices, show: ShowOffice, reference: ReferenceTables) {
        self.list = list
        self.show = show
        self.reference = reference
    }

    /// The endpoints.
    public var endpoints: [Endpoint] {
        [
            .get(
                "/offices", "Lists the offices on a day with their staffing.", action: .readRegister,
                formats: Format.ofLists, filters: Endpoint.Filter.of(OfficeRow.columns),
                example: OfficeExamples.list, handler: answerList
            ),
            .get(
                "/offices/{code}", "Shows one office: who is there, who leaves when, whether a relief is named.",
                action: .readRegister, formats: [.html, .json, .csv],
                parameters: [
                    .init("code", "The code or the identity of the office.", example: "PHL-JUSMAG"),
                    .table("positions, departures, \(StripTable.name), history", first: "positions"),
                ],
                errors: [.officeNotFound, .parameterBadValue], example: OfficeExamples.show,
                answer: RecordAnswers.office, handler: answerOne
            ),
        ]
    }

    private func answerList(_ request: WebRequest) async throws(Refusal) -> Reply {
        let page = try await list.page(request.query, for: request.caller)
        return try await .list(page, request, named: "offices") { () async throws(Refusal) in
            try await list.all(request.query, for: request.caller)
        } html: { () async throws(Refusal) in
            let commands = reference.commands.map { ($0.code.rawValue, $0.code.rawValue) } + [("none", "none")]
            let bar = FilterBar(
                request, columns: OfficeRow.columns,
                shown: [
                    "command", "country", "type", "parent", "overseas", "vacant__gte", "key_empty__gte", "fill__lt",
                ],
                labels: ["command": commands]
            )
            let hints =
                page.total > 0
                ? []
                : try await Relaxation.hints(request, bar) { (items) async throws(Refusal) in
                    try await list.page(items, for: request.caller).total
                }
            return OfficeList.page(page, request, bar, hints: hints)
        }
    }

    private func answerOne(_ request: WebRequest) async throws(Refusal) -> Reply {
        let detail = try await show(request.parameter("code"), asOf: request.asOf, for: request.caller)
        return try .record(detail.sheet.telling(detail.history), request, named: detail.row.office.code) {
            OfficeModel.page(detail, request)
        }
    }
}
