public import CadreDomain
public import CadrePlanning

/// What became of the people of one slate in another: who stays, moves, leaves and comes.
public struct LineChanges: Hashable, Sendable {
    /// People who keep their position.
    public let stay: Int
    /// People who are given another position.
    public let move: Int
    /// People who are given none any more.
    public let leave: Int
    /// People who had none.
    public let come: Int

    /// Compares lines.
    public init(from before: [KeptLines.Line], to after: [SlateLine]) {
        let old = Dictionary(before.map { ($0.person, $0.position) }) { first, _ in first }
        let new = Dictionary(after.map { ($0.person, $0.position) }) { first, _ in first }
        stay = old.count { new[$0.key] == $0.value }
        leave = old.count { new[$0.key] == nil }
        move = old.count - stay - leave
        come = new.count { old[$0.key] == nil }
    }

    /// Compares the stored lines of two slates.
    init(from before: StoredSlate, to after: StoredSlate) {
        self.init(
            from: before.run.lines.map { KeptLines.Line(position: $0.position, person: $0.person) },
            to: after.run.lines
        )
    }

    /// The counts in words.
    public func sentence(since slate: ID<Slate>) -> String {
        "Of \(Grouped.count(stay + move + leave, "line")) of \(slate) \(Grouped.text(stay)) stay, "
            + "\(Grouped.text(move)) move and \(Grouped.text(leave)) leave; \(Grouped.text(come)) come."
    }
}
