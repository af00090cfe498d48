import CadreNumerics

/// A uniform sample without replacement, which a seed repeats on every machine.
public enum UniformSample {
    /// The places of the sample among so many rows, ascending: all of them where there are no more rows than asked for.
    ///
    /// Algorithm S (selection sampling) on the draws of SplitMix64: neither depends on the machine, on the order of
    /// threads or on the standard library.
    ///
    /// - Complexity: O(total).
    public static func places(_ count: Int, of total: Int, seed: Int) -> [Int] {
        var source = SplitMix64(seed: UInt64(bitPattern: Int64(seed)))
        return source.sample(count, of: total)
    }
}
