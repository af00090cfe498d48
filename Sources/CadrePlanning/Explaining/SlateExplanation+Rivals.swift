public import CadreDomain

extension SlateExplanation {
    /// The people worth comparing with whoever was chosen for a position.
    ///
    /// Everybody who passes every gate comes first, then everybody whom exactly one gate keeps out; the ones who bring
    /// most points come first among each.
    ///
    /// - Parameters:
    ///   - position: An opening of the problem.
    ///   - plan: The plan of the problem.
    ///   - problem: The frozen input.
    ///   - limit: How many at most.
    /// - Throws: `PlanningError.positionOutsideProblem` where the problem knows no such opening.
    /// - Complexity: O(candidates).
    public static func rivals(
        for position: ID<Position>, in plan: SlatePlan, of problem: SlateProblem, limit: Int
    ) throws(PlanningError) -> [ID<Person>] {
        guard let opening = problem.opening(position) else { throw .positionOutsideProblem(position) }
        let desk = try ExplanationDesk(problem: problem, plan: plan)
        let chosen = plan.line(filling: position)?.person
        var found: [(failed: Int, points: Int, person: ID<Person>)] = []
        for candidate in problem.candidates where candidate.person.id != chosen {
            let pair = desk.pair(opening, candidate)
            let failed = desk.failedGates(of: pair).count
            guard failed <= 1 else { continue }
            found.append((failed, desk.points(of: pair), candidate.person.id))
        }
        return found.sorted { ($0.failed, $1.points, $0.person) < ($1.failed, $0.points, $1.person) }
            .prefix(limit).map(\.person)
    }
}
