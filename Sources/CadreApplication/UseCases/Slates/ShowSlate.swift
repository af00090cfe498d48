public import CadreDomain
public import CadrePlanning

/// One slate: who goes where, what stays empty and why, who stays unplaced, and what was decided by hand.
public struct ShowSlate: Sendable {
    let keeper: RegisterKeeper
    let archive: SlateArchive

    /// What the page shows.
    public struct Detail: Sendable {
        /// The head, the run and the pins.
        public let stored: StoredSlate
        /// The plan with its reasons.
        public let plan: SlatePlan
        /// What the caller may do next.
        public let may: Set<Action>
        /// The day that counts as today.
        public let today: Day
        /// The lines that the slate was to keep; nil where it was to keep none.
        public let kept: KeptLines?
        /// The figures and tables as every edge writes them.
        public let sheet: Sheet
    }

    /// Makes the use case.
    public init(keeper: RegisterKeeper, archive: SlateArchive) {
        self.keeper = keeper
        self.archive = archive
    }

    /// Reads a slate.
    public func callAsFunction(_ key: String, for caller: Caller) async throws(Refusal) -> Detail {
        try AccessPolicy.check(caller, may: .readPeople)
        guard let id = ID<Slate>(key) else {
            throw Refusal(.slateNotFound, "There is no slate (\(key)).", fix: "Look at the list of slates.")
        }
        let open = try await archive.open(id)
        let snapshot = await keeper.snapshot
        let slate = open.stored.slate
        let steps: [Action] = [.solveSlate, .pinSlate, .submitSlate, .publishSlate]
        let plan = open.plan
        let kept = open.problem.kept
        return Detail(
            stored: open.stored, plan: plan, may: Set(steps.filter { AccessPolicy.allows(caller, $0) }),
            today: snapshot.today, kept: kept,
            sheet: Sheet(
                title: slate.title,
                answer: Self.answer(open),
                asOf: open.problem.today, journalIndex: open.stored.run.journalIndex,
                figures: Self.figures(open.stored, plan, kept),
                tables: SlateTables(open: open, snapshot: snapshot).all
            )
        )
    }

    private static func answer(_ open: OpenSlate) -> String {
        let plan = open.plan
        let filled = "\(Grouped.text(plan.lines.count)) of \(Grouped.count(plan.openingCount, "opening")) filled"
        let unplaced = "\(Grouped.text(plan.unplaced.count)) of \(Grouped.count(plan.candidateCount, "candidate"))"
        var answer = "\(filled); \(Grouped.text(plan.unfilled.count)) stay empty and \(unplaced) stay unplaced."
        if let kept = open.problem.kept {
            answer += " " + LineChanges(from: kept.lines, to: plan.lines).sentence(since: kept.slate)
        }
        if let limits = open.problem.limits {
            answer += " Kept to \(Grouped.count(limits.limits.count, "limit"))."
        }
        return answer
    }

    private static func figures(_ stored: StoredSlate, _ plan: SlatePlan, _ kept: KeptLines?) -> [Figure] {
        func figure(_ name: String, _ title: String, _ value: Cell, _ definition: String) -> Figure {
            Figure(name: name, title: title, value: value, definition: definition, rows: nil)
        }
        return [
            figure("state", "State", .text(stored.slate.state.word), "How far the slate has come."),
            figure("version", "Version", .int(stored.slate.version), "Counts every change of the slate."),
            figure("openings", "Openings", .int(plan.openingCount), "Positions to be filled in the window."),
            figure("filled", "Filled", .int(plan.lines.count), "Openings that somebody is proposed for."),
            figure("unfilled", "Unfilled", .int(plan.unfilled.count), "Openings that stay empty."),
            figure("candidates", "Candidates", .int(plan.candidateCount), "People who come available in the window."),
            figure("unplaced", "Unplaced", .int(plan.unplaced.count), "Candidates whom no opening was given."),
            figure("pairs", "Pairs", .int(plan.pairCount), "Pairs of opening and candidate that pass every gate."),
            figure("total_points", "Points", .int(plan.totalPoints), "The sum of the points of all lines."),
            figure(
                "bound", "Bound", .int(plan.bound),
                "The points that no slate can exceed; equal to the points when optimal."
            ),
            figure(
                "gap", "Gap", .int(plan.bound - plan.totalPoints),
                "How many points at most the best slate has more; 0 proves that this is the best."
            ),
            figure("limits", "Limits", .int(plan.limited?.outcomes.count ?? 0), "What the slate has to keep to."),
            figure(
                "points_without_limits", "Points without limits", .optional(plan.limited?.pointsWithout),
                "The points of the best slate without any limit."
            ),
            figure(
                "kept_from", "Keeps lines of", .optional(kept?.slate.rawValue),
                "The slate whose lines stay where they can; lines kept decide between slates of the same points."
            ),
            figure(
                "lines_kept", "Lines kept", .optional(plan.kept?.keptCount), "How many lines of that slate stay."
            ),
            figure(
                "keep_points", "Points for a line kept", .optional(kept?.points),
                "What keeping a line was worth when slates were compared; not part of the points."
            ),
            figure("input_digest", "Input", .text(stored.run.inputDigest), "SHA-256 of the frozen input."),
            figure("plan_digest", "Plan", .text(stored.run.planDigest), "SHA-256 of the plan."),
        ]
    }
}
