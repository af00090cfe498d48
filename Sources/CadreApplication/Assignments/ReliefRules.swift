import CadreDomain
import CadrePlanning

/// The gates and flags in force for one position on one report day, asked for one person after the other.
///
/// They are the rules of a slate, asked of the same kinds of values, with two differences: whoever is named by hand
/// takes a seat under the cap as somebody pinned does, and the report day is exact where `isExact` says so.
struct ReliefRules: Sendable {
    /// A gate that a person fails.
    struct FailedGate: Sendable {
        let rule: Rule
        let facts: GateFacts

        /// Whether a reason overrides the gate here: somebody may waive it, and both records hold on the day.
        var isOverridable: Bool { rule.isOverridable && !facts.isRecordMissing }
    }

    private let snapshot: RegisterSnapshot
    private let isExact: Bool
    private let opening: Opening
    private let problem: SlateProblem
    private let gates: [Rule]
    private let flags: [Rule]

    /// Reads what the rules need.
    ///
    /// - Parameters:
    ///   - position: The version that holds on the report day.
    ///   - isExact: Whether the person reports on the day itself; else within the days tolerated after it.
    init(for position: Position, reporting day: Day, isExact: Bool, in snapshot: RegisterSnapshot) {
        self.snapshot = snapshot
        self.isExact = isExact
        var position = position
        position.validity = RecordLaws.unbroken(
            position.validity, of: snapshot.versions(of: position.id).lazy.map(\.validity)
        )
        opening = Opening(
            position: position, vacantFrom: day, reportDay: day,
            region: snapshot.reference.command(of: position.country, on: day)
        )
        let figures = PlanningFigures(inForceOn: day)
        problem = SlateProblem(
            today: min(snapshot.today, day), window: DayRange(clamping: day, day.next),
            figures: isExact
                ? PlanningFigures(certificationDaysMin: figures.certificationDaysMin, lateArrivalDaysMax: 0) : figures,
            certificationSchemes: snapshot.reference.certificationSchemes,
            languages: position.languages.compactMap { wanted in
                snapshot.reference.name(of: wanted.language, in: .languages)
                    .map { LanguageName(code: wanted.language, name: $0) }
            },
            caps: Self.seats(for: opening, in: snapshot).map { [$0] } ?? [], openings: [opening], candidates: []
        )
        let inForce = Rules.all.filter { $0.validity.contains(day) }
        gates = inForce.filter { $0.kind == .gate }
        flags = inForce.filter { $0.kind == .flag }
    }

    /// The person as the rules look at one, with the position.
    ///
    /// - Parameter isReleased: Whether the person is looked at as released in time to report where free only later.
    func pair(_ person: Person, qualifications: [Qualification], isReleased: Bool = false) -> Pair {
        let day = opening.reportDay
        let served = snapshot.tenures(of: person.id, on: .first).filter { $0.days.start < day }
        let held = served.last { $0.assignment.state == .active }?.days.end
        var record = person
        record.validity = RecordLaws.unbroken(
            person.validity, of: snapshot.versions(of: person.id).lazy.map(\.validity)
        )
        let free = max(person.availableFrom ?? .first, held ?? problem.today)
        let latest = day.adding(days: problem.figures.lateArrivalDaysMax)
        let candidate = Candidate(
            person: record, qualifications: qualifications, availableFrom: isReleased ? min(free, latest) : free,
            station: served.last?.position.map {
                Station(
                    position: $0.id, office: $0.office, country: $0.country,
                    region: snapshot.reference.command(of: $0.country, on: day)
                )
            },
            record: ServiceRecord()
        )
        return Pair(opening, candidate, in: problem, reporting: isExact ? day : nil)
    }

    /// The gates that the pair fails, in the order in which they are asked.
    ///
    /// - Parameter countMax: How many are looked for.
    func failedGates(_ pair: Pair, countMax: Int = .max) -> [FailedGate] {
        let failed = gates.lazy.compactMap { rule in
            if case .failed(let facts) = rule.evaluate(pair) { FailedGate(rule: rule, facts: facts) } else { nil }
        }
        return Array(failed.prefix(countMax))
    }

    /// Every gate in force, in the order in which they are asked, with what it said of the pair.
    func outcomes(_ pair: Pair) -> [GateOutcome] {
        gates.compactMap { rule in
            switch rule.evaluate(pair) {
            case .passed(let facts): GateOutcome(rule, isMet: true, facts: facts)
            case .failed(let facts): GateOutcome(rule, isMet: false, facts: facts)
            case .flagged, .clear, .points: nil
            }
        }
    }

    /// The flags that have something to say of the pair.
    func raisedFlags(_ pair: Pair) -> [(rule: Rule, text: String)] {
        flags.compactMap { rule in
            guard case .flagged(let text) = rule.evaluate(pair) else { return nil }
            return (rule, text)
        }
    }

    /// The seats under the cap of the country that are held on or after the report day; nil where none is counted.
    private static func seats(for opening: Opening, in snapshot: RegisterSnapshot) -> CapSeats? {
        let code = opening.position.country
        let day = opening.reportDay
        guard opening.countsTowardCap, let cap = snapshot.reference.strengthCap(in: code, on: day),
            let country = snapshot.reference.country(code)
        else { return nil }
        let counted = Set(snapshot.register.positions.lazy.filter { $0.country == code && isCounted($0) }.map(\.id))
            .filter { id in snapshot.position(id, on: day).map { $0.country == code && isCounted($0) } == true }
        return CapSeats(
            country: code, countryName: country.name, limit: cap.limit, citation: cap.citation,
            holdings: counted.flatMap { snapshot.tenures(of: $0) }
                .compactMap { $0.days.intersection(DayRange(from: day)) }
        )
    }

    private static func isCounted(_ position: Position) -> Bool {
        position.countsTowardCap && position.kind == .military
    }
}
