extension ConstrainedSearch {
    /// Closes pairs and sites whose reduced costs take the bound below the cutoff; false if nothing is left.
    mutating func close(from bound: Int64) -> Bool {
        let room = bound - cutoff
        guard room >= 0 else { return true }
        var isChanged = false
        for row in 0..<model.rowCount {
            let potential = core.rows.potential[row]
            if potential > room && !isMatchedRow[row] {
                isMatchedRow[row] = true
                isChanged = true
            }
            for pair in Int(core.rows.start[row])..<Int(core.rows.start[row + 1]) where isOpen[pair] {
                if reducedCost(of: pair, potential: potential) > room {
                    isOpen[pair] = false
                    isChanged = true
                }
            }
        }
        for tie in model.ties {
            for option in tie.options {
                let first = leastCost(of: option.first, row: tie.rows.0)
                let second = leastCost(of: option.second, row: tie.rows.1)
                isChanged = closeOption(option.first, row: tie.rows.0, above: room, beside: second) || isChanged
                isChanged = closeOption(option.second, row: tie.rows.1, above: room, beside: first) || isChanged
            }
            let (first, second) = tie.rows
            if core.rows.potential[first] + core.rows.potential[second] > room, !isMatchedRow[first] {
                isMatchedRow[first] = true
                isChanged = true
            }
        }
        return isChanged ? propagate() : true
    }

    @inline(__always)
    func reducedCost(of pair: Int, potential: Int64) -> Int64 {
        potential &+ core.columns.potential[Int(core.rows.partner[pair])] &- core.rows.value[pair]
    }

    /// The least reduced cost of the open ones of some pairs of a row, or `Int64.max`.
    func leastCost(of pairs: [Int32], row: Int) -> Int64 {
        let potential = core.rows.potential[row]
        var least = Int64.max
        for pair in pairs {
            let index = Int(place[Int(pair)])
            if index >= 0 && isOpen[index] { least = min(least, reducedCost(of: index, potential: potential)) }
        }
        return least
    }

    /// Closes the open ones of some pairs of a row that leave no room beside another row's cost; false if none did.
    mutating func closeOption(_ pairs: [Int32], row: Int, above room: Int64, beside other: Int64) -> Bool {
        let potential = core.rows.potential[row]
        var isChanged = false
        for pair in pairs {
            let index = Int(place[Int(pair)])
            guard index >= 0, isOpen[index] else { continue }
            if other > room || reducedCost(of: index, potential: potential) > room - other {
                isOpen[index] = false
                isChanged = true
            }
        }
        return isChanged
    }

    // MARK: - Consequences

    /// Draws conclusions from closed pairs and rows that have to be matched; false if they contradict each other.
    ///
    /// Asked to stop, it leaves some undrawn, which loses nothing.
    mutating func propagate() -> Bool {
        var isChanged = true
        var isFirst = true
        while isChanged && (isFirst || !cancellation()) {
            (isChanged, isFirst) = (false, false)
            passCount += 1
            for tie in model.ties {
                let (first, second) = tie.rows
                if isMatchedRow[first] != isMatchedRow[second] {
                    isMatchedRow[first] = true
                    isMatchedRow[second] = true
                    isChanged = true
                }
                for option in tie.options where hasOpen(option.first) != hasOpen(option.second) {
                    shut(option.first)
                    shut(option.second)
                    isChanged = true
                }
            }
            for row in 0..<model.rowCount where isMatchedRow[row] {
                var (count, last) = (0, -1)
                for pair in Int(core.rows.start[row])..<Int(core.rows.start[row + 1]) where isOpen[pair] {
                    count += 1
                    last = pair
                }
                if count == 0 { return false }
                if count == 1 && claimColumn(of: last, for: row) { isChanged = true }
            }
        }
        return true
    }

    private func hasOpen(_ pairs: [Int32]) -> Bool {
        pairs.contains { pair in
            let index = Int(place[Int(pair)])
            return index >= 0 && isOpen[index]
        }
    }

    private mutating func shut(_ pairs: [Int32]) {
        for pair in pairs {
            let index = Int(place[Int(pair)])
            if index >= 0 { isOpen[index] = false }
        }
    }

    /// Closes the pairs of other rows with a column; returns whether there was one.
    private mutating func claimColumn(of pair: Int, for owner: Int) -> Bool {
        let column = core.rows.partner[pair]
        var isChanged = false
        for place in Int(core.columns.start[Int(column)])..<Int(core.columns.start[Int(column) + 1]) {
            let row = Int(core.columns.partner[place])
            let other = core.pair(row: row, column: column)
            if row != owner && isOpen[other] {
                isOpen[other] = false
                isChanged = true
            }
        }
        return isChanged
    }
}
