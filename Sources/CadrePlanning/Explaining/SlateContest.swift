public import CadreDomain

/// Who else could have a position, or what else a person could have, each at its exact price.
public struct SlateContest: Hashable, Sendable {
    /// Every eligible pair: the slate's own, then the cheapest first, then the ones that bring most; empty where a pin
    /// decides.
    public let alternatives: [Alternative]
    /// What the position or person asked about is worth; nil where a pin decides.
    public let price: Price?
    /// The pin that gives the position or the person; nil where none does.
    public let pin: Pin?
    /// Whether losses are worked out; they are not where the slate has limits, and each would need a run.
    public let isPriced: Bool

    /// The largest loss in points at which a rival counts as close.
    public static let closeLossMax = 50

    /// An eligible pair of a position and a person.
    public struct Alternative: Hashable, Sendable {
        /// The position.
        public let position: ID<Position>
        /// The person.
        public let person: ID<Person>
        /// What the pair is worth.
        public let points: Int
        /// The regret: by how much the best slate that has the pair falls short; nil where a pin keeps the pair apart,
        /// where the position gave its seat under a cap on, or where nothing is priced.
        public let loss: Int?
        /// Where the slate places the person; nil where nowhere.
        public let placedAt: ID<Position>?
        /// Whom the slate gives the position; nil where it stays empty.
        public let takenBy: ID<Person>?

        /// Whether the slate has the pair.
        public var isChosen: Bool { placedAt == position }
    }

    /// What a position or a person is worth to a slate.
    public struct Price: Hashable, Sendable {
        /// By how much the best slate falls short without it.
        public let worth: Int
        /// By how much it rises with one more that could fill or have the same.
        public let nextWorth: Int
    }

    /// The pair that the slate has; nil where the position stays empty or the person unplaced.
    public var chosen: Alternative? { alternatives.first(where: \.isChosen) }
    /// The pairs that the slate does not have and could have.
    public var rivals: [Alternative] { alternatives.filter { !$0.isChosen && $0.loss != nil } }
    /// The least loss at which the answer is another; nil where no other is possible.
    public var lead: Int? { rivals.first?.loss }
    /// How many rivals cost no more than ``closeLossMax`` points.
    public var closeCount: Int { rivals.prefix { $0.loss ?? .max <= Self.closeLossMax }.count }
}

extension SlateContest {
    /// How contested it is and what it is worth, in sentences; a pin has none.
    public func sentences(_ subject: Subject) -> [String] {
        guard isPriced else {
            return [
                "This slate has limits, so regrets are not worked out here; ask what if, and it is solved again under "
                    + "them."
            ]
        }
        guard let price else { return [] }
        let other = chosen == nil ? "" : "other "
        var said: [String] = []
        if let nearest = rivals.first, let lead {
            let open = Grouped.count(rivals.count, other + subject.rival)
            let contested = closeCount > 0 ? "Contested" : "Not contested"
            let cost = lead == 0 ? "nothing" : Grouped.count(lead, "point")
            said.append(
                "\(contested): \(Grouped.text(closeCount)) of \(open) would cost at most \(Self.closeLossMax) points; "
                    + "the nearest, \(subject.name(nearest)), would cost \(cost)."
            )
        } else {
            said.append("Not contested: no \(other)\(subject.rival) is possible.")
        }
        said.append(
            "Without this \(subject.rawValue) the slate would lose \(Grouped.count(price.worth, "point")); "
                + "one more like \(subject == .person ? "this" : "it") would bring "
                + "\(Grouped.count(price.nextWorth, "point"))."
        )
        return said
    }

    /// Which of the two a contest is about.
    public enum Subject: String, Sendable {
        /// A position, for which people are rivals.
        case position
        /// A person, for whom positions are.
        case person

        fileprivate var rival: String { self == .position ? "candidate" : "opening" }

        fileprivate func name(_ alternative: Alternative) -> String {
            self == .position ? alternative.person.rawValue : alternative.position.rawValue
        }
    }
}
