/// Every figure for one group of positions.
public struct StaffingMeasures: Hashable, Sendable {
    /// One figure a lane; the lanes after the last measure stay 0.
    var lanes: SIMD16<Int32>

    /// All figures zero, as for no position at all.
    public static let zero = StaffingMeasures(lanes: .zero)

    init(lanes: SIMD16<Int32>) { self.lanes = lanes }

    /// The figures of one position.
    @inline(__always)
    init(_ status: PositionStatus) {
        let bits = SIMD16<Int32>(repeating: Int32(status.counted)) & Self.laneBits
        lanes = SIMD16<Int32>.zero.replacing(with: 1, where: bits .!= 0)
        lanes[StaffingMeasure.gapDays.lane] = status.gap
        lanes[StaffingMeasure.overlapDays.lane] = status.overlap
    }

    /// One figure.
    public subscript(measure: StaffingMeasure) -> Int { Int(lanes[measure.lane]) }

    /// Filled of authorized.
    public var fill: Ratio { Ratio(numerator: self[.filled], denominator: self[.authorized]) }
    /// Qualified of filled.
    public var match: Ratio { Ratio(numerator: self[.qualified], denominator: self[.filled]) }

    /// Whether no position is counted.
    var isEmpty: Bool { lanes[StaffingMeasure.required.lane] == 0 }

    /// The figures of two groups together.
    @inline(__always)
    public static func + (left: Self, right: Self) -> Self { Self(lanes: left.lanes &+ right.lanes) }

    /// Adds the figures of another group.
    @inline(__always)
    public static func += (left: inout Self, right: Self) { left.lanes &+= right.lanes }

    private static let laneBits = SIMD16<Int32>(
        1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 2_048, 4_096, 8_192, 16_384, 32_768)

    /// Whether the days of these positions can be summed in 32 bits, whatever the grouping.
    static func fits(_ statuses: [PositionStatus]) -> Bool {
        var (gap, overlap) = (0, 0)
        for status in statuses {
            gap += status.gapDays
            overlap += status.overlapDays
        }
        return max(gap, overlap) <= Int(Int32.max)
    }
}

extension StaffingMeasure {
    /// What the share of filled positions is.
    public static let fillDefinition = "Fill is filled positions divided by authorized positions."
    /// What the share of qualified incumbents is.
    public static let matchDefinition = "Match is qualified positions divided by filled positions."
}
