import Synchronization

/// How many connections each address has open.
final class ConnectionCounts: Sendable {
    private let counts = Mutex<[String: Int]>([:])

    /// Counts a new connection, and says how many the address has now.
    func open(from address: String) -> Int {
        counts.withLock { counts in
            counts[address, default: 0] += 1
            return counts[address, default: 0]
        }
    }

    /// Counts a connection that has closed.
    func close(from address: String) {
        counts.withLock { counts in
            let count = counts[address, default: 0] - 1
            counts[address] = count > 0 ? count : nil
        }
    }
}
