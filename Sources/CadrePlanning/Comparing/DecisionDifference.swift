public import CadreDomain

/// A pin or an exclusion that only one of two slates has.
public struct DecisionDifference: Hashable, Sendable {
    /// Where a decision stands.
    public enum Change: String, Sendable, CaseIterable {
        /// Only after.
        case added
        /// Only before.
        case removed
    }

    /// Where it stands.
    public let change: Change
    /// The decision.
    public let pin: Pin

    /// Compares two lists of decisions in the order of a problem; one with another reason or actor is another decision.
    static func between(_ before: [Pin], _ after: [Pin]) -> [DecisionDifference] {
        let difference = after.difference(from: before)
        let all =
            difference.removals.map { DecisionDifference($0, .removed) }
            + difference.insertions.map { DecisionDifference($0, .added) }
        return all.sorted {
            ($0.pin.position, $0.pin.person, $0.pin.kind.rawValue, $1.change.rawValue)
                < ($1.pin.position, $1.pin.person, $1.pin.kind.rawValue, $0.change.rawValue)
        }
    }

    private init(_ step: CollectionDifference<Pin>.Change, _ change: Change) {
        self.change = change
        switch step {
        case .insert(_, let pin, _), .remove(_, let pin, _): self.pin = pin
        }
    }
}
