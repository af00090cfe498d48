public import CadreDomain

/// What the waiver of each gate would bring to an opening that stays empty.
///
/// Only gates that a reason can override are asked, one at a time; a gate that a statute sets never is.
public struct WaiverPrices: Hashable, Sendable {
    /// The gates whose waiver would let somebody in, the largest gain first.
    public let waivers: [Waiver]
    /// Whether a statute leaves the opening no seat, so that no waiver helps.
    public let isClosedByStatute: Bool
    /// Whether gains are worked out; they are not where the slate has limits, and each would need a run.
    public let isPriced: Bool

    /// A gate waived for everybody at one position.
    public struct Waiver: Hashable, Sendable {
        /// The identifier of the gate.
        public let rule: String
        /// Who may waive it, marked where no public source confirms it.
        public let authority: String
        /// How many candidates fail this gate alone.
        public let candidateCount: Int
        /// By how many points the best slate with the waiver exceeds the slate; 0 where it fills the position no
        /// better.
        public let gain: Int
        /// Who would fill the position then; nil where nobody would.
        public let filler: Filler?

        /// The gain in one sentence; nil where there is none.
        public func sentence(_ position: ID<Position>) -> String? {
            filler.map { filler in
                "Waiving `\(rule)` for \(position): +\(Grouped.count(gain, "point")); \(filler.person), "
                    + (filler.placedAt.map { "now at \($0)" } ?? "now unplaced")
                    + ", would fill it. Authority: \(authority)."
            }
        }
    }

    /// Whether any waiver brings points.
    public var isAnyGain: Bool { waivers.contains { $0.gain > 0 } }

    /// Who would fill a position, and what that brings.
    public struct Filler: Hashable, Sendable {
        /// The person.
        public let person: ID<Person>
        /// Where the slate places the person; nil where nowhere.
        public let placedAt: ID<Position>?
        /// What the pair is worth.
        public let points: Int
    }

    /// The gains in sentences, or why nothing helps.
    public func sentences(_ position: ID<Position>) -> [String] {
        guard isPriced else {
            return [
                "This slate has limits, so what waivers would bring is not worked out; pin somebody, and it is solved "
                    + "again."
            ]
        }
        let said = gains(position)
        return said.isEmpty ? ["Nothing helps: " + obstacle] : said
    }

    /// The waivers that bring points, in sentences, the largest gain first; none where no gain is worked out.
    public func gains(_ position: ID<Position>) -> [String] { waivers.compactMap { $0.sentence(position) } }

    private var obstacle: String {
        if isClosedByStatute { return "a statute leaves the position no seat, and nobody waives it in Cadre." }
        guard !waivers.isEmpty else {
            return "whoever is not eligible fails a gate that cannot be waived, or more than one."
        }
        let doors = waivers.map { "`\($0.rule)` would let in \(Grouped.count($0.candidateCount, "person", "people"))" }
        return "a waiver of \(Wording.list(doors)), and none of them would bring more here than elsewhere."
    }
}
