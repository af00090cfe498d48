public import CadreDomain

/// Limits and pins that no slate can keep to together, and what giving way in each would do.
public struct LimitConflict: Hashable, Sendable {
    /// One of them.
    public struct Part: Hashable, Sendable {
        /// The limit; nil for a pin.
        public let limit: SlateLimit?
        /// The pin; nil for a limit.
        public let pin: Pin?
        /// It in a few words, with what it asks for.
        public let title: String
        /// How little it has to give way, such as `with 9`, or `with 9 or nearer` where the search ended before that
        /// was known; nil where giving way in it alone is not known to help.
        public let loosened: String?
        /// What the best slate known is worth then; nil where none is known.
        public let points: Int?

        /// The part and what giving way would do, in one clause.
        public var clause: String {
            guard let loosened else { return "\(title); giving way in it alone is not known to help" }
            return "\(title); possible \(loosened)" + (points.map { ", then \(Grouped.count($0, "point"))" } ?? "")
        }
    }

    /// What cannot be kept to together.
    public let parts: [Part]
    /// Whether it is proven that without any one of them the others can be kept to.
    public let isMinimal: Bool

    /// The conflict in one sentence, and in another that the list may be longer than necessary.
    public var sentence: String {
        parts.count == 1
            ? "No slate keeps to this: \(parts[0].title)."
            : "No slate keeps to all of these: \(Wording.list(parts.map(\.title)))."
                + (isMinimal ? "" : " Whether all of them are needed is not known.")
    }
}
