import CadreApplication
import CadreDomain
import Foundation
import HTTPTypes
import Testing

@testable import CadreWeb

@Suite("Pages of slates")
struct SlatePagesTests {
    private static let window = ["from": "2027-07-01", "to": "2028-06-30"]

    private func solve(_ site: RegisterServer, key: String = "solve") async throws -> String {
        let made = try await site.send("/slates", Self.window, as: "assignment_officer", key: key)
        try #require(made.status == 201, "\(made.text)")
        let id = try #require(try made.object["id"] as? String)
        #expect(made.headers[.location] == "/slates/\(id)")
        return id
    }

    private func lines(_ site: RegisterServer, _ slate: String) async throws -> [[String: Any]] {
        try #require(try await site.rows("/slates/\(slate).json?limit=1000") as [[String: Any]]?)
    }

    @Test("The rows of a slate stand in one order on the page, in JSON, CSV and NDJSON: key billets first")
    func order() async throws {
        let site = try await RegisterServer()
        let slate = try await solve(site)
        for (table, query) in [("lines", ""), ("unfilled", ""), ("lines", "&q=PHL")] {
            let page = try await site.page("/slates/\(slate)?table=\(table)\(query)", as: "planner").text
            let shown = page.matches(of: /<th scope="row"[^>]*><a[^>]*>(pos_[0-9]+)</).map { String($0.output.1) }
            let csv = try await site.server.ask(
                .get, "/slates/\(slate).csv?table=\(table)\(query)", .persona("planner")
            ).text
            let records = csvRecords(csv)
            let written = records.dropFirst().map { $0[0] }
            #expect(shown.count > 1 && shown == Array(written.prefix(50)), "\(table)\(query)")
            let key = try #require(records[0].firstIndex(of: "key_billet"))
            let keys = records.dropFirst().map { $0[key] == "yes" }
            #expect(keys.contains(true) || table != "lines" || !query.isEmpty)
            #expect(keys == keys.sorted { $0 && !$1 }, "\(table)\(query)")
            let json = try await site.rows("/slates/\(slate).json?table=\(table)\(query)&limit=1000")
            #expect(json.compactMap { $0["position"] as? String } == written)
        }
    }

    @Test("Somebody who is no candidate is compared on the page, in JSON and CSV with the same facts")
    func outsider() async throws {
        let site = try await RegisterServer()
        let window = ["from": "2027-07-01", "to": "2027-12-31"]
        let made = try await site.send("/slates", window, as: "assignment_officer", key: "half")
        let slate = try #require(try made.object["id"] as? String)
        let position = try #require(try await lines(site, slate).first?["position"] as? String)
        // The tour of the last who hold a position ends in 2028, after a window of half a year.
        let person = RegisterSample.person(RegisterSample.firstFree - 1).rawValue
        let query = "position=\(position)&versus=\(person)"
        let object = try await site.object("/slates/\(slate)/explain.json?\(query)")
        let sentences = try #require(object["outsider"] as? [[String: Any]]).compactMap { $0["sentence"] as? String }
        #expect(sentences.first?.contains("(\(person)) is no candidate of the window: ") == true)
        let figures = try #require(object["figures"] as? [String: Any])
        #expect(figures["versus"] as? String == person && object["effect"] == nil)
        let page = try await site.page("/slates/\(slate)/explain?\(query)", as: "planner").text
        #expect(page.contains("(\(person)) is no candidate</h2>") && page.contains("no re-solve"))
        let gates = try #require(object["gates"] as? [[String: Any]]).filter { $0["person"] as? String == person }
        #expect(!gates.isEmpty && gates.allSatisfy { page.contains("<code>\($0["rule"] as? String ?? "-")</code>") })
        let csv = try await site.server.ask(.get, "/slates/\(slate)/explain.csv?\(query)", .persona("planner")).text
        #expect(csvRecords(csv).count { $0.first == "outsider" } == sentences.count)
        let missing = try await site.server.ask(
            .get, "/slates/\(slate)/explain.json?position=\(position)&versus=per_999999", .persona("planner")
        )
        #expect(missing.status == 404)
    }

    @Test("Solve, explain, compare, pin, submit, publish by a second person: every line becomes a named relief")
    func walk() async throws {
        let site = try await RegisterServer()
        let first = try await solve(site)
        let lines = try await lines(site, first)
        #expect(lines.count > 20)
        let position = try #require(lines[0]["position"] as? String)
        let chosen = try #require(lines[0]["person"] as? String)

        let page = try await site.page("/positions/\(position)", as: "assignment_officer").text
        #expect(page.contains("(\(chosen))") && page.contains("/slates/\(first)/explain?position=\(position)"))

        let explained = try await site.object("/slates/\(first)/explain.json?position=\(position)")
        let figures = try #require(explained["figures"] as? [String: Any])
        #expect(figures["chosen"] as? String == chosen)
        let rules = try #require(explained["rules"] as? [[String: Any]])
        let confidence = Dictionary(
            uniqueKeysWithValues: rules.compactMap { rule in
                (rule["rule"] as? String).map { ($0, rule["confidence"] as? String) }
            })
        #expect(confidence["service.match"] == "unverified" && confidence["cap.service-members"] == "verified")
        let sources = try await site.page("/slates/\(first)/explain?position=\(position)", as: "planner").text
        #expect(sources.contains("Source: Manning document of the position (unverified)."))
        let answer = try #require(explained["answer"] as? String)
        #expect(sources.contains("<p class=\"answer\">\(answer)</p>") && answer.contains("Runner-up: "), "\(answer)")
        #expect(!answer.contains(/[^(]per_/) && answer.contains("(\(chosen))"), "\(answer)")
        #expect(
            sources.components(separatedBy: "(unverified).").count - 1 == confidence.values.count { $0 == "unverified" }
        )
        let rival = try #require(lines.compactMap { $0["person"] as? String }.first { $0 != chosen })
        let versus = try await site.page(
            "/slates/\(first)/explain?position=\(position)&versus=\(rival)", as: "assignment_officer"
        )
        #expect(versus.status == 200)
        #expect(versus.text.contains("</span> proposed</span></h1>"))
        #expect(versus.text.contains("Compared with") && versus.text.contains("Solved again to find out."))
        #expect(versus.text.contains("action=\"/slates/\(first)/pins\""))
        #expect(versus.text.contains("cadre slate explain \(first) --position \(position) --versus \(rival)"))
        let why = try await site.page("/slates/\(first)/why?person=\(rival)", as: "planner")
        #expect(why.status == 200 && why.text.contains("placed"))
        #expect(why.text.contains("<a href=\"/slates/\(first)\">Back to the slate</a>"))

        let decision = ["kind": "exclude", "person": chosen, "position": position, "reason": "Needed at home."]
        let pinned = try await site.send(
            "/slates/\(first)/pins", decision, as: "assignment_officer", key: "pin", version: 1
        )
        #expect(pinned.status == 201, "\(pinned.text)")
        let second = try #require(try pinned.object["id"] as? String)
        #expect(second != first)
        let decided = try await site.page("/slates/\(second)?table=pins").text
        #expect(decided.contains("Needed at home.") && decided.contains("exclude"))
        #expect(try await site.page("/slates/\(first)").text.contains("A later draft of the same window replaces it"))
        let left = try await self.lines(site, second)
        #expect(!left.contains { $0["position"] as? String == position && $0["person"] as? String == chosen })

        let submission = try await site.send(
            "/slates/\(second)/submission", [:], as: "assignment_officer", key: "submit", version: 1
        )
        #expect(submission.status == 200, "\(submission.text)")
        let same = try await site.send(
            "/slates/\(second)/publication", [:], as: "assignment_officer", key: "p1", version: 2
        )
        #expect(same.status == 403)
        #expect(try same.object["code"] as? String == "slate.same-person")
        let own = try await site.page("/slates/\(second)", as: "assignment_officer").text
        #expect(own.contains("A second person must publish it") && !own.contains("/publication\""))
        let other = try await site.page("/slates/\(second)", as: "planner").text
        #expect(other.contains("action=\"/slates/\(second)/publication\"") && other.contains("Publish slate"))
        let published = try await site.send(
            "/slates/\(second)/publication", [:], as: "planner", key: "p2", version: 2
        )
        #expect(published.status == 200, "\(published.text)")

        for line in left {
            let id = try #require(line["position"] as? String)
            let row = try #require(
                try await site.rows("/positions.json?id=\(id)&fields=id,relief,relief_person").first
            )
            #expect(row["relief"] as? String == "named")
            #expect(row["relief_person"] as? String == line["person"] as? String)
        }
        let journal = try await site.store.entries(after: 0, limit: 1_000).map(\.draft.action)
        #expect(
            journal.prefix(9) == [
                "run.asked", "slate.solved", "run.ended", "run.asked", "slate.excluded", "slate.superseded",
                "run.ended",
                "slate.submitted", "slate.published",
            ])
        #expect(journal.count { $0 == "relief.named" } == left.count)
    }

    @Test("A slate that the register has overtaken is not published: each line is told, and the window solved again")
    func overtaken() async throws {
        let site = try await RegisterServer()
        let slate = try await solve(site)
        let lines = try await lines(site, slate)
        let position = try #require(lines.last?["position"] as? String)
        let chosen = try #require(lines.last?["person"] as? String)
        _ = try await site.send("/slates/\(slate)/submission", [:], as: "assignment_officer", key: "s", version: 1)
        let named = try await site.send(
            "/positions/\(position)/relief",
            ["person": chosen, "from": "2029-08-01", "override_reason": "Arranged by hand."],
            as: "assignment_officer", key: "n")
        try #require(named.status == 201, "\(named.text)")
        let path = "/slates/\(slate)/publication"
        let refused = try await site.send(path, [:], as: "planner", key: "p", version: 2)
        #expect(refused.status == 409)
        #expect(try refused.object["detail"] as? String == "1 of \(lines.count) lines no longer hold.")
        let errors = try #require(try refused.object["errors"] as? [[String: String]])
        #expect(Set(errors.map { $0["pointer"] }) == [position])
        let told = try #require(errors.first?["detail"])
        #expect(told.contains("(\(chosen)): The position (\(position)) has a relief already"), "\(told)")
        #expect(told.contains(", by (The Assignment officer) at (2027-06-15"), "\(told)")
        #expect(told.contains("journal entry 5"), "\(told)")

        let headers = try await site.server.session("planner")
        var reading = HTTPFields.browser
        reading[.cookie] = headers[.cookie]
        let form = try await site.server.ask(.get, "/slates/\(slate)", reading)
        let fields = try ["form_token", "idempotency_key", "version"].map { name in
            "\(name)=\(try #require(form.hidden(name, before: path)))"
        }
        let page = try await site.server.ask(.post, path, headers, body: fields.joined(separator: "&"))
        #expect(page.status == 409)
        #expect(page.text.contains("Not published: 1 of \(lines.count) lines no longer hold."))
        #expect(page.text.contains("<a href=\"/positions/\(position)\">\(position)</a>"))
        #expect(
            page.text.contains("action=\"/slates/\(slate)/again\"") && page.text.contains("Solve the window again"))
        #expect(page.text.contains("action=\"/slates/\(slate)\""), "the form of the day leads to the slate")
    }

    @Test("Limits come as lines of a form or as JSON; the page shows each with its cost, and a contradiction in words")
    func limits() async throws {
        let site = try await RegisterServer()
        let form = try await site.page("/slates", as: "assignment_officer").text
        #expect(form.contains("<textarea id=\"s-limits\" name=\"limits\"") && form.contains("min-fill=PLACE:COUNT"))
        let free = try await solve(site, key: "free")
        let all = try await lines(site, free).count
        let body = Self.window.merging(["limits": "move-budget=60000.00\nmax-gap=odc-phl:60"]) { $1 }
        let made = try await site.send("/slates", body, as: "assignment_officer", key: "limits")
        try #require(made.status == 201, "\(made.text)")
        let slate = try #require(try made.object["id"] as? String)
        let object = try await site.object("/slates/\(slate).json")
        let figures = try #require(object["figures"] as? [String: Any])
        let (points, bound) = (try #require(figures["total_points"] as? Int), try #require(figures["bound"] as? Int))
        #expect(figures["limits"] as? Int == 2 && figures["gap"] as? Int == bound - points)
        let limits = try await site.rows("/slates/\(slate).json?table=limits")
        #expect(limits.map { $0["kind"] as? String } == ["max-gap", "move-budget"])
        #expect(try await lines(site, slate).count < all)
        let page = try await site.page("/slates/\(slate)?table=limits", as: "planner").text
        #expect(page.contains("move-budget=60000.00") && page.contains("that keeps to its limits"))
        let decided = try await site.page("/slates/\(slate)?table=limited", as: "planner").text
        #expect(decided.contains("Decided by limits"))
        let csv = try await site.page("/slates/\(slate).csv?table=limits", as: "planner").text
        #expect(csv.hasPrefix("limit_text,kind,title,needed,found,price,price_max,exact"))
        let none = try await site.page("/slates/\(free)?table=limits", as: "planner").text
        #expect(none.contains("solved without limits"))

        let contradiction = Self.window.merging(["limits": "move-budget=0,min-fill=ODC-PHL:100%"]) { $1 }
        let refused = try await site.send("/slates", contradiction, as: "assignment_officer", key: "no")
        #expect(refused.status == 422)
        #expect(try refused.object["code"] as? String == "limit.infeasible")
        let problems = try #require(try refused.object["errors"] as? [[String: String]])
        #expect(!problems.isEmpty && problems.allSatisfy { $0["detail"]?.isEmpty == false })
        let unknown = Self.window.merging(["limits": "min-fill=NOWHERE:3"]) { $1 }
        let invalid = try await site.send("/slates", unknown, as: "assignment_officer", key: "bad")
        #expect(invalid.status == 422)
        #expect(try invalid.object["code"] as? String == "limit.invalid")
    }

    @Test("A stale version is 412, a missing one 428, and nothing changes")
    func version() async throws {
        let site = try await RegisterServer()
        let slate = try await solve(site)
        let path = "/slates/\(slate)/submission"
        let missing = try await site.send(path, [:], as: "assignment_officer", key: "m")
        #expect(missing.status == 428)
        let stale = try await site.send(path, [:], as: "assignment_officer", key: "s", version: 7)
        #expect(stale.status == 412)
        #expect(try stale.object["code"] as? String == "version.stale")
        let state = try #require(try await site.object("/slates/\(slate).json")["figures"] as? [String: Any])
        #expect(state["state"] as? String == "draft" && state["version"] as? Int == 1)
    }

    @Test("Sent twice under one key, a run makes one slate; under the same key for another window it is refused")
    func twice() async throws {
        let site = try await RegisterServer()
        let first = try await solve(site, key: "once")
        let again = try await solve(site, key: "once")
        #expect(first == again)
        let slates = try await site.rows("/slates.json")
        #expect(slates.count == 1)
        let other = try await site.send(
            "/slates", ["from": "2027-07-01", "to": "2027-12-31"], as: "assignment_officer", key: "once"
        )
        #expect(other.status == 422)
        #expect(try other.object["code"] as? String == "idempotency-key.reused")
    }

    @Test("The list offers the run to who may, and says who may to everybody else")
    func permission() async throws {
        let site = try await RegisterServer()
        let planner = try await site.page("/slates", as: "planner").text
        #expect(planner.contains("Solve slate") && planner.contains("No slate has been solved yet"))
        let chief = try await site.page("/slates", as: "office_chief").text
        #expect(!chief.contains("<button class=\"primary\">Solve slate"))
        #expect(chief.contains("A planner or an assignment officer may solve a slate"))
        let refused = try await site.send("/slates", Self.window, as: "office_chief", key: "r")
        #expect(refused.status == 403)
    }

    @Test("The form solves and sends the browser on to the slate")
    func form() async throws {
        let site = try await RegisterServer()
        let headers = try await site.server.session("planner")
        var reading = HTTPFields.browser
        reading[.cookie] = headers[.cookie]
        let form = try await site.server.ask(.get, "/slates", reading)
        let token = try #require(form.hidden("form_token", before: "/slates"))
        let key = try #require(form.hidden("idempotency_key", before: "/slates"))
        let body = "form_token=\(token)&idempotency_key=\(key)&from=2027-07-01&to=2027-12-31&title=%3Ci%3ESummer"
        let answer = try await site.server.ask(.post, "/slates", headers, body: body)
        #expect(answer.status == 303, "\(answer.text)")
        let page = try await site.page(try #require(answer.headers[.location]))
        #expect(page.status == 200)
        #expect(page.text.contains("&lt;i&gt;Summer") && !page.text.contains("<i>Summer"))
    }

    @Test("Weights of rules are frozen with the slate, as those of the command; a text that is none is refused")
    func weights() async throws {
        let site = try await RegisterServer()
        func solve(_ weights: String, key: String) async throws -> Answer {
            let fields = Self.window.merging(["weights": weights]) { $1 }
            return try await site.send("/slates", fields, as: "assignment_officer", key: key)
        }
        let plain = try await self.solve(site)
        let made = try await solve("fill.priority=7,\nmove.cost=0", key: "weighed")
        #expect(made.status == 201, "\(made.text)")
        let weighed = try #require(try made.object["id"] as? String)
        let inputs = "/slates/diff.csv?before=\(plain)&after=\(weighed)&table=inputs"
        let text = try await site.server.ask(.get, inputs, .persona("planner")).text
        #expect(text.contains("fill.priority") && text.contains("move.cost"), "\(text)")
        for bad in [
            "fill.priority", "fill.priority=x", "move.cost=1,move.cost=2", "fill.prority=1", "grade.band=1",
            "move.cost=10001",
        ] {
            let refused = try await solve(bad, key: bad)
            #expect(refused.status == 400, "\(refused.text)")
            #expect(try refused.object["code"] as? String == "parameter.bad-value", "\(bad)")
        }
        let misspelt = try await solve("fill.prority=1", key: "misspelt").object
        #expect((misspelt["fix"] as? String)?.hasPrefix("Did you mean fill.priority? There are: ") == true)
        #expect(try await site.page("/slates", as: "planner").text.contains("name=\"weights\""))
    }

    @Test("Weights may be an object of whole numbers; another shape is answered with the two that may be sent")
    func weightObject() async throws {
        let site = try await RegisterServer()
        func solve(_ field: String, _ value: any Sendable, key: String) async throws -> Answer {
            var fields: [String: any Sendable] = Self.window
            fields[field] = value
            return try await site.send("/slates", fields, as: "assignment_officer", key: key)
        }
        let text = try await solve("weights", "fill.priority=7, move.cost=0", key: "text")
        let object = try await solve("weights", ["move.cost": 0, "fill.priority": 7], key: "object")
        #expect(object.status == 201, "\(object.text)")
        let (one, other) = (try text.object["id"] as? String ?? "", try object.object["id"] as? String ?? "")
        let inputs = "/slates/diff.csv?before=\(one)&after=\(other)&table=inputs"
        let differences = try await site.server.ask(.get, inputs, .persona("planner")).text
        #expect(!differences.contains("fill.priority") && !differences.contains("move.cost"), "\(differences)")
        let described = try await site.server.ask(.get, "/openapi.json").text
        #expect(described.contains(#""weights":{"type":["string","object""#))
        #expect(described.contains(#""additionalProperties":{"type":"integer"}"#))
        let again = try await site.send(
            "/slates/\(one)/again", ["weights": ["move.cost": 3]], as: "assignment_officer", key: "again")
        #expect(again.status == 201, "\(again.text)")
        for bad: any Sendable in [
            ["move.cost": 1.5], ["move.cost": "2"], ["move.cost": true], ["a=1,b": 2], [1, 2], [["move.cost": 1]],
            [String](), ["move.cost=5"], 5, true,
        ] as [any Sendable] {
            let refused = try await solve("weights", bad, key: "bad \(bad)").object
            #expect(refused["code"] as? String == "request.malformed", "\(refused)")
            #expect(
                refused["fix"] as? String
                    == "Write it as a text, such as \"fill.priority=3, move.cost=1\", or as an object, such as "
                    + "{\"fill.priority\":3,\"move.cost\":1}.", "\(refused)")
        }
        let titled = try await solve("title", ["move.cost": 1], key: "title").object
        #expect(titled["fix"] as? String == "Write it as a text, such as \"Summer 2027\".", "\(titled)")
        let unknown = try await solve("colour", ["move.cost": 1], key: "unknown").object
        let errors = unknown["errors"] as? [[String: String]]
        #expect(errors?.map { $0["detail"] } == ["There is no field (colour)."], "\(unknown)")
        var headers = HTTPFields.persona("assignment_officer")
        headers[.idempotencyKey] = "twice"
        let twice = try await site.server.ask(
            .post, "/slates", headers, body: #"{"weights": {"move.cost": 1, "move.c\u006fst": 2}}"#)
        #expect(try (twice.object["detail"] as? String) == "The field (move.cost) came more than once.")
    }

    @Test("Two actors may choose the same key: each gets a slate of their own")
    func sameKey() async throws {
        let site = try await RegisterServer()
        let mine = try await solve(site, key: "k")
        let other = try await site.send("/slates", Self.window, as: "planner", key: "k")
        #expect(other.status == 201, "\(other.text)")
        #expect(try other.object["id"] as? String != mine)
    }

    @Test("The reasons of a position and of a person are exported as CSV, every gate and entry of points a row")
    func reasons() async throws {
        let site = try await RegisterServer()
        let slate = try await solve(site)
        let lines = try await lines(site, slate)
        let position = try #require(lines[0]["position"] as? String)
        let rival = try #require(lines[1]["person"] as? String)
        let queries = [
            "explain?position=\(position)", "explain?position=\(position)&versus=\(rival)", "why?person=\(rival)",
        ]
        for query in queries {
            let parts = query.split(separator: "?").map(String.init)
            let csv = try await site.server.ask(
                .get, "/slates/\(slate)/\(parts[0]).csv?\(parts[1])", .persona("planner"))
            #expect(csv.status == 200 && csv.headers[.contentType] == "text/csv; charset=utf-8")
            let records = csvRecords(csv.text)
            #expect(records.first == ReasonLedger.columns.map(\.name))
            let value = try await site.object("/slates/\(slate)/\(parts[0]).json?\(parts[1])")
            let ledger = try #require(value["ledger"] as? [[String: Any]])
            #expect(records.count == ledger.count + 1 && ledger.count > 3)
            #expect(records.dropFirst().map { $0[2] } == ledger.map { $0["rule"] as? String ?? "" })
            let page = try await site.page("/slates/\(slate)/\(query)", as: "planner").text
            #expect(page.contains("/slates/\(slate)/\(parts[0]).csv?"))
            #expect(csv.headers[.cacheControl] == "no-store")
        }
        let described = try await site.server.ask(.get, "/openapi.json").text
        #expect(described.contains("in the columns section, side, rule, kind, person"))
    }

    @Test("A slate whose run repeated differs from what is stored is a fault of 500, on every address")
    func altered() async throws {
        let site = try await RegisterServer()
        let slate = try await solve(site)
        let line = try #require(try await lines(site, slate).first?["position"] as? String)
        await site.store.alterPlan(of: slate)
        for address in [
            "/slates/\(slate).json", "/slates/\(slate).csv", "/slates/\(slate)/explain.json?position=\(line)",
        ] {
            let answer = try await site.server.ask(.get, address, .persona("planner"))
            #expect(answer.status == 500 && answer.text.contains("run.differs"), "\(address) \(answer.status)")
        }
        #expect(try await site.page("/slates/\(slate)").status == 500)
    }

    @Test("A title that is too long or holds a control character is refused with the field and what is allowed")
    func title() async throws {
        let site = try await RegisterServer()
        for title in [String(repeating: "x", count: 121), "red\u{1B}[31m"] {
            let answer = try await site.send(
                "/slates", Self.window.merging(["title": title]) { $1 }, as: "planner", key: "t"
            )
            #expect(answer.status == 400)
            let problem = try #require((try answer.object["errors"] as? [[String: Any]])?.first)
            #expect(problem["pointer"] as? String == "/title")
            #expect((problem["fix"] as? String)?.isEmpty == false)
        }
        let form = try await site.page("/slates", as: "planner").text
        #expect(form.contains("name=\"title\" maxlength=\"120\""))
    }

    @Test("Pages of 50 rows, the text that rows hold, and CSV of the whole table agree")
    func tables() async throws {
        let site = try await RegisterServer()
        let slate = try await solve(site)
        let lines = try await lines(site, slate)
        let csv = try await site.server.ask(.get, "/slates/\(slate).csv")
        #expect(csvRecords(csv.text).count - 1 == lines.count)
        let found = try await site.server.ask(.get, "/slates/\(slate).csv?q=PHL")
        let wanted = lines.count { $0["country"] as? String == "PHL" }
        #expect(wanted > 0 && csvRecords(found.text).count - 1 == wanted)
        let none = try await site.page("/slates/\(slate)?q=nowhere").text
        #expect(none.contains("\(lines.count) rows without it"))
        #expect(none.contains("role=\"search\" aria-label=\"Filters\""))
        let undecided = try await site.page("/slates/\(slate)?table=pins").text
        #expect(undecided.contains("Nothing was decided by hand") && !undecided.contains("Filters"))
        #expect(try await site.page("/slates/\(slate)?table=unfilled&page=1").status == 200)
        #expect(try await site.page("/slates/\(slate)?table=unfilled&page=2").status == 400, "beyond the last page")
        let unknown = try await site.server.ask(.get, "/slates/\(slate).json?table=lins")
        #expect(unknown.status == 400)
        #expect(try await site.page("/slates/slt_999999").status == 404)
    }

    @Test("A reason is needed to decide by hand, and the kind must be one of two")
    func reason() async throws {
        let site = try await RegisterServer()
        let slate = try await solve(site)
        let line = try #require(try await lines(site, slate).first)
        var body = [
            "kind": "pin", "person": try #require(line["person"] as? String),
            "position": try #require(line["position"] as? String), "reason": " ",
        ]
        let path = "/slates/\(slate)/pins"
        let blank = try await site.send(path, body, as: "assignment_officer", key: "a", version: 1)
        #expect(blank.status == 400 && blank.text.contains("Say why"))
        body["reason"] = "Good."
        body["kind"] = "glue"
        let glue = try await site.send(path, body, as: "assignment_officer", key: "b", version: 1)
        #expect(glue.status == 400 && glue.text.contains("pin, exclude"))
    }
}
