/// The staffing figures broken down by one or two dimensions.
public struct StaffingTable: Sendable {
    /// The figures of one group of positions.
    public struct Cell: Hashable, Sendable {
        /// Index of the key in ``StaffingTable/rowKeys``.
        public let row: Int
        /// Index of the key in ``StaffingTable/columnKeys``; nil in a table by one dimension.
        public let column: Int?
        /// The figures.
        public let measures: StaffingMeasures
    }

    /// The dimensions, rows first; none for the table of the whole.
    public let dimensions: [StaffingDimension]
    /// The keys of rows that count at least one position, in table order.
    public let rowKeys: [String]
    /// The keys of columns that count at least one position, in table order; empty in a table by one dimension.
    public let columnKeys: [String]
    /// The groups that count at least one position, by row, then by column.
    public let cells: [Cell]
    /// The figures of each row.
    public let rowTotals: [StaffingMeasures]
    /// The figures of each column.
    public let columnTotals: [StaffingMeasures]
    /// The figures of all positions.
    public let total: StaffingMeasures

    /// Makes a table from groups ordered by row and column; the codes are indices of the key lists.
    init(
        dimensions: [StaffingDimension], rowKeys: [String], columnKeys: [String],
        groups: [(row: Int, column: Int, measures: StaffingMeasures)]
    ) {
        let isTwoWay = dimensions.count == 2
        var rowSums = [StaffingMeasures](repeating: .zero, count: rowKeys.count)
        var columnSums = [StaffingMeasures](repeating: .zero, count: columnKeys.count)
        var sum = StaffingMeasures.zero
        for group in groups {
            rowSums[group.row] += group.measures
            if isTwoWay { columnSums[group.column] += group.measures }
            sum += group.measures
        }
        let rows = Present(keys: rowKeys, sums: rowSums)
        let columns = Present(keys: columnKeys, sums: columnSums)
        self.dimensions = dimensions
        self.rowKeys = rows.keys
        self.columnKeys = isTwoWay ? columns.keys : []
        rowTotals = rows.sums
        columnTotals = isTwoWay ? columns.sums : []
        total = sum
        cells = groups.map {
            Cell(
                row: rows.place[$0.row], column: isTwoWay ? columns.place[$0.column] : nil, measures: $0.measures)
        }
    }

    /// The figures under these keys; nil where no position is counted.
    public func measures(_ row: String, _ column: String? = nil) -> StaffingMeasures? {
        guard let row = rowKeys.firstIndex(of: row) else { return nil }
        let place = column.flatMap { columnKeys.firstIndex(of: $0) }
        guard column == nil || place != nil else { return nil }
        return cells.first { $0.row == row && $0.column == place }?.measures
    }

    /// The filters that narrow any list to what a cell counts, before those of a measure.
    public func keys(of cell: Cell) -> [StaffingFilter] {
        var filters: [StaffingFilter] = []
        if let dimension = dimensions.first {
            filters.append(StaffingFilter(key: dimension.rawValue, value: rowKeys[cell.row]))
        }
        if dimensions.count == 2, let column = cell.column {
            filters.append(StaffingFilter(key: dimensions[1].rawValue, value: columnKeys[column]))
        }
        return filters
    }

    /// The keys that count a position, and where each code has gone.
    private struct Present {
        var keys: [String] = []
        var sums: [StaffingMeasures] = []
        var place: [Int] = []

        init(keys all: [String], sums allSums: [StaffingMeasures]) {
            place.reserveCapacity(all.count)
            for (key, measures) in zip(all, allSums) {
                place.append(keys.count)
                guard !measures.isEmpty else { continue }
                keys.append(key)
                sums.append(measures)
            }
        }
    }
}
