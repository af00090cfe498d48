import CadreDomain
import CadreLedger
import CadrePlanning

/// A problem with the plan that a run found, and the digests that tell whether another run found the same.
struct FinishedRun: Sendable {
    let problem: SlateProblem
    let plan: SlatePlan
    /// SHA-256 of the frozen input, hexadecimal.
    let inputDigest: String
    /// SHA-256 of the plan, hexadecimal.
    let planDigest: String
    /// Answers what-if questions without a second run.
    let standing: StandingSlate
    private let frozenInput: String

    /// After which step the search ended because somebody stopped it; nil where nobody did.
    let stoppedAfter: Int?

    /// Runs, or repeats a run, from its frozen input.
    ///
    /// - Parameters:
    ///   - stored: Lines that decide between slates of the same points; nil where the solver decides.
    ///   - end: The step after which the run that is repeated was stopped; nil where it was not.
    ///   - control: Stops the run and is told how far it has come.
    init(
        of frozenInput: String, confirming stored: [SlateLine]? = nil, endingAfter end: Int? = nil,
        control: RunControl? = nil, isCancelled: () -> Bool
    ) throws(Refusal) {
        let problem: SlateProblem
        do {
            problem = try FrozenInput.problem(from: frozenInput)
        } catch {
            throw Refusal(.runFailed, "The frozen input cannot be read (\(error)).", fix: "Tell the operator.")
        }
        let steps = SearchSteps(
            endingAfter: end, isEndAsked: { control?.isStopAsked ?? false }, progress: { control?.tell($0) }
        )
        // A slate without limits is found at once or not at all: there is nothing to keep before.
        let isOver = { isCancelled() || (problem.limits == nil && control?.isStopAsked ?? false) }
        let solved: SolvedSlate
        do throws(PlanningError) {
            if let stored {
                solved = try SlatePlanner.solve(problem, confirming: stored, steps: steps, isCancelled: isOver)
            } else {
                solved = try SlatePlanner.solve(problem, steps: steps, isCancelled: isOver)
            }
        } catch {
            throw Refusal(error)
        }
        plan = solved.plan
        standing = StandingSlate(solved)
        stoppedAfter = steps.endedAfter
        self.problem = problem
        self.frozenInput = frozenInput
        inputDigest = Digest256(of: frozenInput.utf8).description
        planDigest = PlanText.digest(plan)
    }

    /// What is stored of the run under the slate that it made.
    func record(_ slate: ID<Slate>, journalIndex: Int64) -> SolverRun {
        record(slate, journalIndex: journalIndex, frozenInput: frozenInput)
    }

    /// Whether all that is stored of a slate and its run is what this run was given and found.
    func isSame(as stored: StoredSlate) -> Bool {
        let run = stored.run
        return stored.slate.window == problem.window && problem.replacingPins(stored.pins).pins == problem.pins
            && run == record(run.slate, journalIndex: run.journalIndex, frozenInput: run.frozenInput)
    }

    private func record(_ slate: ID<Slate>, journalIndex: Int64, frozenInput: String) -> SolverRun {
        SolverRun(
            slate: slate, frozenInput: frozenInput, inputDigest: inputDigest, planDigest: planDigest,
            journalIndex: journalIndex, lines: plan.lines, totalPoints: plan.totalPoints, bound: plan.bound,
            openingCount: plan.openingCount, candidateCount: plan.candidateCount, pairCount: plan.pairCount,
            stoppedAfter: stoppedAfter
        )
    }
}

/// The canonical text of a plan, for comparing runs byte by byte.
enum PlanText {
    /// One line a line of the slate, then the totals.
    static func text(_ plan: SlatePlan) -> String {
        plan.lines.map {
            "\($0.position)\t\($0.person)\t\($0.reportDay)\t\($0.plannedEnd)\t\($0.points)\t\($0.isPinned ? 1 : 0)\n"
        }.joined() + "total\t\(plan.totalPoints)\t\(plan.bound)\t\(plan.pairCount)\n"
            + (plan.limited.map(text) ?? "")
    }

    /// One line a limit with what it costs, one a change that limits make, then the points without them.
    private static func text(_ limited: LimitedPlan) -> String {
        limited.outcomes.map { outcome in
            let prices = [outcome.price, outcome.priceMax].map { $0.map(String.init) ?? "-" }
            return "limit\t\(outcome.limit)\t\(outcome.found)\t\(prices[0])\t\(prices[1])\n"
        }.joined()
            + limited.changes.map { "change\t\($0.position)\t\($0.personWithout?.rawValue ?? "-")\n" }.joined()
            + "without\t\(limited.pointsWithout)\n"
    }

    /// SHA-256 of the text, hexadecimal.
    static func digest(_ plan: SlatePlan) -> String { Digest256(of: text(plan).utf8).description }
}
