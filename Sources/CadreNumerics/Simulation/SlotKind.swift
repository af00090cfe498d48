/// How slots of one kind empty and fill: the chances of one step, and how long a new occupant means to stay.
public struct SlotKind: Hashable, Sendable {
    /// A length of stay and how often it is drawn.
    public struct Term: Hashable, Sendable {
        /// After how many steps the slot empties, 1 to `SlotRenewal.stepCountMax`.
        public let steps: Int
        /// Its share among all terms of the kind, above 0; shares need not add up to 1.
        public let share: Double

        /// Makes a term; `SlotRenewal` checks the ranges.
        public init(steps: Int, share: Double) {
            self.steps = steps
            self.share = share
        }
    }

    /// The chance that an occupant leaves in a step before the term ends, `0 ..< 1`.
    public let leaving: Double
    /// The chance that an empty slot fills in a step, `0 ... 1`.
    public let filling: Double
    /// What a new occupant's term is drawn from, at least one.
    public let terms: [Term]

    /// Makes a kind; `SlotRenewal` checks the ranges.
    public init(leaving: Double, filling: Double, terms: [Term]) {
        self.leaving = leaving
        self.filling = filling
        self.terms = terms
    }
}

/// One slot at the start: its kind, and after how many steps it will be empty; 0 if it is empty.
public struct Slot: Hashable, Sendable {
    /// The place of its kind in the list of kinds.
    public let kind: Int
    /// Steps until the occupant's term ends, 0 for an empty slot.
    public let remaining: Int

    /// Makes a slot; `SlotRenewal` checks the ranges.
    public init(kind: Int, remaining: Int) {
        self.kind = kind
        self.remaining = remaining
    }
}
