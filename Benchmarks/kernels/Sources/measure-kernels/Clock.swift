import Foundation

/// Seconds of processor time that this process has used.
func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Processor seconds of an action, beside what it returned.
func timed<Value>(_ action: () throws -> Value) rethrows -> (seconds: Double, value: Value) {
    let begun = processorSeconds()
    let value = try action()
    return (processorSeconds() - begun, value)
}

/// Many times of one kind of step, in microseconds.
struct Sample {
    private var micros: [Double] = []

    mutating func add(_ seconds: Double) { micros.append(seconds * 1e6) }

    /// The median, the value that one in a hundred is above, and the largest.
    var summary: [String: Double] {
        let sorted = micros.sorted()
        guard let last = sorted.last else { return ["count": 0] }
        return [
            "count": Double(sorted.count), "p50": sorted[sorted.count / 2], "p99": sorted[sorted.count * 99 / 100],
            "max": last,
        ]
    }
}
