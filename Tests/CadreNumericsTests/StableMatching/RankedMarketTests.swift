import CadreNumerics
import Testing

/// Goal: ranking a market is given up wherever it is told to stop, and asks often enough for that.
///
/// Method: a market of 70,000 pairs, stopped at each of its questions.
@Suite("Ranked market")
struct RankedMarketTests {
    @Test("asks once every few ten thousand pairs in each of its passes, and stops at each question")
    func stopped() throws {
        let market = try DeferredAcceptanceTests.large(rowCount: 7_000, columnCount: 1_000, degree: 10, scores: 9)
        func ranked(stopAt question: Int) -> (RankedMarket?, questionCount: Int) {
            var questionCount = 0
            let ranked = RankedMarket(
                market, seed: 3,
                isCancelled: {
                    questionCount += 1
                    return questionCount == question
                }
            )
            return (ranked, questionCount)
        }
        // Three passes over all pairs ask every 65,536, and two that sort the lists every 16,384.
        let whole = ranked(stopAt: 0)
        #expect(whole.questionCount == 3 * 1 + 2 * 4)
        for question in 1...whole.questionCount {
            let cut = ranked(stopAt: question)
            #expect(cut.0 == nil && cut.questionCount == question)
        }
        let matching = try DeferredAcceptance.rowsPropose(#require(whole.0))
        #expect(try matching == DeferredAcceptance.rowsPropose(RankedMarket(market, seed: 3)))
    }

    @Test("deferred acceptance asks first and once every 4,096 proposals, and ends where nobody stops it")
    func proposals() throws {
        let market = try DeferredAcceptanceTests.large(rowCount: 7_000, columnCount: 1_000, degree: 10, scores: 9)
        let ranked = RankedMarket(market, seed: 3)
        var questionCount = 0
        let isCancelled = {
            questionCount += 1
            return false
        }
        let rows = try DeferredAcceptance.rowsPropose(ranked, isCancelled: isCancelled)
        #expect(rows.proposalCount > 4_096 && questionCount == 1 + rows.proposalCount / 4_096)
        questionCount = 0
        let columns = try DeferredAcceptance.columnsPropose(ranked, isCancelled: isCancelled)
        #expect(columns.proposalCount > 4_096 && questionCount == 1 + columns.proposalCount / 4_096)
    }

    @Test("as many seats as there may be take no more room than there are rows for them")
    func manySeats() throws {
        let market = try MatchingMarket(
            rowStart: [0, 2, 4], column: [0, 1, 0, 1], rowScore: [2, 1, 2, 1], columnScore: [1, 1, 1, 1],
            seats: [SparseWeights.countMax, SparseWeights.countMax]
        )
        let ranked = RankedMarket(market, seed: 1)
        #expect(try DeferredAcceptance.rowsPropose(ranked).columnOfRow == [0, 0])
        // Every column offers a seat to everybody, who holds the best offer.
        #expect(try DeferredAcceptance.columnsPropose(ranked).columnOfRow == [0, 0])
    }
}
