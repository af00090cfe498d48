import Testing

@testable import CadreNumerics

/// Goal: what a bound shows is drawn at once: a pair that leaves no room, a part in which nothing better is left.
///
/// Method: two tied rows with sums made by hand, at prices of 0.
@Suite("Constrained closing")
struct ConstrainedClosingTests {
    /// Two tied rows that would rather go to different sites.
    private func apart(_ weights: [[(column: Int32, weight: Int32)]], siteOfColumn: [Int32]) throws
        -> ConstrainedProblem
    {
        try ConstrainedProblem(
            weights: SparseWeights(columnCount: siteOfColumn.count, rows: weights), siteOfColumn: siteOfColumn,
            ties: [RowTie(first: 0, second: 1)], constraints: []
        )
    }

    private func search(_ problem: ConstrainedProblem) throws -> ConstrainedSearch {
        try ConstrainedSearch(PricedModel(problem), evaluationLimit: .max, isCancelled: { false })
    }

    private func root(of search: borrowing ConstrainedSearch) -> ConstrainedSearch.Node {
        ConstrainedSearch.Node(
            bound: .max, serial: 0, prices: search.model.rules.map { _ in 0 }, isOpen: search.isOpen,
            isMatchedRow: search.isMatchedRow
        )
    }

    @Test("closes a second pair of one tied row at the cost that the other row has there", arguments: [false, true])
    func costOfPartner(isTurned: Bool) throws {
        // At site 0 one row is at its best, or 5 below it, and the other row 2 below its best, of 6 to lose.
        let one: [(column: Int32, weight: Int32)] = [(0, 10), (1, 5), (4, 4), (5, 1)]
        let other: [(column: Int32, weight: Int32)] = [(2, 8), (3, 10)]
        let problem = try apart(isTurned ? [other, one] : [one, other], siteOfColumn: [0, 0, 0, 1, 1, 1])
        var search = try search(problem)
        search.bestTotal = 13
        let bound = search.evaluate(search.model.rules.map { _ in 0 })
        let isPossible = search.close(from: bound)
        let isOpen = search.isOpen
        #expect(bound == 20 << search.model.shift && isPossible)
        let closed = [true, false, true, false]
        #expect(isOpen == (isTurned ? [true, true] + closed : closed + [true, true]))
        // The same bound shows nothing more.
        let passCount = search.passCount
        let isStillPossible = search.close(from: bound)
        let passCountAfter = search.passCount
        #expect(isStillPossible && passCount > 0 && passCountAfter == passCount)
    }

    /// Two tied rows that are worth 20 apart and 11 together.
    private func farApart() throws -> ConstrainedProblem {
        try apart([[(0, 10), (1, 1)], [(2, 1), (3, 10)]], siteOfColumn: [0, 1, 0, 1])
    }

    @Test("ends a part at the step that shows a contradiction, though its bound does not", arguments: [1, 20])
    func contradiction(stepCount: Int) throws {
        var search = try search(farApart())
        search.bestTotal = 12
        var node = root(of: search)
        let isAlive = search.improve(&node, stepCount: stepCount)
        #expect(!isAlive && node.bound == 20 << search.model.shift)
        #expect(search.effort.evaluationCount == 1)
    }

    @Test("a root in which nothing better is left is not split, and the known assignment is the best")
    func endAtRoot() throws {
        let solution = try ConstrainedAssignment.best(farApart(), from: [0, 2])
        #expect(solution.verdict == .optimal && solution.totalWeight == 11 && solution.bound == 11)
        #expect(solution.effort.evaluationCount == 1 && solution.effort.nodeCount == 0)
    }

    @Test("a part that a last look shows to be a contradiction is not split")
    func endInTree() throws {
        let problem = try ConstrainedProblem.tied(seed: 2_649)
        let solution = try ConstrainedAssignment.best(problem)
        #expect(solution.verdict == .optimal && solution.totalWeight == 8_607)
        #expect([solution.effort.evaluationCount, solution.effort.nodeCount] == [916, 19])
    }

    @Test("a stop after a contradiction at the root changes nothing: the known assignment is the best")
    func stopAfterTheEnd() throws {
        let problem = try farApart()
        var endCount = 0
        for count in 0..<12 {
            var questionCount = 0
            let solution = try ConstrainedAssignment.best(
                problem, from: [0, 2],
                isCancelled: {
                    questionCount += 1
                    return questionCount > count
                }
            )
            #expect(solution.totalWeight == 11 && solution.bound >= 11, "after \(count)")
            guard solution.effort.evaluationCount == 1 else { continue }
            endCount += 1
            #expect(solution.verdict == .optimal && solution.bound == 11, "after \(count)")
        }
        #expect(endCount > 1)
    }

    @Test("a row that has to be matched cannot be left out")
    func leftOut() throws {
        var search = try search(farApart())
        search.isMatchedRow = [true, true]
        let state = search.isOpen
        let isPossible = search.take([], rows: [0, 1])
        #expect(!isPossible)
        (search.isOpen, search.isMatchedRow) = (state, [false, false])
        let isFree = search.take([], rows: [0, 1])
        let isAnythingOpen = search.isOpen.contains(true)
        #expect(isFree && !isAnythingOpen)
    }

    @Test("a bound below the cutoff closes nothing")
    func noRoom() throws {
        var search = try search(farApart())
        search.bestTotal = 20
        let bound = search.evaluate(search.model.rules.map { _ in 0 })
        let isPossible = search.close(from: bound)
        let (isOpen, isMatchedRow) = (search.isOpen, search.isMatchedRow)
        #expect(isPossible && isOpen.allSatisfy { $0 } && isMatchedRow == [false, false])
    }

    @Test("conclusions are drawn pass by pass, and it is asked before each but the first whether to stop")
    func passes() throws {
        // The third row has a single column, which the first row then cannot have, nor the second one that site.
        let problem = try apart(
            [[(0, 10), (1, 1)], [(2, 1), (3, 10)], [(0, 5)]], siteOfColumn: [0, 1, 0, 1]
        )
        for isCancelled in [false, true] {
            var questionCount = 0
            var search = try ConstrainedSearch(
                PricedModel(problem), evaluationLimit: .max,
                isCancelled: {
                    questionCount += 1
                    return isCancelled
                }
            )
            let isSettled = search.propagate()
            #expect(isSettled && questionCount == 0)
            search.isMatchedRow[2] = true
            let isPossible = search.propagate()
            let (isOpen, passCount) = (search.isOpen, search.passCount)
            #expect(isPossible && isOpen == [false, true, isCancelled, true, true])
            #expect(questionCount == (isCancelled ? 1 : 2) && passCount == (isCancelled ? 2 : 4))
        }
    }

    @Test("no conclusion is drawn where a bound closes nothing")
    func nothingClosed() throws {
        var search = try search(farApart())
        let bound = search.evaluate(search.model.rules.map { _ in 0 })
        let isPossible = search.close(from: bound)
        let passCount = search.passCount
        #expect(isPossible && passCount == 0)
    }

    @Test("what is closed is not closed again")
    func closedAlready() throws {
        var search = try search(farApart())
        _ = search.evaluate(search.model.rules.map { _ in 0 })
        search.isOpen[1] = false
        let isAgain = search.closeOption([1], row: 0, above: 0, beside: 0)
        let isFirst = search.closeOption([2], row: 1, above: 0, beside: 0)
        let isBest = search.closeOption([0], row: 0, above: 0, beside: 0)
        let isOpen = search.isOpen
        #expect(!isAgain && isFirst && !isBest && isOpen == [true, false, false, true])
    }
}
