public import CadreDomain

/// What limits did to a slate: how each is kept, what it costs, and what they change together.
public struct LimitedPlan: Hashable, Sendable {
    /// Every limit, in the order of the problem.
    public let outcomes: [LimitOutcome]
    /// The points of the best slate without any limit, with seats under caps as the gate serves them.
    public let pointsWithout: Int
    /// Every opening that the best slate without limits fills otherwise, ordered by position; of the best slates, the
    /// one that differs least.
    public let changes: [LimitChange]

    /// How the limits change an opening; nil where they do not.
    public func change(at position: ID<Position>) -> LimitChange? { changes.first { $0.position == position } }
}

/// How a limit is kept and what it costs.
public struct LimitOutcome: Hashable, Sendable {
    /// The limit.
    public let limit: SlateLimit
    /// The limit in a few words, such as `Minimum fill of EUCOM (60%)`.
    public let title: String
    /// What it asks for, such as `at least 12 of 20`.
    public let needed: String
    /// What the slate has, such as `13`.
    public let found: String
    /// By how many points the best slate known without this limit, all others kept, exceeds the slate.
    ///
    /// Without a limit that shares out the seats under a cap the gate serves openings in their order, so that its price
    /// is less than 0 where the limit brings more. Nil where no such slate is known: none keeps to the others then, or
    /// the search ended before.
    public let price: Int?
    /// By how many points at most any such slate does; equal to the price where that is proven.
    public let priceMax: Int?

    /// Whether the price is proven.
    public var isPriceExact: Bool { price != nil && price == priceMax }
}

/// An opening that limits decide otherwise than points alone.
public struct LimitChange: Hashable, Sendable {
    /// The opening.
    public let position: ID<Position>
    /// Who goes there; nil where it stays empty.
    public let person: ID<Person>?
    /// What that brings; 0 where nobody goes there.
    public let points: Int
    /// Who would go there without the limits; nil where nobody would.
    public let personWithout: ID<Person>?
    /// What that would bring; 0 where nobody would go there.
    public let pointsWithout: Int
    /// The limits that speak of the opening or of either person, those alone that cost points where any does; empty
    /// where the change follows from others.
    public let limits: [SlateLimit]

    /// Every opening that two lists of lines fill with different people, ordered by position.
    static func between(
        _ lines: [SlateLine], _ without: [SlateLine], limits: SlateLimits, costly: Set<SlateLimit>,
        of problem: SlateProblem
    ) -> [LimitChange] {
        let here = Dictionary(lines.map { ($0.position, $0) }) { first, _ in first }
        let base = limits.basePlaces
        let there = Dictionary(without.map { ($0.position, $0) }) { first, _ in first }
        return problem.openings.compactMap { opening in
            let id = opening.position.id
            let (line, other) = (here[id], there[id])
            guard line?.person != other?.person else { return nil }
            let pairs = [line, other].compactMap { $0?.person }.compactMap { problem.candidate($0) }
                .map { Pair(opening, $0, in: problem, cap: nil) }
            let speaking = limits.limits.filter { limit in
                switch limit {
                case .couple(let first, let second): pairs.contains { [first, second].contains($0.person.id) }
                case .minimumFill(let group, _): group.contains(opening.position)
                case .moveBudget: pairs.contains { limits.figures.cents(of: $0) > 0 }
                case .maximumGap(let group, let days):
                    group.contains(opening.position) && pairs.contains { $0.daysLate > days }
                case .balance(let first, let second, _):
                    [first, second].contains { $0 == opening.position.command }
                case .touch:
                    line.map { base[$0.person] == id } ?? false || other.map { base[$0.person] != id } ?? false
                case .trainingSeats: pairs.contains { Rule.trainingDays(of: $0) != nil }
                case .cap(let country): opening.countsTowardCap && opening.position.country == country
                }
            }
            let paid = speaking.filter(costly.contains)
            return LimitChange(
                position: id, person: line?.person, points: line?.points ?? 0, personWithout: other?.person,
                pointsWithout: other?.points ?? 0, limits: paid.isEmpty ? speaking : paid
            )
        }
    }

    /// The change in one sentence.
    public func sentence(_ all: SlateLimits?) -> String {
        let without =
            personWithout.map { "\($0) would be chosen, with \(Grouped.count(pointsWithout, "point"))" }
            ?? "it would stay empty"
        let difference = pointsWithout - points
        let more =
            difference == 0
            ? "" : ", \(Grouped.count(abs(difference), "point")) \(difference > 0 ? "more" : "fewer") here"
        let cause =
            limits.isEmpty
            ? "they decide elsewhere, and this follows"
            : Wording.list(limits.map { limit in all.map { LimitTally.title(limit, $0) } ?? limit.description })
        return "Decided by limits (\(cause)): without them \(without)\(more)."
    }
}
