import HTTPTypes
import Testing

@testable import CadreWeb

@Suite("Changes")
struct WriteTests {
    static let relief = "/positions/pos_1/relief"
    let server: SampleServer

    init() throws { server = try SampleServer(endpoints: SampleEndpoints.all) }

    @Test("A visitor changes nothing")
    func visitor() async throws {
        let answer = try await server.ask(.post, Self.relief, .json, body: "{\"person\":\"per_1\"}")
        #expect(answer.status == 401)
        #expect(try answer.object["code"] as? String == "caller.unknown")
    }

    @Test("A program that names its persona and a key is let through, and its body is digested")
    func program() async throws {
        let headers = HTTPFields.persona("assignment_officer")
        let answer = try await server.ask(.post, Self.relief, headers, body: "{\"person\":\"per_1\"}")
        #expect(answer.status == 200)
        let object = try answer.object
        #expect(object["actor"] as? String == "The Assignment officer")
        #expect(object["key"] as? String == "key-assignment_officer The Assignment officer")
        let again = try await server.ask(.post, Self.relief, headers, body: "{ \"person\" : \"per_1\" }").object
        #expect(again["digest"] as? String == object["digest"] as? String)
        let other = try await server.ask(.post, Self.relief, headers, body: "{\"person\":\"per_2\"}").object
        #expect(other["digest"] as? String != object["digest"] as? String)
    }

    @Test("A program without a key is refused")
    func noKey() async throws {
        var headers = HTTPFields.persona("assignment_officer")
        headers[.idempotencyKey] = nil
        let answer = try await server.ask(.post, Self.relief, headers, body: "{\"person\":\"per_1\"}")
        #expect(answer.status == 400)
        #expect(try answer.object["code"] as? String == "idempotency-key.missing")
    }

    @Test(
        "A body that does not fit is 400 and names the field",
        arguments: [
            ("{\"persn\":\"per_1\"}", "/persn"), ("{}", "/person"), ("{\"person\":{\"id\":1}}", "(person)"),
            ("{\"person\":[\"per_1\"]}", "The field (person) is no text."), ("{\"person\":[]}", "(person)"),
            ("{\"persn\":[1]}", "Did you mean person?"), ("{\"persn\":{},\"person\":1}", "There is no field (persn)."),
            ("{\"person\":1}", "The field (person) is no text."), ("{\"person\":true}", "(person)"),
            ("{" + (0..<300).map { "\"k\($0)\":1" }.joined(separator: ",") + "}", "too many fields"),
            ("[1]", "JSON object"), ("{", "JSON object"), ("{\"person\":\"\u{0}\"}", "JSON object"),
            ("{\"person\":\"per_1\",\"person\":\"per_2\"}", "(person)"),
            ("{\"p\\u0065rson\" : \"a\\\"b\", \"person\":\"per_2\"}", "(person) came more than once"),
        ]
    )
    func badBody(body: String, hint: String) async throws {
        let answer = try await server.ask(.post, Self.relief, .persona("assignment_officer"), body: body)
        #expect(answer.status == 400)
        #expect(try answer.object["code"] as? String == "request.malformed")
        #expect(answer.text.contains(hint), "\(answer.text)")
    }

    @Test("A role that may not is refused, with those that may")
    func role() async throws {
        let answer = try await server.ask(.post, Self.relief, .persona("specialist"), body: "{\"person\":\"per_1\"}")
        #expect(answer.status == 403)
        #expect(answer.text.contains("assignment_officer"))
    }

    @Test("The persona's header is taken by a demo on the local machine only")
    func header() async throws {
        let server = try SampleServer(endpoints: SampleEndpoints.all, takesPersonaHeader: false)
        #expect(try await server.ask(.get, "/positions", .persona("planner")).status == 401)
        #expect(try await self.server.ask(.get, "/positions", .persona("nobody")).status == 401)
    }

    @Test("A form with its token goes through once signed in, and sends the browser on")
    func form() async throws {
        let headers = try await server.session("assignment_officer")
        let body = try await fields(for: Self.relief, headers)
        let answer = try await server.ask(.post, Self.relief, headers, body: "person=per_1&" + body)
        #expect(answer.status == 303)
        #expect(answer.headers[.location] == "/positions/pos_1")
    }

    @Test("A form without a token, with another session's or another address's token, is refused")
    func forged() async throws {
        let headers = try await server.session("assignment_officer")
        let missing = try await server.ask(.post, Self.relief, headers, body: "person=per_1&idempotency_key=k")
        #expect(missing.status == 403)
        #expect(missing.text.contains("form.forged"))
        let other = try await server.session("assignment_officer")
        let foreign = try await fields(for: Self.relief, other)
        #expect(try await server.ask(.post, Self.relief, headers, body: "person=per_1&" + foreign).status == 403)
        let elsewhere = try await fields(for: "/sign-out", headers)
        #expect(try await server.ask(.post, Self.relief, headers, body: "person=per_1&" + elsewhere).status == 403)
    }

    @Test("A form that the browser says comes from another site is refused, token or not")
    func otherSite() async throws {
        var headers = try await server.session("assignment_officer")
        let body = "person=per_1&" + (try await fields(for: Self.relief, headers))
        headers[.secFetchSite] = "cross-site"
        #expect(try await server.ask(.post, Self.relief, headers, body: body).status == 403)
        headers[.secFetchSite] = "same-origin"
        headers[.origin] = "http://evil.test"
        #expect(try await server.ask(.post, Self.relief, headers, body: body).status == 403)
        headers[.origin] = "http://127.0.0.1"
        #expect(try await server.ask(.post, Self.relief, headers, body: body).status == 303)
    }

    @Test("A browser's session cannot send JSON")
    func sessionWithJSON() async throws {
        var headers = try await server.session("assignment_officer")
        headers[.contentType] = "application/json"
        headers[.idempotencyKey] = "k"
        let answer = try await server.ask(.post, Self.relief, headers, body: "{\"person\":\"per_1\"}")
        #expect(answer.status == 403)
        headers[.contentType] = "text/plain"
        #expect(try await server.ask(.post, Self.relief, headers, body: "{\"person\":\"per_1\"}").status == 403)
    }

    @Test("A session that was tampered with or is too old is a visitor's")
    func cookie() async throws {
        let headers = try await server.session("administrator")
        let value = try #require(headers[.cookie])
        #expect(try await server.ask(.get, "/sign-in", headers).text.contains("You act as"))
        let forged: HTTPFields = [.accept: "text/html", .cookie: value.replacing("administrator", with: "planner")]
        #expect(try await server.ask(.get, "/sign-in", forged).text.contains("as a visitor"))
        let cookies = server.web.responder.gate.cookies
        let old = Session(personaKey: "planner", startedMilliseconds: 0, nonce: "n")
        let headersOfOld: HTTPFields = [.accept: "text/html", .cookie: "cadre_session=\(cookies.value(of: old))"]
        #expect(try await server.ask(.get, "/sign-in", headersOfOld).text.contains("as a visitor"))
    }

    @Test("The cookie is closed to scripts and to other sites, and signing out ends it")
    func cookieFlags() async throws {
        let form = try await server.ask(.get, "/sign-in", .browser)
        let token = try #require(form.hidden("form_token", before: "/sign-in"))
        let answer = try await server.ask(
            .post, "/sign-in", .form, body: "persona=planner&return=%2F%2Fevil.test&form_token=\(token)"
        )
        #expect(answer.headers[.location] == "/")
        let cookie = try #require(answer.headers[.setCookie])
        #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"))
        let headers = try await server.session("planner")
        let page = try await server.ask(.get, "/sign-in", headers)
        let out = try #require(page.hidden("form_token", before: "/sign-out"))
        let end = try await server.ask(.post, "/sign-out", headers, body: "form_token=\(out)")
        #expect(end.headers[.setCookie]?.contains("Max-Age=0") == true)
    }

    @Test("A change of a version needs it: 428 without, 412 with a stale one, 400 with nonsense")
    func version() async throws {
        var headers = HTTPFields.persona("planner")
        let missing = try await server.ask(.post, "/slates/slt_1/publish", headers)
        #expect(missing.status == 428)
        headers[.ifMatch] = "\"2\""
        let stale = try await server.ask(.post, "/slates/slt_1/publish", headers)
        #expect(stale.status == 412)
        #expect(stale.text.contains("version (3), not (2)"))
        headers[.ifMatch] = "W/\"3\""
        #expect(
            try await server.ask(.post, "/slates/slt_1/publish", headers).status == 412, "a weak tag matches nothing")
        for nonsense in [
            "\"new\"", "\"+3\"", "\" 3\"", "\"03\"", "\"-3\"", "3", "\"3", "3\"", "\"\"3\"\"", "\"3\", \"4\"", "*",
            "\"\u{663}\"",
        ] {
            headers[.ifMatch] = nonsense
            let answer = try await server.ask(.post, "/slates/slt_1/publish", headers)
            #expect(answer.status == 400, "\(nonsense)")
            #expect(try answer.object["code"] as? String == "request.malformed")
        }
        headers[.ifMatch] = "\"3\""
        #expect(try await server.ask(.post, "/slates/slt_1/publish", headers).status == 200)
    }

    /// The hidden fields that a page would put into a form for the address.
    private func fields(for address: String, _ headers: HTTPFields) async throws -> String {
        let gate = server.web.responder.gate
        let session = gate.cookies.session(in: headers[.cookie], now: gate.site.now())
        let fields = gate.forms.fields(for: address, session: session, version: nil)
        return "form_token=\(fields.token)&idempotency_key=\(fields.idempotencyKey)"
    }
}
