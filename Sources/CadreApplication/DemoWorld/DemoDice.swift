/// Draws from a source of random bits in ways that are defined here, so that one seed makes one world for ever.
///
/// Nothing here depends on how the standard library turns bits into numbers or orders a list.
struct DemoDice {
    /// The bits; advanced by every draw.
    private(set) var source: any RandomNumberGenerator

    init(source: any RandomNumberGenerator) {
        self.source = source
    }

    /// Returns an integer of `0 ..< bound`, each equally likely; 0 where the bound is below 2.
    ///
    /// Source: Lemire, *Fast Random Integer Generation in an Interval*, ACM TOMACS 29(1), 2019, algorithm 5.
    mutating func below(_ bound: Int) -> Int {
        guard bound > 1 else { return 0 }
        let width = UInt64(bound)
        var product = source.next().multipliedFullWidth(by: width)
        if product.low < width {
            let refused = (0 &- width) % width
            while product.low < refused { product = source.next().multipliedFullWidth(by: width) }
        }
        return Int(product.high)
    }

    /// Returns an integer from `lowest` through `highest`; `lowest` where the two are reversed.
    mutating func between(_ lowest: Int, _ highest: Int) -> Int {
        lowest + below(highest - lowest + 1)
    }

    /// Returns true in `percent` of 100 draws.
    mutating func chance(percent: Int) -> Bool { below(100) < percent }

    /// Returns true in `count` of 1,000 draws.
    mutating func chance(perMille count: Int) -> Bool { below(1_000) < count }

    /// Returns an index of `weights`, each as likely as its weight; 0 where no weight is positive.
    mutating func weighted(_ weights: [Int]) -> Int {
        var rest = below(weights.reduce(0, +))
        for (index, weight) in weights.enumerated() {
            if rest < weight { return index }
            rest -= weight
        }
        return 0
    }

    /// Brings the elements into an order drawn from all orders.
    ///
    /// Source: Durstenfeld, *Algorithm 235: Random permutation*, CACM 7(7), 1964.
    mutating func shuffle<Element>(_ elements: inout [Element]) {
        for last in stride(from: elements.count - 1, to: 0, by: -1) { elements.swapAt(last, below(last + 1)) }
    }

    /// Returns one of the elements; nil where there is none.
    mutating func pick<Element>(_ elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[below(elements.count)]
    }
}
