import CadreDomain
import CadreNumerics
import Testing

@Suite("Gaps and overlaps of a position")
struct OccupancyTests {
    static let window = DayRange(clamping: Day(number: 100), Day(number: 200))

    static func holding(_ start: Int32, _ end: Int32) -> DayRange {
        DayRange(clamping: Day(number: start), Day(number: end))
    }

    @Test("A position nobody held is empty on every day of the window")
    func empty() {
        let occupancy = Occupancy(window: Self.window, holdings: [])
        #expect(occupancy.gapDays == 100 && occupancy.overlapDays == 0)
    }

    @Test("Days outside the window do not count")
    func outside() {
        let occupancy = Occupancy(window: Self.window, holdings: [Self.holding(0, 150), Self.holding(150, 900)])
        #expect(occupancy.gapDays == 0 && occupancy.overlapDays == 0)
    }

    @Test("Three people on one day are two overlap days")
    func three() {
        let occupancy = Occupancy(
            window: Self.window, holdings: [Self.holding(100, 200), Self.holding(150, 151), Self.holding(150, 151)])
        #expect(occupancy.gapDays == 0 && occupancy.overlapDays == 2)
    }

    @Test("A short tour inside a long one hides neither the gap after the long one nor the overlap")
    func nested() {
        let occupancy = Occupancy(
            window: Self.window, holdings: [Self.holding(100, 180), Self.holding(120, 130), Self.holding(190, 200)])
        #expect(occupancy.gapDays == 10 && occupancy.overlapDays == 10)
    }

    @Test("Gaps and overlaps are those that counting day by day finds", arguments: 1...200)
    func againstDays(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let holdings = (0..<random.next(below: 7)).map { _ in
            let start = Int32(random.next(in: 80..<210))
            return Self.holding(start, start + Int32(random.next(below: 60)))
        }
        var gapDays = 0
        var overlapDays = 0
        for number in Self.window.start.number..<Self.window.end.number {
            let count = holdings.count { $0.contains(Day(number: number)) }
            gapDays += count == 0 ? 1 : 0
            overlapDays += max(0, count - 1)
        }
        let occupancy = Occupancy(window: Self.window, holdings: holdings)
        #expect(occupancy.gapDays == gapDays, "seed \(seed)")
        #expect(occupancy.overlapDays == overlapDays, "seed \(seed)")
        let held = holdings.compactMap { Self.window.intersection($0)?.dayCount }.reduce(0, +)
        #expect(Self.window.dayCount - gapDays + overlapDays == held, "No day of an incumbent is lost (seed \(seed))")
    }
}
