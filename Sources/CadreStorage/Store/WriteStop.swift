import Synchronization

/// Whether writing has been stopped for good, or was refused by the disk the last time, and why.
///
/// After a failed write the system may have dropped what it did not write, so nothing that is written later by this
/// process can be trusted. Only a new start, which recovers from the log, writes again. A disk that is merely full
/// refuses a write whole, and takes the next one as soon as there is space.
final class WriteStop: Sendable {
    private struct State {
        var reason: String?
        var refusal: String?
    }

    private let state = Mutex(State())

    /// Why writing is stopped; nil while it goes on.
    var reason: String? { state.withLock { $0.reason } }

    /// Why nothing is written now: writing is stopped, or the disk refused the last change; nil where neither is so.
    var obstacle: String? { state.withLock { $0.reason ?? $0.refusal } }

    /// Stops writing; the first reason stays.
    func stop(_ reason: String) {
        state.withLock { state in
            if state.reason == nil { state.reason = reason }
        }
    }

    /// Remembers that the disk refused a change, until one is written.
    func refuse(_ reason: String) {
        state.withLock { $0.refusal = "The disk took no change the last time, and none since: \(reason)" }
    }

    /// Forgets the refusal, since a change has been written.
    func accept() { state.withLock { $0.refusal = nil } }
}
