import CadreApplication
import CadreDomain
import CadrePlanning
import Foundation
import HTTPTypes
import Testing

@testable import CadreWeb

@Suite("Pages of the desk, the world, the staffing, countries and offices")
struct StaffingPagesTests {
    static let pages =
        [
            "/", "/world", "/world?command=EUCOM", "/staffing/projected", "/staffing/projected?key_billet=yes",
            "/countries", "/countries/XAA", "/countries/USA", "/offices", "/offices/ODC-XAB",
            "/offices?sort=-vacant&as_of=2026-10-01", "/staffing/gap?as_of=2026-10-01",
            "/offices?fields=code,gap_days,overlap_days", "/countries?fields=country,gap_days,overlap_days",
            "/staffing/gap?command=EUCOM&service=any&by=command,service",
        ]
        + StaffingDimension.allCases.map {
            "/staffing/gap?by=\($0.rawValue)&fields=\(StaffingFields.all.joined(separator: ","))"
        }
    static let pairs = StaffingDimension.allCases.flatMap { row in
        StaffingDimension.allCases.filter { $0 != row }.map {
            "/staffing/gap?by=\(row.rawValue),\($0.rawValue)&limit=1000"
        }
    }

    @Test(
        "Every page of figures says of a day before the record of who left that it looks emptier than it was",
        arguments: [
            "/", "/world", "/staffing/gap", "/staffing/projected", "/countries", "/countries/USA", "/offices",
            "/offices/ODC-XAB", "/positions?status=vacant",
        ])
    func caution(path: String) async throws {
        let site = try await StaffedServer(try StaffedSample())
        let told = "is not on record, so earlier days look emptier than they were"
        let early = try await site.page(path + (path.contains("?") ? "&" : "?") + "as_of=2021-06-01")
        #expect(early.status == 200 && early.text.components(separatedBy: told).count == 2, "\(path)")
        #expect(try await !site.page(path).text.contains(told), "\(path)")
    }

    @Test("Every figure of every table leads to exactly the rows that it counts", arguments: pages + pairs)
    func figures(path: String) async throws {
        let site = try await StaffedServer(try StaffedSample())
        let page = try await site.page(path)
        #expect(page.status == 200, "\(path)")
        let links = Self.figureLinks(page.text)
        #expect(links.count > 3, "\(path) has \(links.count) figures with links")
        for (address, value) in links {
            let total = try await site.total(address)
            #expect(total == value, "\(path): the figure \(value) leads to \(address) with \(total) rows")
        }
    }

    @Test(
        "A drawing has a second one for narrow screens, and no identity stands twice on the page",
        arguments: ["/staffing/gap", "/staffing/projected", "/offices/ODC-XAB"]
    )
    func narrowDrawings(path: String) async throws {
        let text = try await StaffedServer(try StaffedSample()).page(path).text
        let wide = try #require(text.range(of: "<div class=\"narrow roomy\""))
        let slim = try #require(text.range(of: "<div class=\"slim\"><svg "))
        #expect(wide.upperBound < slim.lowerBound)
        #expect(text[slim.upperBound...].contains("viewBox=\"0 0 288 "))
        let identities = text.matches(of: /\sid="([^"]+)"/).map { String($0.output.1) }
        #expect(Dictionary(grouping: identities) { $0 }.filter { $0.value.count > 1 }.keys.sorted() == [])
    }

    @Test("The staffing table has a linked figure for every cell of every measure")
    func everyCell() async throws {
        let site = try await StaffedServer(try StaffedSample())
        let fields = StaffingMeasure.allCases.map(\.rawValue)
        let address = "/staffing/gap?by=country&fields=\(fields.joined(separator: ","))"
        let page = try await site.page(address)
        let table = try #require(page.text.components(separatedBy: "id=\"breakdown\"").last)
        let body = try #require(table.components(separatedBy: "</table>").first)
        #expect(Self.figureLinks(body).count == 4 * fields.count)
    }

    @Test("JSON and CSV hold the rows of the page, and CSV only the figures asked for")
    func formats() async throws {
        let site = try await StaffedServer(try StaffedSample())
        let json = try await site.server.ask(.get, "/staffing/gap.json?by=country,func").object
        let rows = try #require(json["staffing"] as? [[String: Any]])
        let csv = csvRecords(try await site.server.ask(.get, "/staffing/gap.csv?by=country,func").text)
        #expect(csv.count == rows.count + 1)
        let vacant = try #require(csv[0].firstIndex(of: "vacant"))
        #expect(csv.dropFirst().map { Int($0[vacant]) } == rows.map { $0["vacant"] as? Int })
        let cut = csvRecords(try await site.server.ask(.get, "/staffing/gap.csv?fields=vacant,fill").text)
        #expect(cut[0] == ["command", "command_name", "vacant", "fill"])
        for path in ["/desk", "/world", "/staffing/projected", "/countries", "/countries/XAA", "/offices/ODC-XAA"] {
            #expect(try await site.server.ask(.get, path + ".json", .json).status == 200, "\(path)")
            let lines = csvRecords(try await site.server.ask(.get, path + ".csv").text)
            #expect(lines.count > 1, "\(path)")
            #expect(lines.allSatisfy { $0.count == lines[0].count }, "\(path)")
        }
    }

    @Test("A browser that asks for the desk by name is sent on to its page, with the day; programs are answered")
    func desk() async throws {
        let site = try await StaffedServer(try StaffedSample())
        let answer = try await site.server.ask(.get, "/desk?as_of=2027-10-01", .browser)
        #expect(answer.status == 303 && answer.headers[.location] == "/?as_of=2027-10-01")
        #expect(try await site.server.ask(.get, "/desk", .json).object["figures"] != nil)
    }

    @Test("A command that no public source confirms is marked on the page of its country, once, and in JSON")
    func unverifiedCommand() async throws {
        let site = try await StaffedServer(try StaffedSample())
        for (code, word) in [("XAA", "unverified"), ("XAB", "verified")] {
            let page = try await site.page("/countries/\(code)").text
            let isMarked = page.components(separatedBy: "</span> unverified</span>").count == 2
            #expect(isMarked == (word == "unverified"), "\(code)")
            #expect(page.contains("sample of \(code) (\(word))."), "\(code)")
            let json = try await site.server.ask(.get, "/countries/\(code).json").object
            let figures = try #require(json["figures"] as? [String: Any])
            #expect(figures["command_confidence"] as? String == word)
            #expect(figures["confidence"] as? String == "verified")
        }
    }

    @Test("Where names of functional areas are unverified, one note under the table says so with the source")
    func unverifiedAreas() async throws {
        let site = try await StaffedServer(try StaffedSample())
        let note = "Names of functional areas are unverified. Source: a placeholder."
        for (by, count) in [("func", 1), ("country,func", 1), ("country", 0)] {
            let page = try await site.page("/staffing/gap?by=\(by)").text
            #expect(page.components(separatedBy: "<p class=\"small\">\(note)</p>").count == count + 1, "\(by)")
            let json = try await site.server.ask(.get, "/staffing/gap.json?by=\(by)").object
            let notes = try #require(json["notes"] as? [String])
            #expect(notes.filter { !$0.hasPrefix("Gap days") } == (count == 0 ? [] : [note]), "\(by)")
        }
    }

    @Test("A page of days names each day once, and leads to the position on that day and to the sums")
    func days() async throws {
        let site = try await StaffedServer(try StaffedSample())
        for (path, word) in [("/staffing/gap-days", "gap day"), ("/staffing/overlap-days", "overlap day")] {
            let page = try await site.page(path + "?command=EUCOM&sort=-day")
            let total = try await site.total(path + "?command=EUCOM")
            #expect(page.status == 200 && total > 0)
            #expect(page.text.contains("\(Words.count(total, word)) in the 365 days before 15 June 2027."))
            #expect(page.text.contains("<a href=\"/positions/pos_"))
            #expect(page.text.contains("?as_of=2027-06-14\">2027-06-14</a>"))
            #expect(page.text.contains("sort=-\(word.replacing(" ", with: "_"))s"))
            #expect(page.text.contains("cadre \(path.dropFirst().replacing("/", with: " ")) --where"))
            #expect(page.text.contains("kind=military keeps to one kind"))
            let csv = csvRecords(try await site.server.ask(.get, path + ".csv?command=EUCOM").text)
            #expect(csv.count == total + 1 && csv[0].starts(with: ["day", "id", "number", "title", "office"]))
            let empty = try await site.page(path + "?command=EUCOM&day=2026-06-14")
            #expect(empty.text.contains("No \(word) matches.") && empty.text.contains("without Day: 2026-06-14"))
        }
    }

    @Test("An unknown dimension, figure or command is refused with a suggestion")
    func refusals() async throws {
        let site = try await StaffedServer(try StaffedSample())
        for (path, word) in [
            ("/staffing/gap?by=comand", "command"), ("/staffing/gap?fields=vacnt", "vacant"),
            ("/world?command=EUCM", "EUCOM"), ("/staffing/projected?contry=USA", "country"),
            ("/staffing/gap-days?contry=USA", "country"),
        ] {
            let answer = try await site.page(path)
            #expect(answer.status == 400, "\(path)")
            #expect(answer.text.contains("Did you mean \(word)?"), "\(path)")
        }
        #expect(try await site.page("/offices/NOWHERE").status == 404)
    }

    @Test("Texts of the register never become markup, and no page has a script or style of its own", arguments: pages)
    func markup(path: String) async throws {
        let site = try await StaffedServer(try StaffedSample(officeSize: 24))
        let text = try await site.page(path).text
        #expect(!text.contains("<script>alert"))
        #expect(text.components(separatedBy: "<script").count == 2, "one module, which may be switched off")
        #expect(text.firstMatch(of: /\sstyle="|\son[a-z]+="|javascript:/) == nil)
    }

    @Test("A name of the register that tries to be markup is shown as it is written")
    func hostileName() async throws {
        let site = try await StaffedServer(try StaffedSample(officeSize: 24))
        let text = try await site.page("/offices/ODC-USA").text
        #expect(text.contains("Chief &lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"))
    }

    @Test("An empty register gives pages that say why nothing is there")
    func empty() async throws {
        let reference = try StaffedSample().reference
        let site = try await StaffedServer(Register(), reference: reference)
        for path in [
            "/", "/world", "/staffing/gap", "/staffing/projected", "/staffing/gap-days", "/countries", "/countries/XAA",
            "/offices",
        ] {
            let page = try await site.page(path)
            #expect(page.status == 200, "\(path)")
            #expect(page.text.contains("class=\"empty\""), "\(path)")
        }
    }

    @Test("Where filters leave nothing, the page names a filter to take away and how much then matches")
    func relaxation() async throws {
        let site = try await StaffedServer(try StaffedSample())
        let gap = try await site.page("/staffing/gap?country=XAA&command=INDOPACOM").text
        #expect(gap.contains("14 positions without command INDOPACOM"))
        let offices = try await site.page("/offices?country=XAA&command=INDOPACOM").text
        #expect(offices.contains("match") && offices.contains("without Command: INDOPACOM"))
    }

    @Test("Every page names the request and the command that give the same")
    func exports() async throws {
        let site = try await StaffedServer(try StaffedSample())
        let gap = try await site.page("/staffing/gap?by=country&service=USN&fields=vacant").text
        #expect(gap.contains("/staffing/gap.json?by=country&amp;service=USN&amp;fields=vacant"))
        #expect(gap.contains("cadre staffing gap --by country --where &#39;service=USN&#39; --fields vacant</code>"))
        #expect(try await site.page("/").text.contains("/desk.csv"))
        #expect(try await site.page("/countries/XAA").text.contains("cadre countries show XAA"))
        #expect(try await site.page("/offices/ODC-XAA").text.contains("cadre offices show ODC-XAA"))
    }

    @Test("Training demand is exact to the cent")
    func cents() async throws {
        let sample = try StaffedSample()
        let demand = [
            TrainingDemandYear(
                country: try #require(CountryCode("XAA")), fiscalYear: try #require(FiscalYear(2019)), lines: 3,
                students: 1_604, costCents: 9_007_199_254_740_993
            ),
            TrainingDemandYear(
                country: try #require(CountryCode("XAA")), fiscalYear: try #require(FiscalYear(2020)), lines: 1,
                students: 2, costCents: 5
            ),
        ]
        let text = try await StaffedServer(sample, demand: demand).page("/countries/XAA").text
        #expect(text.contains("$90,071,992,547,409.93"))
        #expect(text.contains("$0.05"))
        #expect(text.contains("1,606 students and $90,071,992,547,409.98 in 2 fiscal years"))
    }

    @Test("Pages of a large service stay within their weight")
    func weight() async throws {
        let site = try await StaffedServer(try StaffedSample(countryCount: 160, officeSize: 24))
        let core = 20, map = 35
        for (path, budget) in [
            ("/", core), ("/staffing/gap", core), ("/staffing/gap?by=country", core),
            ("/staffing/gap?by=country,grade", core), ("/staffing/projected", core), ("/countries", core),
            ("/staffing/gap-days?limit=100", core), ("/staffing/overlap-days", core),
            ("/offices", core), ("/countries/XAA", core), ("/offices/ODC-XAA", core), ("/world", map),
        ] {
            let page = try await site.page(path)
            #expect(page.status == 200)
            let size = try Self.compressedByteCount(page.bytes)
            #expect(size <= budget * 1_024, "\(path) weighs \(size) bytes compressed")
        }
    }

    /// The links of figures: a number that leads to a list.
    private static func figureLinks(_ html: String) -> [(address: String, value: Int)] {
        html.matches(of: /<a href="(\/(?:positions|offices|staffing\/(?:gap|overlap)-days)\?[^"]*)">([0-9,]+)<\/a>/)
            .compactMap { match in
                Int(match.output.2.replacing(",", with: "")).map {
                    (String(match.output.1).replacing("&amp;", with: "&"), $0)
                }
            }
    }

    /// The size after gzip, as the command of that name gives it.
    private static func compressedByteCount(_ bytes: [UInt8]) throws -> Int {
        let file = FileManager.default.temporaryDirectory.appending(path: "cadre-page-\(UUID().uuidString)")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["gzip", "-9", "-c", file.path]
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return output.count
    }
}
