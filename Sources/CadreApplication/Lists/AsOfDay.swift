public import CadreDomain

/// The day that a page, a list or a figure looks at, as addresses and commands write it.
public enum AsOfDay {
    /// The first and the last day that can be looked at; the day after the last one stands for "no end is known".
    public static let range = Day.first...Day.endless.adding(days: -1)

    /// Reads the day.
    ///
    /// - Parameter name: What holds it, such as `as_of`.
    /// - Throws: `parameter.bad-value` with the days that can be looked at.
    public static func read(_ text: String, named name: String = "as_of") throws(Refusal) -> Day {
        let days = "from \(range.lowerBound) to \(range.upperBound)"
        guard let day = Day(text) else {
            throw Refusal(
                .parameterBadValue, "The day \(name) (\(text)) is not a day.",
                fix: "Write it as YYYY-MM-DD, such as 2027-10-01, \(days)."
            )
        }
        guard range.contains(day) else {
            throw Refusal(
                .parameterBadValue, "The day \(name) (\(text)) is out of range.", fix: "Give a day \(days)."
            )
        }
        return day
    }
}
