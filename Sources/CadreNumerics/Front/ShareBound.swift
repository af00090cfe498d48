/// A bound on the total of every window, proven by one set of potentials.
struct ShareBound {
    /// What rows and columns can bring.
    let constant: Int64
    /// What one more matched row of each group can bring; negative where each costs.
    let prices: [Int64]

    /// What no assignment within a window exceeds.
    func total(within window: ShareWindow) -> Int64 {
        prices.indices.reduce(constant) { sum, group in
            let price = prices[group]
            return sum + price * Int64(price >= 0 ? window.upper[group] : window.lower[group])
        }
    }
}

extension ShareBound {
    /// The bound that potentials prove; nil where a pair brings more than its row's potential exceeds its column's by.
    ///
    /// A matched row brings at most what its potential exceeds its group's by, and its group's price, which is what the
    /// group's potential exceeds outside's by; a column what its potential lies below outside's. Rows of no group have
    /// no bounds to keep to: what they bring is measured from outside at once.
    ///
    /// - Parameters:
    ///   - groupOfRow: The group of each row; the last one is that of the rows of none.
    ///   - potentials: Of rows, then columns, then groups, then outside.
    init?(of pairs: SparseWeights, values: [Int32], groupOfRow: [Int32], potentials: [Int64]) {
        let (firstGroup, outside) = (pairs.rowCount + pairs.columnCount, potentials.count - 1)
        var constant = potentials[pairs.rowCount..<firstGroup].reduce(Int64(0)) { sum, potential in
            sum + max(0, potentials[outside] - potential)
        }
        for row in 0..<pairs.rowCount {
            for pair in pairs.rowStart[row]..<pairs.rowStart[row + 1]
            where potentials[row] - potentials[pairs.rowCount + Int(pairs.column[pair])] < Int64(values[pair]) {
                return nil
            }
            let group = firstGroup + Int(groupOfRow[row])
            constant += max(0, potentials[row] - potentials[group == outside - 1 ? outside : group])
        }
        self.init(
            constant: constant, prices: potentials[firstGroup..<outside - 1].map { $0 - potentials[outside] }
        )
    }
}
