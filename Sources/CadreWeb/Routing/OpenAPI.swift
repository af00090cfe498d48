import CadreApplication

/// The description of every endpoint, made of the same values as the router.
///
/// Source: OpenAPI Specification 3.1.0, OpenAPI Initiative, 2021.
enum OpenAPI {
    /// The endpoint that serves the description; it describes itself too.
    static func endpoint(describing endpoints: [Endpoint]) -> Endpoint {
        let summary = "Describes every address, in OpenAPI 3.1."
        let own = Endpoint.get("/openapi", summary, action: nil, formats: [.json]) { _ in .json(.null) }
        let text = JSONText.raw(document(endpoints + [own]).text)
        return .get("/openapi", summary, action: nil, formats: [.json]) { _ in .json(text) }
    }

    /// The description, in the order of the paths.
    static func document(_ endpoints: [Endpoint]) -> JSONText {
        let byPath = Dictionary(grouping: endpoints, by: \.path)
        let paths = byPath.keys.sorted().map { path -> (String, JSONText) in
            let operations = (byPath[path] ?? []).sorted { $0.method.rawValue < $1.method.rawValue }
            return (
                describedPath(operations, path),
                .object(operations.map { ($0.method.rawValue.lowercased(), operation($0)) })
            )
        }
        return .object([
            ("openapi", .text("3.1.0")),
            (
                "info",
                .object([
                    ("title", .text("Cadre")), ("version", .text("1")),
                    (
                        "description",
                        .text(
                            "The same addresses serve people and programs: the extension .json, .csv, .ndjson or "
                                + ".xlsx, or the header Accept, chooses the format. Filters are a plain form's: "
                                + "field=value, or field__operator=value; a repeated field means either value, and "
                                + "any=(...) joins filters by or."
                        )
                    ),
                    ("license", .object([("name", .text("Apache-2.0")), ("identifier", .text("Apache-2.0"))])),
                ])
            ),
            ("paths", .object(paths)), ("components", components),
        ])
    }

    /// The path as programs use it: with `.json` where the bare address would be a page.
    static func describedPath(_ operations: [Endpoint], _ path: String) -> String {
        let isFile = operations.contains { $0.formats == [.json] }
        return isFile && path == "/openapi" ? "/openapi.json" : path
    }

    // MARK: Operations

    private static func operation(_ endpoint: Endpoint) -> JSONText {
        var members: [(String, JSONText)] = [
            ("operationId", .text(identity(of: endpoint))), ("summary", .text(endpoint.summary)),
        ]
        if let action = endpoint.action {
            let roles = (AccessPolicy.table[action] ?? []).map(\.rawValue).sorted().joined(separator: ", ")
            members.append(("description", .text("Action \(action.rawValue); for the roles \(roles).")))
        }
        let parameters = parameters(of: endpoint)
        if !parameters.isEmpty { members.append(("parameters", .list(parameters))) }
        if endpoint.method != .get { members.append(("requestBody", requestBody(endpoint))) }
        members.append(("responses", responses(endpoint)))
        if endpoint.write == .commit || endpoint.write == .versionedCommit {
            members.append(("security", .list([.object([("persona", .list([]))]), .object([("session", .list([]))])])))
        }
        return .object(members)
    }

    private static func identity(of endpoint: Endpoint) -> String {
        let words = endpoint.path.split { !$0.isLetter && !$0.isNumber }
        return ([endpoint.method.rawValue.lowercased()] + words.map(String.init)).joined(separator: "_")
    }

    private static func parameters(of endpoint: Endpoint) -> [JSONText] {
        var parameters = endpoint.path.split(separator: "/").filter { $0.hasPrefix("{") }.map { segment in
            let name = String(segment.dropFirst().dropLast())
            let known = endpoint.parameters.first { $0.name == name }
            return parameter(
                name, in: "path", known?.summary ?? "The \(name).", schema: string, example: known?.example,
                isRequired: true
            )
        }
        let inPath = Set(endpoint.path.split(separator: "/").map { $0.dropFirst().dropLast() }.map(String.init))
        for known in endpoint.parameters where !inPath.contains(known.name) {
            let schema = known.words.isEmpty ? string : choice(of: known.words)
            parameters.append(parameter(known.name, in: "query", known.summary, schema: schema, example: known.example))
        }
        if endpoint.method == .get, endpoint.action != nil {
            parameters.append(
                parameter(
                    "as_of", in: "query",
                    "The day to look at, from \(AsOfDay.range.lowerBound) to \(AsOfDay.range.upperBound); today where "
                        + "it is left out.", schema: day,
                    example: "2027-10-01"
                )
            )
        }
        if endpoint.isDated {
            parameters.append(
                parameter(
                    Address.momentKey, in: "query",
                    "What was known when this entry of the journal was the last, by its index; the present where it is "
                        + "left out.", schema: index, example: "48112"
                )
            )
        }
        if endpoint.exportsRows {
            parameters.append(
                parameter(
                    Address.evidenceKey, in: "query",
                    "1 for a file of rows that says at its end where they come from; the headers Cadre-Query, "
                        + "Cadre-As-Of, Cadre-Exported-At, Cadre-Exported-By, Cadre-Journal-Index, Cadre-Rows, "
                        + "Cadre-Read-As, Cadre-Version and Cadre-Sha256 say the same of every such file.",
                    schema: choice(of: ["0", "1"]), example: "1"
                )
            )
        }
        if !endpoint.filters.isEmpty { parameters += listParameters(endpoint) }
        if endpoint.write == .commit || endpoint.write == .versionedCommit {
            parameters.append(
                parameter(
                    "Idempotency-Key", in: "header",
                    "A value of your own, new for each change; a form carries it as the field idempotency_key.",
                    schema: string, example: "0d4c1f62-relief-1"
                )
            )
        }
        if endpoint.asksRun {
            parameters.append(
                parameter(
                    "Prefer", in: "header",
                    "How many seconds to wait for the run, at most \(Preference.waitSecondsMax), as wait=N; "
                        + "respond-async does not wait. A run that is not over then is answered with 202.",
                    schema: string, example: "wait=5"
                )
            )
        }
        if endpoint.write == .versionedCommit {
            parameters.append(
                parameter(
                    "If-Match", in: "header",
                    "The version that the change was made from; a form carries it as the field version."
                        + (endpoint.versionPlace.isEmpty ? "" : " " + endpoint.versionPlace),
                    schema: string, example: "\"3\""
                )
            )
        }
        return parameters
    }

    private static func listParameters(_ endpoint: Endpoint) -> [JSONText] {
        let names = endpoint.filters.map(\.name).joined(separator: ", ")
        let reserved = [
            parameter("q", in: "query", "Text that the row must hold.", schema: string, example: nil),
            parameter(
                "sort", in: "query", "The fields to sort by, with commas; - before a name for large first.",
                schema: string, example: endpoint.filters.first.map { "-" + $0.name }
            ),
            parameter(
                "fields", in: "query", "The fields to show, with commas. There are: \(names).", schema: string,
                example: endpoint.filters.first?.name
            ),
            parameter(
                "limit", in: "query", "How many rows a page holds.",
                schema: .object([
                    ("type", .text("integer")), ("minimum", .int(1)), ("maximum", .int(ListQuery.limitMax)),
                    ("default", .int(ListQuery.limitDefault)),
                ]), example: nil
            ),
            parameter("cursor", in: "query", "The value of next of the page before.", schema: string, example: nil),
            parameter(
                "page", in: "query", "Which page to show, from 1; programs use cursor.",
                schema: .object([("type", .text("integer")), ("minimum", .int(1))]), example: nil
            ),
            parameter(
                RowSample.sizeKey, in: "query",
                "How many of the rows that match to draw at random, without replacement; takes seed.",
                schema: .object([
                    ("type", .text("integer")), ("minimum", .int(1)), ("maximum", .int(RowSample.sizeMax)),
                ]), example: "60"
            ),
            parameter(
                RowSample.seedKey, in: "query", "What the draw begins with: the same seed draws the same rows again.",
                schema: .object([("type", .text("integer")), ("minimum", .int(0))]), example: "7"
            ),
        ]
        let keys = ["q", "sort", "fields", "limit", "cursor", "page", RowSample.sizeKey, RowSample.seedKey]
        var parameters = zip(keys, reserved).filter { key, _ in
            endpoint.listKeys.contains(key) && !endpoint.parameters.contains { $0.name == key }
        }.map { $0.1 }
        parameters.append(
            parameter(
                FilterExpression.key, in: "query",
                "Filters of which one must hold: (filter,filter,...), where all(...) and any(...) may stand for a "
                    + "filter; a value with a comma, a parenthesis or a quote stands in double quotes. At most "
                    + "\(FilterExpression.filterCountMax) filters and \(FilterExpression.depthMax) levels of "
                    + "parentheses.",
                schema: .object([
                    ("type", .text("string")), ("maxLength", .int(FilterExpression.byteCountMax)),
                ]), example: anyExample(endpoint)
            )
        )
        let taken = endpoint.parameters.map(\.name) + (endpoint.isDated ? [Address.momentKey] : [])
        for filter in endpoint.filters {
            for comparison in filter.kind.operators {
                let name = comparison == .eq ? filter.name : "\(filter.name)__\(comparison.rawValue)"
                // The bare name may be a parameter of the address; the other operators still choose rows.
                guard !taken.contains(name) else { continue }
                let summary = comparison == .eq ? filter.definition : "\(filter.title): \(comparison.rawValue)."
                parameters.append(
                    parameter(name, in: "query", summary, schema: schema(filter.kind, comparison), example: nil)
                )
            }
        }
        return parameters
    }

    /// Two filters of the list joined by "or".
    private static func anyExample(_ endpoint: Endpoint) -> String? {
        let texts = endpoint.filters.filter { $0.kind == .text }.prefix(2)
        return texts.isEmpty ? nil : "(\(texts.map { "\($0.name)__contains=chief" }.joined(separator: ",")))"
    }

    private static func parameter(
        _ name: String, in place: String, _ summary: String, schema: JSONText, example: String?,
        isRequired: Bool = false
    ) -> JSONText {
        var members: [(String, JSONText)] = [("name", .text(name)), ("in", .text(place))]
        if isRequired { members.append(("required", .flag(true))) }
        members += [("description", .text(summary)), ("schema", schema)]
        if let example { members.append(("example", .text(example))) }
        return .object(members)
    }

    /// The errors that an endpoint may answer with: its own and those that follow from its kind.
    static func errors(of endpoint: Endpoint) -> Set<ErrorCode> {
        var codes: Set<ErrorCode> = [.requestMalformed, .filterUnknownField, .parameterBadValue, .internalFailure]
        codes.formUnion([.requestTooLarge, .callerUnknown])
        codes.formUnion(endpoint.errors)
        if endpoint.action != nil { codes.insert(.callerNotAllowed) }
        if endpoint.path.contains("{country}") { codes.insert(.countryNotFound) }
        if !endpoint.filters.isEmpty {
            codes.formUnion([.filterUnknownOperator, .filterBadValue, .cursorUnknown])
        }
        switch endpoint.write {
        case .none: break
        case .session: codes.insert(.formForged)
        case .commit, .versionedCommit:
            codes.formUnion([.formForged, .idempotencyKeyMissing, .idempotencyKeyReused, .storeUnavailable])
        }
        if endpoint.write == .versionedCommit { codes.formUnion([.versionMissing, .versionStale]) }
        return codes
    }

    // MARK: Schemas

    static let string = JSONText.object([("type", .text("string"))])
    private static let day = JSONText.object([("type", .text("string")), ("format", .text("date"))])
    private static let index = JSONText.object([("type", .text("integer")), ("minimum", .int(1))])

    private static func choice(of words: [String]) -> JSONText {
        .object([("type", .text("string")), ("enum", .list(words.map(JSONText.text)))])
    }

    private static func schema(_ kind: ColumnKind, _ comparison: FilterOperator) -> JSONText {
        switch (comparison, kind) {
        case (.isnull, _): .object([("type", .text("string")), ("enum", .list([.text("0"), .text("1")]))])
        case (.in, _), (.nin, _): string
        case (_, .day): day
        case (_, .range):
            .object([
                ("type", .text("string")),
                ("pattern", .text("^([0-9]{4}-[0-9]{2}-[0-9]{2})?\\.\\.([0-9]{4}-[0-9]{2}-[0-9]{2})?$")),
            ])
        case (_, .int): .object([("type", .text("integer"))])
        case (_, .share): .object([("type", .text("number"))])
        case (_, .flag): .object([("type", .text("string")), ("enum", .list([.text("yes"), .text("no")]))])
        case (_, .choice(let words)) where !words.isEmpty:
            choice(of: words)
        default: string
        }
    }

    private static var components: JSONText {
        let problem = Problem(
            refusal: Refusal(
                .filterUnknownField, "The list has no field (comand), named in filter.", fix: "Did you mean command?"
            ),
            instance: "/positions", requestID: "5f1c0a9e27b34d68"
        )
        let members = ["type", "title", "detail", "instance", "code", "fix", "request_id"]
        let part = JSONText.object([
            ("type", .text("object")),
            ("properties", .object(["pointer", "detail", "fix"].map { ($0, string) })),
        ])
        return .object([
            (
                "schemas",
                .object([
                    (
                        "Problem",
                        .object([
                            ("type", .text("object")),
                            (
                                "properties",
                                .object(
                                    members.map { ($0, string) } + [
                                        ("status", .object([("type", .text("integer"))])),
                                        ("errors", .object([("type", .text("array")), ("items", part)])),
                                    ]
                                )
                            ),
                            ("required", .list((members + ["status", "errors"]).map(JSONText.text))),
                            ("examples", .list([problem.json])),
                        ])
                    )
                ])
            ),
            (
                "securitySchemes",
                .object([
                    (
                        "persona",
                        .object([
                            ("type", .text("apiKey")), ("in", .text("header")), ("name", .text("Authorization")),
                            ("description", .text("Persona KEY; taken by a demo on the local machine only.")),
                        ])
                    ),
                    (
                        "session",
                        .object([
                            ("type", .text("apiKey")), ("in", .text("cookie")), ("name", .text(SessionCookie.name)),
                        ])
                    ),
                ])
            ),
        ])
    }
}
