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
        return Detail(
            stored: open.stored, plan: plan, may: Set(steps.filter { AccessPolicy.allows(caller, $0) }),
            today: snapshot.today,
            sheet: Sheet(
                title: slate.title,
                answer: "\(Grouped.text(plan.lines.count)) of \(Grouped.count(plan.openingCount, "opening")) filled; "
                    + "\(Grouped.text(plan.unfilled.count)) stay empty and "
                    + "\(Grouped.text(plan.unplaced.count)) of \(Grouped.count(plan.candidateCount, "candidate")) "
                    + "stay unplaced.",
                asOf: open.problem.today, journalIndex: open.stored.run.journalIndex,
                figures: Self.figures(open.stored, plan),
                tables: SlateTables(open: open, snapshot: snapshot).all
            )
        )
    }

    private static func figures(_ stored: StoredSlate, _ plan: SlatePlan) -> [Figure] {
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
            figure("bound", "Bound", .int(plan.bound), "What no slate can exceed; equal to the points when optimal."),
            figure("input_digest", "Input", .text(stored.run.inputDigest), "SHA-256 of the frozen input."),
            figure("plan_digest", "Plan", .text(stored.run.planDigest), "SHA-256 of the plan."),
        ]
    }
}
