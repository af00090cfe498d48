import CadreDomain

/// How the seats under caps are shared out among the openings of a problem, as far as a run has found out who fills
/// them.
///
/// In each country the openings are served in one order: pinned ones first, then key billets, then by the day of the
/// vacancy, then by identity. An opening that gets a seat holds it from its report day on, but only while the slate
/// fills it: one that stays empty gives its seat on and is served behind all others from then on. What nobody could
/// fill with a seat takes none. In a country with a limit `cap` each opening is looked at alone; the limit shares out
/// the seats.
struct CapServing: Sendable {
    /// When an opening is served; the first come first.
    private enum Turn: Int, Comparable {
        case pinned
        case filled
        case waiting
        case released
        case unfillable

        static func < (left: Turn, right: Turn) -> Bool { left.rawValue < right.rawValue }
    }

    private let problem: SlateProblem
    private let pinned: Set<ID<Position>>
    private var filled: Set<ID<Position>> = []
    private var released: Set<ID<Position>> = []
    private var unfillable: Set<ID<Position>> = []
    /// A standing for each opening that counts toward a cap.
    private(set) var standings: [ID<Position>: CapStanding] = [:]

    /// Serves everybody once.
    init(_ problem: SlateProblem) {
        self.problem = problem
        pinned = problem.pinnedPositions
        serve()
    }

    /// The openings that seats are short for, with all others of their countries; none where everybody has one.
    var contested: [Opening] {
        let countries = Set(counted.filter { isRefused($0) }.map(\.position.country))
        return counted.filter { countries.contains($0.position.country) }
    }

    /// Whether a seat that stays empty may help another opening.
    var isShort: Bool {
        counted.contains { isRefused($0) && !unfillable.contains($0.position.id) }
    }

    /// Serves again, without openings that nobody could fill; a pin fills what it names.
    mutating func leaveOut(_ unfillable: Set<ID<Position>>) {
        self.unfillable = unfillable.subtracting(pinned)
        serve()
    }

    /// Takes back the seats that stay empty and serves again.
    ///
    /// - Parameter filled: The positions that the slate fills with the seats given so far.
    /// - Returns: Whether an opening has a seat now that had none; if not, the seats are as before.
    mutating func passOn(filled: Set<ID<Position>>) -> Bool {
        let before = self
        let empty = counted.map(\.position.id).filter {
            !filled.contains($0) && !released.contains($0) && standings[$0]?.isOpen == true
        }
        guard !empty.isEmpty else { return false }
        self.filled = filled
        released.formUnion(empty)
        serve()
        let isAnyHelped = counted.contains { opening in
            let id = opening.position.id
            return !unfillable.contains(id) && before.standings[id]?.isOpen == false && standings[id]?.isOpen == true
        }
        if !isAnyHelped { self = before }
        return isAnyHelped
    }

    private var counted: [Opening] { problem.openings.filter { $0.countsTowardCap } }

    private func isRefused(_ opening: Opening) -> Bool { standings[opening.position.id]?.isOpen == false }

    private mutating func serve() {
        let limited = problem.limits?.cappedCountries ?? []
        let counted = Dictionary(grouping: counted, by: \.position.country)
        standings = [:]
        for seats in problem.caps {
            let isLimited = limited.contains(seats.country)
            let openings = (counted[seats.country] ?? []).map { (turn: turn(of: $0), opening: $0) }
            let pins = openings.filter { $0.turn == .pinned }.map(\.opening)
            var taken = seats.holdings
            for (turn, opening) in openings.sorted(by: Self.isServed) {
                let otherPins = isLimited ? [] : pins.filter { $0.position.id != opening.position.id }
                let standing = CapStanding(
                    of: opening, seats, taken: taken,
                    decided: seats.holdings + otherPins.map { DayRange(from: $0.reportDay) }
                )
                standings[opening.position.id] = standing
                if standing.isOpen && !isLimited && turn != .unfillable {
                    taken.append(DayRange(from: opening.reportDay))
                }
            }
        }
    }

    private func turn(of opening: Opening) -> Turn {
        let id = opening.position.id
        if pinned.contains(id) { return .pinned }
        if unfillable.contains(id) { return .unfillable }
        if filled.contains(id) { return .filled }
        return released.contains(id) ? .released : .waiting
    }

    private static func isServed(
        _ left: (turn: Turn, opening: Opening), before right: (turn: Turn, opening: Opening)
    ) -> Bool {
        if left.turn != right.turn { return left.turn < right.turn }
        let (first, second) = (left.opening, right.opening)
        if first.position.isKeyBillet != second.position.isKeyBillet { return first.position.isKeyBillet }
        return (first.vacantFrom, first.position.id) < (second.vacantFrom, second.position.id)
    }
}
