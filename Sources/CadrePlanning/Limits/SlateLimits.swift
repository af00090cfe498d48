public import CadreDomain

/// The limits of a run, with the figures and the names that they are counted and told with.
public struct SlateLimits: Hashable, Sendable {
    /// Each once, ordered by text; never empty.
    public let limits: [SlateLimit]
    /// What moves cost, and how long the search goes on.
    public let figures: LimitFigures
    /// The offices that the limits name, ordered by identity.
    public let offices: [OfficeCode]

    /// Puts limits in order and drops repeats; nil where there is none.
    public init?(_ limits: [SlateLimit], figures: LimitFigures, offices: [OfficeCode] = []) {
        guard !limits.isEmpty else { return nil }
        self.limits = Set(limits).sorted { $0.description < $1.description }
        self.figures = figures
        self.offices = offices.sorted { $0.id < $1.id }
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
