public import CadreDomain

/// What placing a person in a position by force would do to the rest of a slate, from a second run.
public struct SlateEffect: Hashable, Sendable {
    /// The total with the pair forced less the total without; nil where no slate with the pair keeps to the limits.
    ///
    /// It counts the forced pair's points as if gates were waived.
    public let pointsChange: Int?
    /// What no slate with the pair can keep to together; nil where one does.
    public let conflict: LimitConflict?
    /// How many gates the forced pair fails; a pin is served first with seats under a cap.
    public let failedGateCount: Int
    /// Whether the pair fails the cap beside the lines of the slate, and has a seat only since a pin is served first.
    public let isServedFirst: Bool
    /// Everybody whose place differs, ordered by person.
    public let moves: [Move]
    /// Positions that were filled and would be left empty, ordered by identity.
    public let leftEmpty: [ID<Position>]
    /// Positions that were empty and would be filled, ordered by identity.
    public let newlyFilled: [ID<Position>]

    /// A person whose place differs.
    public struct Move: Hashable, Sendable {
        /// Who.
        public let person: ID<Person>
        /// The place in the plan; nil where unplaced.
        public let from: ID<Position>?
        /// The place with the pair forced; nil where unplaced.
        public let to: ID<Position>?
    }

    /// Compares two plans of the same openings and candidates.
    init(before: SlatePlan, after: SlatePlan, forced pair: PairExplanation) {
        pointsChange = after.totalPoints - before.totalPoints
        conflict = nil
        let cap = Rule.capServiceMembers.identifier
        let overridden = after.overrides.filter { $0.position == pair.position }.map(\.rule)
        failedGateCount = overridden.count
        isServedFirst = pair.failedGates.contains { $0.rule == cap } && !overridden.contains(cap)
        let from = Dictionary(before.lines.map { ($0.person, $0.position) }) { first, _ in first }
        let to = Dictionary(after.lines.map { ($0.person, $0.position) }) { first, _ in first }
        moves = Set(from.keys).union(to.keys).sorted()
            .filter { from[$0] != to[$0] }
            .map { Move(person: $0, from: from[$0], to: to[$0]) }
        let filledBefore = Set(from.values)
        let filledAfter = Set(to.values)
        leftEmpty = filledBefore.subtracting(filledAfter).sorted()
        newlyFilled = filledAfter.subtracting(filledBefore).sorted()
    }

    /// A pair with which no slate keeps to the limits.
    init(_ conflict: LimitConflict, failedGateCount: Int) {
        (pointsChange, self.conflict, self.failedGateCount) = (nil, conflict, failedGateCount)
        (moves, leftEmpty, newlyFilled, isServedFirst) = ([], [], [], false)
    }

    /// The effect in sentences.
    public var sentences: [String] {
        if let conflict { return [conflict.sentence] }
        var said: [String] = []
        if failedGateCount > 0 { said.append("\(Grouped.count(failedGateCount, "gate")) would have to be waived.") }
        if isServedFirst { said.append("A pin would be served first with the seats under the cap.") }
        said += moves.map { move in
            switch (move.from, move.to) {
            case (let from?, let to?): "\(move.person) would move from \(from) to \(to)."
            case (nil, let to?): "\(move.person), now unplaced, would go to \(to)."
            case (let from?, nil): "\(move.person) would lose \(from) and stay unplaced."
            case (nil, nil): "\(move.person) would stay unplaced."
            }
        }
        said += leftEmpty.map { "\($0) would be left empty." }
        said += newlyFilled.map { "\($0), now empty, would be filled." }
        switch pointsChange {
        case 0: said.append("The slate would keep its points.")
        case let gain? where gain > 0: said.append("The slate would gain \(Grouped.count(gain, "point")).")
        case let gain?: said.append("The slate would lose \(Grouped.count(-gain, "point")).")
        case nil: break
        }
        return said
    }
}
