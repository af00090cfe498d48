public import CadreDomain

/// The lines of an earlier slate that a run keeps as many of as it can, so that an event moves nobody without need.
public struct KeptLines: Hashable, Sendable {
    /// One line of the earlier slate.
    public struct Line: Hashable, Sendable {
        /// Where.
        public let position: ID<Position>
        /// Who.
        public let person: ID<Person>

        /// Makes a line.
        public init(position: ID<Position>, person: ID<Person>) {
            self.position = position
            self.person = person
        }
    }

    /// The most points that keeping one line can be worth, small enough that no sum leaves 32 bits.
    public static let pointsMax = RuleSetting.weightMax

    /// The slate that the lines are of.
    public let slate: ID<Slate>
    /// What keeping a line is worth; at 0 lines kept decide only between slates of the same points.
    public let points: Int
    /// The lines, ordered by position.
    public let lines: [Line]

    /// Puts the lines in order.
    public init(of slate: ID<Slate>, points: Int = 0, lines: [Line]) {
        self.slate = slate
        self.points = points
        self.lines = lines.sorted { ($0.position, $0.person) < ($1.position, $1.person) }
    }

    /// Takes the lines of a plan.
    public init(of slate: ID<Slate>, points: Int = 0, lines: [SlateLine]) {
        self.init(
            of: slate, points: points, lines: lines.map { Line(position: $0.position, person: $0.person) }
        )
    }

    /// How many of the lines some others repeat.
    public func count(in lines: [SlateLine]) -> Int {
        let kept = Set(self.lines)
        return lines.count { kept.contains(Line(position: $0.position, person: $0.person)) }
    }
}
