public import CadreDomain

/// What placing one person in one position would do to a slate, with every other pair at its points.
public struct WhatIf: Hashable, Sendable {
    /// What the rules say of the pair, and where the person goes now.
    public let pair: PairExplanation
    /// What would follow.
    public let outcome: Outcome

    /// What follows from a question.
    public enum Outcome: Hashable, Sendable {
        /// The best slate that has the pair.
        case change(Change)
        /// No slate has the pair: it fails these gates.
        case notEligible([GateOutcome])
        /// No slate has the pair: this decision stands against it.
        case decided(Pin)
        /// No slate that has the pair keeps to the limits.
        case againstLimits(LimitConflict)
    }

    /// The best slate that has the pair, told as the difference from the slate.
    public struct Change: Hashable, Sendable {
        /// By how many points that slate falls short: 0 where it is as good, and less only where it is not exact.
        public let loss: Int
        /// Everybody whose place differs: the person asked about, whoever that displaces and so on; then whoever fills
        /// the place left behind, and so on.
        public let moves: [Move]
        /// Whether the loss is proven; under limits the search may end before it is.
        public let isExact: Bool

        /// Who was placed and would be left without a place.
        public var leftUnplaced: [ID<Person>] { moves.filter { $0.to == nil }.map(\.person) }
        /// Who was left without a place and would be placed.
        public var newlyPlaced: [ID<Person>] { moves.filter { $0.from == nil }.map(\.person) }
        /// Positions that were filled and would stay empty, ordered by identity.
        public var leftEmpty: [ID<Position>] {
            Set(moves.compactMap { $0.from?.position }).subtracting(moves.compactMap { $0.to?.position }).sorted()
        }
        /// Positions that stayed empty and would be filled, ordered by identity.
        public var newlyFilled: [ID<Position>] {
            Set(moves.compactMap { $0.to?.position }).subtracting(moves.compactMap { $0.from?.position }).sorted()
        }
    }

    /// A person whose place differs.
    public struct Move: Hashable, Sendable {
        /// Who.
        public let person: ID<Person>
        /// The place in the slate; nil where unplaced.
        public let from: Place?
        /// The place with the pair; nil where unplaced.
        public let to: Place?

        /// What the slate gains by this move alone, mostly negative for some and positive for others.
        public var pointsChange: Int { (to?.points ?? 0) - (from?.points ?? 0) }
    }

    /// A position with what the person brings there.
    public struct Place: Hashable, Sendable {
        /// The position.
        public let position: ID<Position>
        /// The points of the pair.
        public let points: Int
    }
}

extension WhatIf.Change {
    /// Puts moves that are one chain, closed or open, in the order in which one follows from the other, then the rest.
    init(loss: Int, moves: [WhatIf.Move], isExact: Bool = true, beginningWith person: ID<Person>) {
        var waiting = moves.sorted { $0.person < $1.person }
        var ordered: [WhatIf.Move] = []
        func take(_ isNext: (WhatIf.Move) -> Bool) -> WhatIf.Move? {
            guard let index = waiting.firstIndex(where: isNext) else { return nil }
            let move = waiting.remove(at: index)
            ordered.append(move)
            return move
        }
        let first = take { $0.person == person }
        var taken = first?.to?.position
        while let place = taken, let move = take({ $0.from?.position == place }) { taken = move.to?.position }
        var left = first?.from?.position
        while let place = left, let move = take({ $0.to?.position == place }) { left = move.from?.position }
        self.init(loss: loss, moves: ordered + waiting, isExact: isExact)
    }
}
