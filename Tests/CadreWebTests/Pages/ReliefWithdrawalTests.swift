import CadreApplication
import CadreDomain
import Foundation
import HTTPTypes
import Testing

@testable import CadreWeb

@Suite("Withdrawing a relief on its page and as a program")
struct ReliefWithdrawalTests {
    let path = "/positions/\(RegisterSample.position(100))"

    /// A browser with the session of an assignment officer.
    private struct Browser {
        let site: RegisterServer
        let headers: HTTPFields

        init(_ site: RegisterServer) async throws {
            self.site = site
            headers = try await site.server.session("assignment_officer")
        }

        func page(_ path: String) async throws -> Answer {
            var reading = HTTPFields.browser
            reading[.cookie] = headers[.cookie]
            return try await site.server.ask(.get, path, reading)
        }

        /// Sends the form of a page as it stands, with what was typed in.
        func send(_ page: Answer, _ action: String, _ typed: String = "") async throws -> Answer {
            let form = try #require(page.text.range(of: "action=\"\(action)\"")?.upperBound)
            let end = try #require(page.text[form...].range(of: "</form>")?.lowerBound)
            let fields = page.text[form..<end].matches(of: /type="hidden" name="([^"]*)" value="([^"]*)"/).map {
                "\($0.1)=\($0.2.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
            }
            let body = (fields + (typed.isEmpty ? [] : [typed])).joined(separator: "&")
            return try await site.server.ask(.post, action, headers, body: body)
        }
    }

    @Test("Right after naming one button undoes it, and after that one button names the same person again")
    func undo() async throws {
        let site = try await RegisterServer()
        let browser = try await Browser(site)
        let typed = "person=\(RegisterSample.person(95))&from=2027-08-01&planned_end=2029-08-01"
        let empty = try await browser.page(path)
        #expect(!empty.text.contains("<button>Undo</button>"))
        // The first form of the page that names a relief has no hidden person.
        let token = try #require(empty.hidden("form_token", before: "\(path)/relief"))
        let key = try #require(empty.hidden("idempotency_key", before: "\(path)/relief"))
        let named = try await site.server.ask(
            .post, "\(path)/relief", browser.headers, body: "form_token=\(token)&idempotency_key=\(key)&\(typed)")
        try #require(named.status == 303, "\(named.text)")
        let after = try await browser.page(path)
        #expect(
            after.text.contains("You named Person 95 (per_000095) as relief.")
                && after.text.contains("<button>Undo</button>"))
        let other = try await site.page(path, as: "planner").text
        #expect(!other.contains("<button>Undo</button>") && !other.contains("Withdraw the relief"))

        let undone = try await browser.send(after, "\(path)/relief/withdrawal")
        #expect(undone.status == 303 && undone.headers[.location] == path, "\(undone.text)")
        let open = try await browser.page(path)
        #expect(open.text.contains("You withdrew Person 95 (per_000095) as relief."))
        #expect(open.text.contains("nobody named") && open.text.contains("Name a relief"))
        #expect(open.text.contains("withdrew <a href=\"/people/per_000095\">Person 95 (per_000095)</a> as relief for "))
        #expect(open.text.contains(" (pos_000100)</a>. Reason: \u{201C}Undone by who"))
        #expect(!open.text.contains("class=\"s-relief\""))

        let again = try await browser.send(open, "\(path)/relief")
        #expect(again.status == 303, "\(again.text)")
        let page = try await browser.page(path).text
        #expect(
            page.contains("Person 95, reports 1 August 2027")
                && page.contains("You named Person 95 (per_000095) as relief."))
    }

    @Test("A named relief has a closed form that withdraws it with a reason; a page that is stale is told so")
    func form() async throws {
        let site = try await RegisterServer()
        let browser = try await Browser(site)
        func name(_ number: Int, _ key: String) async throws {
            let answer = try await site.send(
                "\(path)/relief", ["person": RegisterSample.person(number).rawValue, "from": "2027-08-01"],
                as: "assignment_officer", key: key)
            try #require(answer.status == 201, "\(answer.text)")
        }
        try await name(95, "a")
        let old = try await browser.page(path)
        #expect(old.text.contains("<details><summary>Withdraw the relief</summary>"))
        let action = "\(path)/relief/withdrawal"
        let version = try #require(old.hidden("version", before: action))
        let json = try await site.object("\(path).json")
        let figures = try #require(json["figures"] as? [String: Any])
        #expect(figures["relief_version"] as? Int == Int(version))
        let token = try #require(old.hidden("form_token", before: action))
        func send(_ key: String, _ reason: String) async throws -> Answer {
            try await site.server.ask(
                .post, action, browser.headers,
                body: "form_token=\(token)&idempotency_key=\(key)&version=\(version)&reason=\(reason)")
        }
        #expect(try await send("k0", "%20").status == 400)
        let done = try await send("k1", "Promised%20%3Celsewhere%3E")
        #expect(done.status == 303, "\(done.text)")
        #expect(try await send("k1", "Promised%20%3Celsewhere%3E").status == 303, "a form sent twice is one change")
        let page = try await browser.page(path).text
        #expect(page.contains("Reason: \u{201C}Promised &lt;elsewhere&gt;\u{201D}"))
        #expect(try await send("k2", "Again").status == 409)
        try await name(97, "b")
        let stale = try await send("k3", "Again")
        #expect(stale.status == 412 && stale.text.contains("per_000097"), "\(stale.text)")
    }

    @Test("A program names the version in If-Match: without one 428, with a stale one 412, then 200")
    func program() async throws {
        let site = try await RegisterServer()
        let action = "\(path)/relief/withdrawal"
        func send(_ key: String, _ version: Int?, as persona: String = "assignment_officer") async throws -> Answer {
            try await site.send(action, ["reason": "Promised elsewhere."], as: persona, key: key, version: version)
        }
        #expect(try await send("a", 1).object["code"] as? String == "relief.not-named")
        let named = try await site.send(
            "\(path)/relief", ["person": RegisterSample.person(95).rawValue, "from": "2027-08-01"],
            as: "assignment_officer", key: "n")
        let assignment = try #require(try named.object["assignment"] as? String)
        let figures = try #require(try await site.object("\(path).json")["figures"] as? [String: Any])
        let version = try #require(figures["relief_version"] as? Int)
        #expect(try await send("b", nil).status == 428)
        let stale = try await send("c", version ^ 1)
        #expect(stale.status == 412)
        #expect(try stale.object["code"] as? String == "version.stale")
        #expect(try await send("d", version, as: "planner").status == 403)
        let done = try await send("e", version)
        #expect(done.status == 200, "\(done.text)")
        #expect(try done.object["assignment"] as? String == assignment)
        #expect(try done.object["state"] as? String == "cancelled")
        #expect(try await send("e", version).text == done.text)
        #expect(
            try await site.rows("/positions.json?id=pos_000100&fields=id,relief").first?["relief"] as? String == "none")
    }

    @Test("A relief that a published slate named has no form; the page says why and what to do")
    func published() async throws {
        let site = try await RegisterServer()
        let solved = try await site.send(
            "/slates", ["from": "2027-07-01", "to": "2028-06-30"], as: "assignment_officer", key: "s")
        let slate = try #require(try solved.object["id"] as? String, "\(solved.text)")
        _ = try await site.send("/slates/\(slate)/submission", [:], as: "assignment_officer", key: "t", version: 1)
        let done = try await site.send("/slates/\(slate)/publication", [:], as: "planner", key: "p", version: 2)
        try #require(done.status == 200, "\(done.text)")
        let named = try #require(try await site.rows("/positions.json?relief=named&fields=id").first?["id"] as? String)
        let page = try await site.page("/positions/\(named)", as: "assignment_officer").text
        #expect(page.contains("was named by publishing the slate (\(slate))") && !page.contains("Withdraw the relief"))
    }
}
