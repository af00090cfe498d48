import CadreApplication
import HTTPTypes

/// Decides who is asking, and whether a change may go through: persona, origin, form token, key and version.
struct Gate: Sendable {
    /// Who was found to be asking.
    struct Visitor {
        let persona: Persona?
        let session: Session?
        let caller: Caller
    }

    /// What a change brought along.
    struct Pass {
        let idempotency: IdempotencyKey?
        let version: Int?
        let fields: [String: String]
    }

    let site: Site
    let cookies: SessionCookie
    let forms: FormTokens

    init(site: Site) {
        self.site = site
        cookies = SessionCookie(sign: site.sign)
        forms = FormTokens(sign: site.sign, randomBytes: site.randomBytes)
    }

    /// Finds who is asking: the persona of the header, else of the cookie, else a visitor who may read.
    func visitor(_ headers: HTTPFields, requestID: String) throws(Refusal) -> Visitor {
        if let header = headers[.authorization] {
            let persona = try namedPersona(header)
            return Visitor(
                persona: persona, session: nil, caller: persona.caller(requestID: requestID, visitor: site.visitor))
        }
        let session = cookies.session(in: headers[.cookie], now: site.now())
        if let session, let persona = site.personas.first(where: { $0.key == session.personaKey }) {
            return Visitor(
                persona: persona, session: session, caller: persona.caller(requestID: requestID, visitor: site.visitor))
        }
        return Visitor(persona: nil, session: nil, caller: nobody(requestID: requestID))
    }

    /// A visitor who chose no persona.
    func nobody(requestID: String) -> Caller { site.visitor.caller(requestID: requestID, visitor: site.visitor) }

    private func namedPersona(_ header: String) throws(Refusal) -> Persona {
        let parts = header.split(separator: " ")
        guard site.takesPersonaHeader, parts.count == 2, parts[0].lowercased() == "persona" else {
            throw Refusal(
                .callerUnknown, "The header Authorization is not one that this server takes.",
                fix: site.takesPersonaHeader
                    ? "Send Authorization: Persona KEY; the keys stand at /sign-in."
                    : "Sign in at /sign-in; the header is taken only by a demo on the local machine."
            )
        }
        guard let persona = site.personas.first(where: { $0.key == parts[1] }) else {
            throw Refusal(
                .callerUnknown, "There is no persona (\(parts[1])).",
                fix: "Use one of: \(site.personas.map(\.key).joined(separator: ", "))."
            )
        }
        return persona
    }

    /// Refuses unless the role may take the action; scope is checked where the record is known.
    func check(_ endpoint: Endpoint, _ visitor: Visitor) throws(Refusal) {
        if endpoint.write == .commit || endpoint.write == .versionedCommit, visitor.persona == nil {
            throw Refusal(
                .callerUnknown, "Nobody is signed in, and a visitor changes nothing.",
                fix: "Choose a persona at /sign-in first."
            )
        }
        guard let action = endpoint.action else { return }
        let everywhere = Caller(
            actor: visitor.caller.actor, role: visitor.caller.role, scope: .global,
            requestID: visitor.caller.requestID, visitor: visitor.caller.visitor
        )
        try AccessPolicy.check(everywhere, may: action)
    }

    /// Reads the body of a change and checks all that it must bring along.
    func pass(
        _ endpoint: Endpoint, _ visitor: Visitor, _ head: HTTPRequest, address: String, body: [UInt8]
    ) throws(Refusal) -> Pass {
        guard endpoint.write != .none else { return Pass(idempotency: nil, version: nil, fields: [:]) }
        let headers = head.headerFields
        let kind = BodyKind(headers[.contentType])
        var fields = try BodyReader.fields(body, kind: kind, of: endpoint.fields)
        switch kind {
        case .form: try checkForm(fields, visitor, head, address: address)
        case .json: try checkJSON(visitor, head)
        }
        let key = kind == .form ? fields[FormTokens.keyField] : headers[.idempotencyKey]
        let written = kind == .form ? fields[FormTokens.versionField].map { "\"\($0)\"" } : headers[.ifMatch]
        if kind == .form { for name in FormTokens.hiddenFields { fields[name] = nil } }
        try BodyReader.check(fields, against: endpoint.fields)
        guard endpoint.write != .session else { return Pass(idempotency: nil, version: nil, fields: fields) }
        return Pass(
            idempotency: try idempotency(key, fields: fields, address: address, actor: visitor.caller.actor),
            version: endpoint.write == .versionedCommit ? try version(written) : nil, fields: fields
        )
    }

    /// Refuses a form that another site sent: by the browser's own word where it gives it, and by the token always.
    private func checkForm(
        _ fields: [String: String], _ visitor: Visitor, _ head: HTTPRequest, address: String
    ) throws(Refusal) {
        let token = fields[FormTokens.tokenField]
        guard Self.isFromOwnSite(head), forms.isGenuine(token, for: address, session: visitor.session) else {
            throw Refusal(
                .formForged, "The form's token is missing or too old, or the form came from another site.",
                fix: "Load the page again, then send the form again."
            )
        }
    }

    /// Whether no other site made a browser send the request, by the browser's own word where it gives it.
    private static func isFromOwnSite(_ head: HTTPRequest) -> Bool {
        let headers = head.headerFields
        let origin = headers[.origin].map { $0.split(separator: "/").last.map(String.init) ?? "" }
        return ["same-origin", "none"].contains(headers[.secFetchSite] ?? "none")
            && (origin == nil || origin == headers[.forwardedHost] || origin == head.authority)
    }

    /// Refuses JSON from another site or with a cookie's session: no other site can then make a browser send it.
    private func checkJSON(_ visitor: Visitor, _ head: HTTPRequest) throws(Refusal) {
        guard Self.isFromOwnSite(head) else {
            throw Refusal(
                .formForged, "The request came from another site.", fix: "Send it from a program or from Cadre's pages."
            )
        }
        guard visitor.session == nil else {
            throw Refusal(
                .formForged, "A session of the browser cannot send JSON.",
                fix: "Send a form, or send JSON with the header Authorization and without the cookie."
            )
        }
    }

    private func idempotency(
        _ key: String?, fields: [String: String], address: String, actor: String
    ) throws(Refusal) -> IdempotencyKey {
        guard let key, !key.isEmpty, key.utf8.count <= 100, key.utf8.allSatisfy({ (33...126).contains($0) }) else {
            throw Refusal(
                .idempotencyKeyMissing, "The change came without an idempotency key of 1 to 100 plain characters.",
                fix: "Send the header Idempotency-Key with a value of your own, new for each change."
            )
        }
        let body = JSONText.object(fields.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) }).text
        let digest = site.hash(Array("POST \(address)\n\(actor)\n\(body)".utf8))
        return IdempotencyKey(key, of: actor, requestDigest: Hex.text(digest))
    }

    private func version(_ text: String?) throws(Refusal) -> Int {
        guard let text, !text.isEmpty else {
            throw Refusal(
                .versionMissing, "The change does not say which version of the record it was made from.",
                fix: "Send the version that was read in If-Match, such as If-Match: \"3\"."
            )
        }
        if text.hasPrefix("W/\"") {
            // Tags are compared strongly here (RFC 9110, section 13.1.1): a weak one never matches.
            throw Refusal(
                .versionStale, "The version (\(text)) is a weak tag, which matches no version.",
                fix: "Send the version that was read as a strong tag, such as If-Match: \"3\"."
            )
        }
        guard let version = Int(text.dropFirst().dropLast()), version >= 0, text == "\"\(version)\"" else {
            throw Refusal(
                .requestMalformed, "The version (\(text)) is not a whole number in quotes.",
                fix: "Send the version that was read, such as If-Match: \"3\"."
            )
        }
        return version
    }
}

extension HTTPField.Name {
    static let idempotencyKey = make("Idempotency-Key")
    static let secFetchSite = make("Sec-Fetch-Site")
    static let forwardedHost = make("X-Forwarded-Host")
    static let requestID = make("X-Request-ID")
    static let lastEventID = make("Last-Event-ID")
    static let link = make("Link")
    static let prefer = make("Prefer")

    /// Makes a name that is written in the source.
    static func make(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is no name of a header.") }
        return name
    }
}
