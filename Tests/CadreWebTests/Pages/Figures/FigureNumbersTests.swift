import CadreApplication
import CadreDomain
import Foundation
import HTTPTypes
import Testing

@testable import CadreWeb

/// Goal: every drawing has a sentence, a table and CSV with exactly the numbers drawn.
@Suite("The numbers of every drawing")
struct FigureNumbersTests {
    private static func csvAddresses(_ html: String) -> [String] {
        html.matches(of: /<a href="([^"]+)">Numbers as CSV<\/a>/).map {
            String($0.output.1).replacing("&amp;", with: "&")
        }
    }

    @Test(
        "Every figure of every page says in a sentence what it shows and leads to its numbers",
        arguments: [
            "/staffing/gap", "/staffing/gap?command=EUCOM&by=country,func&sort=-vacant&fields=vacant&limit=2",
            "/staffing/projected?command=EUCOM&as_of=2026-10-01", "/world", "/world?command=EUCOM&as_of=2026-10-01",
            "/offices/ODC-XAB", "/countries/XAA?as_of=2026-10-01", "/positions/pos_000002", "/people/per_000006",
        ]
    )
    func links(path: String) async throws {
        let site = try await StaffedServer(try StaffedSample())
        let page = try await site.server.ask(.get, path, .persona("planner", .browser)).text
        let figures = page.components(separatedBy: "<figure>").dropFirst()
        #expect(figures.count == 1, "\(path)")
        for figure in figures {
            let figure = figure.components(separatedBy: "</figure>")[0]
            #expect(figure.contains("<p class=\"reading\">"), "\(path)")
            #expect(Self.csvAddresses(figure).count == 1, "\(path)")
        }
        #expect(page.contains("<table"), "\(path)")
        for address in Self.csvAddresses(page) {
            let answer = try await site.server.ask(.get, address, .persona("planner"))
            #expect(answer.status == 200 && csvRecords(answer.text).count > 1, "\(address): \(answer.text)")
            #expect(path.contains("as_of") == address.contains("as_of=2026-10-01"), "\(address)")
            #expect(path.contains("EUCOM") == address.contains("command=EUCOM"), "\(address)")
        }
    }

    @Test(
        "The steps of the waterfall are the same in the drawing, the table, JSON, CSV and NDJSON, filtered alike",
        arguments: ["", "?command=EUCOM", "?key_billet=yes&by=country&sort=country_name&as_of=2026-10-01"]
    )
    func waterfall(query: String) async throws {
        let site = try await StaffedServer(try StaffedSample())
        let page = try await site.page("/staffing/gap" + query).text
        let json = try await site.server.ask(.get, "/staffing/gap.json" + query, .json).object
        let steps = try #require(json["waterfall"] as? [[String: Any]]).map { row in
            [row["step"] as? String ?? "", String(row["count"] as? Int ?? -1), String(row["left"] as? Int ?? -1)]
        }
        #expect(steps.count > 3 && steps[0][0] == "Required")
        let address = try #require(Self.csvAddresses(page).first)
        let csv = csvRecords(try await site.server.ask(.get, address).text)
        #expect(csv.first == ["step", "count", "left"] && Array(csv.dropFirst()) == steps)
        let lines = try await site.server.ask(.get, address.replacing(".csv", with: ".ndjson")).text.split(
            separator: "\n")
        #expect(lines.count == steps.count && lines[0].contains("\"step\":\"Required\""))
        let details = try #require(page.components(separatedBy: "The same numbers as a table").last)
        let table = try #require(details.components(separatedBy: "</table>").first)
        let drawing = try #require(page.components(separatedBy: "<div class=\"narrow roomy\"").last)
            .components(separatedBy: "</svg>")[0]
        for step in steps {
            #expect(table.contains(">\(step[0])<") && drawing.contains(step[1]), "\(step)")
        }
    }

    @Test("Rows of the waterfall are chosen as those of other tables; a table that there is not is refused")
    func choice() async throws {
        let site = try await StaffedServer(try StaffedSample())
        let path = "/staffing/gap.csv?table=waterfall"
        let cut = csvRecords(try await site.server.ask(.get, path + "&sort=-left&fields=step,left&limit=2").text)
        #expect(cut.count == 3 && cut[0] == ["step", "left"] && cut[1][0] == "Required")
        let first = try await site.server.ask(.get, "/staffing/gap.csv?table=staffing").text
        #expect(try await site.server.ask(.get, "/staffing/gap.csv").text == first)
        for path in ["/staffing/gap.csv", "/staffing/gap.json", "/staffing/gap"] {
            let refused = try await site.server.ask(.get, path + "?table=waterfal", .json)
            #expect(refused.status == 400 && refused.text.contains("staffing, waterfall"), "\(refused.text)")
        }
        let json = try await site.server.ask(.get, "/staffing/gap.json?table=waterfall", .json).object
        #expect(json["rows"] as? [[String: Any]] != nil && json["staffing"] != nil && json["waterfall"] != nil)
    }

    @Test("The choice of dimensions keeps an order that the new table has a column for, and drops the rest")
    func order() async throws {
        let site = try await StaffedServer(try StaffedSample())
        let page = try await site.page("/staffing/gap?by=command,func&sort=func_name,-vacant").text
        let links = page.matches(of: /href="(\/staffing\/gap\?[^"]*by=[^"]*)"/).map {
            String($0.output.1).replacing("&amp;", with: "&")
        }
        #expect(links.contains("/staffing/gap?sort=-vacant&by=command"))
        #expect(links.contains("/staffing/gap?sort=func_name,-vacant&by=country,func"))
        #expect(links.count > 10)
        for link in links { #expect(try await site.page(link).status == 200, "\(link)") }
    }

    @Test(
        "A page says of gap days that they can be fewer where it shows or chooses by them, a file where it has them"
    )
    func gapDays() async throws {
        let site = try await StaffedServer(try StaffedSample())
        let told = "Gap days look back"
        for (query, isShown) in [
            ("", false), ("fields=code,gap_days", true), ("sort=-gap_days", true), ("gap_days__gte=1", true),
            ("fields=code,vacant", false),
        ] {
            let page = try await site.page("/offices?as_of=2026-10-01&" + query).text
            #expect(page.contains(told) == isShown, "\(query)")
            let json = try await site.server.ask(.get, "/offices.json?as_of=2026-10-01&" + query, .json).text
            #expect(json.contains(told) == (isShown || query.isEmpty), "\(query)")
        }
    }
}
