import CadreNumerics
import Testing

/// Goal: a conflict or a relaxation that is stopped, wherever that is, says what it knows and no more, and is no error.
///
/// Method: a stop at each of the first questions, which come before anything is searched.
@Suite("Conflict stop")
struct ConflictStopTests {
    /// Two rows and two columns, and a budget beside a sum that it does not pay for.
    private func problem() throws -> ConstrainedProblem {
        let weights = try SparseWeights.dense([[5, 4], [4, 5]], columnCount: 2)
        let terms = (0..<4).map { SideConstraint.Term(pair: $0, coefficient: 3) }
        return try ConstrainedProblem(
            weights: weights,
            constraints: [
                .budget(cost: [2, 2, 2, 2], limit: 2), SideConstraint(terms: terms, sense: .equal, bound: 6),
            ]
        )
    }

    @Test("a relaxation is stopped at any question, and what it then says is true", arguments: [0, 1])
    func relaxation(rule: Int) throws {
        let problem = try problem()
        let whole = try ConstrainedAssignment.relaxation(of: .constraint(rule), in: problem)
        #expect(whole.bound == [4, 3][rule] && whole.isNearest && !whole.isNotEnough)
        for count in 0..<60 {
            var questionCount = 0
            let cut = try ConstrainedAssignment.relaxation(of: .constraint(rule), in: problem) {
                questionCount += 1
                return questionCount > count
            }
            #expect(!cut.isNotEnough && cut.solution?.verdict != .infeasible, "after \(count)")
            if cut.isNearest { #expect(cut.bound == whole.bound, "after \(count)") }
            if count < 3 { #expect(cut.bound == nil && !cut.isNearest, "after \(count)") }
        }
    }

    @Test("a conflict is stopped at any question, and is then one all the same or not known")
    func conflict() throws {
        let problem = try problem()
        let rules: [ConstraintConflict.Rule] = [.constraint(0), .constraint(1)]
        #expect(try ConstrainedAssignment.conflict(in: problem)?.rules == rules)
        var (isWhole, knownCount) = (false, 0)
        for count in 0..<400 where !isWhole {
            var questionCount = 0
            let cut = try ConstrainedAssignment.conflict(in: problem) {
                questionCount += 1
                return questionCount > count
            }
            isWhole = questionCount <= count
            if let cut {
                knownCount += 1
                #expect(cut.rules == rules && (cut.isMinimal || !isWhole), "after \(count)")
            }
        }
        #expect(isWhole && knownCount > 1)
    }
}
