import CadreApplication

/// What requests bring and answers hold.
extension OpenAPI {
    static func requestBody(_ endpoint: Endpoint) -> JSONText {
        let plain = endpoint.fields.filter { !$0.name.contains("{") }
        let families = endpoint.fields.filter { $0.name.contains("{") }
        func pattern(_ field: Endpoint.Field) -> String { "^" + field.name.prefix { $0 != "{" } }
        func schema(_ property: (Endpoint.Field) -> JSONText) -> JSONText {
            .object([
                (
                    "schema",
                    .object(
                        [
                            ("type", .text("object")),
                            ("properties", .object(plain.map { ($0.name, property($0)) })),
                        ]
                            + (families.isEmpty
                                ? [] : [("patternProperties", .object(families.map { (pattern($0), property($0)) }))])
                            + [
                                ("required", .list(endpoint.fields.filter(\.isRequired).map { .text($0.name) })),
                                ("additionalProperties", .flag(endpoint.write == .session)),
                            ])
                )
            ])
        }
        var content: [(String, JSONText)] = []
        if endpoint.formats.contains(.json) {
            content.append(("application/json", schema { member(of: $0, isJSON: true) }))
        }
        if endpoint.formats.contains(.html) {
            content.append(("application/x-www-form-urlencoded", schema { member(of: $0, isJSON: false) }))
        }
        return .object([("required", .flag(!endpoint.fields.isEmpty)), ("content", .object(content))])
    }

    /// The schema of a field: a text, and in JSON whatever else the field takes.
    private static func member(of field: Endpoint.Field, isJSON: Bool) -> JSONText {
        let takesNumbers = isJSON && field.takesNumbers
        let others = [
            (takesNumbers, "object"), (isJSON && field.isNumber, "number"), (isJSON && field.isList, "array"),
            (isJSON && !field.isRequired, "null"),
        ]
        let types = ["string"] + others.filter(\.0).map(\.1)
        var members: [(String, JSONText)] = [
            ("type", types.count == 1 ? .text(types[0]) : .list(types.map(JSONText.text))),
            ("description", .text(field.summary)),
        ]
        if isJSON, field.isList { members.append(("items", string)) }
        if takesNumbers { members.append(("additionalProperties", .object([("type", .text("integer"))]))) }
        let examples = [JSONText.text(field.example)] + (takesNumbers ? [BodyReader.numbers(of: field.example)] : [])
        return .object(members + [("examples", .list(examples))])
    }

    static func responses(_ endpoint: Endpoint) -> JSONText {
        let content = endpoint.formats.map { format -> (String, JSONText) in
            var members: [(String, JSONText)] = []
            if format == .json {
                members.append(("schema", shape(of: endpoint).map(schema) ?? .object([("type", .text("object"))])))
                if let example = endpoint.example { members.append(("example", example)) }
            } else {
                members.append(("schema", string))
            }
            return (format.mediaType, .object(members))
        }
        var done: [(String, JSONText)] = [("description", .text(endpoint.summary))]
        if endpoint.makes {
            let location = JSONText.object([
                ("description", .text("The address of what was made.")), ("schema", string),
            ])
            done.append(("headers", .object([("Location", location)])))
        }
        done.append(("content", .object(content.filter { !endpoint.makes || $0.0 == Format.json.mediaType })))
        var responses: [(String, JSONText)] = [(endpoint.makes ? "201" : "200", .object(done))]
        if endpoint.asksRun { responses.append(("202", accepted)) }
        if endpoint.method == .post, endpoint.formats.contains(.html) {
            responses.append(("303", .object([("description", .text("The form was taken; the page to go on to."))])))
        }
        for (status, meaning) in endpoint.otherStatuses.sorted(by: { $0.key < $1.key }) {
            responses.append(
                (String(status), .object([("description", .text(meaning)), ("content", .object(content))]))
            )
        }
        let byStatus = Dictionary(grouping: errors(of: endpoint), by: Problem.status)
        for status in byStatus.keys.sorted() {
            let codes = (byStatus[status] ?? []).map(\.rawValue).sorted().joined(separator: ", ")
            responses.append((String(status), refusal(codes)))
        }
        return .object(responses)
    }

    /// That a run goes on, and where.
    private static var accepted: JSONText {
        let location = JSONText.object([("description", .text("The address of the run.")), ("schema", string)])
        let run = JSONText.object([("schema", schema(of: .object(AnswerShape.members(texts: "run state events"))))])
        return .object([
            ("description", .text("The run is kept and not over yet; Prefer says how long to wait for it.")),
            ("headers", .object([("Location", location)])),
            ("content", .object([(Format.json.mediaType, run)])),
        ])
    }

    /// The problem that refuses with one of these codes.
    private static func refusal(_ codes: String) -> JSONText {
        let problem = JSONText.object([("$ref", .text("#/components/schemas/Problem"))])
        return .object([
            ("description", .text(codes)),
            ("content", .object([(Problem.contentType, .object([("schema", problem)]))])),
        ])
    }

    /// An answer with every member: the endpoint's own, or its example with the rows of a list as its filters say, and
    /// with the notes that every list may have.
    private static func shape(of endpoint: Endpoint) -> JSONText? {
        guard endpoint.exportsRows, case .fields(let fields)? = shapeOfRows(endpoint) else {
            return shapeOfRows(endpoint)
        }
        let sample =
            endpoint.listKeys.contains(RowSample.sizeKey)
            ? [(RowSample.sizeKey, JSONText.object(AnswerShape.members(numbers: "size of seed")))] : []
        let evidence = AnswerShape.members(
            texts: "query as_of exported_at exported_by sample read_as version sha256", numbers: "journal_index rows"
        )
        return .object(fields.map { ($0.key, $0.value) } + sample + [(Address.evidenceKey, .object(evidence))])
    }

    private static func shapeOfRows(_ endpoint: Endpoint) -> JSONText? {
        guard endpoint.answer == nil, !endpoint.filters.isEmpty, case .fields(let fields)? = endpoint.example else {
            return endpoint.answer ?? endpoint.example
        }
        let rows = AnswerShape.rows(AnswerShape.members(endpoint.filters))
        let notes = fields.contains { $0.key == "notes" } ? [] : [("notes", JSONText.list([.text("")]))]
        return .object(fields.map { ($0.key, $0.key == "rows" ? rows : $0.value) } + notes)
    }

    /// The schema of values that look like an example; any member may be missing or null.
    private static func schema(of example: JSONText) -> JSONText {
        func either(_ types: String...) -> JSONText {
            .object([("type", .list((types + ["null"]).map(JSONText.text)))])
        }
        if example == AnswerShape.textOrNumber { return either("string", "number") }
        switch example {
        case .null, .raw: return .object([])
        case .flag: return either("boolean")
        case .int, .decimal: return either("number")
        case .text: return either("string")
        case .list(let items):
            return .object([
                ("type", .list([.text("array"), .text("null")])), ("items", items.first.map(schema) ?? .object([])),
            ])
        case .fields(let fields):
            return .object([
                ("type", .list([.text("object"), .text("null")])),
                ("properties", .object(fields.map { ($0.key, schema(of: $0.value)) })),
            ])
        }
    }
}
