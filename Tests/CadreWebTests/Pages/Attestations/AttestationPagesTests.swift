import CadreApplication
import CadreDomain
import CadreTestSupport
import Foundation
import HTTPTypes
import Testing

@testable import CadreWeb

@Suite("The pages of attestation")
struct AttestationPagesTests {
    private static let path = "/offices/ODC-DEU/attest"

    /// A site with an open campaign.
    private static func site() async throws -> SnapshotSite {
        let site = try await SnapshotSite()
        try await site.openAttestation()
        return site
    }

    /// The body of the form of a page, with further fields.
    private static func body(_ page: Answer, _ more: String) throws -> String {
        let names = ["form_token", "idempotency_key", "digest", "rows", "step"]
        let hidden = try names.map { name in
            let value = try #require(page.hidden(name, before: path), "\(name)")
            return "\(name)=\(value.replacing(":", with: "%3A").replacing(",", with: "%2C"))"
        }
        return hidden.joined(separator: "&") + more
    }

    @Test("One form without a script attests an office: read, send, read the receipt")
    func form() async throws {
        let site = try await Self.site()
        let headers = try await site.server.session("office_chief")
        let page = try await site.server.ask(.get, Self.path, headers)
        #expect(page.status == 200 && page.text.components(separatedBy: "name=\"correct\"").count == 5)
        let body = try Self.body(page, "&all=yes&note_pos_000003=Left+on+3+November.")
        let sent = try await site.server.ask(.post, Self.path, headers, body: body)
        #expect(sent.status == 303 && sent.headers[.location] == Self.path, "\(sent.text)")
        let receipt = try await site.server.ask(.get, Self.path, headers)
        #expect(receipt.text.contains("Receipt") && receipt.text.contains("1 finding"))
        #expect(!receipt.text.contains("name=\"correct\""))
        // The link was lost and the browser sends the form again.
        let again = try await site.server.ask(.post, Self.path, headers, body: body)
        #expect(again.status == 303)
        let list = try await site.server.ask(.get, "/attestations/findings.json", .persona("planner")).object
        #expect(list["total"] as? Int == 1)
    }

    @Test("A form with a row left open is kept as a draft, and its ticks and notes stand in the form again")
    func draft() async throws {
        let site = try await Self.site()
        let headers = try await site.server.session("office_chief")
        let page = try await site.server.ask(.get, Self.path, headers)
        let more = "&correct=pos_000003&note_pos_000004=Wrong."
        let sent = try await site.server.ask(.post, Self.path, headers, body: try Self.body(page, more))
        #expect(sent.status == 303)
        let kept = try await site.server.ask(.get, Self.path, headers).text
        #expect(kept.contains("value=\"pos_000003\" checked"))
        #expect(kept.contains("<details open>") && kept.contains("value=\"Wrong.\""))
        #expect(!kept.contains("value=\"pos_000005\" checked") && kept.contains("rows of 4 left to attest"))
    }

    @Test("Rows that changed meanwhile are refused on the page, with what they are and with the other answers kept")
    func changed() async throws {
        let site = try await Self.site()
        let headers = try await site.server.session("office_chief")
        let page = try await site.server.ask(.get, Self.path, headers)
        let body = try Self.body(page, "&correct=pos_000004&correct=pos_000003&note_pos_000005=Wrong.")
        let caller = Caller.sample()
        _ = try await site.keeper.write { _ throws(Refusal) in
            Commit(
                caller: caller, at: SampleService.now,
                changes: [
                    .assignment(.sample(3, person: 9, position: 3, from: "2024-03-01", plannedEnd: "2027-03-01"))
                ],
                entries: [
                    JournalDraft(
                        action: "assignment.imported", objectKind: "assignment", objectID: "asg_000003", before: nil,
                        after: nil)
                ])
        }
        let refused = try await site.server.ask(.post, Self.path, headers, body: body)
        #expect(refused.status == 409 && refused.text.contains("rows have changed"))
        #expect(refused.text.contains("<code>pos_000003</code> It has changed since it was shown"))
        #expect(refused.text.contains("value=\"pos_000004\" checked") && refused.text.contains("value=\"Wrong.\""))
        #expect(!refused.text.contains("value=\"pos_000003\" checked"))
        let json = try await site.server.ask(.get, Self.path + ".json", .persona("planner")).object
        let figures = try #require(json["figures"] as? [String: Any])
        #expect(figures["left"] as? Int == 4)
    }

    @Test("A program reads the digest, attests with it and gets the receipt; a wrong digest is refused")
    func program() async throws {
        let site = try await Self.site()
        let form = try await site.server.ask(.get, Self.path + ".json", .persona("planner")).object
        let digest = try #require((form["figures"] as? [String: Any])?["digest"] as? String)
        func send(_ key: String, _ digest: String) async throws -> Answer {
            try await site.send(
                Self.path, ["digest": digest, "all": "yes", "note_pos_000003": "Gone.", "step": "send"],
                as: "office_chief", key: key)
        }
        let wrong = try await send("wrong", String(repeating: "0", count: 64))
        #expect(try wrong.object["code"] as? String == "attestation.changed")
        let receipt = try await send("right", digest).object
        #expect(receipt["state"] as? String == "attested" && receipt["digest"] as? String == digest)
        #expect(receipt["findings"] as? Int == 1 && receipt["journal_index"] as? Int == 3)
        for (field, body) in [
            ("note_", ["digest": digest, "step": "send", "note_": "x"]),
            ("step", ["digest": digest, "step": "sned"]),
            ("rows", ["digest": digest, "step": "send", "rows": "x y:1"]),
        ] {
            let answer = try await site.send(Self.path, body, as: "office_chief", key: "bad-\(field)")
            #expect(answer.status == 400, "\(field): \(answer.text)")
        }
        let unknown = try await site.send(
            Self.path, ["digest": digest, "step": "send", "nota_pos_000003": "x"], as: "office_chief", key: "unknown")
        #expect(unknown.text.contains("/nota_pos_000003"))
    }

    @Test("An office of many rows is answered in parts; a part that there is not is refused")
    func parts() async throws {
        var register = Register(offices: [.sample(1, code: "ODC-PHL")])
        register.positions = (1...120).map { .sample($0) }
        let site = try await SnapshotSite(register)
        try await site.openAttestation()
        let headers = try await site.server.session("office_chief")
        let path = "/offices/ODC-PHL/attest"
        for part in 1...3 {
            let page = try await site.server.ask(.get, "\(path)?part=\(part)", headers)
            #expect(page.text.components(separatedBy: "name=\"correct\"").count == (part < 3 ? 51 : 21))
        }
        #expect(try await site.server.ask(.get, "\(path)?part=4", headers).status == 400)
        let names = ["form_token", "idempotency_key", "digest", "rows", "step"]
        for part in 1...3 {
            let page = try await site.server.ask(.get, "\(path)?part=\(part)", headers)
            let body = try names.map { "\($0)=\(try #require(page.hidden($0, before: path)))" }.joined(separator: "&")
            let sent = try await site.server.ask(.post, path, headers, body: body + "&all=yes")
            #expect(sent.headers[.location] == (part < 3 ? "\(path)?part=\(part + 1)" : path))
        }
        #expect(try await site.server.ask(.get, path, headers).text.contains("Receipt"))
    }

    @Test("A planner opens a campaign on the page and closes it; others are told who may")
    func campaign() async throws {
        let site = try await SnapshotSite()
        let headers = try await site.server.session("planner")
        let page = try await site.server.ask(.get, "/attestations", headers)
        #expect(page.text.contains("Open campaign"))
        let fields = ["form_token", "idempotency_key"].map { "\($0)=\(page.hidden($0, before: "/attestations") ?? "")" }
        let opened = try await site.server.ask(
            .post, "/attestations", headers,
            body: fields.joined(separator: "&") + "&quarter=FY2027-Q1&roster_of=2026-11-01&due=2026-11-30")
        #expect(opened.status == 303, "\(opened.text)")
        let open = try await site.server.ask(.get, "/attestations", headers)
        #expect(open.text.contains("Close the open campaign") && open.text.contains("FY2027-Q1"))
        let other = try await site.server.ask(.get, "/attestations", .browser)
        #expect(!other.text.contains("Close the open campaign") && other.text.contains("A planner may"))
    }
}

extension SnapshotSite {
    /// Puts somebody else into a position of the office in Germany, and takes another position away.
    func changeRoster() async throws {
        let register = await keeper.snapshot.register
        var gone = try #require(register.positions.first { $0.id == ID(prefix: "pos_", sequence: 6) })
        gone.validity = SampleDay.range("2010-01-01", "2026-10-01")
        let assignment = Assignment.sample(
            3, person: 9, position: 3, from: "2024-03-01", plannedEnd: "2027-03-01")
        let (caller, changes) = (Caller.sample(), [Change.assignment(assignment), .position(gone)])
        _ = try await keeper.write { _ throws(Refusal) in
            Commit(
                caller: caller, at: Timestamp(milliseconds: SampleService.now.milliseconds + 1), changes: changes,
                entries: [
                    JournalDraft(
                        action: "assignment.imported", objectKind: "assignment", objectID: "asg_000003", before: nil,
                        after: nil)
                ])
        }
    }

    /// Opens the campaign of the first quarter.
    func openAttestation() async throws {
        let answer = try await send("/attestations", ["quarter": "FY2027-Q1"], as: "planner", key: "attestation")
        try #require(answer.status == 201, "\(answer.text)")
    }

    /// Opens the campaign, and attests an office with a finding.
    func attest() async throws {
        try await openAttestation()
        let path = "/offices/ODC-DEU/attest"
        let form = try await server.ask(.get, path + ".json", .persona("planner")).object
        let digest = try #require((form["figures"] as? [String: Any])?["digest"] as? String)
        let body = ["digest": digest, "all": "yes", "note_pos_000003": "Left on 3 November.", "step": "send"]
        let answer = try await send(path, body, as: "office_chief", key: "attest")
        try #require(answer.status == 200, "\(answer.text)")
    }
}
