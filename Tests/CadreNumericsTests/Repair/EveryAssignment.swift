import CadreNumerics

/// All assignments of a small problem, by enumeration; shares nothing with the kernel.
struct EveryAssignment {
    /// Each assignment as the column of each row, -1 for none, with its total; best first.
    let ranked: [(columnOfRow: [Int32], total: Int64)]

    init(_ weights: SparseWeights, mode: AssignmentMode = .optional) {
        var found: [(columnOfRow: [Int32], total: Int64)] = []
        var columnOfRow = [Int32](repeating: -1, count: weights.rowCount)
        func go(_ row: Int, _ total: Int64) {
            guard row < weights.rowCount else {
                found.append((columnOfRow, total))
                return
            }
            if mode == .optional { go(row + 1, total) }
            for pair in weights.rowStart[row]..<weights.rowStart[row + 1] {
                let column = weights.column[pair]
                guard !columnOfRow[..<row].contains(column) else { continue }
                columnOfRow[row] = column
                go(row + 1, total + Int64(weights.weight[pair]))
                columnOfRow[row] = -1
            }
        }
        go(0, 0)
        ranked = found.sorted { $0.total > $1.total }
    }

    /// The best total, or `nil` if there is no assignment.
    var best: Int64? { ranked.first?.total }

    /// The assignments that are worth most.
    var optimal: [[Int32]] { ranked.prefix { $0.total == best }.map(\.columnOfRow) }

    /// The best total of those in which `row` has `column`, or `nil` if there is none.
    func best(row: Int, column: Int) -> Int64? {
        ranked.first { Int($0.columnOfRow[row]) == column }?.total
    }
}
