/// The pairs of a problem by column: what compressed rows are for rows.
struct ColumnLists: ~Copyable {
    /// Whether the lists were left out.
    let isEmpty: Bool
    /// Where each column's list begins; one offset more than columns.
    let start: UnsafeMutablePointer<Int>
    /// The row of each pair, ascending within a column.
    let partner: UnsafeMutablePointer<Int32>
    /// The weight of each pair.
    let weight: UnsafeMutablePointer<Int32>

    /// Sorts the pairs by column, by counting.
    ///
    /// - Complexity: O(rows + columns + pairs).
    init(of input: AssignmentInput, isEmpty: Bool, isCancelled: () -> Bool) throws(AssignmentStop) {
        self.isEmpty = isEmpty
        start = .filled(isEmpty ? 1 : input.columnCount + 2, with: 0)
        partner = .allocate(capacity: isEmpty ? 1 : input.pairCount)
        weight = .allocate(capacity: isEmpty ? 1 : input.pairCount)
        guard !isEmpty else { return }
        try count(input, isCancelled: isCancelled)
        try place(input, isCancelled: isCancelled)
    }

    deinit {
        start.deallocate()
        partner.deallocate()
        weight.deallocate()
    }

    /// Leaves at `start[column + 1]` where the column's list begins.
    private func count(_ input: AssignmentInput, isCancelled: () -> Bool) throws(AssignmentStop) {
        for row in 0..<input.rowCount {
            if row & 0xFFF == 0 && isCancelled() { throw .cancelled }
            for pair in input.start[row]..<input.start[row &+ 1] { start[Int(input.partner[pair]) &+ 2] &+= 1 }
        }
        for column in 0..<input.columnCount { start[column + 2] += start[column + 1] }
    }

    /// Puts every pair at the next place of its column, which moves `start[column + 1]` to the end of the list.
    private func place(_ input: AssignmentInput, isCancelled: () -> Bool) throws(AssignmentStop) {
        for row in 0..<input.rowCount {
            if row & 0xFFF == 0 && isCancelled() { throw .cancelled }
            for pair in input.start[row]..<input.start[row &+ 1] {
                let column = Int(input.partner[pair])
                let place = start[column &+ 1]
                start[column &+ 1] = place &+ 1
                partner[place] = Int32(truncatingIfNeeded: row)
                weight[place] = input.weight[pair]
            }
        }
    }
}
