import CadreNumerics

/// Slow solvers that share nothing with the kernel: enumeration, and a dense Hungarian method.
enum ReferenceAssignment {
    /// The best total over every assignment, by enumeration; `nil` if `forced` or `mode` cannot be met.
    static func enumerated(
        _ weights: SparseWeights,
        mode: AssignmentMode = .optional,
        forced: (row: Int, column: Int)? = nil
    ) -> Int64? {
        var isTaken = [Bool](repeating: false, count: weights.columnCount)
        func best(from row: Int) -> Int64? {
            guard row < weights.rowCount else { return 0 }
            let isForced = forced?.row == row
            var result: Int64?
            if mode == .optional && !isForced { result = best(from: row + 1) }
            for pair in weights.rowStart[row]..<weights.rowStart[row + 1] {
                let column = Int(weights.column[pair])
                if isTaken[column] || (isForced && forced?.column != column) { continue }
                isTaken[column] = true
                if let rest = best(from: row + 1) {
                    result = max(result ?? .min, rest + Int64(weights.weight[pair]))
                }
                isTaken[column] = false
            }
            return result
        }
        return best(from: 0)
    }

    /// The best total in optional mode by the O(n^3) Hungarian method on a square matrix padded with zeros.
    ///
    /// Kuhn 1955 in the form with potentials and one augmentation a row (minimisation of negated weights).
    static func hungarian(_ weights: SparseWeights) -> Int64 {
        let size = max(weights.rowCount, weights.columnCount)
        var cost = [[Int64]](repeating: [Int64](repeating: 0, count: size + 1), count: size + 1)
        for row in 0..<weights.rowCount {
            for pair in weights.rowStart[row]..<weights.rowStart[row + 1] {
                cost[row + 1][Int(weights.column[pair]) + 1] = -Int64(weights.weight[pair])
            }
        }
        var rowPotential = [Int64](repeating: 0, count: size + 1)
        var columnPotential = rowPotential
        var rowOfColumn = [Int](repeating: 0, count: size + 1)
        for row in stride(from: 1, through: size, by: 1) {
            var way = [Int](repeating: 0, count: size + 1)
            var slack = [Int64](repeating: .max, count: size + 1)
            var isUsed = [Bool](repeating: false, count: size + 1)
            var column = 0
            rowOfColumn[0] = row
            repeat {
                isUsed[column] = true
                let current = rowOfColumn[column]
                var delta = Int64.max
                var next = 0
                for other in 1...size where !isUsed[other] {
                    let reduced = cost[current][other] - rowPotential[current] - columnPotential[other]
                    if reduced < slack[other] { (slack[other], way[other]) = (reduced, column) }
                    if slack[other] < delta { (delta, next) = (slack[other], other) }
                }
                for other in 0...size {
                    if isUsed[other] {
                        rowPotential[rowOfColumn[other]] += delta
                        columnPotential[other] -= delta
                    } else if other > 0 {
                        slack[other] -= delta
                    }
                }
                column = next
            } while rowOfColumn[column] != 0
            while column != 0 {
                rowOfColumn[column] = rowOfColumn[way[column]]
                column = way[column]
            }
        }
        return (1..<(size + 1)).reduce(0) { $0 - cost[rowOfColumn[$1]][$1] }
    }
}
