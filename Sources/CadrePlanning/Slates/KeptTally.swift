import CadreDomain

/// What lines count with what is added for those that a problem keeps.
struct KeptTally {
    /// The points of pinned lines, which every slate has.
    let pinnedPoints: Int
    /// What is added for the lines kept that no pin gives.
    let added: Int
    /// The points of all lines with what is added.
    let value: Int
    /// Whether anything is added for a line.
    let isWeighed: Bool
    private let counts: (kept: Int, of: Int)?

    init(_ problem: SlateProblem, lines: [SlateLine]) {
        let free = lines.filter { !$0.isPinned }
        pinnedPoints = lines.reduce(0) { $0 + ($1.isPinned ? $1.points : 0) }
        let worth = problem.kept?.points ?? 0
        isWeighed = worth > 0
        added = isWeighed ? worth * (problem.kept?.count(in: free) ?? 0) : 0
        value = lines.reduce(0) { $0 + $1.points } + added
        counts = problem.kept.map { ($0.count(in: lines), $0.lines.count) }
    }

    /// What was kept, with the most that any slate can count; nil where the problem keeps nothing.
    func outcome(bound: Int) -> KeptOutcome? {
        counts.map { KeptOutcome(lineCount: $0.of, keptCount: $0.kept, value: value, bound: bound) }
    }
}

/// How many lines of an earlier slate a run kept, and how well that is proven.
public struct KeptOutcome: Hashable, Sendable {
    /// How many lines the earlier slate had.
    public let lineCount: Int
    /// How many of them stay.
    public let keptCount: Int
    /// The points of the slate with those that lines kept add.
    public let value: Int
    /// The most that any slate can have so counted; equal to the value where the slate is proven the best.
    public let bound: Int
}
