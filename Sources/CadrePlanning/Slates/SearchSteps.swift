import CadreNumerics

/// Counts the steps of the searches of one run, ends them when it is asked to, and tells how far they have come.
///
/// A run that was asked to end says after which step it did; repeated with that number it makes the same decisions, on
/// any machine and however fast it is.
public final class SearchSteps {
    /// After which step the searches ended because they were asked to; nil where they were not.
    public private(set) var endedAfter: Int?
    private let end: Int?
    private let isEndAsked: () -> Bool
    private let tell: (PlanningProgress) -> Void
    /// The steps of the searches that are over.
    private var base = 0
    private var known: PlanningProgress

    /// How many steps lie between two accounts of a search, at least.
    private static let stepCountOfAccount = 16

    /// Makes the count of a run.
    ///
    /// - Parameters:
    ///   - end: The step after which a run that is repeated was ended; nil where it was not.
    ///   - isEndAsked: Asked at every step; answer true to keep the best slate found so far.
    ///   - progress: Told how far the run has come, on its own thread.
    public init(
        endingAfter end: Int? = nil, isEndAsked: @escaping () -> Bool = { false },
        progress: @escaping (PlanningProgress) -> Void = { _ in }
    ) {
        self.end = end
        self.isEndAsked = isEndAsked
        tell = progress
        known = PlanningProgress(phase: .rating)
    }

    /// Whether the searches have ended because they were asked to, or are about to.
    var isEnding: Bool { endedAfter != nil || (end == nil && isEndAsked()) }

    /// How many steps a search may take that has a limit of its own.
    func limit(_ stepCountMax: Int) -> Int { endedAfter == nil ? stepCountMax : 0 }

    /// Notes a step of the search that is under way; true where it is the last.
    func isLast(_ step: Int, _ phase: PlanningProgress.Phase) -> Bool {
        let count = base + step
        if endedAfter == nil, end.map({ count >= $0 }) ?? isEndAsked() { endedAfter = count }
        if count >= known.stepCount + Self.stepCountOfAccount { note(phase, stepCount: count) }
        return endedAfter != nil
    }

    /// Notes what the search that is under way knows.
    func note(_ progress: ConstrainedProgress, _ phase: PlanningProgress.Phase) {
        let count = base + progress.effort.evaluationCount
        guard phase == .searching else { return note(phase, stepCount: count) }
        note(
            phase, stepCount: count, value: progress.totalWeight.map { Int($0) }, bound: progress.bound.map { Int($0) }
        )
    }

    /// Notes that a search is over, and what it found.
    func close(_ solution: ConstrainedSolution, _ phase: PlanningProgress.Phase) {
        base += solution.effort.evaluationCount
        guard phase == .searching, solution.columnOfRow != nil else { return note(phase, stepCount: base) }
        note(phase, stepCount: base, value: Int(solution.totalWeight), bound: Int(solution.bound))
    }

    /// Notes what is being done now; what is known of value and bound stays.
    func note(_ phase: PlanningProgress.Phase) { note(phase, stepCount: base) }

    private func note(_ phase: PlanningProgress.Phase, stepCount: Int, value: Int? = nil, bound: Int? = nil) {
        known = PlanningProgress(
            phase: phase, stepCount: stepCount, value: value ?? known.value, bound: bound ?? known.bound
        )
        tell(known)
    }
}
