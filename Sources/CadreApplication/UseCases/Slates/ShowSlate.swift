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
        /// The day that is looked at, by whose end the slate had come as far as ``stored`` says.
        public let asOf: Day
        /// Whether nothing has happened to the slate since that day.
        public let isNewest: Bool
        /// The lines that the slate was to keep; nil where it was to keep none.
        public let kept: KeptLines?
        /// What the journal tells of it up to the day.
        public let history: RecordHistory
        /// The figures and tables as every edge writes them.
        public let sheet: Sheet
        let reference: ReferenceTables

        /// The rows of one of the tables that match a query of a list: one page of them, or every one.
        ///
        /// - Throws: `parameter.bad-value` where there is no such table.
        public func list(
            _ name: String, _ items: [QueryItem], isWhole: Bool
        ) throws(Refusal) -> ListPage<PlacedRow> {
            guard let columns = SlateTables.columns.first(where: { $0.name == name })?.columns else {
                let words = ShowSlate.tableNames.joined(separator: ", ")
                throw Refusal(.parameterBadValue, "A slate has no table (\(name)).", fix: "Its tables: \(words).")
            }
            let table = sheet.table(name) ?? DataTable(name: name, title: name, columns: columns, rows: [])
            return try table.list(
                items, isWhole: isWhole, asOf: asOf, journalIndex: sheet.journalIndex, reference: reference
            )
        }
    }

    /// The names of the tables, the first shown unless another is asked for.
    public static let tableNames = SlateTables.columns.map(\.name)

    /// The columns of the tables, by the name of the table.
    public static let tableColumns = SlateTables.columns

    /// Makes the use case.
    public init(keeper: RegisterKeeper, archive: SlateArchive) {
        self.keeper = keeper
        self.archive = archive
    }

    /// Reads a slate as it stood at the end of a day; as it stands now where nil.
    public func callAsFunction(
        _ key: String, asOf: Day? = nil, for caller: Caller
    ) async throws(Refusal) -> Detail {
        try AccessPolicy.check(caller, may: .readPeople)
        let snapshot = await keeper.snapshot
        let day = asOf ?? snapshot.today
        let open = try await archive.open(key, on: day, snapshot.calendar)
        let slate = open.stored.slate
        let steps: [Action] = [.solveSlate, .pinSlate, .submitSlate, .publishSlate]
        let plan = open.plan
        let kept = open.problem.kept
        let history = RecordHistory(
            newestFirst: try await archive.history(of: slate.id)
                .filter { snapshot.calendar.day(of: $0.at) <= day }.reversed(),
            listedBy: [QueryItem("object_id", slate.id.rawValue)], RecordNames(of: snapshot, for: caller), for: caller
        )
        return Detail(
            stored: open.stored, plan: plan, may: Set(steps.filter { AccessPolicy.allows(caller, $0) }),
            today: snapshot.today, asOf: day, isNewest: open.isNewest, kept: kept,
            history: history,
            sheet: Sheet(
                title: slate.title,
                answer: Self.answer(open),
                asOf: day, journalIndex: snapshot.journalIndex,
                figures: Self.figures(open, kept, on: day),
                tables: SlateTables(open: open, snapshot: snapshot).all + [history.table]
            ),
            reference: snapshot.reference
        )
    }

    private static func answer(_ open: OpenSlate) -> String {
        let plan = open.plan
        let filled = "\(Grouped.text(plan.lines.count)) of \(Grouped.count(plan.openingCount, "opening")) filled"
        func stay(_ count: Int) -> String { count == 1 ? "stays" : "stay" }
        let (empty, left) = (plan.unfilled.count, plan.unplaced.count)
        var answer =
            "\(filled); \(Grouped.text(empty)) \(stay(empty)) empty and \(Grouped.text(left)) of "
            + "\(Grouped.count(plan.candidateCount, "candidate")) \(stay(left)) unplaced."
        if let kept = open.problem.kept {
            answer += " " + LineChanges(from: kept.lines, to: plan.lines).sentence(since: kept.slate)
        }
        if let limits = open.problem.limits {
            answer += " Kept to \(Grouped.count(limits.limits.count, "limit"))."
        }
        return answer
    }

    /// The table of a slate whose rows a figure counts, by the name of the figure.
    private static let tablesCounted = [
        "filled": "lines", "unfilled": "unfilled", "unplaced": "unplaced", "limits": "limits",
    ]

    private static func figures(_ open: OpenSlate, _ kept: KeptLines?, on day: Day) -> [Figure] {
        let (stored, plan) = (open.stored, open.plan)
        func figure(_ name: String, _ title: String, _ value: Cell, _ definition: String) -> Figure {
            let rows = tablesCounted[name].map { table in
                Address(
                    "/slates/\(stored.slate.id)",
                    [QueryItem("table", table), QueryItem("as_of", day.description)]
                )
            }
            return Figure(name: name, title: title, value: value, definition: definition, rows: rows)
        }
        return [
            figure("state", "State", .text(stored.slate.state.word), "How far the slate has come."),
            figure("version", "Version", .int(stored.slate.version), "Counts every change of the slate."),
            figure(
                "made_on", "Made on", .optional(open.madeOn), "The day that was today when the slate was solved."
            ),
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
                "The points of the best slate without any limit, with seats under caps as the gate serves them."
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
            .inputJournalIndex(stored.run.journalIndex),
            figure("input_digest", "Input", .text(stored.run.inputDigest), "SHA-256 of the frozen input."),
            figure("plan_digest", "Plan", .text(stored.run.planDigest), "SHA-256 of the plan."),
        ]
    }
}
