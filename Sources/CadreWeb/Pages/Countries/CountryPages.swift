public import CadreApplication
public import CadreDomain

/// The list of countries and the sheet of one.
public struct CountryPages: Sendable {
    let list: ListCountries
    let show: ShowCountry
    let reference: ReferenceTables

    /// Makes the pages.
    public init(list: ListCountries, show: ShowCountry, reference: ReferenceTables) {
        self.list = list
        self.show = show
        self.reference = reference
    }

    /// The endpoints.
    public var endpoints: [Endpoint] {
        [
            .get(
                "/countries", "Lists the countries in which there is a position or an office, with their staffing.",
                action: .readRegister, formats: Format.ofLists,
                filters: Endpoint.Filter.of(CountryRow.columns), example: CountryExamples.list, handler: answerList
            ),
            .get(
                "/countries/{country}",
                "Shows one country: its offices, who holds its positions, its training demand.",
                action: .readRegister, formats: [.html, .json, .csv],
                parameters: [
                    .init("country", "The ISO code, alpha-3 or alpha-2.", example: "PHL"),
                    .table("positions, offices, training_demand, \(StripTable.name)", first: "positions"),
                ],
                errors: [.countryNotFound, .parameterBadValue], example: CountryExamples.show,
                answer: RecordAnswers.country, handler: answerOne
            ),
        ]
    }

    private func answerList(_ request: WebRequest) async throws(Refusal) -> Reply {
        let page = try await list.page(request.query, for: request.caller)
        return try await .list(page, request, named: "countries") { () async throws(Refusal) in
            try await list.all(request.query, for: request.caller)
        } html: { () async throws(Refusal) in
            let commands = reference.commands.map { ($0.code.rawValue, $0.code.rawValue) } + [("none", "none")]
            let bar = FilterBar(
                request, columns: CountryRow.columns,
                shown: ["command", "kind", "vacant__gte", "key_empty__gte", "authorized__gte", "fill__lt"],
                labels: ["command": commands]
            )
            let hints =
                page.total > 0
                ? []
                : try await Relaxation.hints(request, bar) { (items) async throws(Refusal) in
                    try await list.page(items, for: request.caller).total
                }
            return CountryList.page(page, request, bar, hints: hints)
        }
    }

    private func answerOne(_ request: WebRequest) async throws(Refusal) -> Reply {
        let detail = try await show(request.country.rawValue, asOf: request.asOf, for: request.caller)
        return try .record(detail.sheet, request, named: request.country.rawValue) {
            CountryModel.page(detail, request)
        }
    }
}
