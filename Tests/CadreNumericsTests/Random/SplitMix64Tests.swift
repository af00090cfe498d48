import CadreNumerics
import Testing

@Suite("SplitMix64")
struct SplitMix64Tests {
    /// Published output for seed 1234567: Rosetta Code, "Pseudo-random numbers/Splitmix64"; for seed 0: the first
    /// values of Java's `SplittableRandom(0)`, the same algorithm.
    @Test(
        "The first values are those published for the seed",
        arguments: [
            (
                1_234_567,
                [
                    6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
                    4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
                ]
            ),
            (0, [0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4, 0x06C4_5D18_8009_454F]),
        ] as [(UInt64, [UInt64])]
    )
    func published(seed: UInt64, values: [UInt64]) {
        var draws = SplitMix64(seed: seed)
        #expect(values.map { _ in draws.next() } == values)
    }

    @Test("Draws below a bound stay below it and reach every value about equally often", arguments: [1, 2, 7, 10, 100])
    func below(bound: Int) {
        var draws = SplitMix64(seed: 42)
        var counts = [Int](repeating: 0, count: bound)
        for _ in 0..<(1_000 * bound) { counts[draws.next(below: bound)] += 1 }
        // 1,000 expected in each; five standard deviations are 158.
        #expect(counts.allSatisfy { abs($0 - 1_000) <= 158 })
    }

    @Test("A bound near the largest integer is drawn without bias towards the low half")
    func belowLargeBound() {
        // With a plain remainder of 64 bits, values below 2^62 would come 3 : 2 more often here.
        let bound = Int.max / 4 * 3
        var draws = SplitMix64(seed: 1)
        let low = (0..<10_000).count { _ in draws.next(below: bound) < bound / 2 }
        #expect(abs(low - 5_000) <= 250)
    }

    @Test("Draws of a range stay in it, ends included and excluded as written")
    func range() {
        var draws = SplitMix64(seed: 9)
        let drawn = Set((0..<200).map { _ in draws.next(in: -2..<3) })
        #expect(drawn == [-2, -1, 0, 1, 2])
    }

    @Test("Unit draws are in 0 ..< 1 with mean one half")
    func unit() {
        var draws = SplitMix64(seed: 3)
        let values = (0..<10_000).map { _ in draws.unit() }
        #expect(values.allSatisfy { (0..<1).contains($0) })
        #expect(abs(values.reduce(0, +) / 10_000 - 0.5) < 0.015)
    }

    @Test("A chance of 0 never happens, of 1 always, of a quarter in a quarter of cases")
    func chance() {
        var draws = SplitMix64(seed: 3)
        #expect((0..<1_000).allSatisfy { _ in !draws.chance(0) })
        #expect((0..<1_000).allSatisfy { _ in draws.chance(1) })
        #expect(abs((0..<10_000).count { _ in draws.chance(0.25) } - 2_500) <= 217)
    }

    @Test("Shuffling three elements gives each of the six orders about equally often")
    func shuffle() {
        var draws = SplitMix64(seed: 17)
        var counts: [[Int]: Int] = [:]
        for _ in 0..<6_000 {
            var elements = [0, 1, 2]
            draws.shuffle(&elements)
            counts[elements, default: 0] += 1
        }
        #expect(counts.count == 6)
        #expect(counts.values.allSatisfy { abs($0 - 1_000) <= 145 })
    }

    @Test("The helper draws of a seed never change")
    func stable() {
        var draws = SplitMix64(seed: 2_027)
        var elements = Array(0..<10)
        draws.shuffle(&elements)
        let numbers = (0..<5).map { _ in draws.next(below: 1_000) }
        #expect(elements == [5, 9, 8, 2, 0, 4, 6, 1, 7, 3])
        #expect(numbers == [577, 812, 192, 188, 490])
        #expect(draws.unit() == 0.925445102862438)
    }

    @Test("Shuffling nothing or one element draws nothing")
    func shuffleTrivial() {
        var draws = SplitMix64(seed: 5)
        var none: [Int] = []
        var one = [7]
        draws.shuffle(&none)
        draws.shuffle(&one)
        #expect(one == [7])
        #expect(draws == SplitMix64(seed: 5))
    }
}
