import Testing

@testable import CadreNumerics

/// Goal: no step of the search loses an assignment that is better than the best one known.
///
/// Method: every assignment of small problems is followed down random ways through the tree, at random prices: what is
/// closed, forced, split off or cut by a bound must be in none of those that are better.
@Suite("Constrained search")
struct ConstrainedSearchTests {
    /// Assignments by the pairs that they use, -1 for a row left out, with what they are worth.
    private typealias Assignment = (pairs: [Int], total: Int64)

    private func every(_ problem: ConstrainedProblem) -> [Assignment] {
        problem.everyAssignment().map { columnOfRow in
            let pairs = columnOfRow.enumerated().map { problem.weights.pairIndex(row: $0, column: Int($1)) ?? -1 }
            return (pairs, pairs.reduce(0) { $0 + ($1 < 0 ? 0 : Int64(problem.weights.weight[$1])) })
        }
    }

    /// Those that are worth more than the best known and that the search still allows.
    private func left(_ all: [Assignment], in search: borrowing ConstrainedSearch) -> [Assignment] {
        var left: [Assignment] = []
        for one in all where one.total > search.bestTotal {
            var isAllowed = true
            for (row, pair) in one.pairs.enumerated() {
                if pair < 0 {
                    if search.isMatchedRow[row] { isAllowed = false }
                } else {
                    let place = Int(search.place[pair])
                    if place < 0 || !search.isOpen[place] { isAllowed = false }
                }
            }
            if isAllowed { left.append(one) }
        }
        return left
    }

    /// Whether nothing more follows from what is closed and forced.
    private func isSettled(_ search: borrowing ConstrainedSearch) -> Bool {
        func open(_ row: Int) -> [Int] {
            (Int(search.core.rows.start[row])..<Int(search.core.rows.start[row + 1])).filter { search.isOpen[$0] }
        }
        func hasOpen(_ pairs: [Int32]) -> Bool {
            pairs.contains { search.place[Int($0)] >= 0 && search.isOpen[Int(search.place[Int($0)])] }
        }
        for tie in search.model.ties {
            if search.isMatchedRow[tie.rows.0] != search.isMatchedRow[tie.rows.1] { return false }
            if tie.options.contains(where: { hasOpen($0.first) != hasOpen($0.second) }) { return false }
        }
        let rows = Array(0..<search.model.rowCount)
        for row in rows where search.isMatchedRow[row] {
            let own = open(row)
            if own.isEmpty { return false }
            let column = search.core.rows.partner[own[0]]
            let others = rows.filter { $0 != row }.flatMap(open)
            if own.count == 1 && others.contains(where: { search.core.rows.partner[$0] == column }) { return false }
        }
        return true
    }

    /// Prices of any size that the rules allow, often none.
    private func prices(_ model: PricedModel, _ draws: inout SplitMix64) -> [Int64] {
        let span = Int(model.weightMax << model.shift)
        return model.rules.map { rule in
            if draws.chance(0.3) { return 0 }
            let price = min(Int64(draws.next(below: draws.chance(0.5) ? span : span / 4 + 1)), rule.priceMax)
            return rule.isEquality && draws.chance(0.5) ? -price : price
        }
    }

    /// Drops what is closed, and checks that everything else stays.
    private func drop(_ search: inout ConstrainedSearch, _ comment: Comment) {
        let open = search.original.indices.filter { search.isOpen[$0] }.map { search.original[$0] }
        let potentials = (0..<search.model.columnCount).map { search.core.columns.potential[$0] }
        search.dropClosed()
        let isSame = potentials.indices.allSatisfy { search.core.columns.potential[$0] == potentials[$0] }
        if search.original != open || !search.isOpen.allSatisfy({ $0 }) || !isSame { Issue.record(comment) }
    }

    private func follow(
        _ all: [Assignment], down search: inout ConstrainedSearch, _ draws: inout SplitMix64, _ comment: Comment
    ) -> Bool {
        let prices = prices(search.model, &draws)
        let shift = search.model.shift
        let before = left(all, in: search)
        let bound = search.evaluate(prices)
        if let best = before.map(\.total).max(), bound < best << shift { Issue.record(comment) }
        let better = left(all, in: search)
        let isOpen = search.close(from: bound)
        if left(all, in: search).count != better.count { Issue.record(comment) }
        guard isOpen else {
            if !better.isEmpty { Issue.record(comment) }
            return false
        }
        if bound >= search.cutoff && !isSettled(search) { Issue.record(comment) }
        guard let choice = search.choice() else { return false }
        let state = (search.isOpen, search.isMatchedRow)
        var foundCount = 0
        for way in choice.ways {
            (search.isOpen, search.isMatchedRow) = state
            let pairs = way.map { Int(search.original[$0]) }
            let own = better.filter { one in
                choice.rows.allSatisfy { way.isEmpty ? one.pairs[$0] < 0 : pairs.contains(one.pairs[$0]) }
            }
            foundCount += own.count
            let cost = search.cost(of: way, rows: choice.rows)
            if cost < 0 { Issue.record(comment) }
            if let best = own.map(\.total).max(), bound - cost < best << shift { Issue.record(comment) }
            let isPossible = search.take(way, rows: choice.rows)
            if !isPossible && !own.isEmpty { Issue.record(comment) }
            if isPossible && (left(all, in: search).count != own.count || !isSettled(search)) { Issue.record(comment) }
        }
        if foundCount != better.count { Issue.record(comment) }
        (search.isOpen, search.isMatchedRow) = state
        return search.take(choice.ways[draws.next(below: choice.ways.count)], rows: choice.rows)
    }

    @Test("loses nothing that is better, whatever it closes, forces and decides")
    func losesNothing() throws {
        var betterCount = 0
        for seed in 0..<1_500 as Range<UInt64> {
            let problem = try ConstrainedProblem.drawn(seed: seed)
            let all = every(problem)
            var draws = SplitMix64(seed: seed ^ 0xC0DE)
            let model = try PricedModel(problem)
            if model.isRuleImpossible {
                #expect(all.isEmpty, "seed \(seed)")
                continue
            }
            for _ in 0..<4 {
                var search = ConstrainedSearch(model, evaluationLimit: .max, isCancelled: { false })
                if let known = all.randomly(&draws), draws.chance(0.6) {
                    let columns = known.pairs.map { $0 < 0 ? AssignmentSolution.unmatched : problem.weights.column[$0] }
                    search.take(columns, of: problem)
                }
                let better = left(all, in: search)
                betterCount += better.count
                if !search.propagate() {
                    #expect(better.isEmpty, "seed \(seed)")
                    continue
                }
                if left(all, in: search).count != better.count { Issue.record("seed \(seed)") }
                while follow(all, down: &search, &draws, "seed \(seed)") {
                    if draws.chance(0.3) { drop(&search, "seed \(seed)") }
                }
            }
        }
        #expect(betterCount > 10_000)
    }

    /// Ties of rows 0 and 1 and of rows 2 and 3, each row with a column at site 0 and one at site 1.
    private func twoTies(_ weights: [Int32], constraints: [SideConstraint] = []) throws -> ConstrainedProblem {
        let pairs = try SparseWeights(columnCount: 8, rowStart: [0, 2, 4, 6, 8], column: Array(0..<8), weight: weights)
        return try ConstrainedProblem(
            weights: pairs, siteOfColumn: [0, 1, 0, 1, 0, 1, 0, 1],
            ties: [RowTie(first: 0, second: 1), RowTie(first: 2, second: 3)],
            constraints: constraints
        )
    }

    @Test("splits the tie whose rows have disagreed most of late, and only then rows")
    func mostUndecided() throws {
        let model = try PricedModel(twoTies([12, 8, 12, 8, 11, 10, 11, 10]))
        var search = ConstrainedSearch(model, evaluationLimit: .max, isCancelled: { false })
        // The second tie's price at site 0 sends its first row to site 1 and its second row to site 0.
        let apart: [Int64] = [0, 0, 3 << model.shift, 0]
        for _ in 0..<10 { _ = search.evaluate(apart) }
        for _ in 0..<2 { _ = search.evaluate([0, 0, 0, 0]) }
        let choice = search.choice()
        #expect(choice?.rows == [2, 3] && choice?.ways == [[4, 6], [5, 7], []])
        // Settled for good, no tie is in doubt any more, and rows are what is left.
        for _ in 0..<60 { _ = search.evaluate([0, 0, 0, 0]) }
        let rows = search.choice()?.rows
        #expect(rows?.count == 1)
        // A tie with a single way is decided.
        search.isOpen = [true, false, true, false, true, false, true, false]
        search.isMatchedRow = [true, true, true, true]
        let isDecided = search.choice() == nil
        #expect(isDecided)
    }

    @Test("closes a site that both of two tied rows can reach, but not both at a cost that leaves anything better")
    func costOfBoth() throws {
        // At site 0 both rows break the rule, at site 1 they cost 2 each, and 3 is all there is to lose.
        let terms = [0, 2].map { SideConstraint.Term(pair: $0, coefficient: 1) }
        let problem = try twoTies(
            [10, 8, 10, 8, 1, 1, 1, 1], constraints: [SideConstraint(terms: terms, sense: .atMost, bound: 1)]
        )
        let model = try PricedModel(problem)
        for lossMax in [3, 4] as [Int64] {
            var search = ConstrainedSearch(model, evaluationLimit: .max, isCancelled: { false })
            search.bestTotal = 22 - lossMax - 1
            let bound = search.evaluate(model.rules.map { _ in 0 })
            #expect(bound == 22 << model.shift)
            let isPossible = search.close(from: bound)
            let (isOpen, isMatchedRow) = (search.isOpen, search.isMatchedRow)
            #expect(isPossible && isOpen[0] && isOpen[2])
            #expect(isOpen[1] == (lossMax == 4) && isOpen[3] == (lossMax == 4))
            #expect(isMatchedRow == [true, true, false, false])
        }
    }

    @Test("counts the cost of pairs that are open only")
    func costOfOpen() throws {
        let weights = try SparseWeights(columnCount: 4, rows: [[(0, 10), (1, 8)], [(0, 10), (2, 8), (3, 9)]])
        let model = try PricedModel(
            ConstrainedProblem(
                weights: weights, siteOfColumn: [0, 1, 1, 1], ties: [RowTie(first: 0, second: 1)], constraints: []
            )
        )
        var search = ConstrainedSearch(model, evaluationLimit: .max, isCancelled: { false })
        search.isOpen[4] = false
        _ = search.evaluate(model.rules.map { _ in 0 })
        let value = Int64(8) << model.shift
        let potentials = (search.core.rows.potential[0], search.core.rows.potential[1])
        let (one, open) = (search.leastCost(of: [1], row: 0), search.leastCost(of: [3, 4], row: 1))
        #expect(one == potentials.0 - value && open == potentials.1 - value)
        let none = search.leastCost(of: [4], row: 1)
        #expect(none == .max)
    }

    /// Forty rows of a column each, of which the first is to be filled and to stay empty.
    private func contradiction() throws -> PricedModel {
        let weights = try SparseWeights(columnCount: 40, rows: (0..<40).map { [(column: $0, weight: 1_000_000)] })
        let first = [SideConstraint.Term(pair: 0, coefficient: 1)]
        return try PricedModel(
            ConstrainedProblem(
                weights: weights,
                constraints: [
                    SideConstraint(terms: first, sense: .atLeast, bound: 1),
                    SideConstraint(terms: first, sense: .atMost, bound: 0),
                ]
            )
        )
    }

    @Test("prices that climb against a contradiction stay within the range that sums are made for")
    func ceilings() throws {
        let model = try contradiction()
        let most = model.rules.map(\.priceMax)
        var search = ConstrainedSearch(model, evaluationLimit: .max, isCancelled: { false })
        var node = ConstrainedSearch.Node(
            bound: .max, serial: 0, prices: [0, 0], isOpen: search.isOpen, isMatchedRow: search.isMatchedRow
        )
        let isAlive = search.improve(&node, stepCount: 300)
        #expect(isAlive && zip(node.prices, most).allSatisfy { $0 >= 0 && $0 <= $1 })
        #expect(node.prices[0] > most[0] / 2, "they climbed")
        // At the ceiling the row is filled, so the second rule is broken and its price would rise further.
        let bent = search.nudge(most, stepCount: 20)
        #expect(zip(bent, most).allSatisfy { $0 >= 0 && $0 <= $1 })
        #expect(bent.contains { most.contains($0) })
    }

    @Test("no price times a coefficient of its rule exceeds sixteen times the largest weight")
    func priceMax() throws {
        let weights = try SparseWeights.dense([[9, 4], [5, 7]], columnCount: 2)
        let problem = try ConstrainedProblem(
            weights: weights,
            constraints: [
                .budget(cost: [7, 3, 2, 5], limit: 6),
                SideConstraint(
                    terms: [.init(pair: 0, coefficient: -4), .init(pair: 3, coefficient: 3)], sense: .equal, bound: -1
                ),
            ]
        )
        let model = try PricedModel(problem)
        #expect(model.rules.map(\.priceMax) == [model.rowBonus / 7, model.rowBonus / 4])
    }

    @Test("a part with one way left is met even where its prices make nothing of it")
    func lastWay() throws {
        // Fifty budgets pay for one of two rows; the second is known, the first is better and all that is left.
        let weights = try SparseWeights(columnCount: 2, rows: [[(0, 25)], [(1, 24)]])
        let budgets = Array(repeating: SideConstraint.budget(cost: [1, 1], limit: 1), count: 50)
        let model = try PricedModel(ConstrainedProblem(weights: weights, constraints: budgets))
        var search = ConstrainedSearch(model, evaluationLimit: .max, isCancelled: { false })
        search.take([AssignmentSolution.unmatched, 1], of: try ConstrainedProblem(weights: weights, constraints: []))
        // Only every sixteenth part looks for assignments by nudging its prices.
        search.effort.nodeCount = 1
        // At these prices the first row, though it is to be matched, is worth as much unmatched.
        let price = (25 << model.shift + model.rowBonus) / 50
        let bound = search.branch(
            ConstrainedSearch.Node(
                bound: .max, serial: 0, prices: Array(repeating: price, count: 50), isOpen: [true, false],
                isMatchedRow: [true, false]
            ),
            progress: { _ in }
        )
        let best = (total: search.bestTotal, columns: search.bestColumnOfRow)
        #expect(best.total == 25 && best.columns == [0, AssignmentSolution.unmatched])
        #expect(bound < 26 << model.shift)
    }

    @Test("a dive leaves what is closed and forced as it was")
    func dive() throws {
        for seed in 0..<200 as Range<UInt64> {
            let model = try PricedModel(ConstrainedProblem.drawn(seed: seed))
            var search = ConstrainedSearch(model, evaluationLimit: .max, isCancelled: { false })
            guard !model.isRuleImpossible, search.propagate() else { continue }
            let (isOpen, isMatchedRow) = (search.isOpen, search.isMatchedRow)
            search.dive(
                from: ConstrainedSearch.Node(
                    bound: .max, serial: 0, prices: model.rules.map { _ in 0 }, isOpen: isOpen,
                    isMatchedRow: isMatchedRow
                )
            )
            if search.isOpen != isOpen || search.isMatchedRow != isMatchedRow { Issue.record("seed \(seed)") }
        }
    }
}

extension Array {
    /// One of the elements, or `nil` if there is none.
    fileprivate func randomly(_ draws: inout SplitMix64) -> Element? { isEmpty ? nil : self[draws.next(below: count)] }
}
