import CadreDomain
import Foundation
import HTTPTypes
import Testing

@testable import CadreWeb

@Suite("Pages")
struct PageTests {
    let server: SampleServer

    init() throws { server = try SampleServer(endpoints: SampleEndpoints.all) }

    @Test("Names cannot break out of the page: tags, quotes, and quotes hidden under a combining mark")
    func escaping() async throws {
        let page = try await server.ask(.get, "/positions?q=%22%3E%3Cscript%3E", .browser)
        #expect(!page.text.contains("<script>"))
        #expect(page.text.contains("value=\"&quot;&gt;&lt;script&gt;\""))
        let list = try await server.ask(.get, "/positions", .browser)
        #expect(list.text.contains("Chief &lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(list.text.contains("&quot;\u{301} onmouseover=&quot;x"))
    }

    @Test(
        "No page has an inline script, style or handler", arguments: ["/positions", "/sign-in", "/errors", "/journal"])
    func inline(path: String) async throws {
        let page = try await server.ask(.get, path, .browser)
        #expect(page.status == 200)
        #expect(!page.text.contains("style=\""))
        #expect(page.text.firstMatch(of: /<[^>]*\son[a-z]+=/) == nil)
        #expect(page.text.components(separatedBy: "<script").count == 2)
        #expect(page.text.contains("<h1>"))
        #expect(page.text.contains("<a class=\"skip\" href=\"#main\">"))
    }

    @Test("Every answer carries the headers that keep a page to itself")
    func headers() async throws {
        for path in ["/positions", "/positions.json", "/nowhere", "/countries/PH", "/healthz"] {
            let answer = try await server.ask(.get, path)
            let policy = try #require(answer.headers[.contentSecurityPolicy])
            #expect(policy.hasPrefix("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:"))
            #expect(policy.contains("frame-ancestors 'none'") && policy.contains("base-uri 'none'"))
            #expect(!policy.contains("unsafe"))
            #expect(answer.headers[.xContentTypeOptions] == "nosniff")
            #expect(answer.headers[.make("Referrer-Policy")] == "same-origin")
        }
    }

    @Test("A page that has not changed is answered with 304; one that names people is not kept at all")
    func caching() async throws {
        let first = try await server.ask(.get, "/positions", .browser)
        #expect(first.headers[.cacheControl] == "private, no-cache")
        let tag = try #require(first.headers[.eTag])
        var headers = HTTPFields.browser
        headers[.ifNoneMatch] = "\"x\", \(tag)"
        let second = try await server.ask(.get, "/positions", headers)
        #expect(second.status == 304)
        #expect(second.bytes.isEmpty)
        #expect(try await server.ask(.get, "/people").headers[.cacheControl] == "no-store")
    }

    @Test("A file of the look is kept for good under a name that holds its content")
    func files() async throws {
        let page = try await server.ask(.get, "/positions", .browser)
        let style = try #require(page.text.firstMatch(of: /href="(\/static\/cadre\.[0-9a-f]{16}\.css)"/)?.1)
        let answer = try await server.ask(.get, String(style))
        #expect(answer.headers[.contentType] == "text/css; charset=utf-8")
        #expect(answer.headers[.cacheControl] == "public, max-age=31536000, immutable")
        let tag = try #require(answer.headers[.eTag])
        #expect(try await server.ask(.get, String(style), [.ifNoneMatch: tag]).status == 304)
        #expect(try await server.ask(.get, "/static/cadre.0000000000000000.css").status == 404)
        #expect(try await server.ask(.get, "/static/..%2Flayout.mustache").status == 404)
    }

    @Test("A sorted column says so, and its link turns the order round")
    func sorting() async throws {
        let page = try await server.ask(.get, "/positions?sort=gap&state=vacant", .browser)
        #expect(page.text.contains("aria-sort=\"ascending\""))
        #expect(page.text.contains("href=\"/positions?state=vacant&amp;sort=-gap\""))
        #expect(page.text.contains("<td class=\"number\">1,234</td>"))
    }

    @Test("Filters in force can be taken away one by one, and an empty list says what would match")
    func filters() async throws {
        let page = try await server.ask(.get, "/positions?state=vacant&gap__gte=5000", .browser)
        #expect(page.text.contains("<option value=\"vacant\" selected>"))
        #expect(page.text.contains("href=\"/positions?gap__gte=5000\""))
        #expect(page.text.contains("No position matches."))
        #expect(page.text.contains("<a href=\"/positions\">All 3</a>"))
    }

    @Test("Values that a control cannot show go along hidden and as chips, and the control stays on any")
    func severalValues() async throws {
        let page = try await server.ask(.get, "/positions?state=filled&state=vacant&gap__gte=0&gap__gte=1", .browser)
            .text
        for (key, value) in [("state", "filled"), ("state", "vacant"), ("gap__gte", "0"), ("gap__gte", "1")] {
            // Once in the form of the day, once in the filters.
            let input = "<input type=\"hidden\" name=\"\(key)\" value=\"\(value)\">"
            #expect(page.components(separatedBy: input).count == 4)
        }
        #expect(!page.contains(" selected>"))
        #expect(page.contains("href=\"/positions?state=vacant&amp;gap__gte=0&amp;gap__gte=1\""))
        let single = try await server.ask(.get, "/positions?state=vacant", .browser).text
        #expect(single.components(separatedBy: "type=\"hidden\" name=\"state\"").count == 3)
        #expect(single.contains(" selected>"))
    }

    @Test("The export row gives the address and the command of exactly this view")
    func exports() async throws {
        let page = try await server.ask(.get, "/positions?state=vacant&sort=-gap&as_of=2027-10-01", .browser)
        let address = "/positions.csv?state=vacant&amp;sort=-gap&amp;as_of=2027-10-01&amp;evidence=1"
        #expect(page.text.contains("href=\"\(address)\">CSV</a>"))
        #expect(
            page.text.contains(
                "curl &#39;http://127.0.0.1/positions.json?state=vacant&amp;sort=-gap&amp;as_of=2027-10-01&#39;"))
        #expect(
            page.text.contains("cadre positions list --where &#39;state=vacant&#39; --sort -gap --as-of 2027-10-01"))
    }

    @Test("An administrator sees the page's weight, nobody else does")
    func weight() async throws {
        let headers = try await server.session("administrator")
        #expect(try await server.ask(.get, "/positions", headers).text.contains("KB before compression"))
        #expect(try await !server.ask(.get, "/positions", .browser).text.contains("KB before compression"))
    }

    @Test("The server is ready while nothing is wrong")
    func health() async throws {
        #expect(try await server.ask(.get, "/healthz").status == 200)
        #expect(try await server.ask(.get, "/readyz").status == 200)
        let ill = try SampleServer(warnings: ["The disk is full."])
        let answer = try await ill.ask(.get, "/readyz")
        #expect(answer.status == 503)
        #expect(answer.text.contains("The disk is full."))
    }

    @Test("The log knows the route of a request and nothing of who is in its address")
    func log() async throws {
        _ = try await server.ask(.get, "/positions/secret-name?as_of=2027-01-01")
        let line = try #require(server.logged.all.last)
        #expect(line.contains("route=/positions/{id}") && line.contains("status=200"))
        #expect(!line.contains("secret-name"))
    }

    @Test(
        "Words are written as people read them",
        arguments: [
            (Words.number(15_041), "15,041"), (Words.count(1, "position"), "1 position"),
            (Words.count(2, "country", plural: "countries"), "2 countries"),
            (Words.percent(1_814, of: 1_962), "92.5 %"), (Words.percent(0, of: 0), "not reported"),
            (Words.dollars(cents: 21_243_000_000), "$212m"), (Words.dollars(cents: 450_000_000), "$4.5m"),
            (Words.dollars(cents: 99_900), "$999"),
            (Words.day(Day(year: 2027, month: 6, day: 15) ?? .first), "15 June 2027"),
        ]
    )
    func words(found: String, expected: String) { #expect(found == expected) }
}
