import CadreApplication
import CadreDomain
import CadreTestSupport
import Foundation
import HTTPTypes
import Testing

@testable import CadreWeb

/// Goal: what is exported is what is shown, for every list, whoever adds one.
///
/// Method: the endpoints are asked for their lists; every endpoint that answers in NDJSON is one.
@Suite("Every list in every format")
struct ListFormatsTests {
    /// Nothing was solved in this register and no view saved; the pages of these lists have tests of their own.
    private static let empty: Set = [
        "/slates", "/runs", "/views", "/alerts", "/sources", "/disagreements", "/changes", "/attestations/offices",
        "/attestations/findings",
    ]

    let server: SampleServer
    let lists: [Endpoint]

    init() async throws {
        let site = try await StaffedServer(try StaffedSample())
        server = site.server
        for _ in 0..<7 { server.journal.append("slate.solved") }
        lists = server.web.responder.table.endpoints.filter {
            $0.formats.contains(.ndjson) && !$0.path.contains("{")
        }
    }

    private func object(_ path: String) async throws -> [String: Any] {
        let answer = try await server.ask(.get, path, .persona("planner"))
        try #require(answer.status == 200, "\(path): \(answer.text)")
        return try answer.object
    }

    private func csv(_ path: String) async throws -> [[String]] {
        let answer = try await server.ask(.get, path, .persona("planner"))
        try #require(answer.status == 200, "\(path): \(answer.text)")
        return csvRecords(answer.text)
    }

    private func lines(_ path: String) async throws -> [[String: Any]] {
        let answer = try await server.ask(.get, path, .persona("planner"))
        try #require(answer.status == 200, "\(path): \(answer.text)")
        #expect(answer.headers[.contentType] == "application/x-ndjson")
        return try answer.text.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
    }

    /// The text of the first cell of every row on a page.
    private func heads(_ page: String) -> [String] {
        page.matches(of: /<th scope="row"[^>]*>(?:<a[^>]*>)?([^<]+)</).map { String($0.output.1) }
    }

    @Test("Every list is one: pages of many rows answer in JSON, CSV, NDJSON and as workbooks alike")
    func known() {
        #expect(
            Set(lists.map(\.path)) == [
                "/positions", "/people", "/offices", "/countries", "/world", "/slates", "/runs", "/changes",
                "/staffing/gap", "/staffing/projected", "/staffing/gap-days", "/staffing/overlap-days", "/journal",
                "/views", "/alerts", "/sources", "/disagreements", "/quality/faults", "/attestations/offices",
                "/attestations/findings",
            ]
        )
        #expect(lists.allSatisfy { $0.formats == Format.ofLists })
    }

    @Test("Its JSON holds total and rows; CSV and NDJSON hold all of them")
    func whole() async throws {
        for list in lists {
            let json = try await object(list.path + ".json")
            let total = try #require(json["total"] as? Int, "\(list.path)")
            let rows = try #require(json["rows"] as? [[String: Any]], "\(list.path)")
            let lines = try await lines(list.path + ".ndjson")
            #expect(total > 0 || Self.empty.contains(list.path))
            #expect(lines.count == total, "\(list.path)")
            #expect(try await csv(list.path + ".csv").count == total + 1, "\(list.path)")
            #expect(NSArray(array: Array(lines.prefix(rows.count))) == NSArray(array: rows), "\(list.path)")
            #expect(list.example.map { $0.text.contains("\"total\":") && $0.text.contains("\"rows\":") } == true)
        }
    }

    @Test("Its workbook holds the rows of its CSV, and says what it is, by extension and by the header Accept")
    func workbook() async throws {
        for list in lists {
            let rows = try await csv(list.path + ".csv").count - 1
            let type = Format.xlsx.mediaType
            var accepting = HTTPFields.persona("planner")
            accepting[.accept] = type
            let asked: [(path: String, headers: HTTPFields)] = [
                (list.path + ".xlsx", .persona("planner")), (list.path, accepting),
            ]
            for (path, headers) in asked {
                let answer = try await server.ask(.get, path, headers)
                #expect(answer.status == 200 && answer.headers[.contentType] == type, "\(path)")
                #expect(answer.text.hasPrefix("PK \(rows) rows, about ["), "\(path): \(answer.text.prefix(80))")
                #expect(answer.text.contains("as of") && answer.text.contains("journal index"), "\(path)")
                #expect(answer.headers[.contentDisposition]?.hasSuffix(".xlsx\"") == true, "\(path)")
            }
        }
    }

    @Test("One page that is asked for is exactly as long in CSV and NDJSON, and goes on where a cursor says")
    func onePage() async throws {
        for list in lists where !Self.empty.contains(list.path) {
            guard list.listKeys.contains("limit") || list.parameters.contains(where: { $0.name == "limit" }) else {
                continue
            }
            let json = try await object(list.path + ".json?limit=2")
            let rows = try #require(json["rows"] as? [[String: Any]])
            try #require(rows.count == 2, "\(list.path)")
            #expect(try await csv(list.path + ".csv?limit=2").count == 3, "\(list.path)")
            #expect(NSArray(array: try await lines(list.path + ".ndjson?limit=2")) == NSArray(array: rows))
            if let next = json["next"] as? String {
                let second = try await object(list.path + ".json?limit=2&cursor=\(next)")["rows"] as? [[String: Any]]
                let more = try await lines(list.path + ".ndjson?limit=2&cursor=\(next)")
                #expect(NSArray(array: more) == NSArray(array: second ?? []))
                #expect(NSArray(array: more) != NSArray(array: rows))
            }
        }
    }

    @Test("A key that a list does not obey is refused", arguments: ["sort=-gap_days", "cursor=c00", "limit=3"])
    func refused(key: String) async throws {
        let answer = try await server.ask(.get, "/staffing/projected.csv?\(key)", .persona("planner"))
        #expect(answer.status == 400, "\(key): \(answer.text.prefix(200))")
    }

    @Test("A table by dimensions is sorted by its columns and goes on where a cursor says, like a list")
    func dimensions() async throws {
        let path = "/staffing/gap.json?by=office&fields=vacant&sort=-vacant,office"
        let all = try #require(try await object(path)["rows"] as? [[String: Any]])
        let vacant = all.compactMap { $0["vacant"] as? Int }
        #expect(vacant.count > 3 && vacant == vacant.sorted(by: >))
        var address: String? = path + "&limit=2"
        var found: [[String: Any]] = []
        while let next = address {
            let page = try await object(next)
            #expect(page["total"] as? Int == all.count)
            found += try #require(page["rows"] as? [[String: Any]])
            address = page["next_url"] as? String
        }
        #expect(NSArray(array: found) == NSArray(array: all))
        let unknown = try await server.ask(.get, "/staffing/gap.json?sort=vacnt", .persona("planner"))
        #expect(unknown.status == 400 && unknown.text.contains("vacant"))
    }

    @Test(
        "The rows of a file stand in the order of the page",
        arguments: ["/offices?sort=-fill", "/countries?sort=name", "/world", "/journal", "/staffing/gap?by=office"]
    )
    func order(path: String) async throws {
        let page = try await server.ask(.get, path, .persona("planner", .browser)).text
        let body = path.hasPrefix("/staffing") ? page.components(separatedBy: "id=\"breakdown\"")[1] : page
        let parts = path.split(separator: "?")
        let records = try await csv("\(parts[0]).csv\(parts.count > 1 ? "?\(parts[1])" : "")")
        let shown = heads(body)
        let first = records.dropFirst().map { $0[0] }
        #expect(first.count > 1)
        #expect(zip(shown, first).allSatisfy { $0 == $1 || $0.hasPrefix($1 + " ") }, "\(shown) \(first)")
        #expect(shown.count >= first.count)
    }

    @Test("The world's JSON holds the figures of its page with the addresses of their rows")
    func world() async throws {
        for query in ["", "?command=EUCOM"] {
            let json = try await object("/world.json\(query)")
            let figures = try #require(json["figures"] as? [String: Any])
            let rows = try #require(json["figure_rows"] as? [String: String])
            let page = try await server.ask(.get, "/world\(query)", .persona("planner", .browser)).text
            for name in ["vacant", "key_empty"] {
                let value = try #require(figures[name] as? Int)
                let address = try #require(rows[name])
                let path = address.replacing("/positions?", with: "/positions.json?")
                #expect(try await object(path)["total"] as? Int == value)
                #expect(page.contains(address.replacing("&", with: "&amp;")), "\(address)")
            }
            let fill = try #require(figures["fill"] as? String)
            #expect(page.contains("<strong>\(fill)"), "\(fill)")
        }
    }

    @Test("The offices of the world are filtered, sorted and cut like those of a list; the map keeps all of its dots")
    func worldRows() async throws {
        let all = try #require(try await object("/world.json")["rows"] as? [[String: Any]])
        let query = "vacant__gte=1&sort=code&limit=1"
        let first = try await object("/world.json?\(query)")
        let wanted = all.filter { ($0["vacant"] as? Int ?? 0) >= 1 }.compactMap { $0["code"] as? String }.sorted()
        #expect(first["total"] as? Int == wanted.count && first["limit"] as? Int == 1)
        #expect((first["rows"] as? [[String: Any]])?.map { $0["code"] as? String } == Array(wanted.prefix(1)))
        #expect(try await csv("/world.csv?\(query)").count == 2)
        let page = try await server.ask(.get, "/world?\(query)", .persona("planner", .browser)).text
        let whole = try await server.ask(.get, "/world", .persona("planner", .browser)).text
        #expect(heads(page) == Array(wanted.prefix(1)))
        #expect(page.components(separatedBy: "<circle").count == whole.components(separatedBy: "<circle").count)
    }

    @Test("Shares are filtered and sorted as numbers", arguments: ["offices", "countries"])
    func shares(list: String) async throws {
        for figure in ["fill", "match"] {
            func values(_ query: String) async throws -> [Double] {
                try await lines("/\(list).ndjson?\(query)").compactMap { ($0[figure] as? String).flatMap(Double.init) }
            }
            let all = try await values("\(figure)__isnull=0")
            let middle = try #require(all.sorted().dropFirst(all.count / 2).first)
            let below = try await values("\(figure)__lt=\(middle)")
            #expect(below.sorted() == all.filter { $0 < middle }.sorted())
            #expect(try await values("\(figure)__gte=\(middle)").sorted() == all.filter { $0 >= middle }.sorted())
            #expect(try await values("sort=-\(figure)") == all.sorted(by: >))
            let page = try await server.ask(.get, "/\(list)?\(figure)__lt=\(middle)", .persona("planner", .browser))
            #expect(page.status == 200 && page.text.contains("% below: \(middle)"), "\(list) \(figure)")
        }
        let bad = try await server.ask(.get, "/\(list).json?fill__lt=8,5", .persona("planner"))
        #expect(bad.status == 400 && bad.text.contains("such as 80 or 82.5"), "\(bad.text)")
    }

    @Test("Every column that shows numbers is one of numbers")
    func numbers() async throws {
        for list in lists where !list.filters.isEmpty {
            let rows = try await lines(list.path + ".ndjson")
            for filter in list.filters where filter.kind == .text {
                let values = rows.compactMap { $0[filter.name] as? String }
                #expect(values.isEmpty || !values.allSatisfy { Double($0) != nil }, "\(list.path) \(filter.name)")
                #expect(!rows.contains { $0[filter.name] is NSNumber }, "\(list.path) \(filter.name)")
            }
        }
    }

    @Test("The links of a page lead to the whole list, and so does its command")
    func links() async throws {
        let page = try await server.ask(.get, "/positions?limit=2&status=vacant", .persona("planner", .browser)).text
        #expect(page.contains("\"/positions.csv?status=vacant&amp;evidence=1\""))
        #expect(page.contains("\"/positions.json?limit=2&amp;status=vacant&amp;evidence=1\""))
        #expect(page.contains("cadre positions list --where &#39;status=vacant&#39;"))
        #expect(!page.contains("--limit"))
        let journal = try await server.ask(.get, "/journal?after=3", .persona("planner", .browser)).text
        #expect(journal.contains("cadre events --sort -index --after 3"))
    }
}
