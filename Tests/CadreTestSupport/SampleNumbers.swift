/// A small random generator whose numbers are the same everywhere.
///
/// Source: Sebastiano Vigna, *splitmix64*, 2015, <https://prng.di.unimi.it/splitmix64.c>
public struct SampleNumbers: RandomNumberGenerator {
    private var state: UInt64

    /// Makes the numbers of a seed.
    public init(seed: UInt64) { state = seed }

    /// The next number.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// One of the values.
    public mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &self)]
    }

    /// Whether something happens that happens this often in a hundred.
    public mutating func chance(_ percent: Int) -> Bool { Int.random(in: 1...100, using: &self) <= percent }
}
