import CadreDomain

extension Rule {
    /// Longer moves cost more.
    public static let moveCost = Rule(
        identifier: "move.cost",
        unit: "class of distance",
        defaultWeight: 20,
        sentence: "A move to another country in the area of the same combatant command costs one class of distance, "
            + "farther two; from nowhere known two.",
        citation: "Cadre's own placeholder; no fares are looked up",
        confidence: .unverified,
        body: .points { pair in
            -moveDistance(of: pair)
        } reason: { pair in
            let from = pair.candidate.candidate.station?.country.rawValue ?? "an unknown place"
            return moveDistance(of: pair) == 1
                ? "Moves from \(from) within the command's area" : "Moves from \(from) to another area"
        }
    )

    /// The class of distance of a move: 0 within a country, 1 within the area of a command, 2 farther.
    static func moveDistance(of pair: Pair) -> Int {
        guard let station = pair.candidate.candidate.station else { return 2 }
        if station.country == pair.position.country { return 0 }
        return station.region != nil && station.region == pair.opening.opening.region ? 1 : 2
    }
}
