public import CadreDomain
public import CadrePlanning

/// One run: how far it has come, what it found, and what stopped it.
public struct ShowRun: Sendable {
    let keeper: RegisterKeeper
    let desk: RunDesk

    /// What the page shows.
    public struct Detail: Sendable {
        /// The run as it stood at the end of the day.
        public let dated: DatedRun
        /// How far the run has come that this process is doing; nil where it is doing none of that identity.
        public let progress: PlanningProgress?
        /// Whether the caller may stop it now.
        public let mayStop: Bool
        /// The figures as every edge writes them.
        public let sheet: Sheet

        /// The run.
        public var run: Run { dated.run }
    }

    /// Makes the use case.
    public init(keeper: RegisterKeeper, desk: RunDesk) {
        self.keeper = keeper
        self.desk = desk
    }

    /// Reads a run as it stood at the end of a day; as it stands now where nil.
    public func callAsFunction(
        _ key: String, asOf: Day? = nil, for caller: Caller
    ) async throws(Refusal) -> Detail {
        try AccessPolicy.check(caller, may: .readPeople)
        guard let id = ID<Run>(key) else { throw RunDesk.missing(key) }
        let snapshot = await keeper.snapshot
        let day = asOf ?? snapshot.today
        let newest = try await desk.run(id)
        guard let (dated, obstacle) = desk.dated(newest, on: day, snapshot.calendar) else {
            throw Refusal(
                .runNotFound, "There was no run (\(id)) on \(day): it was asked for later.",
                fix: "Look at \(snapshot.calendar.day(of: newest.askedAt)) or a later day."
            )
        }
        let progress = dated.run.isOpen ? desk.board.control(id)?.progress : nil
        return Detail(
            dated: dated, progress: progress,
            mayStop: newest.isOpen && newest.stopper == nil && AccessPolicy.allows(caller, .solveSlate),
            sheet: Sheet(
                title: dated.run.title, answer: Self.answer(dated, progress, obstacle, now: keeper.now), asOf: day,
                journalIndex: snapshot.journalIndex, figures: Self.figures(dated, progress),
                tables: [Self.errors(dated.run)]
            )
        )
    }

    /// What is said of a run from now on, after what it is known to have come to; ends with the run.
    public func news(_ key: String, for caller: Caller) async throws(Refusal) -> AsyncStream<RunNews> {
        try AccessPolicy.check(caller, may: .readPeople)
        guard let id = ID<Run>(key) else { throw RunDesk.missing(key) }
        let news = desk.board.news(of: id)
        _ = try await desk.run(id)
        return news
    }

    /// The sentence with the number that the page is for.
    ///
    /// - Parameter obstacle: What keeps this process from doing the run; nil where nothing does.
    static func answer(
        _ dated: DatedRun, _ progress: PlanningProgress?, _ obstacle: Refusal?, now: Timestamp
    ) -> String {
        let run = dated.run
        let time = Grouped.count(dated.seconds, "second")
        if let obstacle {
            return "The run is kept and not under way, \(time) so far. \(obstacle.detail) "
                + "It is begun again when that is mended."
        }
        switch run.state {
        case .waiting: return "The run waits for its turn, \(time) so far."
        case .running where progress == nil && run.lease.map({ $0.until <= now }) ?? false:
            return "The run was begun and is not under way, \(time) so far: nobody holds it any more. "
                + "It is begun again by the server, or by the next command that solves."
        case .running:
            let stop = run.stopper.map { " It was stopped by \($0) and is about to end." } ?? ""
            return "The run has been under way for \(time): \(words(progress)).\(stop)"
        case .done(let slate):
            guard let found = run.found else { return "The run made slate \(slate) in \(time)." }
            let gap =
                found.gap == 0 ? "proven the best" : "at most \(Grouped.count(found.gap, "point")) below the best"
            let stop =
                found.stoppedAfter == nil ? "" : " It was stopped by \(run.stopper ?? "") and kept the best found."
            return "The run made slate \(slate) in \(time), \(gap).\(stop)"
        case .failed(let refusal): return "The run made no slate: \(refusal.detail)"
        case .stopped:
            return "The run was stopped by \(run.stopper ?? "") before it had found a slate, after \(time)."
        }
    }

    private static func words(_ progress: PlanningProgress?) -> String {
        guard let progress else { return "how far it has come is known to the process that does it" }
        let steps = Grouped.count(progress.stepCount, "step")
        switch (progress.value, progress.bound) {
        case (let value?, let bound?):
            return "\(steps), best slate \(Grouped.count(value, "point")), at most "
                + "\(Grouped.text(bound - value)) below the best"
        case (let value?, nil): return "\(steps), best slate \(Grouped.count(value, "point"))"
        default: return progress.stepCount == 0 ? "\(progress.phase.rawValue)" : "\(steps), no slate yet"
        }
    }

    /// What kept it from making a slate, point by point, and what each would cost to give way in.
    private static func errors(_ run: Run) -> DataTable {
        var problems: [Refusal.Problem] = []
        if case .failed(let refusal) = run.state { problems = refusal.problems }
        return DataTable(
            name: "errors", title: "What kept it from making a slate",
            columns: [
                TableColumn("pointer", "Part", "The part of what was asked for."),
                TableColumn("detail", "Found", "What does not hold of it."),
                TableColumn("fix", "Way out", "What to do about it, and what that costs."),
            ],
            rows: problems.map { TableRow([.text($0.pointer), .text($0.detail), .text($0.fix)]) }
        )
    }

    private static func figures(_ dated: DatedRun, _ progress: PlanningProgress?) -> [Figure] {
        let run = dated.run
        func figure(_ name: String, _ title: String, _ value: Cell, _ definition: String) -> Figure {
            Figure(name: name, title: title, value: value, definition: definition, rows: nil)
        }
        var detail: String?
        if case .failed(let refusal) = run.state { detail = refusal.detail }
        return DatedRun.columns.map { Figure($0, of: dated) } + [
            figure(
                "bound", "Bound", .optional(run.found?.bound ?? progress?.bound),
                "The points that no slate can exceed."
            ),
            figure(
                "best", "Best so far", .optional(run.found?.points ?? progress?.value),
                "What the best slate found is worth, with what keeping lines adds while the run is under way."
            ),
            figure("phase", "Phase", .optional(progress?.phase.rawValue), "What is being done now."),
            figure("steps", "Steps", .optional(progress?.stepCount), "The steps of the search under limits so far."),
            figure(
                "stopped_after", "Stopped after step", .optional(run.found?.stoppedAfter),
                "The step after which the search was ended; a repetition ends there too."
            ),
            figure("detail", "Reason", .optional(detail), "Why it made no slate."),
            .inputJournalIndex(run.journalIndex),
            figure("input_digest", "Input", .text(run.inputDigest), "SHA-256 of the frozen input."),
            figure("plan_digest", "Plan", .optional(run.found?.planDigest), "SHA-256 of the plan."),
        ]
    }
}
