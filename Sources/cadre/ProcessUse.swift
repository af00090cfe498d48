import Foundation

/// What this process has used so far, and what the machine has: these figures enter here and nowhere else.
enum ProcessUse {
    /// Seconds since an arbitrary moment, never going back.
    static var wallSeconds: Double { seconds(CLOCK_MONOTONIC) }

    /// Processor seconds of all threads.
    static var processorSeconds: Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }

    /// The most memory that was resident at one time, in bytes.
    static var peakByteCount: Int {
        #if os(macOS)
            var usage = rusage()
            getrusage(RUSAGE_SELF, &usage)
            return usage.ru_maxrss
        #else
            // The peak of getrusage(2) may be that of the process that started this one; this line is its own.
            let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
            let kibibytes = status.firstMatch(of: /VmHWM:\s+(\d+) kB/)?.output.1
            return (kibibytes.flatMap { Int($0) } ?? 0) << 10
        #endif
    }

    /// How much memory the machine has, in bytes.
    static var machineByteCount: Int { Int(clamping: ProcessInfo.processInfo.physicalMemory) }

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}

/// Wall and processor seconds, lap by lap.
struct Stopwatch {
    private var wall = ProcessUse.wallSeconds
    private var processor = ProcessUse.processorSeconds

    mutating func lap() -> (wall: Double, processor: Double) {
        let now = (ProcessUse.wallSeconds, ProcessUse.processorSeconds)
        defer { (wall, processor) = now }
        return (now.0 - wall, now.1 - processor)
    }
}
