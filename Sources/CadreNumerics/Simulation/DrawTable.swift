/// A distribution on small whole numbers as 65,536 equally likely values, so that 16 random bits make a draw.
///
/// Probabilities are met to within 2^-17 each. No logarithm is taken: the table is filled by multiplying and comparing,
/// which gives the same bytes on every machine.
struct DrawTable {
    static let size = 1 << 16
    let values: [UInt8]

    /// In which step something happens that has the same chance in every step; `limit` if not before.
    init(chance: Double, limit: Int) {
        var values = [UInt8](repeating: UInt8(truncatingIfNeeded: limit), count: Self.size)
        // From the top: value k belongs to draws at or above the chance that nothing has happened in k steps.
        var end = Self.size
        var surviving = 1.0
        var step = 1
        while step < limit && end > 0 {
            surviving *= 1 - chance
            let start = Self.firstDraw(atOrAbove: surviving)
            for draw in start..<max(start, end) { values[draw] = UInt8(truncatingIfNeeded: step) }
            end = min(end, start)
            step += 1
        }
        self.values = values
    }

    /// One of the terms, by share.
    init(_ terms: [SlotKind.Term]) {
        let total = terms.reduce(0) { $0 + $1.share }
        var values = [UInt8](repeating: UInt8(truncatingIfNeeded: terms[terms.count - 1].steps), count: Self.size)
        var passed = 0.0
        var start = 0
        for term in terms.dropLast() {
            passed += term.share
            let end = Self.firstDraw(atOrAbove: passed / total)
            for draw in start..<max(start, end) { values[draw] = UInt8(truncatingIfNeeded: term.steps) }
            start = max(start, end)
        }
        self.values = values
    }

    /// The first draw whose middle, (draw + 1/2) / 65,536, is not below the probability.
    private static func firstDraw(atOrAbove probability: Double) -> Int {
        min(size, max(0, Int((probability * Double(size) - 0.5).rounded(.up))))
    }
}
