import CadreDomain
import CadreLedger
import CadrePlanning

/// Turns a problem and its plan into what is stored of a run.
enum RunRecord {
    /// The run of a slate.
    static func run(
        _ slate: ID<Slate>, _ problem: SlateProblem, _ plan: SlatePlan, journalIndex: Int64
    ) -> SolverRun {
        let text = FrozenInput.text(of: problem)
        return SolverRun(
            slate: slate, frozenInput: text, inputDigest: Digest256(of: text.utf8).description,
            planDigest: PlanText.digest(plan), journalIndex: journalIndex, lines: plan.lines,
            totalPoints: plan.totalPoints, bound: plan.bound, openingCount: plan.openingCount,
            candidateCount: plan.candidateCount, pairCount: plan.pairCount
        )
    }

    /// The journal entry of a solved slate.
    static func entry(_ slate: Slate, _ run: SolverRun, action: String, reason: String? = nil) -> JournalDraft {
        JournalDraft(
            action: action, objectKind: "slate", objectID: slate.id.rawValue, before: nil,
            after: JSONText.object([
                ("id", .text(slate.id.rawValue)), ("title", .text(slate.title)), ("state", .text(slate.state.word)),
                ("version", .int(slate.version)), ("from", .text(slate.window.start.description)),
                ("to", .text(slate.window.end.adding(days: -1).description)), ("lines", .int(run.lines.count)),
                ("total_points", .int(run.totalPoints)), ("input_digest", .text(run.inputDigest)),
                ("plan_digest", .text(run.planDigest)), ("reason", .optional(reason)),
            ]).text
        )
    }

    /// The journal entry of a change of a slate's state.
    static func entry(_ before: Slate, _ after: Slate, action: String) -> JournalDraft {
        func json(_ slate: Slate) -> String {
            JSONText.object([
                ("id", .text(slate.id.rawValue)), ("state", .text(slate.state.word)), ("version", .int(slate.version)),
            ]).text
        }
        return JournalDraft(
            action: action, objectKind: "slate", objectID: after.id.rawValue, before: json(before), after: json(after)
        )
    }

    /// The identity that the next slate gets: the place of its entry in the journal.
    static func nextID(_ snapshot: RegisterSnapshot) -> ID<Slate> {
        ID(prefix: "slt_", sequence: Int(snapshot.journalIndex) + 1)
    }
}
