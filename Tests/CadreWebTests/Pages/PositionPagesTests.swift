import CadreApplication
import CadreDomain
import Foundation
import HTTPTypes
import Testing

@testable import CadreWeb

@Suite("Pages of positions and people")
struct PositionPagesTests {
    @Test("Filters of the address choose the rows")
    func filters() async throws {
        let site = try await RegisterServer()
        let all = try await site.object("/positions.json")
        #expect(all["total"] as? Int == RegisterSample.positionCount)
        let vacant = try await site.object("/positions.json?status=vacant")
        #expect(vacant["total"] as? Int == RegisterSample.positionCount - RegisterSample.firstFree + 1)
        let keys = try await site.rows("/positions.json?key_billet=yes&country=PH&limit=1000")
        #expect(!keys.isEmpty)
        #expect(keys.allSatisfy { $0["key_billet"] as? Bool == true && $0["country"] as? String == "PHL" })
        let either = try await site.object("/positions.json?service=USA&service=USN")
        #expect(either["total"] as? Int == RegisterSample.positionCount)
    }

    @Test("An unknown filter is 400 and names the nearest field")
    func unknownFilter() async throws {
        let site = try await RegisterServer()
        let answer = try await site.server.ask(.get, "/positions.json?contry=PHL")
        #expect(answer.status == 400)
        #expect(try answer.object["code"] as? String == "filter.unknown-field")
        #expect(answer.text.contains("Did you mean country?"))
        let page = try await site.page("/people?grad=O4")
        #expect(page.status == 400)
        #expect(page.text.contains("Did you mean grade?"))
    }

    @Test("As of an earlier day, who had not come yet does not hold the position")
    func asOf() async throws {
        let site = try await RegisterServer()
        let early = try await site.object("/positions.json?status=filled&as_of=2025-01-11")
        #expect(early["total"] as? Int == 10)
        let now = try await site.object("/positions.json?status=filled")
        #expect(now["total"] as? Int == RegisterSample.firstFree - 1)
    }

    @Test("Following the cursor gives every row once")
    func cursor() async throws {
        let site = try await RegisterServer()
        var seen: [String] = []
        var next: String? = "/positions.json?limit=13&sort=-grade,country"
        while let path = next {
            let answer = try await site.object(path)
            seen += try #require(answer["rows"] as? [[String: Any]]).compactMap { $0["id"] as? String }
            next = answer["next_url"] as? String
        }
        #expect(seen.count == RegisterSample.positionCount)
        #expect(Set(seen).count == seen.count)
    }

    @Test("CSV holds exactly the rows of the list for chance filters", arguments: 0..<24)
    func export(seed: Int) async throws {
        let site = try await RegisterServer()
        let filters = [
            ["status=vacant", "status=filled", ""], ["country=PHL", "country=PL", ""],
            ["key_billet=yes", "key_billet=no", ""],
            ["service=USA", "service__ne=USA", ""], ["title__contains=1", "number__startswith=M-1", "q=officer"],
            ["sort=-number", "sort=country,-number", "vacant_days__gte=1"],
        ]
        var state = UInt64(seed) &* 2_862_933_555_777_941_757 &+ 3_037_000_493
        let chosen = filters.map { choices in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return choices[Int((state >> 33) % UInt64(choices.count))]
        }
        let query = chosen.filter { !$0.isEmpty }.joined(separator: "&")
        let answer = try await site.object("/positions.json?limit=1000&\(query)")
        let listed = try #require(answer["rows"] as? [[String: Any]]).compactMap { $0["id"] as? String }
        let csv = try await site.server.ask(.get, "/positions.csv?\(query)")
        let records = csvRecords(csv.text)
        let column = try #require(records.first?.firstIndex(of: "id"))
        #expect(records.dropFirst().map { $0[column] } == listed, "\(query)")
        #expect(answer["total"] as? Int == records.count - 1)
    }

    @Test("An empty list says which filter to take away")
    func relaxation() async throws {
        let site = try await RegisterServer()
        let page = try await site.page("/positions?status=vacant&number=M-3")
        #expect(page.text.contains("No position matches."))
        #expect(page.text.contains("1 matches without Status: vacant"))
        #expect(page.text.contains("href=\"/positions?number=M-3\""))
        #expect(page.text.contains("30 match without Number: M-3"))
    }

    @Test("A list page shows total, chips, sort links, exports and the command")
    func anatomy() async throws {
        let site = try await RegisterServer()
        let text = try await site.page("/positions?status=filled&sort=-number&page=2").text
        #expect(text.contains("51\u{2013}90 of 90 positions"))
        #expect(text.contains("Status: filled"))
        #expect(text.contains("aria-sort=\"descending\""))
        #expect(text.contains("href=\"/positions.csv?status=filled&amp;sort=-number&amp;evidence=1\""))
        #expect(text.contains("cadre positions list --where &#39;status=filled&#39; --sort -number"))
        #expect(!text.contains("cadre positions list --where &#39;page"))
    }

    @Test("The list names who holds a position and leads to the record; exports keep the identity beside the name")
    func names() async throws {
        let site = try await RegisterServer()
        let list = try await site.page("/positions?number=M-7").text
        #expect(list.contains("<a href=\"/people/\(RegisterSample.person(7))\">Person 7</a>"))
        #expect(!list.contains(">\(RegisterSample.person(7))<"))
        let row = try #require(try await site.rows("/positions.json?number=M-7").first)
        #expect(row["incumbent_name"] as? String == "Person 7")
        #expect(row["incumbent"] as? String == RegisterSample.person(7).rawValue)
        let csv = csvRecords(try await site.server.ask(.get, "/positions.csv?number=M-7").text)
        let name = try #require(csv[0].firstIndex(of: "incumbent_name"))
        let identity = try #require(csv[0].firstIndex(of: "incumbent"))
        #expect(csv[1][name] == "Person 7" && csv[1][identity] == RegisterSample.person(7).rawValue)
    }

    @Test("The page of an empty position says who of those who are free meets every gate")
    func free() async throws {
        let site = try await RegisterServer()
        let text = try await site.page("/positions/\(RegisterSample.position(100))").text
        #expect(text.contains("Free and qualified"))
        #expect(text.contains("free p") && text.contains("meet"))
        let held = try await site.page("/positions/\(RegisterSample.position(7))").text
        #expect(!held.contains("Free and qualified"))
    }

    @Test("The page of a position shows who held it, what it asks for and the form only to who may use it")
    func position() async throws {
        let site = try await RegisterServer()
        let path = "/positions/\(RegisterSample.position(7))"
        let officer = try await site.page(path, as: "assignment_officer").text
        #expect(officer.contains("Person 7") && officer.contains("What it asks for"))
        #expect(officer.contains("action=\"\(path)/relief\""))
        let planner = try await site.page(path, as: "planner").text
        #expect(!planner.contains("/relief\""))
        #expect(planner.contains("An assignment officer may name a relief here"))
        let visitor = try await site.page(path).text
        #expect(!visitor.contains("/relief\"") && visitor.contains("You look around as a visitor"))
        #expect(try await site.page("/positions/M-7").status == 200)
        #expect(try await site.page("/positions/pos_999999").status == 404)
    }

    @Test("The page of a person shows assignments, qualifications and constraints as flags")
    func person() async throws {
        let site = try await RegisterServer()
        let text = try await site.page("/people/\(RegisterSample.person(5))", as: "planner").text
        #expect(text.contains("Programs officer 5") && text.contains("co location"))
        #expect(text.contains("No qualification is on record."))
        #expect(try await site.page("/people/per_999999", as: "planner").status == 404)
        let csv = try await site.server.ask(.get, "/people.csv?assigned=no", .persona("planner"))
        #expect(csvRecords(csv.text).count - 1 == RegisterSample.personCount - RegisterSample.firstFree + 1)
    }

    @Test("Names and titles that hold markup are shown as text")
    func escaping() async throws {
        let site = try await RegisterServer()
        let paths = ["/positions?q=script", "/positions/M-3", "/people?q=bold", "/people/\(RegisterSample.person(3))"]
        for path in paths {
            let text = try await site.page(path, as: "planner").text
            #expect(!text.contains("<script>alert") && !text.contains("<b>Bold"), "\(path)")
            #expect(text.contains("&lt;"), "\(path)")
        }
    }

    @Test("Naming a relief by form sends the browser back to the position, which then shows the relief")
    func relief() async throws {
        let site = try await RegisterServer()
        let headers = try await site.server.session("assignment_officer")
        let path = "/positions/\(RegisterSample.position(100))"
        var reading = HTTPFields.browser
        reading[.cookie] = headers[.cookie]
        let form = try await site.server.ask(.get, path, reading)
        let token = try #require(form.hidden("form_token", before: "\(path)/relief"))
        let key = try #require(form.hidden("idempotency_key", before: "\(path)/relief"))
        let body =
            "form_token=\(token)&idempotency_key=\(key)&person=\(RegisterSample.person(95))"
            + "&from=2027-08-01&planned_end="
        let answer = try await site.server.ask(.post, "\(path)/relief", headers, body: body)
        #expect(answer.status == 303, "\(answer.text)")
        #expect(answer.headers[.location] == path)
        let repeated = try await site.server.ask(.post, "\(path)/relief", headers, body: body)
        #expect(repeated.status == 303)
        let history = try await site.store.entries(about: "position", RegisterSample.position(100).rawValue, limit: 9)
        #expect(history.map(\.draft.action) == ["relief.named"])
        let page = try await site.page(path).text
        #expect(page.contains("Person 95, reports 1 August 2027"))
        let person = "<a href=\"/people/per_000095\">Person 95 (per_000095)</a>"
        let position = "<a href=\"/positions/pos_000100\">"
        #expect(page.contains("The Assignment officer named \(person) as relief for \(position)"))
    }

    @Test("A gate that fails shows on the page of the position with a field for the reason, and the reason then names")
    func overridden() async throws {
        let site = try await RegisterServer()
        let headers = try await site.server.session("assignment_officer")
        let path = "/positions/\(RegisterSample.position(100))"
        let person = RegisterSample.person(109).rawValue
        var reading = HTTPFields.browser
        reading[.cookie] = headers[.cookie]
        let form = try await site.server.ask(.get, path, reading)
        func body(_ page: Answer, _ more: String) throws -> String {
            let token = try #require(page.hidden("form_token", before: "\(path)/relief"))
            let key = try #require(page.hidden("idempotency_key", before: "\(path)/relief"))
            return "form_token=\(token)&idempotency_key=\(key)&person=\(person)&from=2027-08-01&planned_end=\(more)"
        }
        let refused = try await site.server.ask(.post, "\(path)/relief", headers, body: try body(form, ""))
        #expect(refused.status == 422)
        #expect(refused.text.contains("Not named: a gate is not met"))
        #expect(refused.text.contains("<code>grade.band</code>"))
        #expect(refused.text.contains("Waiver: The service that owns the position (unverified)."))
        #expect(refused.text.contains("name=\"override_reason\" required maxlength=\"500\""))
        #expect(refused.text.contains("placeholder=\"per_000031\" value=\"\(person)\""))
        #expect(refused.text.contains("<form action=\"\(path)\"><label for=\"as-of\">"), "the day leads to the page")
        let reason = "&override_reason=Promoted%20on%20%3C1%20July%3E"
        let named = try await site.server.ask(.post, "\(path)/relief", headers, body: try body(refused, reason))
        #expect(named.status == 303, "\(named.text)")
        let page = try await site.page(path).text
        #expect(page.contains("overriding grade.band. Reason: \u{201C}Promoted on &lt;1 July&gt;\u{201D}"))
        #expect(page.contains("Gate overridden") && page.contains("Reason of the override"))
    }

    @Test("A program is told every gate that fails, and may give the reason; no reason overrides the service")
    func gates() async throws {
        let site = try await RegisterServer()
        let path = "/positions/\(RegisterSample.position(100))/relief"
        func send(_ number: Int, reason: String?, key: String) async throws -> Answer {
            var body = ["person": RegisterSample.person(number).rawValue, "from": "2027-08-01"]
            body["override_reason"] = reason
            return try await site.send(path, body, as: "assignment_officer", key: key)
        }
        let refused = try await send(109, reason: nil, key: "a")
        #expect(refused.status == 422)
        #expect(try refused.object["code"] as? String == "relief.gate-failed")
        let errors = try #require(try refused.object["errors"] as? [[String: String]])
        #expect(errors.map { $0["pointer"] } == ["grade.band"])
        #expect(errors[0]["detail"]?.contains("found: grade O2") == true, "\(errors)")
        #expect(try await send(96, reason: "Needed.", key: "b").object["code"] as? String == "relief.gate-failed")
        #expect(try await send(109, reason: "Needed.", key: "c").status == 201)
    }

    @Test("Each of those who are free and meet every gate has a button of the own, and it names")
    func buttons() async throws {
        let site = try await RegisterServer()
        let path = "/positions/\(RegisterSample.position(100))"
        let page = try await site.page(path, as: "assignment_officer").text
        let person = RegisterSample.person(91)
        #expect(page.contains("<input type=\"hidden\" name=\"person\" value=\"\(person)\">"))
        #expect(page.contains("<button>Name O4 Person 91</button>") && page.contains("value=\"2027-06-16\""))
        #expect(!page.contains("Name O4 Person 93<"), "who fails a gate has no button")
        #expect(try await !site.page(path, as: "planner").text.contains("<button>Name O4 Person 91</button>"))
        let named = try await site.send(
            path + "/relief", ["person": person.rawValue, "from": "2027-06-16"], as: "assignment_officer", key: "b")
        #expect(named.status == 201)
    }

    @Test("Of two officers who take one position, one wins and the other is told who did and when")
    func race() async throws {
        let site = try await RegisterServer()
        let path = "/positions/\(RegisterSample.position(101))/relief"
        async let first = site.send(
            path, ["person": RegisterSample.person(95).rawValue, "from": "2027-08-01"], as: "assignment_officer",
            key: "a"
        )
        async let second = site.send(
            path, ["person": RegisterSample.person(97).rawValue, "from": "2027-08-01"], as: "assignment_officer",
            key: "b"
        )
        let answers = try await [first, second]
        #expect(answers.map(\.status).sorted() == [201, 409])
        let told = try await site.send(
            path, ["person": RegisterSample.person(98).rawValue, "from": "2027-08-01"], as: "assignment_officer",
            key: "c"
        )
        #expect(told.status == 409)
        #expect(try told.object["code"] as? String == "position.taken")
        #expect(told.text.contains("named by (The Assignment officer) at (2027-06-15"))
    }

    @Test("Core pages of 50 rows stay within 20 KB compressed")
    func budget() async throws {
        let site = try await RegisterServer()
        for path in ["/positions", "/people", "/positions/M-7", "/people/\(RegisterSample.person(7))"] {
            let page = try await site.page(path, as: "assignment_officer")
            #expect(page.status == 200)
            // Measured: such pages compress to a fifth, so 40 KB before is far below 20 KB after.
            #expect(page.bytes.count < 40 * 1_024, "\(path): \(page.bytes.count)")
        }
    }
}
