public import CadreDomain

/// Why a person was placed where, or nowhere, and what is one step away.
public struct PersonExplanation: Hashable, Sendable {
    /// The person.
    public let person: ID<Person>
    /// The line that places the person; nil where nowhere.
    public let line: SlateLine?
    /// How many openings each rule excluded, each opening counted at the first rule that does; never 0.
    public let exclusions: [RuleCount]
    /// How many openings the person could fill.
    public let eligibleCount: Int
    /// The best openings that the person could fill and others were given, by points; at most ``listMax``.
    public let missed: [MissedOpening]
    /// Openings that exactly one gate keeps the person from, by points; at most ``listMax``.
    public let nearest: [NearMiss]
    /// What would change the answer, in sentences.
    public let whatWouldChange: [String]

    /// How many openings a list shows.
    public static let listMax = 10

    /// Explains a person of a plan.
    ///
    /// - Throws: `PlanningError.personOutsideProblem` where the person is no candidate.
    /// - Complexity: O(openings).
    public static func explain(
        _ person: ID<Person>, in plan: SlatePlan, of problem: SlateProblem
    ) throws(PlanningError) -> PersonExplanation {
        guard let candidate = problem.candidate(person) else { throw .personOutsideProblem(person) }
        let desk = try ExplanationDesk(problem: problem, plan: plan)
        let lineByPosition = Dictionary(plan.lines.map { ($0.position, $0) }) { first, _ in first }
        var counts: [String: Int] = [:]
        var eligibleCount = 0
        var missed: [MissedOpening] = []
        var nearest: [NearMiss] = []
        for opening in problem.openings {
            let pair = desk.pair(opening, candidate)
            let failed = desk.failedGates(of: pair)
            if let first = failed.first {
                counts[first.identifier, default: 0] += 1
                if failed.count == 1, let near = desk.nearMiss(opening, candidate) { nearest.append(near) }
            } else if desk.isExcluded(opening, candidate) {
                counts[RuleCount.exclusion, default: 0] += 1
            } else {
                eligibleCount += 1
                guard let line = lineByPosition[opening.position.id], line.person != person else { continue }
                missed.append(
                    MissedOpening(
                        position: line.position, takenBy: line.person, points: desk.points(of: pair),
                        takenPoints: line.points
                    )
                )
            }
        }
        missed.sort { ($1.points, $0.position) < ($0.points, $1.position) }
        nearest.sort { ($1.points, $0.position) < ($0.points, $1.position) }
        let rules = desk.sheet.gates.map(\.identifier) + [RuleCount.exclusion]
        return PersonExplanation(
            person: person,
            line: desk.line(of: person),
            exclusions: rules.compactMap { rule in counts[rule].map { RuleCount(rule: rule, count: $0) } },
            eligibleCount: eligibleCount,
            missed: Array(missed.prefix(listMax)),
            nearest: Array(nearest.prefix(listMax)),
            whatWouldChange: nearest.lazy.filter(desk.isEnough).prefix(3).flatMap { near in
                near.gate.remedies.map { "For \(near.position): \($0)" }
            }
        )
    }
}

/// A pair that exactly one gate keeps apart.
public struct NearMiss: Hashable, Sendable {
    /// The opening.
    public let position: ID<Position>
    /// The person.
    public let person: ID<Person>
    /// The gate, with what it asks for, what it found, and what would change it.
    public let gate: GateOutcome
    /// What the pair would be worth.
    public let points: Int
}
