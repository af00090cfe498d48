/// A dense table of figures by two dimensions, as a stretch of a longer list of cells.
struct StaffingGrid: Sendable {
    let row: StaffingDimension
    let column: StaffingDimension
    let rowCount: Int
    let columnCount: Int
    /// Where the cells start; row after row.
    let start: Int

    /// The first cell after the grid.
    var end: Int { start + rowCount * columnCount }

    /// The sum of each row.
    func rowSums(_ cells: [StaffingMeasures]) -> [StaffingMeasures] {
        (0..<rowCount).map { row in
            let from = start + row * columnCount
            return cells[from..<from + columnCount].reduce(.zero, +)
        }
    }

    /// The sum of each column.
    func columnSums(_ cells: [StaffingMeasures]) -> [StaffingMeasures] {
        (0..<columnCount).map { column in
            stride(from: start + column, to: end, by: columnCount).reduce(.zero) { $0 + cells[$1] }
        }
    }

    /// The groups that count a position, by row and column, or by column and row where `isTurned`.
    func groups(
        _ cells: [StaffingMeasures], isTurned: Bool = false
    ) -> [(row: Int, column: Int, measures: StaffingMeasures)] {
        var found: [(row: Int, column: Int, measures: StaffingMeasures)] = []
        for outer in 0..<(isTurned ? columnCount : rowCount) {
            for inner in 0..<(isTurned ? rowCount : columnCount) {
                let place = isTurned ? inner * columnCount + outer : outer * columnCount + inner
                let measures = cells[start + place]
                if !measures.isEmpty { found.append((outer, inner, measures)) }
            }
        }
        return found
    }
}
