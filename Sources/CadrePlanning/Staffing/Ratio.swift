/// A share as two whole numbers, so that nothing is lost before it is shown.
public struct Ratio: Hashable, Sendable {
    /// The part.
    public let numerator: Int
    /// The whole.
    public let denominator: Int

    /// Makes a share.
    public init(numerator: Int, denominator: Int) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// The share in per cent; nil where the whole is 0, which is shown as "not reported" and never as 0.
    public var percent: Double? {
        denominator == 0 ? nil : Double(numerator) * 100 / Double(denominator)
    }

    /// The share in tenths of a per cent, a half rounded up; nil where the whole is 0.
    ///
    /// Exact in whole numbers, so that a page, a file and a terminal show the same digits.
    public var permille: Int? {
        denominator == 0 ? nil : (numerator * 2_000 + denominator) / (denominator * 2)
    }
}
