import CadreDomain
import CadreLedger
import CadrePlanning

/// What the journal says of slates and their runs.
enum RunRecord {
    /// What the identities of runs begin with.
    static let prefix = "run_"

    /// A problem as a run keeps it.
    struct Frozen: Sendable {
        let window: DayRange
        let text: String
        let digest: String

        init(_ problem: SlateProblem) {
            window = problem.window
            text = FrozenInput.text(of: problem)
            digest = Digest256(of: text.utf8).description
        }
    }

    /// The journal entry of a run that is asked for.
    static func asked(_ run: Run) -> JournalDraft {
        entry(
            run, action: "run.asked", isNew: true,
            after: [
                ("kind", .text(run.kind.rawValue)), ("title", .text(run.title)),
                ("from", .text(run.window.start.description)),
                ("to", .text(run.window.end.adding(days: -1).description)),
                ("base", .optional(run.base?.slate.rawValue)), ("input_digest", .text(run.inputDigest)),
            ]
        )
    }

    /// The journal entry of what happens to a run.
    static func entry(
        _ run: Run, action: String, isNew: Bool = false, after fields: [(String, JSONText)]
    ) -> JournalDraft {
        let id = ("id", JSONText.text(run.id.rawValue))
        return JournalDraft(
            action: action, objectKind: "run", objectID: run.id.rawValue,
            before: isNew ? nil : JSONText.object([id, ("state", .text(run.state.word))]).text,
            after: JSONText.object([id] + fields).text
        )
    }

    /// The identity that the next run gets: the place of its entry in the journal.
    static func nextRunID(_ snapshot: RegisterSnapshot) -> ID<Run> {
        ID(prefix: prefix, sequence: Int(snapshot.journalIndex) + 1)
    }

    /// The journal entry of a solved slate.
    static func entry(
        _ slate: Slate, _ run: SolverRun, action: String, reason: String? = nil,
        adding fields: [(String, JSONText)] = []
    ) -> JournalDraft {
        JournalDraft(
            action: action, objectKind: "slate", objectID: slate.id.rawValue, before: nil,
            after: JSONText.object(
                [
                    ("id", .text(slate.id.rawValue)), ("title", .text(slate.title)), ("state", .text(slate.state.word)),
                    ("version", .int(slate.version)), ("from", .text(slate.window.start.description)),
                    ("to", .text(slate.window.end.adding(days: -1).description)), ("lines", .int(run.lines.count)),
                    ("total_points", .int(run.totalPoints)), ("input_digest", .text(run.inputDigest)),
                    ("plan_digest", .text(run.planDigest)), ("reason", .optional(reason)),
                ] + fields
            ).text
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

    /// The slate that the result of a commit names.
    static func slate(_ result: String) throws(Refusal) -> ID<Slate> {
        guard let id = ID<Slate>(result) else {
            throw Refusal(.internalFailure, "The receipt names no slate.", fix: "Tell the operator.")
        }
        return id
    }
}
