import CadreApplication
import Foundation
import HTTPTypes
import Testing

@testable import CadreWeb

@Suite("Formats and addresses")
struct NegotiationTests {
    let server: SampleServer

    init() throws { server = try SampleServer(endpoints: SampleEndpoints.all) }

    @Test("Items go behind a path, and behind the query that it already has")
    func items() {
        let item = [QueryItem("as_of", "2027-02-01")]
        #expect(FormText.address("/slates", item) == "/slates?as_of=2027-02-01")
        #expect(FormText.address("/slates?table=pins", item) == "/slates?table=pins&as_of=2027-02-01")
        #expect(FormText.address("/slates?table=pins", []) == "/slates?table=pins")
    }

    @Test(
        "The extension decides first, then Accept, else the page",
        arguments: [
            ("/positions", nil, "text/html; charset=utf-8"), ("/positions", "*/*", "text/html; charset=utf-8"),
            ("/positions", "application/json", "application/json"),
            ("/positions", "text/csv", "text/csv; charset=utf-8"),
            ("/positions", "text/html;q=0.5, application/json;q=0.9", "application/json"),
            ("/positions", "application/json;q=0", "text/html; charset=utf-8"),
            ("/positions.json", "text/html", "application/json"),
            ("/positions.csv", "text/html", "text/csv; charset=utf-8"),
        ] as [(String, String?, String)]
    )
    func format(path: String, accept: String?, contentType: String) async throws {
        var headers: HTTPFields = [:]
        headers[.accept] = accept
        let answer = try await server.ask(.get, path, headers)
        #expect(answer.status == 200)
        #expect(answer.headers[.contentType] == contentType)
        #expect(answer.headers[.vary]?.contains("Accept") == true)
    }

    @Test("The other formats are named in the header Link, with the query")
    func alternates() async throws {
        let answer = try await server.ask(.get, "/positions?state=vacant&sort=-gap", .browser)
        let link = try #require(answer.headers[.link])
        #expect(link.contains("</positions.json?state=vacant&sort=-gap>; rel=\"alternate\"; type=\"application/json\""))
        #expect(link.contains("</positions.csv?state=vacant&sort=-gap>"))
        #expect(!link.contains("text/html"))
    }

    @Test("A list says the same in JSON and CSV, filtered and sorted alike")
    func list() async throws {
        let json = try await server.ask(.get, "/positions.json?state=vacant&sort=-gap")
        let object = try json.object
        #expect(object["total"] as? Int == 2)
        let rows = try #require(object["rows"] as? [[String: Any]])
        #expect(rows.map { $0["id"] as? String } == ["pos_3", "pos_1"])
        let csv = try await server.ask(.get, "/positions.csv?state=vacant&sort=-gap")
        #expect(csv.text.hasPrefix("id,title,gap,state\r\npos_3,\"Clerk, navy\",1234,vacant\r\npos_1,"))
        #expect(csv.headers[.contentDisposition] == "attachment; filename=\"positions.csv\"")
    }

    @Test(
        "A format that an address does not have is 404 and names those that it has",
        arguments: ["ndjson", "svg", "csv"])
    func otherFormat(ending: String) async throws {
        let answer = try await server.ask(.get, "/countries/PHL.\(ending)", .json)
        #expect(answer.status == 404)
        #expect(try answer.object["code"] as? String == "route.not-found")
        #expect(answer.text.contains("does not answer as \(ending.uppercased())"), "\(answer.text)")
        #expect(answer.text.contains(".json"))
    }

    @Test("JSON is paged by a cursor that the next address carries")
    func cursor() async throws {
        let first = try await server.ask(.get, "/positions.json?limit=2").object
        let next = try #require(first["next_url"] as? String)
        let second = try await server.ask(.get, next).object
        let rows = try #require(second["rows"] as? [[String: Any]])
        #expect(rows.map { $0["id"] as? String } == ["pos_3"])
        #expect(second["next_url"] is NSNull)
    }

    @Test(
        "A country written otherwise is sent on to its alpha-3 address for good",
        arguments: [
            ("/countries/PH", "/countries/PHL"),
            ("/countries/phl.json?as_of=2027-01-01", "/countries/PHL.json?as_of=2027-01-01"),
            ("/countries/pl", "/countries/POL"),
        ]
    )
    func country(path: String, target: String) async throws {
        let answer = try await server.ask(.get, path)
        #expect(answer.status == 308)
        #expect(answer.headers[.location] == target)
    }

    @Test("A country that is none is 404, one that is right is shown")
    func countries() async throws {
        #expect(try await server.ask(.get, "/countries/PHL").text == "\"PHL\"\n")
        let answer = try await server.ask(.get, "/countries/ZZZ")
        #expect(answer.status == 404)
        #expect(try answer.object["code"] as? String == "country.not-found")
    }

    @Test("HEAD answers as GET does, without the body")
    func head() async throws {
        let answer = try await server.ask(.head, "/positions.json")
        #expect(answer.status == 200)
        #expect(answer.bytes.isEmpty)
        #expect(answer.headers[.eTag] != nil)
    }

    @Test("A day that is not today is read, shown and kept in the links")
    func asOf() async throws {
        let page = try await server.ask(.get, "/positions?as_of=2027-10-01", .browser)
        #expect(page.text.contains("strip other-day"))
        #expect(page.text.contains("Not today: 1 October 2027."))
        #expect(page.text.contains("href=\"/positions/pos_1?as_of=2027-10-01\""))
        let today = try await server.ask(.get, "/positions", .browser)
        #expect(!today.text.contains("other-day"))
        #expect(today.text.contains("Demo world: synthetic people"))
    }

    @Test("The navigation leads only to pages that answer")
    func navigation() async throws {
        let page = try await server.ask(.get, "/positions", .browser)
        #expect(page.text.contains("href=\"/people\""))
        #expect(page.text.contains("href=\"/journal\""))
        for missing in ["\"/slates\"", "\"/staffing/gap\"", "\"/world\"", "\"/offices\""] {
            #expect(!page.text.contains("href=\(missing)"))
        }
    }
}
