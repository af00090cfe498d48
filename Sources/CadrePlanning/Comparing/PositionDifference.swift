public import CadreDomain

/// A position in two slates.
public struct PositionDifference: Hashable, Sendable {
    /// What became of the position.
    public enum Change: String, Sendable, CaseIterable {
        /// Filled only after.
        case added
        /// Filled only before.
        case removed
        /// Filled in both, by different people.
        case moved
        /// Filled in both by the same person.
        case unchanged
        /// Filled in neither.
        case empty

        /// Whether the two slates do the same here.
        public var isSame: Bool { self == .unchanged || self == .empty }
    }

    /// The position.
    public let position: ID<Position>
    /// Which of the problems has it as an opening.
    public let listing: Listing
    /// The line that fills it before; nil where it stays empty.
    public let before: SlateLine?
    /// The line that fills it after; nil where it stays empty.
    public let after: SlateLine?
    /// The points of the two lines by rule, in the order of the rules; rules that give neither anything are left out.
    public let points: [PointsDifference]

    /// What became of the position.
    public var change: Change {
        switch (before?.person, after?.person) {
        case (nil, nil): .empty
        case (nil, _): .added
        case (_, nil): .removed
        case (let before, let after): before == after ? .unchanged : .moved
        }
    }
}

/// A person in two slates.
public struct PersonDifference: Hashable, Sendable {
    /// What became of the person.
    public enum Change: String, Sendable, CaseIterable {
        /// Placed only after.
        case placed
        /// Placed only before.
        case unplaced
        /// Placed in both, in different positions.
        case moved
        /// Placed in both in the same position.
        case unchanged
        /// Placed in neither.
        case nowhere

        /// Whether the two slates do the same with the person.
        public var isSame: Bool { self == .unchanged || self == .nowhere }
    }

    /// The person.
    public let person: ID<Person>
    /// Which of the problems has the person as a candidate.
    public let listing: Listing
    /// The line that places the person before; nil where nowhere.
    public let before: SlateLine?
    /// The line that places the person after; nil where nowhere.
    public let after: SlateLine?

    /// What became of the person.
    public var change: Change {
        switch (before?.position, after?.position) {
        case (nil, nil): .nowhere
        case (nil, _): .placed
        case (_, nil): .unplaced
        case (let before, let after): before == after ? .unchanged : .moved
        }
    }
}
