import Synchronization

/// Whether writing has been stopped for good, and why.
///
/// After a failed write the system may have dropped what it did not write, so nothing that is written later by this
/// process can be trusted. Only a new start, which recovers from the log, writes again.
final class WriteStop: Sendable {
    private let stored = Mutex<String?>(nil)

    /// Why writing is stopped; nil while it goes on.
    var reason: String? { stored.withLock { $0 } }

    /// Stops writing; the first reason stays.
    func stop(_ reason: String) {
        stored.withLock { stored in
            if stored == nil { stored = reason }
        }
    }
}
