import CadreNumerics
import Testing

/// The expected draws come from an implementation of the two sources in another language.
@Suite("Samples without replacement")
struct SampleTests {
    private func sample(_ count: Int, of total: Int, seed: UInt64) -> [Int] {
        var draws = SplitMix64(seed: seed)
        return draws.sample(count, of: total)
    }

    @Test(
        "A seed draws the same for ever",
        arguments: [
            (5, 20, 7, [1, 5, 8, 10, 17]), (6, 1_412, 7, [740, 752, 763, 1_109, 1_150, 1_280]), (3, 10, 0, [2, 4, 6]),
        ] as [(Int, Int, UInt64, [Int])]
    )
    func known(count: Int, total: Int, seed: UInt64, expected: [Int]) {
        #expect(sample(count, of: total, seed: seed) == expected)
    }

    @Test("As many as asked for, ascending, none twice; all where there are no more")
    func sizes() {
        for (count, total) in [(0, 5), (1, 1), (5, 5), (9, 5), (3, 0), (17, 400)] {
            let drawn = sample(count, of: total, seed: 3)
            #expect(drawn.count == min(count, total))
            #expect(drawn == Set(drawn).sorted() && drawn.allSatisfy { (0..<total).contains($0) })
        }
    }

    @Test("Every index is drawn equally often: chi-square of 40 indices under 6,000 seeds")
    func indices() {
        var counts = [Int](repeating: 0, count: 40)
        for seed in 0..<6_000 { for index in sample(10, of: 40, seed: UInt64(seed)) { counts[index] += 1 } }
        let squares = counts.reduce(0.0) { $0 + Double(($1 - 1_500) * ($1 - 1_500)) / 1_500 }
        // Of a sample without replacement the sum varies less, by (n - k) / (n - 1); 39 degrees of freedom exceed 85
        // once in 30,000 times.
        #expect(squares / (30.0 / 39.0) < 85)
    }

    @Test("Every choice is drawn equally often: chi-square of the ten pairs of five under 10,000 seeds")
    func choices() {
        var counts: [[Int]: Int] = [:]
        for seed in 0..<10_000 { counts[sample(2, of: 5, seed: UInt64(seed)), default: 0] += 1 }
        #expect(counts.count == 10)
        // 9 degrees of freedom exceed 40 once in 100,000 times.
        #expect(counts.values.reduce(0.0) { $0 + Double(($1 - 1_000) * ($1 - 1_000)) / 1_000 } < 40)
    }
}
