public import CadreDomain

/// The frozen input of a run: everything that the rules need and nothing else, in one order.
///
/// A run of the same problem gives the same plan always and everywhere. ``FrozenInput`` writes it as text and reads it
/// back, so that a run can be repeated after the register has changed.
public struct SlateProblem: Hashable, Sendable {
    /// The day on which the register was read.
    public let today: Day
    /// The window whose vacancies are to be filled.
    public let window: DayRange
    /// Kept with the run; the exact method draws nothing from it.
    public let seed: UInt64
    /// The figures that gates count days with.
    public let figures: PlanningFigures
    /// Which certifications count on which days.
    public let certificationSchemes: [CertificationScheme]
    /// The rules in force with their versions and weights, ordered by identifier.
    public let rules: [RuleSetting]
    /// The names of the languages that openings ask for, ordered by code.
    public let languages: [LanguageName]
    /// The caps on service members, ordered by country.
    public let caps: [CapSeats]
    /// The positions to be filled, ordered by identity.
    public let openings: [Opening]
    /// The people who may be placed, ordered by identity.
    public let candidates: [Candidate]
    /// Decisions that the run must respect, ordered by position, person and kind.
    public let pins: [Pin]
    /// What the slate as a whole has to keep to; nil where nothing.
    public let limits: SlateLimits?
    /// The lines of an earlier slate that stay where they can; nil for none.
    public let kept: KeptLines?

    /// Makes a problem; every list is put in its order.
    public init(
        today: Day, window: DayRange, seed: UInt64 = 0, figures: PlanningFigures? = nil, rules: [RuleSetting]? = nil,
        certificationSchemes: [CertificationScheme] = [], languages: [LanguageName] = [], caps: [CapSeats] = [],
        openings: [Opening], candidates: [Candidate], pins: [Pin] = [], limits: SlateLimits? = nil,
        kept: KeptLines? = nil
    ) {
        self.today = today
        self.window = window
        self.seed = seed
        self.figures = figures ?? PlanningFigures(inForceOn: window.start)
        self.certificationSchemes = certificationSchemes.sorted {
            ($0.name, $0.days.start) < ($1.name, $1.days.start)
        }
        self.rules = (rules ?? Rules.settings(on: window.start)).sorted { $0.identifier < $1.identifier }
        self.languages = languages.sorted { $0.code < $1.code }
        self.caps = caps.sorted { $0.country < $1.country }
        self.openings = openings.sorted { $0.position.id < $1.position.id }
        self.candidates = candidates.sorted { $0.person.id < $1.person.id }
        self.pins = pins.sorted(by: Self.isOrdered)
        self.limits = limits
        self.kept = kept
    }

    /// The opening of a position; nil where the position is none.
    ///
    /// - Complexity: O(log n).
    public func opening(_ position: ID<Position>) -> Opening? { index(ofOpening: position).map { openings[$0] } }

    /// The candidate who is this person; nil where the person is none.
    ///
    /// - Complexity: O(log n).
    public func candidate(_ person: ID<Person>) -> Candidate? { index(ofCandidate: person).map { candidates[$0] } }

    /// The same problem with these decisions instead of its own.
    public func replacingPins(_ pins: [Pin]) -> SlateProblem { replacing(pins: pins, kept: kept) }

    /// The same problem with these lines to keep instead of its own.
    public func keeping(_ kept: KeptLines?) -> SlateProblem { replacing(pins: pins, kept: kept) }

    /// The same problem with these facts of one candidate and, where given, of one opening and of the caps.
    func replacing(_ candidate: Candidate, _ opening: Opening? = nil, caps: [CapSeats]? = nil) -> SlateProblem {
        let people = candidates.filter { $0.person.id != candidate.person.id } + [candidate]
        let places = opening.map { moved in openings.filter { $0.position.id != moved.position.id } + [moved] }
        return replacing(caps: caps, openings: places, candidates: people, pins: pins, kept: kept)
    }

    /// The same problem with one seat more under the cap of a country.
    func addingSeat(in country: CountryCode) -> SlateProblem {
        let caps = caps.map { seats in
            seats.country != country
                ? seats
                : CapSeats(
                    country: country, countryName: seats.countryName, limit: seats.limit + 1,
                    citation: seats.citation, holdings: seats.holdings
                )
        }
        return replacing(caps: caps, pins: pins, kept: kept)
    }

    /// The same problem under these limits instead of its own.
    func limited(by limits: SlateLimits?) -> SlateProblem {
        SlateProblem(
            today: today, window: window, seed: seed, figures: figures, rules: rules,
            certificationSchemes: certificationSchemes, languages: languages, caps: caps, openings: openings,
            candidates: candidates, pins: pins, limits: limits, kept: kept
        )
    }

    private func replacing(
        caps: [CapSeats]? = nil, openings: [Opening]? = nil, candidates: [Candidate]? = nil, pins: [Pin],
        kept: KeptLines?
    ) -> SlateProblem {
        SlateProblem(
            today: today, window: window, seed: seed, figures: figures, rules: rules,
            certificationSchemes: certificationSchemes, languages: languages, caps: caps ?? self.caps,
            openings: openings ?? self.openings, candidates: candidates ?? self.candidates, pins: pins, limits: limits,
            kept: kept
        )
    }

    /// The positions that pins fill.
    var pinnedPositions: Set<ID<Position>> { Set(pins.filter { $0.kind == .pin }.map(\.position)) }

    func index(ofOpening position: ID<Position>) -> Int? {
        Self.index(of: position, in: openings) { $0.position.id }
    }

    func index(ofCandidate person: ID<Person>) -> Int? {
        Self.index(of: person, in: candidates) { $0.person.id }
    }

    private static func index<Row, Key: Comparable>(of wanted: Key, in rows: [Row], key: (Row) -> Key) -> Int? {
        var low = 0
        var high = rows.count
        while low < high {
            let middle = low + (high - low) / 2
            if key(rows[middle]) < wanted { low = middle + 1 } else { high = middle }
        }
        return low < rows.count && key(rows[low]) == wanted ? low : nil
    }

    private static func isOrdered(_ left: Pin, _ right: Pin) -> Bool {
        (left.position, left.person, left.kind.rawValue, left.reason, left.decidedBy)
            < (right.position, right.person, right.kind.rawValue, right.reason, right.decidedBy)
    }
}

/// A rule as a run has frozen it.
public struct RuleSetting: Hashable, Sendable {
    /// The largest weight, small enough that no sum of points leaves 32 bits.
    public static let weightMax = 10_000

    /// The identifier of the rule.
    public let identifier: String
    /// The version of the rule.
    public let version: Int
    /// Points for one unit; 0 for gates and flags.
    public let weight: Int

    /// Makes a setting.
    public init(identifier: String, version: Int, weight: Int) {
        self.identifier = identifier
        self.version = version
        self.weight = weight
    }
}

/// The name of a language, for sentences.
public struct LanguageName: Hashable, Sendable {
    /// The ISO 639-3 code.
    public let code: String
    /// The name.
    public let name: String

    /// Makes a name.
    public init(code: String, name: String) {
        self.code = code
        self.name = name
    }
}
