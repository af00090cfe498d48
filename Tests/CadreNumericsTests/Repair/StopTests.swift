import CadreNumerics
import Testing

/// Goal: whatever takes long can be stopped on its way.
///
/// Method: problems of some hundred thousand pairs, with the questions counted, which are the same on every machine.
@Suite("Stopping what takes long")
struct StopTests {
    private static let weights = try? SparseWeights.large(
        rowCount: 4_000, columnCount: 3_800, pairsPerRow: 50, weightMax: 1_000_000, seed: 3
    )

    /// Counts the questions, and says to stop from one of them on.
    private final class Questions {
        private(set) var count = 0
        private let last: Int

        init(stopAt last: Int = .max) { self.last = last }

        func ask() -> Bool {
            count += 1
            return count >= last
        }
    }

    @Test("A solution is taken over in pieces, and is not taken over where that is stopped")
    func standing() throws {
        let weights = try #require(Self.weights)
        let solution = try SparseAssignment.maximumWeight(weights)
        let whole = Questions()
        let standing = try StandingAssignment(weights, solution: solution, isCancelled: whole.ask)
        #expect(standing.totalWeight == solution.totalWeight && whole.count > 1)
        for last in 1...whole.count {
            let questions = Questions(stopAt: last)
            #expect(throws: StandingAssignmentError.cancelled) {
                _ = try StandingAssignment(weights, solution: solution, isCancelled: questions.ask)
            }
            #expect(questions.count == last)
        }
    }

    @Test("The best assignments are sought in pieces; stopped on the way, those found are returned")
    func best() throws {
        let weights = try #require(Self.weights)
        let solution = try SparseAssignment.maximumWeight(weights)
        let taking = Questions()
        _ = try StandingAssignment(weights, solution: solution, isCancelled: taking.ask)
        let whole = Questions()
        let ranked = try BestAssignments.ranked(weights, solution: solution, count: 3, isCancelled: whole.ask)
        #expect(ranked.count == 3 && whole.count > taking.count + 2)
        for last in [1, taking.count, taking.count + 1, taking.count + 2, whole.count] {
            let questions = Questions(stopAt: last)
            let some = try BestAssignments.ranked(weights, solution: solution, count: 3, isCancelled: questions.ask)
            #expect(questions.count == last && some.count < 3 && some == Array(ranked.prefix(some.count)))
            #expect(some.isEmpty == (last <= taking.count), "the solution is the first as soon as it is taken over")
        }
    }

    @Test("All optimal assignments are looked at in pieces")
    func optimalPairs() throws {
        let weights = try #require(Self.weights)
        let solution = try SparseAssignment.maximumWeight(weights)
        let whole = Questions()
        let pairs = try OptimalPairs(weights, solution: solution, isCancelled: whole.ask)
        #expect(try pairs == OptimalPairs(weights, solution: solution) && whole.count >= 6)
        for last in 1...whole.count {
            let questions = Questions(stopAt: last)
            #expect(try OptimalPairs(weights, solution: solution, isCancelled: questions.ask) == nil)
            #expect(questions.count == last)
        }
    }

    @Test("A graph of many tight pairs is searched in pieces")
    func tight() throws {
        let rows = Array(repeating: (0..<400).map { (column: Int32($0), weight: Int32(1)) }, count: 400)
        let weights = try SparseWeights(columnCount: 400, rows: rows)
        let solution = try SparseAssignment.maximumWeight(weights)
        let whole = Questions()
        let pairs = try OptimalPairs(weights, solution: solution, isCancelled: whole.ask)
        #expect(pairs?.presence.allSatisfy { $0 == .sometimes } == true)
        // Two passes over the pairs are cut twice each, and the search over their arcs at least twice.
        #expect(whole.count >= 6)
        for last in 1...whole.count {
            #expect(try OptimalPairs(weights, solution: solution, isCancelled: Questions(stopAt: last).ask) == nil)
        }
    }

    @Test("The lists of a market are ranked in pieces")
    func ranking() throws {
        let weights = try #require(Self.weights)
        let market = try MatchingMarket(
            rowStart: weights.rowStart, column: weights.column, rowScore: weights.weight,
            columnScore: weights.weight.reversed(), seats: Array(repeating: 1, count: weights.columnCount)
        )
        let whole = Questions()
        let ranked = try #require(RankedMarket(market, seed: 1, isCancelled: whole.ask))
        let matching = try DeferredAcceptance.rowsPropose(ranked)
        #expect(try matching == DeferredAcceptance.rowsPropose(RankedMarket(market, seed: 1)))
        #expect(whole.count > 2 * 10)
        for last in 1...whole.count {
            let questions = Questions(stopAt: last)
            #expect(RankedMarket(market, seed: 1, isCancelled: questions.ask) == nil)
            #expect(questions.count == last)
        }
    }
}
