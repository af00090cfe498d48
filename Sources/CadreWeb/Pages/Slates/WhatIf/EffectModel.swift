import CadreApplication
import CadreDomain
import CadrePlanning

/// What placing the person asked about by force would do to the slate, from a second run.
struct EffectModel: Sendable {
    struct Move: Sendable {
        let name: String
        let moveAddress: String
        let deed: String
    }

    let title: String
    let summary: String
    let moves: [Move]
    let hasMoves: Bool
    let more: String?
    let sentences: [String]

    /// The most moves that are listed; JSON holds all.
    private static let moveCountMax = 12

    init(_ versus: Versus, _ people: PeopleNames) {
        let effect = versus.effect
        title = "If \(people.name(versus.pair.person)) were placed here"
        let change =
            switch effect.pointsChange {
            case nil: "No slate with this pair keeps to the limits"
            case 0: "The slate would keep its points"
            case let gain? where gain > 0: "The slate would gain \(Words.count(gain, "point"))"
            case let loss?: "The slate would lose \(Words.count(-loss, "point"))"
            }
        let waived =
            effect.failedGateCount == 0
            ? "" : "; \(Words.count(effect.failedGateCount, "gate")) would have to be waived"
        let served = effect.isServedFirst ? "; a pin would be served first with the seats under the cap" : ""
        summary = "\(change)\(waived)\(served). Solved again to find out."
        moves = effect.moves.prefix(Self.moveCountMax).map { move in
            Move(name: people.name(move.person), moveAddress: people.why(move.person), deed: Self.deed(move))
        }
        hasMoves = !moves.isEmpty
        let rest = effect.moves.count - moves.count
        more = rest > 0 ? "And \(Words.count(rest, "more move")); the JSON of this page holds every one." : nil
        sentences =
            effect.leftEmpty.map { "\($0) would be left empty." }
            + effect.newlyFilled.map { "\($0), now empty, would be filled." }
    }

    private static func deed(_ move: SlateEffect.Move) -> String {
        switch (move.from, move.to) {
        case (let from?, let to?): "moves from \(from) to \(to)"
        case (nil, let to?): "now unplaced, goes to \(to)"
        case (let from?, nil): "loses \(from) and stays unplaced"
        case (nil, nil): "stays unplaced"
        }
    }
}
