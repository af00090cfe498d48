import CadreDomain

/// Checking a problem before it is solved.
extension SlatePlanner {
    /// Finds out whether a problem contradicts itself, as far as that shows without solving.
    ///
    /// - Throws: `PlanningError`: a record that stands twice, a rule that does not exist or has another version, a
    ///   weight out of range, decisions that contradict each other, or a couple of somebody who is no candidate or in
    ///   two of them.
    /// - Complexity: O(openings + candidates + pins²).
    public static func check(_ problem: SlateProblem) throws(PlanningError) {
        try checkRecords(problem)
        _ = try RuleSheet(problem.rules)
        _ = try SlateDecisions(problem)
        var partners: Set<ID<Person>> = []
        for case .couple(let first, let second) in problem.limits?.limits ?? [] {
            for person in [first, second]
            where problem.candidate(person) == nil || !partners.insert(person).inserted {
                throw .limitOutsideProblem(.couple(first, second), person: person)
            }
        }
    }
}
