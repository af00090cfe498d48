import CadreApplication
import CadreDomain
import CadreTestSupport
import Foundation
import HTTPTypes
import Testing

@testable import CadreWeb

@Suite("The page of a slate's front")
struct FrontPagesTests {
    @Test("Page, JSON and CSV have the same corners, and the form of a corner solves the window with its weights")
    func front() async throws {
        let site = try await RegisterServer()
        let made = try await site.send(
            "/slates", ["from": "2027-07-01", "to": "2028-06-30"], as: "assignment_officer", key: "solve")
        let slate = try #require(try made.object["id"] as? String, "\(made.text)")
        for objectives in ["fill,preference", "fill,move-cost", "fill,fairness"] {
            let path = "/slates/\(slate)/front"
            let rows = try #require(
                try await site.object("\(path).json?objectives=\(objectives)")["front"] as? [[String: Any]])
            let page = try await site.page("\(path)?objectives=\(objectives)", as: "assignment_officer").text
            #expect(page.contains("<option value=\"\(objectives)\" selected>"))
            let head = /<th scope="row"[^>]*><a href="([^"]+)">((?:Corner|Point) [0-9]+|This slate)/
            let heads = page.matches(of: head).map { String($0.output.2) }
            for address in page.matches(of: head).map(\.output.1) where address.hasPrefix("#") {
                #expect(page.contains("id=\"\(address.dropFirst())\""), "\(address)")
            }
            let word = objectives == "fill,fairness" ? "Point" : "Corner"
            #expect(heads == rows.map { ($0["corner"] as? Int).map { "\(word) \($0)" } ?? "This slate" })
            #expect(page.contains("class=\"chart slim\"") && page.contains(">this slate</text>"))
            let csv = try await site.server.ask(
                .get, "\(path).csv?objectives=\(objectives)", .persona("planner")
            ).text
            #expect(csvRecords(csv).count == rows.count + 1)
            #expect(page.contains("<a href=\"\(path).csv?objectives=\(objectives)\">Numbers as CSV</a>"))
            let solvable = rows.filter { $0["corner"] is Int && $0["obstacle"] is NSNull }
            let forms = page.matches(of: /name="weights" value="([^"]+)"/).map { String($0.output.1) }
            #expect(forms == solvable.compactMap { $0["weights"] as? String } && !forms.isEmpty)
            let limits = page.matches(of: /name="limits" value="([^"]*)"/).map { String($0.output.1) }
            #expect(limits == solvable.compactMap { $0["limits"] as? String })
            let again = try await site.send(
                "/slates/\(slate)/again", ["weights": forms[0], "limits": limits[0]], as: "assignment_officer",
                key: objectives)
            let next = try #require(try again.object["id"] as? String, "\(again.text)")
            let figures = try #require(
                try await site.object("/slates/\(next)/front.json?objectives=\(objectives)")["figures"]
                    as? [String: Any])
            #expect(figures["fill"] as? Int == solvable[0]["fill"] as? Int)
            #expect(
                !(try await site.page("\(path)?objectives=\(objectives)", as: "office_chief").text
                    .contains("name=\"weights\"")))
        }
        #expect(try await site.page("/slates/\(slate)", as: "planner").text.contains("/slates/\(slate)/front\""))
    }

    @Test("A front whose search ended early says on the page and in JSON what is not proven")
    func endedEarly() async throws {
        var register = try RegisterSample.register()
        let commands = [CommandCode("EUCOM"), CommandCode("AFRICOM"), CommandCode("INDOPACOM")]
        for index in register.positions.indices { register.positions[index].command = commands[index % 7 % 3] }
        let store = WritableStore(register, today: RegisterSample.today)
        let keeper = try await RegisterKeeper(store: store, reference: .sample) {
            Timestamp(startOf: RegisterSample.today)
        }
        let archive = SlateArchive(store: store)
        let desk = RunDesk(keeper: keeper, store: store, archive: archive, worker: "worker")
        let slate = try await SolveSlate(keeper: keeper, desk: desk)(
            from: try #require(Day("2027-07-01")), to: try #require(Day("2028-06-30")), key: .sample("solve"),
            by: .sample(role: .assignmentOfficer)
        )
        var (unproven, unsearched) = (0, 0)
        for limit in [0, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000] {
            // A slate's front is kept, so each limit has its own archive.
            let show = ShowFront(keeper: keeper, archive: SlateArchive(store: store), lookCountMax: limit)
            let server = try SampleServer(endpoints: FrontPages(show: show, reference: .sample).endpoints)
            let path = "/slates/\(slate)/front"
            let json = try await server.ask(
                .get, "\(path).json?objectives=fill,fairness", .persona("assignment_officer"))
            let figures = try #require(try json.object["figures"] as? [String: Any])
            let rows = try #require(try json.object["front"] as? [[String: Any]])
            let gaps = rows.compactMap { $0["fill_gap"] as? Int }.filter { $0 > 0 }
            let page = try await server.ask(
                .get, "\(path)?objectives=fill,fairness", .persona("assignment_officer", .browser)
            ).text
            #expect(page.matches(of: /At most [0-9,]+ steps? of priority below the best/).count == gaps.count)
            if !gaps.isEmpty { unproven += 1 }
            if figures["unsearched_percent"] is Int { unsearched += 1 }
            #expect(page.contains("were not all looked for") == (figures["unsearched_percent"] is Int))
            #expect(figures["complete"] as? Bool == (gaps.isEmpty && figures["unsearched_percent"] is NSNull))
        }
        #expect(unsearched > 1, "and \(unproven) with a point that is not proven")
    }

    @Test("The search for a front ends with the client that waits for it; no other work does")
    func endsWithClient() async throws {
        let endpoints = try await RegisterServer().server.web.responder.table.endpoints
        #expect(endpoints.filter(\.endsWithClient).map(\.path) == ["/slates/{id}/front"])
    }

    @Test("Marks of an axis hold every value, also below zero and for one value only")
    func ticks() {
        for values in [[-7, 12], [4], [0, 0], [1_203, 1_209], [18_400, 21_113]] {
            let marks = FrontChart.ticks(values, countMax: 4)
            #expect(marks.count >= 2 && marks.count <= 4)
            #expect(values.allSatisfy { $0 >= marks[0] && $0 <= marks[marks.count - 1] })
        }
    }

    @Test("A label lies on no mark of the front, however the marks stand around its own")
    func label() {
        let frame = FrontChart.Box(left: 60, top: 24, right: 320, bottom: 228)
        let own = FrontChart.Point(190, 120)
        let falling = (0..<24).map { FrontChart.Point(100 + 8 * Double($0), 40 + 7 * Double($0)) }
        let ring = (0..<8).map { step in
            FrontChart.Point(
                own.x + [30, 22, 0, -22, -30, -22, 0, 22][step], own.y + [0, 22, 30, 22, 0, -22, -30, -22][step])
        }
        for marks in [[], falling, falling.map { FrontChart.Point($0.x, $0.y + 12) }, ring, [own]] {
            let box = FrontChart.place(70, beside: own, among: marks, in: frame)
            #expect(marks.allSatisfy { $0 == own || box.distance(to: $0) >= 6 }, "\(marks.count) marks: \(box)")
            #expect(box.left >= frame.left && box.right <= frame.right)
            #expect(box.top >= frame.top && box.bottom <= frame.bottom)
        }
    }
}
