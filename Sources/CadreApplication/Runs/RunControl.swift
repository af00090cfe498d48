import CadrePlanning
import Synchronization

/// What connects a run on the thread of the solver with those who watch and stop it.
final class RunControl: Sendable {
    private struct State {
        var isStopAsked = false
        var progress: PlanningProgress?
    }

    private let state = Mutex(State())
    private let listener: @Sendable (PlanningProgress) -> Void

    /// - Parameter listener: Told how far the run has come, on the thread of the solver.
    init(listener: @escaping @Sendable (PlanningProgress) -> Void = { _ in }) { self.listener = listener }

    /// Whether somebody stopped the run.
    var isStopAsked: Bool { state.withLock { $0.isStopAsked } }
    /// How far the run has come; nil where it has not begun.
    var progress: PlanningProgress? { state.withLock { $0.progress } }

    /// Asks the run to end with the best that it has found.
    func stop() { state.withLock { $0.isStopAsked = true } }

    /// Notes how far the run has come.
    func tell(_ progress: PlanningProgress) {
        state.withLock { $0.progress = progress }
        listener(progress)
    }
}
