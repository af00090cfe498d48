/// The integer in which the kernel keeps potentials and distances: `Int32` for speed, `Int64` for range.
///
/// The kernel is written once for both. Only the search for the best offer is written twice, since only 32-bit numbers
/// gain from vector instructions.
protocol AssignmentNumber: FixedWidthInteger, SignedInteger, BitwiseCopyable, Sendable {
    /// The largest absolute value of a potential, and the largest scaled weight.
    ///
    /// A quarter of the type's range: a distance plus two potentials does not overflow.
    static var potentialMax: Self { get }

    /// Finds the best and the second-best partner in a list.
    ///
    /// - Parameters:
    ///   - list: The partners and their weights.
    ///   - price: One potential a partner, each of absolute value at most `potentialMax`.
    ///   - isScaled: Whether weights count `AssignmentScale.factor` times.
    /// - Returns: Of equally good partners always the same one.
    static func bestOffer(in list: PartnerList, price: UnsafePointer<Self>, isScaled: Bool) -> AssignmentOffer<Self>
}

extension AssignmentNumber {
    /// Longer than every path that the kernel looks for.
    static var distanceMax: Self { 2 * potentialMax + 1 }

    /// Less than every offer.
    static var noOffer: Self { -distanceMax }
}
