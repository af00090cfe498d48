import CadreApplication
import Foundation
import HTTPTypes
import Testing

@testable import CadreWeb

@Suite("Problems")
struct ProblemTests {
    let server: SampleServer

    init() throws { server = try SampleServer(endpoints: SampleEndpoints.all) }

    @Test(
        "A key that takes one value and comes twice is 400 and named",
        arguments: [
            ("/positions.json?limit=1&limit=2", "limit"),
            ("/positions.json?as_of=2027-01-01&as_of=2027-01-01", "as_of"),
            ("/positions.json?sort=id&sort=-id", "sort"), ("/positions.json?cursor=a&cursor=b", "cursor"),
            ("/positions.json?q=a&q=b", "q"), ("/sign-in?return=/a&return=/b", "return"),
        ]
    )
    func repeatedKey(address: String, key: String) async throws {
        let answer = try await server.ask(.get, address, [.accept: "application/json"])
        #expect(answer.status == 400)
        #expect(try answer.object["code"] as? String == "parameter.bad-value")
        #expect(answer.text.contains("(\(key)) came more than once"))
    }

    @Test("An unknown address is 404, as a document or as a page with the same words")
    func notFound() async throws {
        let document = try await server.ask(.get, "/nowhere")
        #expect(document.status == 404)
        #expect(document.headers[.contentType] == "application/problem+json")
        let object = try document.object
        #expect(object["code"] as? String == "route.not-found")
        #expect(object["type"] as? String == "/errors/route.not-found")
        #expect(object["instance"] as? String == "/nowhere")
        #expect(object["request_id"] as? String == document.headers[.requestID])
        let page = try await server.ask(.get, "/nowhere", .browser)
        #expect(page.status == 404)
        #expect(page.headers[.contentType] == "text/html; charset=utf-8")
        #expect(page.text.contains("There is nothing at this address (/nowhere)."))
        #expect(page.text.contains("href=\"/errors/route.not-found\""))
    }

    @Test(
        "A method that the address does not take is 405 with those that it takes",
        arguments: ["/positions", "/positions.csv"])
    func method(path: String) async throws {
        let answer = try await server.ask(.delete, path, .json)
        #expect(answer.status == 405)
        #expect(answer.headers[.allow] == "GET, HEAD")
        #expect(try answer.object["code"] as? String == "method.not-allowed")
    }

    @Test(
        "Bad input is 400 with the code and a suggestion",
        arguments: [
            ("/positions.json?titl=x", "filter.unknown-field", "Did you mean title?"),
            ("/positions.json?gap__contains=1", "filter.unknown-operator", "gte"),
            ("/positions.json?gap=many", "filter.bad-value", "whole number"),
            ("/positions.json?as_of=2027-02-30", "parameter.bad-value", "YYYY-MM-DD"),
            ("/positions.json?as_of=9999-12-31", "parameter.bad-value", "from 0001-01-01 to 9999-12-30"),
            ("/countries/PHL?as_of=9999-12-31", "parameter.bad-value", "from 0001-01-01 to 9999-12-30"),
            ("/positions.json?limit=0", "parameter.bad-value", "1 to 1000"),
            ("/positions.json?page=999999", "parameter.bad-value", "from 1 to 1"),
            ("/positions.json?any=(titl=x)", "filter.unknown-field", "at character 2 of any"),
            ("/positions.json?q=%ZZ", "request.malformed", "UTF-8"),
            ("/positions/p%00", "request.malformed", "escape"),
            ("/events.json?acto=Reyes", "filter.unknown-field", "Its fields: index, at, actor"),
        ]
    )
    func badInput(path: String, code: String, hint: String) async throws {
        let answer = try await server.ask(.get, path, .json)
        #expect(answer.status == 400)
        #expect(try answer.object["code"] as? String == code)
        #expect(answer.text.contains(hint), "\(answer.text)")
    }

    @Test("A body above the limit is 413, whether or not its length is told")
    func tooLarge() async throws {
        let body = "person=" + String(repeating: "x", count: WebLimits.formBodyByteCountMax)
        var headers = HTTPFields.persona("assignment_officer", .form)
        headers[.accept] = "application/json"
        let answer = try await server.ask(.post, "/positions/pos_1/relief", headers, body: body)
        #expect(answer.status == 413)
        #expect(try answer.object["code"] as? String == "request.too-large")
        #expect(answer.text.contains("65536 bytes"))
        headers[.contentLength] = "99999999"
        #expect(try await server.ask(.post, "/positions/pos_1/relief", headers).status == 413)
        #expect(try await server.ask(.get, "/positions", .json, body: "x").status == 413)
    }

    @Test("A mistake of Cadre's own tells the client nothing but the request id, and the log the cause, once")
    func internalFailure() async throws {
        let answer = try await server.ask(.get, "/broken", [.requestID: "my-request.1"])
        #expect(answer.status == 500)
        #expect(try answer.object["code"] as? String == "internal.failure")
        #expect(!answer.text.contains("Broken"))
        #expect(answer.headers[.requestID] == "my-request.1")
        let errors = server.logged.all.filter { $0.hasPrefix("error") }
        #expect(errors.count == 1)
        #expect(errors.first?.contains("Broken") == true)
        #expect(errors.first?.contains("my-request.1") == true)
    }

    @Test("A full disk is 503 with advice, and no path of the server")
    func unavailable() async throws {
        let answer = try await server.ask(.get, "/full")
        #expect(answer.status == 503)
        #expect(answer.headers[.retryAfter] == "30")
        #expect(try answer.object["code"] as? String == "store.unavailable")
    }

    @Test("Every code has its page, which names it", arguments: ErrorCode.allCases)
    func page(code: ErrorCode) async throws {
        let page = try await server.ask(.get, "/errors/\(code.rawValue)", .browser)
        #expect(page.status == 200)
        #expect(page.text.contains(code.rawValue))
        #expect(page.text.contains(PageText.escaped(ErrorEntry.of(code).remedy)))
    }

    @Test("Every code says on its page what docs/errors.md says", arguments: ErrorCode.allCases)
    func sameAsTheCatalogue(code: ErrorCode) throws {
        let root = URL(filePath: #filePath).resolvingSymlinksInPath().appending(path: "../../../docs/errors.md")
        let text = try String(contentsOf: root.standardizedFileURL, encoding: .utf8)
        let entry = try #require(text.components(separatedBy: "### `\(code.rawValue)`\n").dropFirst().first)
        let own = entry.components(separatedBy: "\n#").first ?? entry
        #expect(own.contains("**Status:** \(Problem.status(of: code)),"))
        #expect(own.contains(ErrorEntry.of(code).cause))
        #expect(own.contains(ErrorEntry.of(code).remedy))
    }

    @Test("A request id that cannot stand in a log is replaced")
    func requestID() async throws {
        let answer = try await server.ask(.get, "/healthz", [.requestID: "two words"])
        #expect(answer.headers[.requestID] != "two words")
        #expect(answer.headers[.requestID]?.count == 16)
    }
}
