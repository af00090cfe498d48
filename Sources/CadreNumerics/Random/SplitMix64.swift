/// A small seeded generator whose every draw is defined here, so that a seed means the same bytes for ever.
///
/// The standard library may change how it turns a generator into integers, doubles and shuffles; the draws
/// below do not depend on it. Not for secrets: the state can be read off the output.
///
/// Source: Steele, Lea & Flood, *Fast Splittable Pseudorandom Number Generators*, OOPSLA 2014; constants of the
/// reference implementation by S. Vigna, <https://prng.di.unimi.it/splitmix64.c> (public domain).
public struct SplitMix64: RandomNumberGenerator, Hashable, Sendable {
    private var state: UInt64

    /// Starts the sequence that belongs to `seed`; every value is a good seed.
    public init(seed: UInt64) {
        state = seed
    }

    /// Returns the next 64 bits; each value comes once in the period of 2^64.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Returns an integer of `0 ..< bound`, each equally likely.
    ///
    /// - Precondition: `bound >= 1`.
    /// - Note: Takes one `next()` nearly always, and another after each refusal; a refusal is rarer than `bound /
    ///   2^64`.
    ///
    /// Source: Lemire, *Fast Random Integer Generation in an Interval*, ACM TOMACS 29(1), 2019, algorithm 5.
    public mutating func next(below bound: Int) -> Int {
        precondition(bound >= 1, "A draw needs at least one possible value")
        let width = UInt64(bound)
        var product = next().multipliedFullWidth(by: width)
        if product.low < width {
            let refused = (0 &- width) % width
            while product.low < refused { product = next().multipliedFullWidth(by: width) }
        }
        return Int(product.high)
    }

    /// Returns an integer of `range`, each equally likely.
    ///
    /// - Precondition: `range` is not empty and has at most `Int.max` values.
    public mutating func next(in range: Range<Int>) -> Int {
        range.lowerBound + next(below: range.upperBound - range.lowerBound)
    }

    /// Returns a number of `0 ..< 1`: one of 2^53 multiples of 2^-53, each equally likely.
    public mutating func unit() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// Returns true with the given probability.
    ///
    /// - Parameter probability: 0 for never, 1 for always; values outside mean the nearer end.
    public mutating func chance(_ probability: Double) -> Bool {
        unit() < probability
    }

    /// Brings the elements into an order drawn from all orders, each equally likely.
    ///
    /// - Complexity: O(count), one draw an element but the first.
    ///
    /// Source: Durstenfeld, *Algorithm 235: Random permutation*, CACM 7(7), 1964.
    public mutating func shuffle<Element>(_ elements: inout [Element]) {
        guard elements.count > 1 else { return }
        for last in stride(from: elements.count - 1, through: 1, by: -1) {
            elements.swapAt(last, next(below: last + 1))
        }
    }

    /// Draws so many of the indices `0 ..< total`, without putting one back; every choice of as many is equally likely.
    ///
    /// - Parameter count: How many; all of them where there are no more.
    /// - Returns: The indices, ascending.
    /// - Complexity: O(total), one draw an index until enough are chosen.
    ///
    /// Source: Fan, Muller & Rezucha, *Development of Sampling Plans by Using Sequential (Item by Item) Selection
    /// Techniques and Digital Computers*, JASA 57, 1962, method 1; Knuth, TAOCP 2, section 3.4.2, algorithm S.
    public mutating func sample(_ count: Int, of total: Int) -> [Int] {
        var chosen: [Int] = []
        chosen.reserveCapacity(min(count, total))
        for index in 0..<max(0, total) where chosen.count < count {
            if next(below: total - index) < count - chosen.count { chosen.append(index) }
        }
        return chosen
    }
}
