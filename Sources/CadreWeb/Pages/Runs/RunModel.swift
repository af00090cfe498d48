import CadreApplication
import CadreDomain

/// What the page of a run shows: its progress while it is open, what it led to, and the button that stops it.
struct RunModel: Sendable {
    /// The button that stops the run.
    struct Stop: Sendable {
        let form: FormFields
        let action: String
    }

    let eventsAddress: String?
    let againAddress: String?
    let next: Link?
    let stop: Stop?
    let permission: Permission?
    let problems: [ProblemLine]
    let hasProblems: Bool
    let facts: Facts

    /// A part at fault of a run that failed.
    struct ProblemLine: Sendable {
        let pointer: String
        let detail: String
        let fix: String
    }

    private init(_ detail: ShowRun.Detail, _ request: WebRequest) {
        let run = detail.run
        let isLive = run.isOpen && request.asOf == request.state.today
        eventsAddress = isLive ? "/runs/\(run.id)/events" : nil
        againAddress = run.isOpen ? request.link("/runs/\(run.id)") : nil
        next = run.slate.map { Link("Open slate \($0)", request.link("/slates/\($0)")) }
        let mayStop = detail.mayStop && request.persona != nil && isLive
        stop =
            mayStop ? Stop(form: request.formFields(for: "/runs/\(run.id)/stop"), action: "/runs/\(run.id)/stop") : nil
        permission =
            isLive && run.stopper == nil && !mayStop ? Permission(.solveSlate, "stop this run", request) : nil
        if case .failed(let refusal) = run.state {
            problems = refusal.problems.map { ProblemLine(pointer: $0.pointer, detail: $0.detail, fix: $0.fix) }
        } else {
            problems = []
        }
        hasProblems = !problems.isEmpty
        facts = Self.facts(detail, request)
    }

    /// The page.
    static func page(_ detail: ShowRun.Detail, _ request: WebRequest) -> Page {
        let run = detail.run
        return Page(
            title: "\(run.title) \u{00B7} \(run.id)", section: .assignments, status: RunList.mark(run.state),
            scope: "Window \(run.window.start) to \(run.window.end.adding(days: -1))", answer: detail.sheet.answer,
            template: "run", model: RunModel(detail, request),
            exports: ExportRow(request, wholeCommand: "cadre run show \(run.id)"),
            reasons: detail.sheet.figures.map { Definition($0.title, $0.definition) }
        )
    }

    private static func facts(_ detail: ShowRun.Detail, _ request: WebRequest) -> Facts {
        let run = detail.run
        func fact(_ name: String, address: String? = nil) -> Facts.Fact? {
            detail.sheet.figures.first { $0.name == name && $0.value != .missing }.map {
                Facts.Fact($0.title, SheetText.text($0.value), address: address)
            }
        }
        return Facts(
            [
                fact("kind"), fact("asked_by"), Facts.Fact("Asked at", Words.moment(run.askedAt)),
                fact("base", address: run.base.map { request.link("/slates/\($0.slate)") }), fact("seconds"),
                run.attemptCount > 1 ? fact("attempts") : nil, fact("phase"), fact("steps"),
                fact(run.isOpen ? "best" : "points"), fact("bound"), fact("gap"),
                fact("stopped_by"), fact("stopped_after"), fact("error"),
                Facts.Fact("Input frozen at", "journal index \(Words.number(Int(run.journalIndex)))"),
                Facts.Fact("Input, SHA-256", run.inputDigest),
                run.found.map { Facts.Fact("Plan, SHA-256", $0.planDigest) },
                run.slate.map { Facts.Fact("Repeat it", "cadre run replay \($0)") },
            ].compactMap(\.self)
        )
    }
}
