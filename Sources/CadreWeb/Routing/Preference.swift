/// How long a client is ready to wait for a run, by the header `Prefer` of RFC 7240.
public struct Preference: Sendable, Hashable {
    /// How long an answer of a server waits where the client says nothing, and the longest it may ask for, in seconds.
    public static let waitSecondsMax = 10

    /// How long to wait, in seconds.
    public let waitSeconds: Int
    /// What of the header was obeyed; nil where nothing was asked for.
    let applied: String?

    /// Reads the header; what it does not know it passes over, as the RFC asks.
    ///
    /// - Parameter max: How long to wait where the header says nothing, and at most.
    init(_ header: String?, max: Int = waitSecondsMax) {
        var isAsynchronous = false
        var seconds: Int?
        for part in (header ?? "").split(separator: ",") {
            let pair = part.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map {
                $0.filter { $0 != " " && $0 != "\"" }
            }
            switch (pair.first?.lowercased(), pair.dropFirst().first.flatMap { Int($0) }) {
            case ("respond-async", nil): isAsynchronous = true
            case ("wait", let wanted?) where wanted >= 0 && seconds == nil: seconds = wanted
            default: continue
            }
        }
        waitSeconds = min(seconds ?? (isAsynchronous ? 0 : max), max)
        let words = (isAsynchronous ? ["respond-async"] : []) + (seconds == nil ? [] : ["wait=\(waitSeconds)"])
        applied = words.isEmpty ? nil : words.joined(separator: ", ")
    }

    /// How long to wait.
    var wait: Duration { .seconds(waitSeconds) }
}
