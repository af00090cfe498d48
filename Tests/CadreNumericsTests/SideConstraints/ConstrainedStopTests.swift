import Testing

@testable import CadreNumerics

/// Goal: a search that is told to stop does so soon, with an answer as good as what it has found.
///
/// Method: counts of questions and of paths, which are the same on every machine.
@Suite("Constrained stop")
struct ConstrainedStopTests {
    @Test("wherever it is stopped, its evidence proves its bound, and hardly anything is asked any more")
    func evidence() throws {
        let problem = try ConstrainedAssignmentTests.middling(seed: 5)
        for count in [0, 1, 2, 7, 40, 150, 299, 300, 301, 310, 350, 420, 600, 900] {
            var (questionCount, lateCount) = (0, 0)
            let solution = try ConstrainedAssignment.best(
                problem,
                isCancelled: {
                    questionCount += 1
                    if questionCount > count { lateCount += 1 }
                    return questionCount > count
                }
            )
            #expect(lateCount < 20, "after \(count)")
            // Before anything is laid out there is no evidence but the weights themselves.
            guard count > 12 || solution.certificate != nil else {
                #expect(solution.verdict == .unknown && solution.bound < .max, "after \(count)")
                continue
            }
            let certificate = try #require(solution.certificate)
            let proven = try #require(certificate.bound(of: problem))
            #expect(proven >= solution.bound && solution.bound >= solution.totalWeight, "after \(count)")
            // Before anything is closed the evidence is that of the best prices, and nothing less.
            if solution.columnOfRow == nil && count > 0 { #expect(proven == solution.bound, "after \(count)") }
        }
    }

    @Test("long lists are no reason to ask less often")
    func longLists() throws {
        let weights = try SparseWeights.large(
            rowCount: 200, columnCount: 3_000, pairsPerRow: 2_500, weightMax: 3, seed: 4
        )
        var core = PricedCore(rowStart: weights.rowStart, column: weights.column, columnCount: weights.columnCount)
        for (pair, weight) in weights.weight.enumerated() { core.setValue(Int64(weight), of: pair) }
        // Where all values fall, every row is to be settled again.
        _ = core.settle(isCancelled: { false })
        for pair in weights.weight.indices { core.setValue(Int64(pair % 7) - 3, of: pair) }
        var questionCount = 0
        _ = core.settle(isCancelled: {
            questionCount += 1
            return false
        })
        #expect(questionCount > 0 && core.pathCount < 256 * questionCount)
        #expect(questionCount == 4, "nor to ask at every path")
    }

    @Test("a part with many ways is given up between two of them")
    func manyWays() throws {
        // Three rows with a hundred columns each, and a sum that hardly any three pairs have.
        var draws = SplitMix64(seed: 1)
        let rows: [[Int32]] = (0..<3).map { _ in (0..<100).map { _ in Int32(1 + draws.next(below: 1_000)) } }
        let weights = try SparseWeights.dense(rows, columnCount: 100)
        let terms = weights.weight.indices.map { pair in
            SideConstraint.Term(pair: pair, coefficient: Int32(100_000 + draws.next(below: 90_000)))
        }
        let known = [0, 101, 202]
        let total = known.reduce(0) { $0 + Int64(weights.weight[$1]) }
        let sum = known.reduce(0) { $0 + Int64(terms[$1].coefficient) }
        let problem = try ConstrainedProblem(
            weights: weights, constraints: [SideConstraint(terms: terms, sense: .equal, bound: sum)]
        )
        let model = try PricedModel(problem)
        func questions(stopAfter count: Int) -> (asked: Int, bound: Int64) {
            var asked = 0
            var search = ConstrainedSearch(
                model, evaluationLimit: 60,
                isCancelled: {
                    asked += 1
                    return asked > count
                }
            )
            let root = ConstrainedSearch.Node(
                bound: .max, serial: 0, prices: [0], isOpen: search.isOpen, isMatchedRow: search.isMatchedRow
            )
            let bound = search.branch(root, progress: { _ in })
            return (asked, bound)
        }
        let whole = questions(stopAfter: .max).asked
        #expect(whole > 60 + 100, "each way is a chance to stop")
        for count in stride(from: 1, to: whole, by: 7) {
            let cut = questions(stopAfter: count)
            #expect(cut.asked < count + 20 && cut.bound >= total << model.shift, "after \(count)")
        }
    }

    @Test("what is open is kept as it is, a bit a pair", arguments: [0, 1, 63, 64, 65, 200])
    func openPairs(count: Int) {
        var draws = SplitMix64(seed: UInt64(count))
        let isOpen = (0..<count).map { _ in draws.chance(0.5) }
        var read = Array(repeating: true, count: count)
        OpenPairs(isOpen).write(to: &read)
        #expect(read == isOpen)
    }

    /// Nine hundred rows, which ask on the way of an evaluation too.
    private func largeProblem() throws -> ConstrainedProblem {
        let weights = try SparseWeights.large(
            rowCount: 900, columnCount: 850, pairsPerRow: 5, weightMax: 1_000, seed: 3
        )
        let cost = weights.weight.indices.map { Int32($0 % 10) }
        return try ConstrainedProblem(weights: weights, constraints: [.budget(cost: cost, limit: 2_000)])
    }

    @Test("a stop at the root of a large problem proves all that was found by then", arguments: [6, 12])
    func largeRoot(count: Int) throws {
        let problem = try largeProblem()
        var questionCount = 0
        let solution = try ConstrainedAssignment.best(
            problem,
            isCancelled: {
                questionCount += 1
                return questionCount > count
            }
        )
        #expect(solution.certificate?.bound(of: problem) == solution.bound)
        #expect(solution.verdict == .unknown && questionCount <= count + 5)
    }

    @Test("a limit that is reached at the root leaves nothing to tell of", arguments: [0, 1, 100])
    func limitAtRoot(limit: Int) throws {
        var told: [ConstrainedProgress] = []
        let problem = try ConstrainedAssignmentTests.middling(seed: 8)
        let solution = try ConstrainedAssignment.best(problem, evaluationLimit: limit, progress: { told.append($0) })
        #expect(told.isEmpty && solution.effort.evaluationCount == limit)
    }

    @Test("before the first bound there is none to tell")
    func noBound() throws {
        let problem = try ConstrainedAssignmentTests.middling(seed: 8)
        var nothingCount = 0
        // One answer that is not meant, at one of the first questions, may come before the first evaluation.
        for question in 1...12 {
            var (questionCount, told): (Int, [ConstrainedProgress]) = (0, [])
            _ = try ConstrainedAssignment.best(
                problem, evaluationLimit: 20,
                isCancelled: {
                    questionCount += 1
                    return questionCount == question
                },
                progress: { told.append($0) }
            )
            guard let first = told.first else { continue }
            #expect((first.bound == nil) == (first.effort.evaluationCount == 0), "question \(question)")
            if first.bound == nil { nothingCount += 1 }
        }
        #expect(nothingCount > 0)
    }

    @Test("a dive is given up between two ties")
    func dive() throws {
        let weights = try SparseWeights.large(
            rowCount: 240, columnCount: 240, pairsPerRow: 12, weightMax: 1_000, seed: 9
        )
        let sites = (0..<weights.columnCount).map { Int32($0 % 3) }
        let problem = try ConstrainedProblem(
            weights: weights, siteOfColumn: sites,
            ties: (0..<120).map { RowTie(first: Int32($0), second: Int32($0 + 120)) }, constraints: []
        )
        let model = try PricedModel(problem)
        func questions(stopAfter count: Int) -> Int {
            var asked = 0
            var search = ConstrainedSearch(
                model, evaluationLimit: .max,
                isCancelled: {
                    asked += 1
                    return asked > count
                }
            )
            let prices = model.rules.map { _ in Int64(0) }
            search.dive(
                from: ConstrainedSearch.Node(
                    bound: .max, serial: 0, prices: prices, isOpen: search.isOpen, isMatchedRow: search.isMatchedRow
                )
            )
            return asked
        }
        for count in [3, 5, 8, 12, 16, 20] { #expect(questions(stopAfter: count) <= count + 3, "after \(count)") }
    }
}
