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
    static let all: [PageCase] = register + staffing + slates + runs + reasons + oversight

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
