extension StandingAssignment {
    /// Sets the potential of an unmatched node to the least that covers its open pairs.
    func lift(_ node: Int, near: StandingSide, far: StandingSide) {
        var potential: Int64 = 0
        for place in near.open(node) {
            let pair = near.pair[place]
            potential = max(potential, Int64(pair.weight) + offset - far.potential[Int(pair.partner)])
        }
        near.potential[node] = potential
    }

    /// Raises a potential to cover an unmatched open pair that is new or has become dearer, and settles what follows.
    ///
    /// The end that is raised is an unmatched one if possible, since a matched one loses its mate. A pair with a shut
    /// end lacks nothing.
    mutating func cover(row: Int, column: Int, weight: Int32) {
        let lack = Int64(weight) + offset - rows.potential[row] - columns.potential[column]
        guard lack > 0 else { return }
        if rows.mate[row] >= 0 && columns.mate[column] < 0 {
            columns.potential[column] += lack
            settle(column, near: columns, far: rows)
        } else {
            let left = part(row, near: rows, far: columns)
            rows.potential[row] += lack
            settle(row, near: rows, far: columns)
            if left >= 0 { settle(left, near: columns, far: rows) }
        }
    }

    /// Writes a new pair into both lists.
    mutating func link(row: Int, column: Int, weight: Int32) {
        rows.insert(StandingSide.Pair(partner: Int32(column), weight: weight), in: row)
        columns.insert(StandingSide.Pair(partner: Int32(row), weight: weight), in: column)
        weightMax = max(weightMax, weight)
    }

    /// Returns where a pair stands in the rows' and in the columns' lists.
    func places(row: Int, column: Int) throws(StandingAssignmentError) -> (row: Int, column: Int) {
        try check(row: row)
        try check(column: column)
        guard let place = rows.offset(of: column, in: row), let mirror = columns.offset(of: row, in: column) else {
            throw .pairMissing(row: row, column: column)
        }
        return (place, mirror)
    }

    /// Makes sure that a row exists, is present and is not forced.
    func checkOpen(row: Int) throws(StandingAssignmentError) {
        try check(row: row)
        guard rows.isPresent[row] else { throw .rowRemoved(row: row) }
        guard rows.forced[row] < 0 else { throw .pairForced(row: row, column: Int(rows.forced[row])) }
    }

    /// Makes sure that a column exists, is present and is not forced.
    func checkOpen(column: Int) throws(StandingAssignmentError) {
        try check(column: column)
        guard columns.isPresent[column] else { throw .columnRemoved(column: column) }
        guard columns.forced[column] < 0 else { throw .pairForced(row: Int(columns.forced[column]), column: column) }
    }

    func check(weight: Int32, row: Int, column: Int, rowCount: Int) throws(StandingAssignmentError) {
        guard weight >= 1 else { throw .weightNotPositive(row: row, column: column, weight: Int(weight)) }
        if mode == .everyRow { try Self.checkRange(rowCount: rowCount, weightMax: max(weight, weightMax)) }
    }

    /// Makes sure that the pairs of a new row or column are in range, have weights, and differ.
    func check(
        _ pairs: [(row: Int, column: Int, weight: Int32)],
        isRowAdded: Bool
    ) throws(StandingAssignmentError) {
        let rowCountAfter = rowCount + (isRowAdded ? 1 : 0)
        if mode == .everyRow { try Self.checkRange(rowCount: rowCountAfter, weightMax: weightMax) }
        var seen: Set<Int> = []
        for pair in pairs {
            if isRowAdded { try check(column: pair.column) } else { try check(row: pair.row) }
            try check(weight: pair.weight, row: pair.row, column: pair.column, rowCount: rowCountAfter)
            guard seen.insert(isRowAdded ? pair.column : pair.row).inserted else {
                throw .pairPresent(row: pair.row, column: pair.column)
            }
        }
    }
}
