public import CadreDomain

/// The limits of a run, with the figures and the names that they are counted and told with.
public struct SlateLimits: Hashable, Sendable {
    /// Each once, ordered by text; never empty.
    public let limits: [SlateLimit]
    /// What moves cost, and how long the search goes on.
    public let figures: LimitFigures
    /// The offices that the limits name, ordered by identity.
    public let offices: [OfficeCode]
    /// The slate that a limit on the people touched compares with; nil where there is no such limit.
    public let base: KeptLines?

    /// Puts limits in order and drops repeats; nil where there is none.
    ///
    /// - Parameter base: The lines that a limit on the people touched compares with; without them everybody placed is
    ///   touched.
    public init?(
        _ limits: [SlateLimit], figures: LimitFigures, offices: [OfficeCode] = [], base: KeptLines? = nil
    ) {
        guard !limits.isEmpty else { return nil }
        self.limits = Set(limits).sorted { $0.description < $1.description }
        self.figures = figures
        self.offices = offices.sorted { $0.id < $1.id }
        let isCompared = limits.contains { $0.kind == .touch }
        self.base = isCompared ? base.map { KeptLines(of: $0.slate, lines: $0.lines) } : nil
    }

    /// The limits without some of them; nil where none is left.
    func without(_ dropped: [SlateLimit]) -> SlateLimits? {
        SlateLimits(limits.filter { !dropped.contains($0) }, figures: figures, offices: offices, base: base)
    }

    /// The countries whose seats under the cap go to whoever brings most.
    var cappedCountries: Set<CountryCode> {
        Set(limits.compactMap { if case .cap(let country) = $0 { country } else { nil } })
    }

    /// Where the slate that is compared with places each person.
    var basePlaces: [ID<Person>: ID<Position>] {
        Dictionary((base?.lines ?? []).map { ($0.person, $0.position) }) { first, _ in first }
    }

    /// The command, or the code of the office; its identity where the code is not known.
    func name(of group: PositionGroup) -> String {
        guard case .office(let id) = group else { return group.description }
        return offices.first { $0.id == id }?.code ?? id.rawValue
    }
}

/// The code of an office, for sentences.
public struct OfficeCode: Hashable, Sendable {
    /// The identity.
    public let id: ID<Office>
    /// The code.
    public let code: String

    /// Makes a row.
    public init(id: ID<Office>, code: String) {
        self.id = id
        self.code = code
    }
}
