/// A system of record that tells the register what it knows: who keeps it, how often it comes, how far it is trusted.
public struct Source: Hashable, Sendable {
    /// How far a source is trusted for a field from a day on.
    public struct Trust: Hashable, Sendable {
        /// The noun of the records.
        public let noun: SourcedNoun
        /// The field; nil for every field of the noun that has no rank of its own.
        public let field: String?
        /// The place among sources, 1 for the most trusted.
        public let rank: Int
        /// The first day on which it holds.
        public let from: Day

        /// The ranks that there are.
        public static let ranks = 1...99

        /// Makes a trust; nil where there is no such rank.
        public init?(noun: SourcedNoun, field: String?, rank: Int, from: Day) {
            guard Self.ranks.contains(rank) else { return nil }
            self.noun = noun
            self.field = field
            self.rank = rank
            self.from = from
        }
    }

    /// The code, which is its identity: small letters, digits and hyphens.
    public let id: ID<Source>
    /// What it is called.
    public var name: String
    /// The organization that keeps it.
    public var owner: String
    /// Who answers for it towards the register.
    public var steward: String
    /// How many days lie between two deliveries at most; a value that was last said longer ago is stale.
    public var cadenceDays: Int
    /// How far it is trusted, in any order.
    public var trusts: [Trust]
    /// Whether it was made up for a demo.
    public var isSynthetic: Bool

    /// How many days may lie between two deliveries.
    public static let cadences = 1...3_660
    /// The rank where none is given: behind every source that has one up to here.
    public static let rankUnlessGiven = 50
    /// The most characters of a code.
    public static let codeLengthMax = 40

    /// Makes a source.
    public init(
        id: ID<Source>, name: String, owner: String, steward: String, cadenceDays: Int, trusts: [Trust] = [],
        isSynthetic: Bool = false
    ) {
        self.id = id
        self.name = name
        self.owner = owner
        self.steward = steward
        self.cadenceDays = cadenceDays
        self.trusts = trusts
        self.isSynthetic = isSynthetic
    }

    /// The identity of a code, letters of either case; nil where it is none.
    public static func identity(_ code: String) -> ID<Source>? {
        let code = code.lowercased()
        let isPlain = code.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0) || $0 == 45 }
        return isPlain && code.utf8.count <= codeLengthMax ? ID(code) : nil
    }

    /// The rank for a field on a day: the field's own, else that of the noun, each the newest that holds.
    public func rank(of noun: SourcedNoun, _ field: String, on day: Day) -> Int {
        let inForce = trusts.filter { $0.noun == noun && $0.from <= day }
        func newest(_ named: String?) -> Trust? {
            inForce.filter { $0.field == named }.max { $0.from < $1.from }
        }
        return (newest(field) ?? newest(nil))?.rank ?? Self.rankUnlessGiven
    }
}

/// A noun of which sources tell.
public enum SourcedNoun: String, Sendable, CaseIterable, Comparable {
    /// Offices.
    case office
    /// Positions.
    case position
    /// People.
    case person
    /// Qualifications.
    case qualification
    /// Assignments.
    case assignment

    /// Orders nouns by their words.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
