public import CadreDomain

/// A person looked at for an opening: what every rule is given.
public struct Pair: Sendable {
    let opening: OpeningFacts
    let candidate: CandidateFacts
    /// The day on which the person would report.
    ///
    /// The report day, or the day of availability where that is later. Earlier, beside the incumbent, is who is free
    /// and meets on that day every gate that looks at a day. Where somebody has named the day, that day.
    public let reportingDay: Day

    /// - Parameter day: The day of reporting, where somebody has named it; nil to work it out.
    init(opening: OpeningFacts, candidate: CandidateFacts, reporting day: Day? = nil) {
        self.opening = opening
        self.candidate = candidate
        reportingDay =
            day ?? opening.overlapDay(for: candidate) ?? max(opening.reportDay, candidate.availableFrom)
    }

    /// Looks at a candidate for an opening of a problem.
    ///
    /// - Parameters:
    ///   - plan: The plan whose lines take seats under caps; nil where there is none yet, so that seats are held in the
    ///     order in which openings are served.
    ///   - day: The day of reporting, where somebody has named it; nil to work it out.
    /// - Complexity: O(openings), since the cap on service members looks at all of them.
    public init(
        _ opening: Opening, _ candidate: Candidate, in problem: SlateProblem, after plan: SlatePlan? = nil,
        reporting day: Day? = nil
    ) {
        let standings =
            plan.map { CapStanding.standings(of: problem, after: $0) } ?? CapStanding.standings(of: problem)
        self.init(opening, candidate, in: problem, cap: standings[opening.position.id], reporting: day)
    }

    /// Looks at a candidate for an opening, worked out from the two records alone.
    ///
    /// - Parameters:
    ///   - opening: The position to be filled.
    ///   - candidate: Who might fill it.
    ///   - problem: The day, figures and names to judge with.
    ///   - cap: Whether the cap on service members leaves a seat; nil where the opening does not count toward one.
    ///   - day: The day of reporting, where somebody has named it; nil to work it out.
    init(
        _ opening: Opening, _ candidate: Candidate, in problem: SlateProblem, cap: CapStanding?,
        reporting day: Day? = nil
    ) {
        let needs = CertificationNeed(opening.position).map { [$0] } ?? []
        self.init(
            opening: OpeningFacts(opening, in: problem, needs: needs, cap: cap),
            candidate: CandidateFacts(candidate, needs: needs, schemes: problem.certificationSchemes), reporting: day
        )
    }

    var position: Position { opening.opening.position }
    /// The person by the version of the record that holds on the reporting day.
    var person: Person { candidate.candidate.person(on: reportingDay) }

    /// How many months the tour would last: without family for whoever serves only unaccompanied tours.
    public var tourMonths: Int {
        let isAlone = person.constraints.contains(.unaccompaniedOnly)
        return isAlone ? position.tour.unaccompaniedMonths : position.tour.plannedMonths
    }

    /// The first day after the tour: of its full length, or when the record of the person or of the position ends,
    /// where that is earlier.
    public var plannedEnd: Day { plannedEnd(from: reportingDay) }

    /// The first day after a tour that begins on a day.
    public func plannedEnd(from day: Day) -> Day { min(day.adding(months: tourMonths), recordsEnd(from: day)) }

    /// The first day on which the person or the position is not on record any more; never where one is not on the day.
    func recordsEnd(from day: Day) -> Day {
        let ends = [candidate.candidate.firstDayOff(from: day), position.validity.end]
        return ends.allSatisfy { $0 > day } ? ends.min() ?? .endless : .endless
    }

    /// Whether the person or the position is not on record on the reporting day.
    var isOffRecord: Bool {
        !person.validity.contains(reportingDay) || reportingDay >= position.validity.end
    }

    /// Whose record ends before a whole tour would, and when; nil where the tour is whole.
    var cut: (subject: String, end: Day)? {
        let end = recordsEnd(from: reportingDay)
        guard end < reportingDay.adding(months: tourMonths) else { return nil }
        return (position.validity.end == end ? "position" : "person", end)
    }

    /// How many days after the report day the person would report.
    var daysLate: Int { max(0, reportingDay - opening.reportDay) }

    /// How many days before the report day, beside the incumbent, the person would report.
    var overlapDays: Int { max(0, opening.reportDay - reportingDay) }
}

/// An opening with what rules look up again and again.
final class OpeningFacts: Sendable {
    let opening: Opening
    let reportDay: Day
    /// The last day on which anybody may report: within the days tolerated, and while the position is on record.
    let latestDay: Day
    let today: Day
    let figures: PlanningFigures
    let cap: CapStanding?
    let required: [LanguageRequirement]
    /// Where the certification asked for stands in the list of needs; nil where none is asked for.
    let needIndex: Int?
    let need: CertificationNeed?
    private let schemes: [CertificationScheme]
    let isOverseas: Bool
    private let languages: [LanguageName]

    init(_ opening: Opening, in problem: SlateProblem, needs: [CertificationNeed], cap: CapStanding?) {
        self.opening = opening
        self.cap = cap
        reportDay = opening.reportDay
        today = problem.today
        figures = problem.figures
        latestDay = min(
            opening.reportDay.adding(days: problem.figures.lateArrivalDaysMax),
            opening.position.validity.end.adding(days: -1)
        )
        languages = problem.languages
        schemes = problem.certificationSchemes
        required = opening.position.languages.filter(\.isRequired)
        need = CertificationNeed(opening.position)
        needIndex = need.flatMap { needs.firstIndex(of: $0) }
        isOverseas = opening.position.isOverseas
    }

    /// The day on which the candidate could report beside the incumbent; nil where the candidate is not free before
    /// the report day, or not ready.
    fileprivate func overlapDay(for candidate: CandidateFacts) -> Day? {
        let day = max(opening.overlapFrom, candidate.availableFrom)
        guard day < reportDay, candidate.isReady(for: self, on: day) else { return nil }
        return day
    }

    /// Whether a version of somebody's record passes the gates that look at no day; asked where versions differ.
    fileprivate func isOpen(to person: Person) -> Bool {
        let position = opening.position
        return position.kind == person.kind && position.service.map { $0 == person.service } ?? true
            && position.grades.contains(person.grade)
            && !(isOverseas && person.constraints.contains(.reviewPending))
    }

    /// A certification with the schemes that count on a day, such as `certification level 2 in area C (SC-2.0)`.
    func text(of need: CertificationNeed, on day: Day) -> String {
        "certification "
            + CertificationStanding.words(level: need.level, area: need.area, schemes: schemes, on: day)
    }

    /// The name of a language, or its code where the problem holds no name.
    func name(of language: String) -> String { languages.first { $0.code == language }?.name ?? language }
}

/// A candidate with what rules look up again and again.
final class CandidateFacts: Sendable {
    let candidate: Candidate
    let availableFrom: Day
    /// The codes of languages in which there is any result.
    let languages: [String]
    /// For each level of clearance the days on which it is in force, by rank.
    ///
    /// Whether the person is on record then is not asked: a version counts until the next begins, the first before it
    /// begins and the last after it ends, as in ``Candidate/person(on:)``.
    let clearanceDays: [[DayRange]]
    /// For each need the days on which it is met.
    let certifiedDays: [[DayRange]]
    /// For each need the days on which one level below it is met.
    let nearlyCertifiedDays: [[DayRange]]

    init(_ candidate: Candidate, needs: [CertificationNeed], schemes: [CertificationScheme]) {
        self.candidate = candidate
        let qualifications = candidate.qualifications
        availableFrom = candidate.availableFrom
        languages = qualifications.compactMap {
            guard case .language(let code, _) = $0.kind else { return nil }
            return code
        }
        var versions = [candidate.person] + candidate.later
        for index in versions.indices {
            versions[index].validity = DayRange(
                clamping: index == 0 ? .first : versions[index].validity.start,
                index + 1 < versions.count ? versions[index + 1].validity.start : .endless
            )
        }
        clearanceDays = Clearance.allCases.map { level in
            versions.flatMap { ClearanceStanding.daysMet(level, by: $0) }
        }
        certifiedDays = needs.map { $0.daysMet(level: $0.level, schemes: schemes, in: qualifications) }
        nearlyCertifiedDays = needs.map {
            $0.daysMet(level: $0.level - 1, schemes: schemes, in: qualifications)
        }
    }

    /// Whether the candidate meets on a day every gate that looks at a day, without a course.
    fileprivate func isReady(for opening: OpeningFacts, on day: Day) -> Bool {
        let person = candidate.person(on: day)
        return person.validity.contains(day)
            && (candidate.later.isEmpty || opening.isOpen(to: person))
            && clearanceDays[opening.opening.position.clearance.rank].contains { $0.contains(day) }
            && opening.needIndex.map { certifiedDays[$0].contains { $0.contains(day) } } ?? true
            && opening.required.allSatisfy { requirement in
                languages.contains(requirement.language)
                    && LanguageStanding.daysMet(requirement, results: candidate.qualifications)
                        .contains { $0.contains(day) }
            }
    }
}

/// The certification that a position asks for.
struct CertificationNeed: Hashable, Sendable {
    let level: Int
    let area: Character?

    /// Reads the need off a position; nil where it asks for none.
    init?(_ position: Position) {
        guard let code = position.scCode, code.level > 0 else { return nil }
        level = code.level
        area = code.area
    }

    func daysMet(
        level: Int, schemes: [CertificationScheme], in qualifications: [Qualification]
    ) -> [DayRange] {
        CertificationStanding.daysMet(level: level, area: area, schemes: schemes, in: qualifications)
    }
}
