import CadreNumerics
import Testing

@Suite("Constraint conflict")
struct ConstraintConflictTests {
    private func keeping(_ rules: [ConstraintConflict.Rule], of problem: ConstrainedProblem) throws
        -> ConstrainedProblem
    {
        try ConstrainedProblem(
            weights: problem.weights, siteOfColumn: problem.siteOfColumn,
            ties: problem.ties.indices.filter { rules.contains(.tie($0)) }.map { problem.ties[$0] },
            constraints: problem.constraints.indices.filter { rules.contains(.constraint($0)) }
                .map { problem.constraints[$0] }
        )
    }

    @Test("is found exactly where no assignment exists, and every rule of it is needed")
    func minimal() throws {
        var conflictCount = 0
        for seed in 0..<500 {
            let problem = try ConstrainedProblem.drawn(seed: UInt64(seed))
            let conflict = try ConstrainedAssignment.conflict(in: problem)
            try #require((conflict == nil) == (problem.bestTotal() != nil), "seed \(seed)")
            guard let conflict else { continue }
            conflictCount += 1
            try #require(conflict.isMinimal && !conflict.rules.isEmpty, "seed \(seed)")
            try #require(try keeping(conflict.rules, of: problem).bestTotal() == nil, "seed \(seed)")
            for rule in conflict.rules {
                let fewer = try keeping(conflict.rules.filter { $0 != rule }, of: problem)
                try #require(fewer.bestTotal() != nil, "seed \(seed)")
            }
        }
        #expect(conflictCount > 80)
    }

    @Test("relaxations are the nearest, and what they make possible is the best")
    func relaxations() throws {
        var (boundCount, uselessCount) = (0, 0)
        for seed in 0..<250 {
            let problem = try ConstrainedProblem.drawn(seed: UInt64(seed))
            for index in problem.constraints.indices {
                let relaxation = try ConstrainedAssignment.relaxation(of: .constraint(index), in: problem)
                let old = problem.constraints[index]
                func total(_ bound: Int64) throws -> Int64? {
                    var changed = problem.constraints
                    changed[index] = SideConstraint(terms: old.terms, sense: old.sense, bound: bound)
                    return try ConstrainedProblem(
                        weights: problem.weights, siteOfColumn: problem.siteOfColumn, ties: problem.ties,
                        constraints: changed
                    ).bestTotal()
                }
                try #require(relaxation.isNearest)
                guard let bound = relaxation.bound else {
                    uselessCount += 1
                    let others = problem.constraints.indices.filter { $0 != index }.map(
                        ConstraintConflict.Rule.constraint)
                    let ties = problem.ties.indices.map(ConstraintConflict.Rule.tie)
                    try #require(try keeping(others + ties, of: problem).bestTotal() == nil, "seed \(seed)")
                    continue
                }
                boundCount += 1
                try #require(try relaxation.solution?.totalWeight == total(bound), "seed \(seed)")
                try #require(relaxation.solution?.verdict == .optimal, "seed \(seed)")
                let distance = abs(bound - old.bound)
                for nearer in 0..<min(distance, 40) {
                    try #require(try total(old.bound + nearer) == nil, "seed \(seed)")
                    try #require(try total(old.bound - nearer) == nil, "seed \(seed)")
                }
            }
            for index in problem.ties.indices {
                let relaxation = try ConstrainedAssignment.relaxation(of: .tie(index), in: problem)
                let rest =
                    problem.constraints.indices.map(ConstraintConflict.Rule.constraint)
                    + problem.ties.indices.filter { $0 != index }.map(ConstraintConflict.Rule.tie)
                let total = try keeping(rest, of: problem).bestTotal()
                let isPossible = relaxation.solution?.verdict == .optimal
                try #require(isPossible == (total != nil) && relaxation.bound == nil, "seed \(seed)")
                if let total { try #require(relaxation.solution?.totalWeight == total, "seed \(seed)") }
            }
        }
        #expect(boundCount > 150 && uselessCount > 10)
    }

    @Test("an equality gives way to its nearer side, and to the lower one of two that are as near")
    func nearerSide() throws {
        let weights = try SparseWeights.dense([[1, 1]], columnCount: 2)
        let terms = [(0, 3), (1, 7)].map { SideConstraint.Term(pair: $0.0, coefficient: $0.1) }
        for (bound, nearest) in [(4, 3), (5, 3), (6, 7), (9, 7), (-2, 0), (1, 0), (2, 3), (7, 7)] as [(Int64, Int64)] {
            let problem = try ConstrainedProblem(
                weights: weights, constraints: [SideConstraint(terms: terms, sense: .equal, bound: bound)]
            )
            let relaxation = try ConstrainedAssignment.relaxation(of: .constraint(0), in: problem)
            #expect(relaxation.bound == nearest && relaxation.isNearest)
        }
    }

    @Test("says no more than it knows wherever it is stopped")
    func stopped() throws {
        var (conflictCount, farCount) = (0, 0)
        for seed in 0..<200 {
            let problem = try ConstrainedProblem.drawn(seed: UInt64(seed))
            let rules = problem.constraints.indices.map(ConstraintConflict.Rule.constraint)
            let fully = try rules.map { try ConstrainedAssignment.relaxation(of: $0, in: problem) }
            for limit in [0, 1, 4, 12] {
                if let conflict = try ConstrainedAssignment.conflict(in: problem, evaluationLimit: limit) {
                    conflictCount += 1
                    try #require(try keeping(conflict.rules, of: problem).bestTotal() == nil, "seed \(seed)")
                    for rule in conflict.rules where conflict.isMinimal {
                        let fewer = try keeping(conflict.rules.filter { $0 != rule }, of: problem)
                        try #require(fewer.bestTotal() != nil, "seed \(seed)")
                    }
                }
                for (constraint, full) in zip(problem.constraints, fully) {
                    let some = try ConstrainedAssignment.relaxation(of: full.rule, in: problem, evaluationLimit: limit)
                    let wanted = constraint.bound
                    if let bound = some.bound {
                        let nearest = try #require(full.bound, "seed \(seed)")
                        try #require(abs(bound - wanted) >= abs(nearest - wanted), "seed \(seed)")
                        if some.isNearest { try #require(abs(bound - wanted) == abs(nearest - wanted)) }
                        if bound == wanted { try #require(some.isNearest, "seed \(seed)") }
                    } else if some.isNearest {
                        try #require(full.bound == nil, "seed \(seed)")
                    }
                    if !some.isNearest { farCount += 1 }
                }
            }
        }
        #expect(conflictCount > 80 && farCount > 50)
    }

    @Test("is not said to be minimal where whether a rule is needed was not known within the limit")
    func open() throws {
        // A row that is to stay empty and to be matched, beside a sum that hardly any choice of rows has.
        var openCount = 0
        for seed in 0..<4 as Range<UInt64> {
            var draws = SplitMix64(seed: seed)
            let costs = (0..<12).map { _ in Int32(1_000 + draws.next(below: 900)) }
            let weights = try SparseWeights(columnCount: 13, rows: (0..<13).map { [(column: $0, weight: 1)] })
            let terms = costs.enumerated().map { SideConstraint.Term(pair: $0.offset, coefficient: $0.element) }
            let sum = costs.reduce(Int64(0)) { $0 + (draws.chance(0.5) ? Int64($1) : 0) }
            let last = [SideConstraint.Term(pair: 12, coefficient: 2)]
            let problem = try ConstrainedProblem(
                weights: weights,
                constraints: [
                    SideConstraint(terms: last, sense: .atMost, bound: 0),
                    SideConstraint(terms: last, sense: .atLeast, bound: 2),
                    SideConstraint(terms: terms, sense: .equal, bound: sum),
                ]
            )
            let full = try #require(try ConstrainedAssignment.conflict(in: problem))
            #expect(full.rules == [.constraint(0), .constraint(1)] && full.isMinimal)
            for limit in [1, 2, 5, 20, 60, 120, 300] {
                guard let cut = try ConstrainedAssignment.conflict(in: problem, evaluationLimit: limit) else {
                    continue
                }
                #expect(Set(full.rules).isSubset(of: cut.rules) && (!cut.isMinimal || cut == full))
                if !cut.isMinimal { openCount += 1 }
            }
        }
        #expect(openCount > 0)
    }

    @Test("leaves rules out in groups before it leaves them out one by one")
    func groups() throws {
        // Of thirty-two rows each is to stay empty, and the first is to be filled besides.
        let weights = try SparseWeights(columnCount: 32, rows: (0..<32).map { [(column: $0, weight: 1)] })
        let none = (0..<32).map { pair in
            SideConstraint(terms: [.init(pair: pair, coefficient: 1)], sense: .atMost, bound: 0)
        }
        let one = SideConstraint(terms: [.init(pair: 0, coefficient: 1)], sense: .atLeast, bound: 1)
        let problem = try ConstrainedProblem(weights: weights, constraints: none + [one])
        var questionCount = 0
        let conflict = try ConstrainedAssignment.conflict(in: problem) {
            questionCount += 1
            return false
        }
        #expect(conflict?.rules == [.constraint(0), .constraint(32)])
        // How often it is asked whether to stop tells how many searches it took.
        #expect(questionCount < 100)
    }

    @Test("of a middling problem is the minimum that its budget cannot pay for")
    func middling() throws {
        let problem = try ConstrainedAssignmentTests.middling(seed: 7)
        var constraints = problem.constraints
        constraints[0] = SideConstraint(terms: constraints[0].terms, sense: .atMost, bound: 30)
        let poor = try ConstrainedProblem(
            weights: problem.weights, siteOfColumn: problem.siteOfColumn, ties: problem.ties, constraints: constraints
        )
        let conflict = try #require(try ConstrainedAssignment.conflict(in: poor, evaluationLimit: 20_000))
        #expect(conflict.isMinimal && conflict.rules.contains(.constraint(0)) && conflict.rules.count == 2)
        let relaxation = try ConstrainedAssignment.relaxation(of: .constraint(0), in: poor, evaluationLimit: 20_000)
        let bound = try #require(relaxation.bound)
        #expect(bound > 30 && bound <= 6_000)
        let stopped = try ConstrainedAssignment.conflict(in: poor, isCancelled: { true })
        #expect(stopped == nil)
    }

    @Test("a group that was not decided counts against nothing: its rules are left out with the other half")
    func undecidedGroup() throws {
        // A row that is to stay empty and to be matched, beside two sums that hardly any choice of rows has.
        var draws = SplitMix64(seed: 1)
        let costs = (0..<12).map { _ in Int32(1_000 + draws.next(below: 900)) }
        let weights = try SparseWeights(columnCount: 13, rows: (0..<13).map { [(column: $0, weight: 1)] })
        let last = [SideConstraint.Term(pair: 12, coefficient: 2)]
        let sums = (0..<2).map { turn in
            let terms = costs.indices.map { SideConstraint.Term(pair: $0, coefficient: costs[($0 + turn) % 12]) }
            let sum = terms.reduce(Int64(0)) { $0 + (draws.chance(0.5) ? Int64($1.coefficient) : 0) }
            return SideConstraint(terms: terms, sense: .equal, bound: sum)
        }
        let both = [
            SideConstraint(terms: last, sense: .atMost, bound: 0),
            SideConstraint(terms: last, sense: .atLeast, bound: 2),
        ]
        let problem = try ConstrainedProblem(weights: weights, constraints: both + sums)
        let hard = try ConstrainedProblem(weights: weights, constraints: sums)
        var provenCount = 0
        for limit in [20, 40, 60, 120] {
            // Whether the sums can be had is not known by then.
            #expect(try ConstrainedAssignment.best(hard, evaluationLimit: limit).verdict == .unknown)
            guard let cut = try ConstrainedAssignment.conflict(in: problem, evaluationLimit: limit),
                cut.rules == [.constraint(0), .constraint(1)]
            else { continue }
            provenCount += 1
            #expect(cut.isMinimal, "limit \(limit)")
        }
        #expect(provenCount > 0)
    }

    @Test("a tie is not enough where the rest is in conflict without it, and only where that is proven")
    func tieNotEnough() throws {
        let weights = try SparseWeights.dense([[5, 4], [4, 5]], columnCount: 2)
        func problem(minimum: Int64) throws -> ConstrainedProblem {
            try ConstrainedProblem(
                weights: weights, siteOfColumn: [0, 1], ties: [RowTie(first: 0, second: 1)],
                constraints: [.groupMinimum(minimum, in: 0, group: [0, 0], weights: weights)]
            )
        }
        let useless = try ConstrainedAssignment.relaxation(of: .tie(0), in: problem(minimum: 3))
        #expect(useless.isNotEnough && useless.solution?.verdict == .infeasible)
        let useful = try ConstrainedAssignment.relaxation(of: .tie(0), in: problem(minimum: 2))
        #expect(!useful.isNotEnough && useful.solution?.totalWeight == 10)
        let unknown = try ConstrainedAssignment.relaxation(of: .tie(0), in: problem(minimum: 2), evaluationLimit: 0)
        #expect(!unknown.isNotEnough && unknown.solution?.verdict == .unknown)
    }

    @Test("a rule with one side gives way to that side alone: what the other side would take is not asked")
    func oneSide() throws {
        // The least sum is seen at once; the largest one that the budget pays for is a knapsack problem.
        let costs: [Int32] = [711, 523, 397, 289, 613, 459]
        let weights = try SparseWeights(columnCount: 6, rows: (0..<6).map { [(column: $0, weight: 1)] })
        let terms = costs.enumerated().map { SideConstraint.Term(pair: $0.offset, coefficient: $0.element + 1) }
        let problem = try ConstrainedProblem(
            weights: weights,
            constraints: [
                .budget(cost: costs, limit: 1_500), SideConstraint(terms: terms, sense: .atMost, bound: -1),
            ]
        )
        let relaxation = try ConstrainedAssignment.relaxation(of: .constraint(1), in: problem, evaluationLimit: 4)
        #expect(relaxation.bound == 0 && relaxation.isNearest)
    }
}
