import Testing

@testable import CadreNumerics

@Suite("Front weights")
struct FrontWeightsTests {
    @Test("have no common divisor")
    func divisor() {
        #expect(FrontWeights(6, 4) == FrontWeights(3, 2) && FrontWeights(6, 4).first == 3)
        #expect(FrontWeights(0, 5) == .secondOnly && FrontWeights(5, 0) == .firstOnly)
        #expect(FrontWeights(4_000_000_007, 1).first == 4_000_000_007)
    }

    @Test("are ordered by what the first counts for one of the second, of any size")
    func order() {
        let rising = [
            .secondOnly, FrontWeights(1, 1 << 40), FrontWeights(1, 2), FrontWeights(2, 3), FrontWeights(1, 1),
            FrontWeights(5, 3), FrontWeights(1 << 40, 1), .firstOnly,
        ]
        for (index, one) in rising.enumerated() {
            for (place, other) in rising.enumerated() { #expect((one < other) == (index < place)) }
        }
    }

    @Test("the simplest between two have the smallest numbers of all that lie between")
    func simplest() {
        let all = (0...7).flatMap { first in (1...7).map { FrontWeights(first, $0) } } + [.firstOnly]
        // By rising sum, and the smaller first number first.
        let candidates = (2...60).flatMap { sum in (1..<sum).map { (first: Int64($0), second: Int64(sum - $0)) } }
        for low in Set(all) {
            for high in Set(all) where low < high {
                let simplest = FrontWeights.simplest(between: low, and: high)
                let best = candidates.first { one in
                    low.first * one.second < one.first * low.second && one.first * high.second < high.first * one.second
                }
                #expect(simplest.first == best?.first && simplest.second == best?.second, "\(low) \(high)")
            }
        }
    }
}
