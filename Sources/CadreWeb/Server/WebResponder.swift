import CadreApplication
import CadreDomain
import HTTPTypes
public import Hummingbird
import Logging
import NIOCore

/// Answers requests: reads, checks, hands to the endpoint, and renders what comes back or why nothing does.
public struct WebResponder: HTTPResponder {
    /// What the server hands along with a request.
    public typealias Context = WebContext

    let site: Site
    let table: EndpointTable
    let gate: Gate
    let renderer: Renderer
    let logger: Logger
    /// The endpoints of earlier moments; nil where only the present is shown.
    var past: PastTables?

    /// Answers a request; every failure becomes a problem here, so nothing of the inside leaves the server.
    public func respond(to request: Request, context: WebContext) async throws -> Response {
        let started = site.now()
        let requestID = Self.requestID(request.headers[.requestID]) ?? Hex.text(site.randomBytes(8))
        let state = await site.state()
        var outcome: Outcome
        do {
            outcome = try await answer(request, context, requestID: requestID, state: state)
        } catch {
            outcome = failure(error, request, requestID: requestID, state: state)
        }
        var response = outcome.response
        SecurityHeaders.set(on: &response.headers)
        response.headers[.requestID] = requestID
        if request.method == .head { response = response.createHeadResponse() }
        logger.info(
            "request",
            metadata: [
                "method": "\(request.method.rawValue)", "route": "\(outcome.route)",
                "status": "\(response.status.code)", "request_id": "\(requestID)",
                "milliseconds": "\(site.now().milliseconds - started.milliseconds)",
            ]
        )
        return response
    }

    /// A response with the route that made it, which is what the log may know of the address.
    private struct Outcome {
        var response: Response
        let route: String
    }

    private func answer(
        _ request: Request, _ context: WebContext, requestID: String, state: SiteState
    ) async throws -> Outcome {
        let address = request.head.path ?? "/"
        let path = String(address.prefix { $0 != "?" })
        var query = try Self.query(of: address)
        try checkHost(request)
        switch table.match(method: request.method.rawValue, path: path) {
        case .nothing:
            throw Refusal(
                .routeNotFound, "There is nothing at this address (\(FormText.decoded(path) ?? path)).",
                fix: "Check the spelling; begin at / or at /openapi.json."
            )
        case .otherFormats(let endpoint, let missing):
            throw Self.unknownFormat(missing, of: endpoint)
        case .otherMethods(let methods):
            throw MethodRefusal(allowed: methods, method: request.method.rawValue)
        case .found(let endpoint, let escaped, let ending):
            let parameters = try Self.decoded(escaped)
            if let canonical = try canonicalCountry(parameters["country"]), let escaped = escaped["country"] {
                let start = path[..<escaped.startIndex], end = path[escaped.endIndex...]
                let rest = address.dropFirst(path.count)
                let response = renderer.redirect(.permanentRedirect("\(start)\(canonical)\(end)\(rest)"))
                return Outcome(response: response, route: endpoint.path)
            }
            let format =
                ending ?? Self.formatOfChange(request, endpoint)
                ?? Acceptance(request.headers[.accept]).best(of: endpoint.formats) ?? endpoint.formats[0]
            let visitor = try gate.visitor(request.headers, requestID: requestID)
            try gate.check(endpoint, visitor)
            let body = try await Self.body(of: request, upTo: endpoint.bodyByteCountMax)
            let pass = try gate.pass(endpoint, visitor, request.head, address: path, body: body)
            let moment = try Self.moment(takenFrom: &query, of: endpoint)
            let isInside = try Self.asksEvidence(query, of: endpoint, in: format)
            query.removeAll { isInside != nil && $0.key == Address.evidenceKey }
            // What the file says of its own address then has the order that its evidence has.
            if isInside == true { query = Address.ordered(query) }
            try Self.check(query, of: endpoint)
            try Self.checkOnce(query, of: endpoint)
            let stem = ending?.pathExtension.map { String(path.dropLast($0.count)) } ?? path
            let standing = try await standing(endpoint, at: moment, state)
            var question = WebRequest(
                path: stem, query: query, format: format, caller: visitor.caller, persona: visitor.persona,
                state: standing.state, asOf: try Self.asOf(query) ?? standing.state.today,
                idempotency: pass.idempotency,
                version: pass.version, lastEventID: try Self.lastEventID(request),
                origin: Self.origin(request),
                preference: Preference(request.headers[.prefer], max: site.runWaitSecondsMax), parameters: parameters,
                fields: pass.fields, session: visitor.session,
                forms: gate.forms
            )
            (question.moment, question.isDated) = (moment, past != nil && endpoint.isDated)
            let (asked, answering) = (question, standing.endpoint)
            let reply =
                endpoint.endsWithClient
                ? try await context.whileClientWaits { try await answering.handler(asked) }
                : try await answering.handler(asked)
            // JSON of what is no table, such as a slate, stays as it is.
            if isInside == true, reply.rows == nil, question.format != .json { throw Self.withoutEvidence }
            let whole = reply.evidenced(question, isInside: isInside == true, at: site.now(), version: site.version)
            let response = renderer.response(
                whole, to: question, endpoint: endpoint, asked: request.headers
            )
            return Outcome(response: response, route: endpoint.path)
        }
    }

    /// Makes the problem of an error: expected ones as they are, any other as a failure that only the log explains.
    private func failure(
        _ error: any Error, _ request: Request, requestID: String, state: SiteState
    ) -> Outcome {
        var allowed: [String] = []
        let refusal: Refusal
        switch error {
        case let known as Refusal: refusal = known
        case let store as StoreError: refusal = Refusal(store)
        case let other as MethodRefusal:
            allowed = other.allowed
            refusal = other.refusal
        case is NIOTooManyBytesError: refusal = Self.tooLarge(nil)
        case is ClientDeparture:
            refusal = Refusal(
                .requestMalformed, "The client closed its side of the connection before the answer was found.",
                fix: "Keep the connection open until the answer has come."
            )
        default:
            refusal = Refusal(
                .internalFailure, "The request could not be answered because of a mistake of Cadre's own.",
                fix: "Try again; if it happens again, tell the operator the request id (\(requestID))."
            )
        }
        let path = String((request.head.path ?? "/").prefix { $0 != "?" })
        let problem = Problem(refusal: refusal, instance: path, requestID: requestID, allowed: allowed)
        if problem.status >= 500 {
            logger.error(
                "request failed",
                metadata: [
                    "request_id": "\(requestID)", "code": "\(refusal.code.rawValue)", "cause": "\(error)",
                ]
            )
        }
        let visitor =
            (try? gate.visitor(request.headers, requestID: requestID))
            ?? Gate.Visitor(persona: nil, session: nil, caller: gate.nobody(requestID: requestID))
        let wantsPage = Acceptance(request.headers[.accept]).wantsPages && !Self.hasDataEnding(path)
        let question = WebRequest(
            path: path, query: [], format: wantsPage ? .html : .json, caller: visitor.caller,
            persona: visitor.persona, state: state, asOf: state.today, idempotency: nil, version: nil,
            lastEventID: nil, origin: Self.origin(request), preference: Preference(nil), parameters: [:], fields: [:],
            session: visitor.session,
            forms: gate.forms
        )
        return Outcome(response: renderer.response(problem, to: question, asked: request.headers), route: "problem")
    }

    // MARK: Reading

    /// The request's own identity, if it is one that can stand in a log.
    private static func requestID(_ text: String?) -> String? {
        guard let text, (1...64).contains(text.utf8.count) else { return nil }
        let isPlain = text.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ".")].contains(byte)
        }
        return isPlain ? text : nil
    }

    static func query(of address: String) throws(Refusal) -> [QueryItem] {
        guard address.utf8.count <= WebLimits.addressByteCountMax else {
            throw Refusal(
                .requestMalformed, "The address is longer than \(WebLimits.addressByteCountMax) bytes.",
                fix: "Use fewer filters."
            )
        }
        guard let mark = address.firstIndex(of: "?") else { return [] }
        guard let items = FormText.items(address[address.index(after: mark)...]),
            items.count <= WebLimits.itemCountMax
        else {
            throw Refusal(
                .requestMalformed, "The query cannot be read: an escape is broken, or it has too many keys.",
                fix: "Write it as key=value pairs with %-escapes in UTF-8."
            )
        }
        return items
    }

    static func decoded(_ parameters: [String: Substring]) throws(Refusal) -> [String: String] {
        var decoded: [String: String] = [:]
        for (name, text) in parameters {
            guard let value = FormText.decoded(text, plusIsSpace: false) else {
                throw Refusal(
                    .requestMalformed, "The address holds a broken escape (\(text)).", fix: "Write escapes as %2F."
                )
            }
            decoded[name] = value
        }
        return decoded
    }

    private static func body(of request: Request, upTo byteCountMax: Int) async throws -> [UInt8] {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > byteCountMax {
            throw tooLarge(byteCountMax)
        }
        do {
            var body = try await request.body.collect(upTo: byteCountMax)
            return body.readBytes(length: body.readableBytes) ?? []
        } catch is NIOTooManyBytesError {
            throw tooLarge(byteCountMax)
        } catch {
            throw Refusal(
                .requestMalformed, "The body breaks off, or its framing cannot be read.",
                fix: "Send it with Content-Length, or in chunks as HTTP/1.1 has them."
            )
        }
    }

    private static func tooLarge(_ byteCountMax: Int?) -> Refusal {
        let limit = byteCountMax.map { "; this address takes \($0) bytes" } ?? ""
        return Refusal(
            .requestTooLarge, "The body is too large\(limit).",
            fix: "Send less: split the file, or import it with cadre import."
        )
    }

    /// How a change answers: as a page to those who want pages, else as JSON; the same rule as for problems.
    private static func formatOfChange(_ request: Request, _ endpoint: Endpoint) -> Format? {
        guard endpoint.method != .get, endpoint.formats.contains(.json) else { return nil }
        return Acceptance(request.headers[.accept]).wantsPages && endpoint.formats.contains(.html) ? .html : .json
    }

    static func unknownFormat(_ missing: Format, of endpoint: Endpoint) -> Refusal {
        let endings = endpoint.formats.compactMap(\.pathExtension).joined(separator: ", ")
        let page = endpoint.formats.contains(.html) ? " The page has no extension." : ""
        return Refusal(
            .routeNotFound, "This address does not answer as \(missing.title).", fix: "It answers as \(endings).\(page)"
        )
    }

    /// Refuses a name that is not the local machine's where everybody local may act as a persona.
    ///
    /// A page of another site whose name leads to this machine could else act as a persona through a visitor's browser.
    private func checkHost(_ request: Request) throws(Refusal) {
        guard site.takesPersonaHeader, let authority = request.head.authority else { return }
        for name in ["localhost", "127.0.0.1", "[::1]"] where authority.hasPrefix(name) {
            let port = authority.dropFirst(name.count)
            if port.isEmpty || port.first == ":" && port.dropFirst().utf8.allSatisfy({ (48...57).contains($0) }) {
                return
            }
        }
        throw Refusal(
            .requestMalformed, "The name (\(authority.prefix(80))) is not one of this machine's.",
            fix: "Use the address that the server printed, such as http://127.0.0.1:8080/."
        )
    }

    /// The index after which a broken event stream goes on; nil for a new one.
    private static func lastEventID(_ request: Request) throws(Refusal) -> Int64? {
        guard let text = request.headers[.lastEventID], !text.isEmpty else { return nil }
        guard let index = Int64(text), index >= 0 else {
            throw Refusal(
                .parameterBadValue, "The header Last-Event-ID (\(text.prefix(40))) is no index of the journal.",
                fix: "Send the index of the last entry received, or none."
            )
        }
        return index
    }

    static func asOf(_ query: [QueryItem]) throws(Refusal) -> Day? {
        guard let text = query.last(where: { $0.key == "as_of" && !$0.value.isEmpty })?.value else { return nil }
        return try AsOfDay.read(text)
    }

    /// Whether the file is to hold its evidence; nil where the key is missing, or means nothing in the format.
    static func asksEvidence(
        _ query: [QueryItem], of endpoint: Endpoint, in format: Format
    ) throws(Refusal) -> Bool? {
        guard endpoint.exportsRows, format.holdsRows,
            let item = query.first(where: { $0.key == Address.evidenceKey })
        else { return nil }
        guard ["", "0", "1"].contains(item.value) else {
            throw Refusal(
                .parameterBadValue, "The value of evidence (\(item.value)) is neither 1 nor 0.",
                fix: "Give evidence=1 for a file that says where its rows come from."
            )
        }
        return item.value == "1"
    }

    private static let withoutEvidence = Refusal(
        .parameterBadValue, "This address gives no rows of the register, and so no evidence of them.",
        fix: "Take evidence away."
    )

    /// Refuses a key that the endpoint does not know, so that no misspelt filter is passed over in silence.
    static func check(_ query: [QueryItem], of endpoint: Endpoint) throws(Refusal) {
        let isList = !endpoint.filters.isEmpty
        let known = endpoint.parameters.map(\.name) + (isList ? endpoint.listKeys : ["as_of"])
        // The filters themselves are read by the list.
        let checked = isList ? query.filter { ListQuery.reservedKeys.contains($0.key) } : query
        for item in checked where !known.contains(item.key) {
            let meant = Nearest.word(to: item.key, among: known).map { "Did you mean \($0)? " } ?? ""
            throw Refusal(
                .filterUnknownField, "This address has no parameter (\(item.key)).",
                fix: meant + "Its parameters: \(known.joined(separator: ", "))."
            )
        }
    }

    /// Refuses a key that takes one value and came with two, so that neither is dropped in silence.
    ///
    /// The filters of a list may be repeated: either value is meant then.
    static func checkOnce(_ query: [QueryItem], of endpoint: Endpoint) throws(Refusal) {
        let single = endpoint.filters.isEmpty ? nil : ListQuery.reservedKeys + endpoint.parameters.map(\.name)
        var seen: Set<String> = []
        for item in query where !item.value.isEmpty && single?.contains(item.key) != false {
            guard !seen.insert(item.key).inserted else { continue }
            throw Refusal(
                .parameterBadValue, "The parameter (\(item.key)) came more than once.", fix: "Give it one value."
            )
        }
    }

    /// The alpha-3 code to redirect to; nil where the path has no country or has it right.
    func canonicalCountry(_ written: String?) throws(Refusal) -> String? {
        guard let written else { return nil }
        guard let country = site.reference.country(written: written) else {
            let words = site.reference.countries.map(\.code.rawValue)
            let meant = Nearest.word(to: written, among: words).map { "Did you mean \($0)? " } ?? ""
            throw Refusal(
                .countryNotFound, "There is no country with the code (\(written)).",
                fix: meant + "Use the ISO alpha-3 code, such as PHL; alpha-2 is accepted too."
            )
        }
        return country.code.rawValue == written ? nil : country.code.rawValue
    }

    /// The scheme and host that the client sees, for the commands shown on pages.
    private static func origin(_ request: Request) -> String {
        let scheme = request.headers[.make("X-Forwarded-Proto")] == "https" ? "https" : "http"
        return "\(scheme)://\(request.head.authority ?? "127.0.0.1:8080")"
    }

    private static func hasDataEnding(_ path: String) -> Bool {
        Format.allCases.contains { format in format.pathExtension.map { path.hasSuffix($0) } ?? false }
    }
}

/// The address exists and does not take the method.
private struct MethodRefusal: Error {
    let allowed: [String]
    let method: String

    var refusal: Refusal {
        Refusal(
            .methodNotAllowed, "This address does not take the method (\(method)).",
            fix: "Use one of: \(allowed.joined(separator: ", "))."
        )
    }
}
