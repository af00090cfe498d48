/// Rows given to the columns of minimums, as many as these need; `MinimumShortage` says how.
struct MinimumFlow {
    /// A step of a way: a column that needs a row, or a group that needs another column.
    private struct Step {
        var column: Int32
        var group: Int32
        /// The row that the step before it gets; -1 if that is a group.
        let row: Int32
    }

    private static let none: Int32 = -1

    private let groups: MinimumGroups
    /// The columns of each group, from `columnStart[group]`.
    private var columnStart: [Int]
    private var columns: [Int32]
    /// How many columns each group lacks.
    private var lack: [Int]
    private var columnOfRow: [Int32]
    private var rowOfColumn: [Int32]
    /// How many rows of a column were looked at in search of a free one; a row once given stays given.
    private var taken: [Int32]
    /// How many rows of a column, and columns of a group, a round has looked at.
    private var columnCursor: [Int32]
    private var groupCursor: [Int]
    private var isRowPassed: [Bool]
    private var isColumnPassed: [Bool]
    private var isGroupPassed: [Bool]

    init(_ groups: MinimumGroups, rowCount: Int) {
        self.groups = groups
        let (groupCount, columnCount) = (groups.constraint.count, groups.groupOfColumn.count)
        columnStart = Array(repeating: 0, count: groupCount + 1)
        for group in groups.groupOfColumn where group >= 0 { columnStart[Int(group) + 1] += 1 }
        for group in 0..<groupCount { columnStart[group + 1] += columnStart[group] }
        columns = Array(repeating: 0, count: columnStart[groupCount])
        var next = columnStart
        for (column, group) in groups.groupOfColumn.enumerated() where group >= 0 {
            columns[next[Int(group)]] = Int32(column)
            next[Int(group)] += 1
        }
        lack = groups.minimum
        columnOfRow = Array(repeating: Self.none, count: rowCount)
        rowOfColumn = Array(repeating: Self.none, count: columnCount)
        taken = Array(repeating: 0, count: columnCount)
        columnCursor = taken
        groupCursor = Array(repeating: 0, count: groupCount)
        isRowPassed = Array(repeating: false, count: rowCount)
        isColumnPassed = Array(repeating: false, count: columnCount)
        isGroupPassed = Array(repeating: false, count: groupCount)
    }

    /// Meets all minimums, or returns groups that cannot be met together, ascending.
    mutating func firstShort(
        _ pace: inout StopPace, isCancelled: () -> Bool
    ) throws(ConstrainedProblemError) -> [Int]? {
        // More than the group has columns need not be looked for.
        if let group = lack.indices.first(where: { lack[$0] > columnStart[$0 + 1] - columnStart[$0] }) {
            return [group]
        }
        while true {
            if pace.isDue(after: columnOfRow.count + rowOfColumn.count) && isCancelled() { throw .cancelled }
            beginRound()
            var isChanged = false
            for group in lack.indices {
                while lack[group] > 0, try extend(Int32(group), &pace, isCancelled: isCancelled) {
                    lack[group] -= 1
                    isChanged = true
                }
            }
            guard let short = lack.firstIndex(where: { $0 > 0 }) else { return nil }
            if isChanged { continue }
            // What this one alone reaches; the round has passed what others reach too.
            beginRound()
            _ = try extend(Int32(short), &pace, isCancelled: isCancelled)
            return isGroupPassed.indices.filter { isGroupPassed[$0] }
        }
    }

    private mutating func beginRound() {
        for index in columnCursor.indices { columnCursor[index] = 0 }
        for index in groupCursor.indices { groupCursor[index] = 0 }
        for index in isRowPassed.indices { isRowPassed[index] = false }
        for index in isColumnPassed.indices { isColumnPassed[index] = false }
        for index in isGroupPassed.indices { isGroupPassed[index] = false }
    }

    /// Looks for a way to match one more column of a group, and goes it; false if there is none left in this round.
    private mutating func extend(
        _ group: Int32, _ pace: inout StopPace, isCancelled: () -> Bool
    ) throws(ConstrainedProblemError) -> Bool {
        isGroupPassed[Int(group)] = true
        var way = [Step(column: Self.none, group: group, row: Self.none)]
        while let step = way.last {
            if pace.isDue() && isCancelled() { throw .cancelled }
            if step.group >= 0 {
                if let column = nextColumn(of: Int(step.group)) {
                    way.append(Step(column: column, group: Self.none, row: Self.none))
                } else {
                    way.removeLast()
                }
            } else if let free = try freeRow(of: Int(step.column), &pace, isCancelled: isCancelled) {
                go(way, to: free)
                return true
            } else if let row = nextRow(of: Int(step.column)) {
                let other = columnOfRow[Int(row)]
                if isColumnPassed[Int(other)] { continue }
                isColumnPassed[Int(other)] = true
                way.append(Step(column: other, group: Self.none, row: row))
            } else {
                way.removeLast()
                // A column that finds no other row may leave its own, if its group has another column.
                let own = groups.groupOfColumn[Int(step.column)]
                if step.row >= 0 && !isGroupPassed[Int(own)] {
                    isGroupPassed[Int(own)] = true
                    way.append(Step(column: step.column, group: own, row: step.row))
                }
            }
        }
        return false
    }

    /// Gives the last column of a way a free row, and every column before it the row that the next one left.
    private mutating func go(_ way: [Step], to free: Int32) {
        var row = free
        for step in way.reversed() {
            if step.group >= 0 {
                if step.column >= 0 { rowOfColumn[Int(step.column)] = Self.none }
            } else {
                rowOfColumn[Int(step.column)] = row
                columnOfRow[Int(row)] = step.column
            }
            row = step.row
        }
    }

    /// The next column of a group that has no row and was not passed.
    private mutating func nextColumn(of group: Int) -> Int32? {
        while columnStart[group] + groupCursor[group] < columnStart[group + 1] {
            let column = columns[columnStart[group] + groupCursor[group]]
            groupCursor[group] += 1
            if rowOfColumn[Int(column)] < 0 && !isColumnPassed[Int(column)] {
                isColumnPassed[Int(column)] = true
                return column
            }
        }
        return nil
    }

    /// The next row of a column that was not passed; every one is some column's.
    private mutating func nextRow(of column: Int) -> Int32? {
        while groups.start[column] + columnCursor[column] < groups.start[column + 1] {
            let row = groups.row[Int(groups.start[column] + columnCursor[column])]
            columnCursor[column] += 1
            if !isRowPassed[Int(row)] {
                isRowPassed[Int(row)] = true
                return row
            }
        }
        return nil
    }

    private mutating func freeRow(
        of column: Int, _ pace: inout StopPace, isCancelled: () -> Bool
    ) throws(ConstrainedProblemError) -> Int32? {
        while groups.start[column] + taken[column] < groups.start[column + 1] {
            if pace.isDue() && isCancelled() { throw .cancelled }
            let row = groups.row[Int(groups.start[column] + taken[column])]
            if columnOfRow[Int(row)] < 0 { return row }
            taken[column] += 1
        }
        return nil
    }
}
