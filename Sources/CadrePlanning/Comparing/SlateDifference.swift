import CadreDomain

/// How one slate differs from another: places, people, points, decisions and frozen input, from before to after.
///
/// The two may be of different windows and different problems.
public struct SlateDifference: Hashable, Sendable {
    /// Every opening of either problem, ordered by identity.
    public let positions: [PositionDifference]
    /// Every candidate of either problem, ordered by identity.
    public let people: [PersonDifference]
    /// The points of each rule that either run counts with, in the order of the rules; both sides sum to the totals.
    public let points: [PointsDifference]
    /// Decisions that only one of the two has, ordered by position and person, those before first.
    public let decisions: [DecisionDifference]
    /// Every field of the frozen inputs that differs, decisions left out, in the order of the input.
    public let inputs: [InputDifference]

    /// Whether nothing differs: neither a place nor a point, a decision or a field of the input.
    public var isEmpty: Bool {
        inputs.isEmpty && decisions.isEmpty && points.allSatisfy { $0.before == $0.after }
            && positions.allSatisfy { $0.before == $0.after && $0.listing == .both }
            && people.allSatisfy { $0.listing == .both }
    }

    /// Compares the plans of two problems.
    ///
    /// - Throws: `PlanningError` where a problem names a rule that Cadre does not have in that version.
    /// - Complexity: O(n log n) for n openings and candidates, besides the lines whose points are counted again.
    public init(
        before: SlatePlan, of problemBefore: SlateProblem, after: SlatePlan, of problemAfter: SlateProblem
    ) throws(PlanningError) {
        let earlier = try SlateLedger(before, of: problemBefore)
        let later = try SlateLedger(after, of: problemAfter)
        positions = Sides.merged(problemBefore.openings, problemAfter.openings) { $0.position.id }.map { id, sides in
            PositionDifference(
                position: id, listing: sides.listing, before: earlier.lineByPosition[id],
                after: later.lineByPosition[id],
                points: PointsDifference.between(earlier.entries[id] ?? [:], later.entries[id] ?? [:])
            )
        }
        people = Sides.merged(problemBefore.candidates, problemAfter.candidates) { $0.person.id }.map { id, sides in
            PersonDifference(
                person: id, listing: sides.listing, before: earlier.lineByPerson[id], after: later.lineByPerson[id]
            )
        }
        points = PointsDifference.between(earlier.sums, later.sums)
        decisions = DecisionDifference.between(problemBefore.pins, problemAfter.pins)
        inputs = InputDifference.between(problemBefore, problemAfter)
    }

    /// How many positions changed in this way.
    public func count(_ change: PositionDifference.Change) -> Int { positions.count { $0.change == change } }

    /// How many people changed in this way.
    public func count(_ change: PersonDifference.Change) -> Int { people.count { $0.change == change } }
}

/// Which of two slates lists something.
public enum Listing: String, Hashable, Sendable, CaseIterable {
    /// Both.
    case both
    /// Only the one before.
    case before
    /// Only the one after.
    case after
}

/// What stands on the two sides of a comparison under one key; at least one of them is there.
struct Sides<Value> {
    var before: Value?
    var after: Value?

    var listing: Listing {
        if before == nil { return .after }
        return after == nil ? .before : .both
    }

    /// The values of both sides under their keys, in the order of the keys.
    static func merged<Key: Hashable & Comparable>(
        _ before: [Value], _ after: [Value], key: (Value) -> Key
    ) -> [(key: Key, sides: Sides)] {
        var sides: [Key: Sides] = [:]
        for value in before { sides[key(value), default: Sides()].before = value }
        for value in after { sides[key(value), default: Sides()].after = value }
        return sides.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
