import CadreNumerics

extension SparseWeights {
    /// Reads a dense matrix in which 0 means "no pair".
    static func dense(_ matrix: [[Int32]], columnCount: Int) throws -> SparseWeights {
        try SparseWeights(
            columnCount: columnCount,
            rows: matrix.map { row in
                row.enumerated().filter { $0.element > 0 }.map { (Int32($0.offset), $0.element) }
            }
        )
    }

    /// Draws a matrix in which each pair is there with probability `density`, with weights `1 ... weightMax`.
    static func drawn(
        rowCount: Int,
        columnCount: Int,
        density: Double,
        weightMax: Int,
        seed: UInt64
    ) throws -> SparseWeights {
        var draws = SplitMix64(seed: seed)
        let matrix = (0..<rowCount).map { _ in
            (0..<columnCount).map { _ in
                draws.chance(density) ? Int32(1 + draws.next(below: weightMax)) : 0
            }
        }
        return try dense(matrix, columnCount: columnCount)
    }

    /// Draws about `pairsPerRow` pairs a row without a dense matrix, for large problems.
    static func large(
        rowCount: Int,
        columnCount: Int,
        pairsPerRow: Int,
        weightMax: Int,
        seed: UInt64
    ) throws -> SparseWeights {
        var draws = SplitMix64(seed: seed)
        var rowStart = [0]
        var column: [Int32] = []
        var weight: [Int32] = []
        let stride = columnCount / pairsPerRow
        for _ in 0..<rowCount {
            for slot in 0..<pairsPerRow {
                column.append(Int32(slot * stride + draws.next(below: stride)))
                weight.append(Int32(1 + draws.next(below: weightMax)))
            }
            rowStart.append(column.count)
        }
        return try SparseWeights(columnCount: columnCount, rowStart: rowStart, column: column, weight: weight)
    }

    /// The sum of the weights of the matched pairs; `nil` if a pair is missing or a column is used twice.
    func total(of columnOfRow: [Int32]) -> Int64? {
        var total: Int64 = 0
        var used: Set<Int32> = []
        for (row, column) in columnOfRow.enumerated() where column != AssignmentSolution.unmatched {
            guard let weight = weight(row: row, column: Int(column)), used.insert(column).inserted else { return nil }
            total += Int64(weight)
        }
        return total
    }
}
