import CadreApplication
import CadreDomain
import CadreTestSupport
import HTTPTypes
import Testing

@testable import CadreWeb

/// One page to be kept as text: its file's name, and how to come to it.
struct PageCase: Sendable {
    let name: String
    let page: @Sendable (SnapshotSite) async throws -> Page
    /// Whether the register is empty; else it is the one of the snapshots.
    var isEmpty = false

    init(_ name: String, isEmpty: Bool = false, _ page: @escaping @Sendable (SnapshotSite) async throws -> Page) {
        self.name = name
        self.isEmpty = isEmpty
        self.page = page
    }

    /// A page that is read at an address, with nothing done before.
    init(_ name: String, isEmpty: Bool = false, at path: String, as persona: String? = nil) {
        self.init(name, isEmpty: isEmpty) { try await $0.page(path, as: persona) }
    }

    /// The page as text.
    func text() async throws -> String {
        let site = try await SnapshotSite(isEmpty ? Register() : nil)
        return site.text(of: try await page(site))
    }

    /// For each template one page that shows what it has, and one that shows what it says where there is nothing.
    static let all: [PageCase] =
        register + sources + staffing + attestation + slates + runs + changes + reasons + oversight + ViewCases.all

    private static let attestation: [PageCase] = [
        PageCase("quality", at: "/quality", as: "planner"),
        PageCase("quality-empty", isEmpty: true, at: "/quality", as: "planner"),
        PageCase("quality-faults", at: "/quality/faults?limit=3", as: "planner"),
        PageCase("attestations") { site in
            try await site.openAttestation()
            return try await site.page("/attestations", as: "planner")
        },
        PageCase("attestations-empty", at: "/attestations", as: "planner"),
        PageCase("attestations-offices") { site in
            try await site.openAttestation()
            return try await site.page("/attestations/offices", as: "planner")
        },
        PageCase("attest") { site in
            try await site.openAttestation()
            return try await site.page("/offices/ODC-DEU/attest", as: "office_chief")
        },
        PageCase("attest-empty") { site in
            try await site.openAttestation()
            return try await site.page("/offices/ODC-JPN/attest", as: "office_chief")
        },
        PageCase("attest-changed") { site in
            try await site.attest()
            _ = try await site.send("/attestations/closure", [:], as: "planner", key: "close")
            try await site.changeRoster()
            _ = try await site.send("/attestations", ["quarter": "FY2027-Q2"], as: "planner", key: "second")
            return try await site.page("/offices/ODC-DEU/attest", as: "office_chief")
        },
        PageCase("attest-refused") { site in
            try await site.openAttestation()
            let path = "/offices/ODC-DEU/attest"
            let form = try await site.server.ask(.get, path + ".json", .persona("planner")).object
            let figures = try #require(form["figures"] as? [String: Any])
            let rows = try #require(form["rows"] as? [[String: Any]])
            let shown = rows.map { "\($0["position"] ?? ""):\($0["mark"] ?? "")" }.joined(separator: ",")
            try await site.changeRoster()
            let digest = try #require(figures["digest"] as? String)
            return try await site.refusal(
                path, ["digest": digest, "rows": shown, "correct": "pos_000004", "step": "send"], as: "office_chief",
                key: "changed")
        },
        PageCase("attest-sent") { site in
            try await site.attest()
            return try await site.page("/offices/ODC-DEU/attest", as: "office_chief")
        },
        PageCase("findings") { site in
            try await site.attest()
            return try await site.page("/attestations/findings", as: "assignment_officer")
        },
        PageCase("findings-empty", at: "/attestations/findings"),
    ]

    private static let sources: [PageCase] = [
        PageCase("sources") { site in
            try await site.disagree()
            return try await site.page("/sources", as: "planner")
        },
        PageCase("sources-empty", at: "/sources"),
        PageCase("source") { site in
            try await site.disagree()
            return try await site.page("/sources/hr", as: "planner")
        },
        PageCase("source-empty") { site in
            try await site.disagree()
            return try await site.page("/sources/silent", as: "inspector")
        },
        PageCase("disagreements") { site in
            try await site.disagree()
            return try await site.page("/disagreements?state=open", as: "planner")
        },
        PageCase("disagreements-empty", at: "/disagreements", as: "planner"),
        PageCase("disagreement") { site in
            try await site.disagree()
            return try await site.page("/disagreements/person-per_000002-grade", as: "planner")
        },
        PageCase("disagreement-visited") { site in
            try await site.disagree()
            return try await site.page("/disagreements/person-per_000002-grade", as: "inspector")
        },
        PageCase("person-sources") { site in
            try await site.disagree()
            return try await site.page("/people/per_000002", as: "planner")
        },
    ]

    private static let register: [PageCase] = [
        PageCase("desk") { site in
            _ = try await site.submit()
            return try await site.page("/", as: "planner")
        },
        PageCase("desk-empty", isEmpty: true, at: "/", as: "planner"),
        PageCase("list", at: "/positions?state=funded&limit=2&page=2&sort=-number"),
        PageCase("list-empty", at: "/positions?status=vacant&country=JPN"),
        PageCase("position") { site in
            _ = try await site.solve()
            return try await site.page("/positions/pos_000001", as: "assignment_officer")
        },
        PageCase("position-empty", at: "/positions/pos_000005"),
        PageCase("position-refused") { site in
            try await site.refusal(
                "/positions/pos_000001/relief", ["person": "per_000009", "from": "2027-01-04"],
                as: "assignment_officer", key: "relief")
        },
        PageCase("position-history") { site in
            let relief = ["person": "per_000008", "from": "2027-06-01"]
            let path = "/positions/pos_000002"
            let answer = try await site.send("\(path)/relief", relief, as: "assignment_officer", key: "relief")
            try #require(answer.status == 201, "\(answer.text)")
            return try await site.page(path, as: "assignment_officer")
        },
        PageCase("person", at: "/people/per_000002", as: "planner"),
        PageCase("person-empty", at: "/people/per_000009", as: "planner"),
        PageCase("country") { site in
            try await site.loadDemand()
            return try await site.page("/countries/DEU")
        },
        PageCase("country-empty", at: "/countries/ZMB"),
        PageCase("office", at: "/offices/ODC-DEU"),
        PageCase("office-empty", at: "/offices/ODC-JPN"),
    ]

    private static let staffing: [PageCase] = [
        PageCase("world", at: "/world"),
        PageCase("world-empty", isEmpty: true, at: "/world"),
        PageCase("gap", at: "/staffing/gap?by=command&country=DEU"),
        PageCase("gap-empty", isEmpty: true, at: "/staffing/gap"),
        PageCase("projected", at: "/staffing/projected?country=PHL"),
        PageCase("projected-empty", at: "/staffing/projected?country=JPN"),
        PageCase("workforce", at: "/workforce?by=command", as: "planner"),
        PageCase("workforce-empty", isEmpty: true, at: "/workforce", as: "planner"),
        PageCase("position-days", at: "/staffing/gap-days"),
        PageCase("position-days-empty", at: "/staffing/overlap-days?country=PHL"),
    ]

    private static let slates: [PageCase] = [
        PageCase("slates") { site in
            _ = try await site.exclude()
            return try await site.page("/slates", as: "assignment_officer")
        },
        PageCase("slates-empty", at: "/slates"),
        PageCase("slate") { site in
            let slate = try await site.solve()
            return try await site.page("/slates/\(slate)", as: "assignment_officer")
        },
        PageCase("slate-submitted") { site in
            let slate = try await site.submit()
            return try await site.page("/slates/\(slate)?table=unfilled", as: "planner")
        },
        PageCase("slate-empty") { site in
            let slate = try await site.solve()
            return try await site.page("/slates/\(slate)?table=pins")
        },
        PageCase("slate-again") { site in
            let slate = try await site.solve()
            let answer = try await site.send(
                "/slates/\(slate)/again", ["keep_points": "100"], as: "assignment_officer", key: "again", version: 1)
            try #require(answer.status == 201, "\(answer.text)")
            return try await site.page("/slates/\(try #require(try answer.object["id"] as? String))")
        },
        PageCase("slate-superseded") { site in
            let (first, _) = try await site.exclude()
            return try await site.page("/slates/\(first)")
        },
        PageCase("slate-stale") { site in
            let slate = try await site.submit()
            let relief = ["person": "per_000009", "from": "2027-08-01", "override_reason": "Arranged by hand."]
            for position in ["pos_000001", "pos_000002"] {
                _ = try await site.send(
                    "/positions/\(position)/relief", relief, as: "assignment_officer", key: position)
            }
            return try await site.refusal(
                "/slates/\(slate)/publication", [:], as: "planner", key: "publish", version: 2)
        },
        PageCase("slate-diff") { site in
            let (first, second) = try await site.exclude()
            return try await site.page("/slates/diff?before=\(first)&after=\(second)")
        },
        PageCase("slate-diff-empty", at: "/slates/diff"),
        PageCase("slate-front") { site in
            let slate = try await site.solve()
            return try await site.page("/slates/\(slate)/front", as: "assignment_officer")
        },
    ]

    private static let runs: [PageCase] = [
        PageCase("runs") { site in
            _ = try await site.solve()
            return try await site.page("/runs", as: "assignment_officer")
        },
        PageCase("run") { site in
            _ = try await site.solve()
            return try await site.page("/runs/run_000001", as: "assignment_officer")
        },
        PageCase("run-waiting") { site in
            try await site.ask()
            return try await site.page("/runs/run_000001", as: "assignment_officer")
        },
        PageCase("run-visited") { site in
            try await site.ask()
            return try await site.page("/runs/run_000001", as: "inspector")
        },
        PageCase("run-failed") { site in
            let body = ["from": "2027-01-01", "to": "2027-12-31", "limits": "min-fill=ODC-DEU:1"]
            let answer = try await site.send("/slates", body, as: "assignment_officer", key: "failed")
            try #require(answer.status >= 400, "\(answer.text)")
            return try await site.page("/runs/run_000001", as: "assignment_officer")
        },
    ]

    private static let changes: [PageCase] = [
        PageCase("bulk", at: "/positions/bulk?where=country%3DDEU", as: "planner"),
        PageCase("bulk-preview") { site in
            let body = ["where": "country=DEU", "set": "post=Elsewhere"]
            let path = "/positions:bulk?dry_run=1"
            let answer = try await site.send(path, body, as: "planner", key: "bulk", accept: "text/html")
            try #require(answer.status == 200, "\(answer.text)")
            return try #require(site.lastPage)
        },
        PageCase("bulk-refused") { site in
            let body = ["where": "country=DEU", "set": "grade_max=O99"]
            return try await site.refusal("/positions:bulk", body, as: "planner", key: "bulk")
        },
        PageCase("edit", at: "/positions/pos_000001/edit?as_of=2026-10-01", as: "planner"),
        PageCase("edit-refused") { site in
            try await site.refusal(
                "/positions/pos_000001/edit", ["title": "Typed", "grade_max": "O99", "reason": "Asked."],
                as: "planner", key: "edit", version: 0)
        },
        PageCase("edit-stale") { site in
            let path = "/positions/pos_000001/edit"
            _ = try await site.send(
                path, ["title": "Theirs", "post": "Theirs"], as: "planner", key: "theirs", version: 0)
            return try await site.refusal(path, ["title": "Yours"], as: "planner", key: "yours", version: 0)
        },
        PageCase("changes") { site in
            _ = try await site.imported()
            return try await site.page("/changes", as: "planner")
        },
        PageCase("change") { site in
            let change = try await site.imported()
            return try await site.page("/changes/\(change)", as: "planner")
        },
        PageCase("change-refused") { site in
            let change = try await site.imported("One, Anna")
            _ = try await site.imported("Two, Anna")
            return try await site.refusal(
                "/changes/\(change)/revert", ["reason": "Of last year."], as: "planner", key: "revert")
        },
        PageCase("change-reverted") { site in
            let change = try await site.imported()
            _ = try await site.send("/changes/\(change)/revert", ["reason": "No."], as: "planner", key: "revert")
            return try await site.page("/changes/\(change)", as: "inspector")
        },
    ]

    private static let reasons: [PageCase] = [
        PageCase("explanation") { site in
            let slate = try await site.solve()
            return try await site.page(
                "/slates/\(slate)/explain?position=pos_000001&versus=per_000001", as: "assignment_officer")
        },
        PageCase("explanation-outsider") { site in
            let slate = try await site.solve()
            return try await site.page("/slates/\(slate)/explain?position=pos_000001&versus=per_000006")
        },
        PageCase("explanation-unfilled") { site in
            let slate = try await site.solve()
            return try await site.page("/slates/\(slate)/explain?position=pos_000006")
        },
        PageCase("explanation-excluded") { site in
            let pin = try await site.excluded()
            return try await site.page("/slates/\(pin.slate)/explain?position=\(pin.position)", as: "planner")
        },
        PageCase("whatif") { site in
            let slate = try await site.solve()
            return try await site.page("/slates/\(slate)/whatif?person=per_000008&position=pos_000001")
        },
        PageCase("whatif-moves") { site in
            let slate = try await site.solve()
            return try await site.page("/slates/\(slate)/whatif?person=per_000005&position=pos_000001")
        },
        PageCase("whatif-gates") { site in
            let slate = try await site.solve()
            return try await site.page("/slates/\(slate)/whatif?person=per_000009&position=pos_000001")
        },
        PageCase("why") { site in
            let slate = try await site.solve()
            return try await site.page("/slates/\(slate)/why?person=per_000008", as: "planner")
        },
        PageCase("why-unplaced") { site in
            let slate = try await site.solve()
            return try await site.page("/slates/\(slate)/why?person=per_000009", as: "planner")
        },
        PageCase("why-excluded") { site in
            let pin = try await site.excluded()
            return try await site.page("/slates/\(pin.slate)/why?person=\(pin.person)", as: "planner")
        },
    ]

    private static let oversight: [PageCase] = [
        PageCase("journal") { site in
            for action in ["slate.solved", "slate.submitted", "slate.published"] {
                site.server.journal.append(action)
            }
            return try await site.page("/journal?after=1&limit=1", as: "planner")
        },
        PageCase("journal-empty", at: "/journal", as: "planner"),
        PageCase("error", at: "/errors/slate.not-found"),
        PageCase("help", at: "/help"),
        PageCase("sign-in", at: "/sign-in?return=/positions"),
        PageCase("sign-in-acting", at: "/sign-in", as: "planner"),
        PageCase("problem") { _ in
            let problems = [
                Refusal.Problem(pointer: "pos_000001", detail: "It has a relief already", fix: "Choose another.")
            ]
            return Problem(
                refusal: Refusal(.slateWrongState, "2 lines no longer hold.", fix: "Solve again.", problems: problems),
                instance: "/slates/slt_000001/publication", requestID: "request-1"
            ).page
        },
        PageCase("problem-empty") { _ in
            Problem(
                refusal: Refusal(.callerUnknown, "Nobody is signed in.", fix: "Say who acts."),
                instance: "/positions/pos_000001/relief", requestID: "request-1"
            ).page
        },
    ]
}
