extension StandingAssignment {
    // MARK: Rows and columns

    /// Adds a row.
    ///
    /// - Parameter pairs: The columns it may have, in any order, each with its weight, at least 1.
    /// - Returns: Its index: one more than the last.
    /// - Throws: `StandingAssignmentError` if a column is out of range or named twice, or a weight is not positive.
    @discardableResult
    public mutating func addRow(
        _ pairs: [(column: Int32, weight: Int32)]
    ) throws(StandingAssignmentError) -> Int {
        let row = rowCount
        guard row < SparseWeights.countMax else { throw .countOutOfRange(countMax: SparseWeights.countMax) }
        try check(pairs.map { (row, Int($0.column), $0.weight) }, isRowAdded: true)
        rows.append(pairCount: pairs.count)
        growVisited()
        for pair in pairs { link(row: row, column: Int(pair.column), weight: pair.weight) }
        lift(row, near: rows, far: columns)
        settle(row, near: rows, far: columns)
        return row
    }

    /// Adds a column.
    ///
    /// - Parameter pairs: The rows that may have it, in any order, each with its weight, at least 1.
    /// - Returns: Its index: one more than the last.
    /// - Throws: `StandingAssignmentError` if a row is out of range or named twice, or a weight is not positive.
    @discardableResult
    public mutating func addColumn(
        _ pairs: [(row: Int32, weight: Int32)]
    ) throws(StandingAssignmentError) -> Int {
        let column = columnCount
        guard column < SparseWeights.countMax else { throw .countOutOfRange(countMax: SparseWeights.countMax) }
        try check(pairs.map { (Int($0.row), column, $0.weight) }, isRowAdded: false)
        columns.append(pairCount: pairs.count)
        growVisited()
        for pair in pairs { link(row: Int(pair.row), column: column, weight: pair.weight) }
        lift(column, near: columns, far: rows)
        settle(column, near: columns, far: rows)
        return column
    }

    /// Takes a row out of the problem; its index and its pairs stay, for `restoreRow`.
    ///
    /// - Throws: `StandingAssignmentError.pairForced` if the row is forced; release it first.
    public mutating func removeRow(_ row: Int) throws(StandingAssignmentError) {
        try checkOpen(row: row)
        rows.isPresent[row] = false
        let column = part(row, near: rows, far: columns)
        rows.potential[row] = StandingSide.shut
        if column >= 0 { settle(column, near: columns, far: rows) }
    }

    /// Takes a column out of the problem; its index and its pairs stay, for `restoreColumn`.
    ///
    /// - Throws: `StandingAssignmentError.pairForced` if the column is forced; release it first.
    public mutating func removeColumn(_ column: Int) throws(StandingAssignmentError) {
        try checkOpen(column: column)
        columns.isPresent[column] = false
        let row = part(column, near: columns, far: rows)
        columns.potential[column] = StandingSide.shut
        if row >= 0 { settle(row, near: rows, far: columns) }
    }

    /// Brings a removed row back.
    public mutating func restoreRow(_ row: Int) throws(StandingAssignmentError) {
        try check(row: row)
        guard !rows.isPresent[row] else { throw .rowPresent(row: row) }
        rows.isPresent[row] = true
        lift(row, near: rows, far: columns)
        settle(row, near: rows, far: columns)
    }

    /// Brings a removed column back.
    public mutating func restoreColumn(_ column: Int) throws(StandingAssignmentError) {
        try check(column: column)
        guard !columns.isPresent[column] else { throw .columnPresent(column: column) }
        columns.isPresent[column] = true
        lift(column, near: columns, far: rows)
        settle(column, near: columns, far: rows)
    }

    // MARK: Pairs

    /// Gives a pair another weight, whether it is open or not.
    public mutating func setWeight(
        row: Int,
        column: Int,
        to weight: Int32
    ) throws(StandingAssignmentError) {
        let (place, mirror) = try places(row: row, column: column)
        try check(weight: weight, row: row, column: column, rowCount: rowCount)
        let rise = Int64(weight) - Int64(rows.pair[place].weight)
        let isForced = Int(rows.forced[row]) == column
        let isMatched = Int(rows.mate[row]) == column && !isForced
        // A dearer pair of the solution stays in it, and its row takes the gain; a cheaper one is parted and competes
        // again.
        if isMatched && rise < 0 { part(row, near: rows, far: columns) }
        rows.pair[place].weight = weight
        columns.pair[mirror].weight = weight
        weightMax = max(weightMax, weight)
        if isForced {
            totalWeight += rise
        } else if isMatched && rise >= 0 {
            rows.potential[row] += rise
            totalWeight += rise
        } else if isMatched {
            settle(row, near: rows, far: columns)
            settle(column, near: columns, far: rows)
        } else if rise > 0 && rows.open(row).contains(place) {
            cover(row: row, column: column, weight: weight)
        }
    }

    /// Adds a pair between a row and a column that have none.
    public mutating func insertPair(
        row: Int,
        column: Int,
        weight: Int32
    ) throws(StandingAssignmentError) {
        try check(row: row)
        try check(column: column)
        guard rows.offset(of: column, in: row) == nil else { throw .pairPresent(row: row, column: column) }
        try check(weight: weight, row: row, column: column, rowCount: rowCount)
        link(row: row, column: column, weight: weight)
        cover(row: row, column: column, weight: weight)
    }

    /// Takes a pair away for good; if it was forbidden it is so no longer.
    ///
    /// - Throws: `StandingAssignmentError.pairForced` if the pair is forced; release it first.
    public mutating func removePair(row: Int, column: Int) throws(StandingAssignmentError) {
        let (place, mirror) = try places(row: row, column: column)
        guard Int(rows.forced[row]) != column else { throw .pairForced(row: row, column: column) }
        let isMatched = Int(rows.mate[row]) == column
        if isMatched { part(row, near: rows, far: columns) }
        rows.remove(at: place, in: row)
        columns.remove(at: mirror, in: column)
        forbidden.remove(PairKey(row: Int32(row), column: Int32(column)))
        if isMatched {
            settle(row, near: rows, far: columns)
            settle(column, near: columns, far: rows)
        }
    }

    // MARK: Decisions

    /// Puts a pair into every solution to come, until it is released.
    ///
    /// - Throws: `StandingAssignmentError` if the pair is missing or forbidden, or an end is removed or forced.
    public mutating func force(row: Int, column: Int) throws(StandingAssignmentError) {
        let (place, _) = try places(row: row, column: column)
        try checkOpen(row: row)
        try checkOpen(column: column)
        guard !forbidden.contains(PairKey(row: Int32(row), column: Int32(column))) else {
            throw .pairForbidden(row: row, column: column)
        }
        rows.forced[row] = Int32(column)
        columns.forced[column] = Int32(row)
        let isMatched = Int(rows.mate[row]) == column
        let left = part(row, near: rows, far: columns)
        let displaced = part(column, near: columns, far: rows)
        // Matched at the whole weight, then shut.
        rows.potential[row] = Int64(rows.pair[place].weight) + offset
        columns.potential[column] = 0
        match(row, column, near: rows, far: columns)
        rows.potential[row] = StandingSide.shut
        columns.potential[column] = StandingSide.shut
        guard !isMatched else { return }
        if left >= 0 { settle(left, near: columns, far: rows) }
        if displaced >= 0 { settle(displaced, near: rows, far: columns) }
    }

    /// Undoes `force`.
    public mutating func release(row: Int, column: Int) throws(StandingAssignmentError) {
        try check(row: row)
        try check(column: column)
        guard Int(rows.forced[row]) == column, let place = rows.offset(of: column, in: row) else {
            throw .pairNotForced(row: row, column: column)
        }
        rows.potential[row] = Int64(rows.pair[place].weight) + offset
        columns.potential[column] = 0
        part(row, near: rows, far: columns)
        rows.forced[row] = -1
        columns.forced[column] = -1
        // The column first, without the row, and then the row with it.
        rows.potential[row] = StandingSide.shut
        lift(column, near: columns, far: rows)
        lift(row, near: rows, far: columns)
        settle(row, near: rows, far: columns)
        settle(column, near: columns, far: rows)
    }

    /// Keeps a pair out of every solution to come, until it is allowed.
    ///
    /// - Throws: `StandingAssignmentError` if the pair is missing, forced, or forbidden already.
    public mutating func forbid(row: Int, column: Int) throws(StandingAssignmentError) {
        let (place, mirror) = try places(row: row, column: column)
        guard Int(rows.forced[row]) != column else { throw .pairForced(row: row, column: column) }
        guard forbidden.insert(PairKey(row: Int32(row), column: Int32(column))).inserted else {
            throw .pairForbidden(row: row, column: column)
        }
        let isMatched = Int(rows.mate[row]) == column
        if isMatched { part(row, near: rows, far: columns) }
        rows.setOpen(false, at: place, in: row)
        columns.setOpen(false, at: mirror, in: column)
        if isMatched {
            settle(row, near: rows, far: columns)
            settle(column, near: columns, far: rows)
        }
    }

    /// Undoes `forbid`.
    public mutating func allow(row: Int, column: Int) throws(StandingAssignmentError) {
        let (place, mirror) = try places(row: row, column: column)
        guard forbidden.remove(PairKey(row: Int32(row), column: Int32(column))) != nil else {
            throw .pairNotForbidden(row: row, column: column)
        }
        let weight = rows.pair[place].weight
        rows.setOpen(true, at: place, in: row)
        columns.setOpen(true, at: mirror, in: column)
        cover(row: row, column: column, weight: weight)
    }
}
