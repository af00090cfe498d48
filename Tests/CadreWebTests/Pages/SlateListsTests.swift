import CadreApplication
import CadreDomain
import Foundation
import HTTPTypes
import Testing

@testable import CadreWeb

/// Goal: slates obey the grammar of lists and the day of the address as every other page does.
@Suite("Lists and days of slates")
struct SlateListsTests {
    private static let before = RegisterSample.today.adding(days: -1)

    /// Solves a year, and half of it, as two slates.
    private func solved() async throws -> (site: RegisterServer, slates: [String]) {
        let site = try await RegisterServer()
        var slates: [String] = []
        for to in ["2028-06-30", "2027-12-31"] {
            let made = try await site.send(
                "/slates", ["from": "2027-07-01", "to": to], as: "assignment_officer", key: to)
            try #require(made.status == 201, "\(made.text)")
            slates.append(try #require(try made.object["id"] as? String))
        }
        return (site, slates)
    }

    private func csv(_ site: RegisterServer, _ path: String) async throws -> [[String]] {
        csvRecords(try await site.server.ask(.get, path, .persona("planner")).text)
    }

    @Test("Slates are filtered, sorted and cut into pages alike on the page, in JSON, CSV and NDJSON")
    func list() async throws {
        let (site, slates) = try await solved()
        let json = try await site.object("/slates.json?limit=1")
        #expect(json["total"] as? Int == 2 && json["limit"] as? Int == 1)
        #expect((json["rows"] as? [[String: Any]])?.map { $0["id"] as? String } == [slates[1]])
        let next = try #require(json["next_url"] as? String)
        #expect(try await site.rows(next).map { $0["id"] as? String } == [slates[0]])
        let query = "to__gte=2028-01-01&sort=title"
        #expect(try await site.rows("/slates.json?\(query)").map { $0["id"] as? String } == [slates[0]])
        #expect(try await csv(site, "/slates.csv?\(query)").dropFirst().map { $0[0] } == [slates[0]])
        let lines = try await site.server.ask(.get, "/slates.ndjson?\(query)", .persona("planner")).text
        #expect(lines.split(separator: "\n").count == 1 && lines.contains(slates[0]))
        let page = try await site.page("/slates?\(query)", as: "planner").text
        #expect(page.contains("1 slate on ") && page.contains("/slates/\(slates[0])\""))
        #expect(!page.contains("/slates/\(slates[1])\""))
        #expect(page.contains("cadre slate list --where &#39;to__gte=2028-01-01&#39; --sort title"))
        let none = try await site.page("/slates?state=published", as: "planner").text
        #expect(none.contains("No slate matches.") && none.contains("2 match"))
        let unknown = try await site.server.ask(.get, "/slates.json?stat=draft", .persona("planner"))
        #expect(unknown.status == 400 && unknown.text.contains("Did you mean state?"))
    }

    @Test("On a day before a slate was made there is none: lists leave it out, its pages are 404 and say the day")
    func early() async throws {
        let (site, slates) = try await solved()
        let day = "as_of=\(Self.before)"
        let list = try await site.object("/slates.json?\(day)")
        #expect(list["total"] as? Int == 0 && list["as_of"] as? String == Self.before.description)
        #expect(try await csv(site, "/slates.csv?\(day)").count == 1)
        #expect(try await site.page("/slates?\(day)", as: "planner").text.contains("No slate had been solved by"))
        let position = try #require(try await site.rows("/slates/\(slates[0]).json").first?["position"] as? String)
        let person = try #require(try await site.rows("/slates/\(slates[0]).json").first?["person"] as? String)
        let paths = [
            "/slates/\(slates[0])", "/slates/\(slates[0])/explain?position=\(position)",
            "/slates/\(slates[0])/why?person=\(person)",
            "/slates/\(slates[0])/whatif?person=\(person)&position=\(position)",
            "/slates/diff?before=\(slates[0])&after=\(slates[1])",
        ]
        for path in paths {
            let mark = path.contains("?") ? "&" : "?"
            let answer = try await site.server.ask(.get, path + mark + day, .persona("planner"))
            #expect(answer.status == 404, "\(path): \(answer.text.prefix(300))")
            #expect(answer.text.contains("slate.not-found"), "\(path)")
            #expect(answer.text.contains("it was made on \(RegisterSample.today)"), "\(path)")
            let later = try await site.server.ask(.get, path + mark + "as_of=2028-01-01", .persona("planner"))
            #expect(later.status == 200, "\(path): \(later.text.prefix(300))")
            #expect(try later.object["as_of"] as? String == "2028-01-01", "\(path)")
        }
        let proposing = try await site.page("/positions/\(position)", as: "planner").text
        #expect(slates.prefix(2).contains { proposing.contains("/slates/\($0)/explain") })
        let earlier = try await site.page("/positions/\(position)?\(day)", as: "planner").text
        #expect(!earlier.contains("/explain?position="))
    }

    @Test("A slate's JSON is its head, the addresses of its tables, and one page of the rows of one")
    func tables() async throws {
        let (site, slates) = try await solved()
        let path = "/slates/\(slates[0])"
        let head = try await site.object("\(path).json?limit=3")
        let tables = try #require(head["tables"] as? [[String: Any]])
        #expect(
            tables.map { $0["name"] as? String } == ["lines", "unfilled", "unplaced", "pins", "overrides", "limits"])
        #expect(head["table"] as? String == "lines" && (head["rows"] as? [Any])?.count == 3 && head["lines"] == nil)
        let figures = try #require(head["figures"] as? [String: Any])
        #expect(figures["filled"] as? Int == head["total"] as? Int)
        for table in tables {
            let rows = try await site.object(try #require(table["address"] as? String))
            #expect(rows["total"] as? Int == table["total"] as? Int)
            #expect(rows["table"] as? String == table["name"] as? String)
        }
        var (seen, next): ([String], String?) = ([], "\(path).json?limit=7")
        while let address = next {
            let page = try await site.object(address)
            let rows = try #require(page["rows"] as? [[String: Any]])
            #expect(rows.count <= 7)
            seen += rows.compactMap { $0["position"] as? String }
            next = page["next_url"] as? String
        }
        let whole = try await csv(site, "\(path).csv").dropFirst().map { $0[0] }
        #expect(seen == whole && Set(seen).count == figures["filled"] as? Int)
        #expect(try await csv(site, "\(path).csv?limit=2").count == 3)
    }

    @Test("The rows of a slate's table are filtered by its columns and sorted; page, JSON and command show the same")
    func rows() async throws {
        let (site, slates) = try await solved()
        let path = "/slates/\(slates[0])"
        let all = try await site.rows("\(path).json?limit=1000")
        let country = try #require(all.first?["country"] as? String)
        let wanted = all.filter { $0["country"] as? String == country }.compactMap { $0["points"] as? Int }
        let query = "country=\(country)&sort=-points"
        let found = try await site.rows("\(path).json?\(query)&limit=1000")
        #expect(found.compactMap { $0["points"] as? Int } == wanted.sorted(by: >))
        #expect(!wanted.isEmpty && wanted.count <= all.count)
        let grades = try await site.rows("\(path).json?grade__gte=O5&limit=1000")
        #expect(grades.allSatisfy { ($0["grade"] as? String ?? "") >= "O5" } && grades.count < all.count)
        let page = try await site.page("\(path)?\(query)", as: "planner").text
        let points = try #require(wanted.max())
        #expect(page.contains("aria-sort=\"descending\"") && page.contains(">\(Words.number(points))<"))
        #expect(
            page.contains("cadre slate show \(slates[0]) --where &#39;country=\(country)&#39; --sort -points"))
        let unfilled = try await site.page("\(path)?table=unfilled&key_billet=yes", as: "planner").text
        #expect(
            unfilled.contains("cadre slate show \(slates[0]) --table unfilled --where &#39;key_billet=yes&#39;"))
        #expect(unfilled.contains("name=\"table\" value=\"unfilled\""), "the form keeps the table")
        for (bad, hint) in [
            ("countr=PHL", "Did you mean country?"), ("table=unfilled&person=per_1", "no field (person)"),
            ("table=lins", "Its tables: lines"), ("page=999", "There is no page (999)"), ("cursor=c00", "cursor"),
        ] {
            let answer = try await site.server.ask(.get, "\(path).json?\(bad)", .persona("planner"))
            #expect(answer.status == 400 && answer.text.contains(hint), "\(bad): \(answer.text)")
        }
    }

    @Test("ETag of a slate is its version, which If-Match takes")
    func version() async throws {
        let (site, slates) = try await solved()
        let path = "/slates/\(slates[0])"
        let read = try await site.server.ask(.get, "\(path).json", .persona("assignment_officer"))
        #expect(read.headers[.eTag] == "\"1\"")
        var headers = HTTPFields.persona("assignment_officer")
        headers[.idempotencyKey] = "s"
        headers[.ifMatch] = read.headers[.eTag]
        let step = try await site.server.ask(.post, "\(path)/submission", headers, body: "{}")
        #expect(step.status == 200, "\(step.text)")
        #expect(try await site.server.ask(.get, path, .persona("planner", .browser)).headers[.eTag] == "\"2\"")
        headers[.idempotencyKey] = "t"
        #expect(try await site.server.ask(.post, "\(path)/submission", headers, body: "{}").status == 412)
    }
}
