import CadreApplication
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
            let heads = page.matches(of: /<th scope="row">((?:Corner|Point) [0-9]+|This slate)/).map {
                String($0.output.1)
            }
            let word = objectives == "fill,fairness" ? "Point" : "Corner"
            #expect(heads == rows.map { ($0["corner"] as? Int).map { "\(word) \($0)" } ?? "This slate" })
            #expect(page.contains("class=\"chart slim\"") && page.contains(">this slate</text>"))
            let csv = try await site.server.ask(
                .get, "\(path).csv?objectives=\(objectives)", .persona("planner")
            ).text
            #expect(csvRecords(csv).count == rows.count + 1)
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
