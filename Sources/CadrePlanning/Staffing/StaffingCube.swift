public import CadreDomain

/// Every staffing figure of a day by each of the six dimensions and each pair of them.
///
/// One pass over the positions fills the pairs that are dense; the pairs among office, country and command, which are
/// sparse, follow from the combinations of the three that positions have.
public struct StaffingCube: Sendable {
    /// The day.
    public let asOf: Day
    /// The figures of all positions counted.
    public let total: StaffingMeasures

    private let keys: [StaffingDimension: [String]]
    private let oneWay: [StaffingDimension: [StaffingMeasures]]
    private let cells: [StaffingMeasures]
    private let grids: [StaffingGrid]
    private let byPlace: [(place: RosterKeys.Place, measures: StaffingMeasures)]

    /// Counts the positions of a day.
    ///
    /// - Parameters:
    ///   - day: The statuses.
    ///   - isCounted: Which positions to count; all unless given.
    public init(day: RosterDay, where isCounted: ((PositionStatus) -> Bool)? = nil) {
        let statuses = isCounted.map { day.statuses.filter($0) } ?? day.statuses
        let keys = day.roster.keys
        let scatter = StaffingScatter(statuses: statuses, versions: day.roster.positions.versions, keys: keys)
        cells = scatter.cells
        grids = scatter.grids
        asOf = day.asOf
        byPlace = zip(keys.places, cells[scatter.placeStart...]).filter { !$1.isEmpty }
            .map { (place: $0, measures: $1) }
        var one: [StaffingDimension: [StaffingMeasures]] = [:]
        for grid in scatter.grids where one[grid.row] == nil { one[grid.row] = grid.rowSums(scatter.cells) }
        for grid in scatter.grids where one[grid.column] == nil { one[grid.column] = grid.columnSums(scatter.cells) }
        oneWay = one
        total = one[.service, default: []].reduce(.zero, +)
        self.keys = Dictionary(
            uniqueKeysWithValues: StaffingDimension.allCases.map { ($0, keys.keys(of: $0)) })
    }

    /// The table by these dimensions, the first as rows.
    ///
    /// - Parameter dimensions: None for the whole, one or two; a repeated one counts once.
    public func table(by dimensions: [StaffingDimension]) -> StaffingTable {
        var distinct: [StaffingDimension] = []
        for dimension in dimensions where !distinct.contains(dimension) { distinct.append(dimension) }
        precondition(distinct.count <= 2, "A staffing table has at most two dimensions.")
        guard let row = distinct.first else {
            return StaffingTable(
                dimensions: [], rowKeys: [""], columnKeys: [], groups: total.isEmpty ? [] : [(0, 0, total)])
        }
        let rowKeys = keys[row, default: []]
        guard distinct.count == 2 else {
            let groups = oneWay[row, default: []].enumerated().filter { !$1.isEmpty }
            return StaffingTable(
                dimensions: distinct, rowKeys: rowKeys, columnKeys: [], groups: groups.map { ($0, 0, $1) })
        }
        return StaffingTable(
            dimensions: distinct, rowKeys: rowKeys, columnKeys: keys[distinct[1], default: []],
            groups: groups(row, distinct[1]))
    }

    private func groups(
        _ row: StaffingDimension, _ column: StaffingDimension
    ) -> [(row: Int, column: Int, measures: StaffingMeasures)] {
        if let grid = grids.first(where: { $0.row == row && $0.column == column }) { return grid.groups(cells) }
        if let grid = grids.first(where: { $0.row == column && $0.column == row }) {
            return grid.groups(cells, isTurned: true)
        }
        return placeGroups(row, column)
    }

    /// Groups by two of office, country and command, which are sparse: an office has few countries.
    private func placeGroups(
        _ row: StaffingDimension, _ column: StaffingDimension
    ) -> [(row: Int, column: Int, measures: StaffingMeasures)] {
        func code(_ place: RosterKeys.Place, _ dimension: StaffingDimension) -> Int {
            switch dimension {
            case .office: Int(place.office)
            case .country: Int(place.country)
            default: Int(place.command)
            }
        }
        let ordered = byPlace.map { (code($0.place, row), code($0.place, column), $0.measures) }
            .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
        var groups: [(row: Int, column: Int, measures: StaffingMeasures)] = []
        for (rowCode, columnCode, measures) in ordered {
            if let last = groups.last, last.row == rowCode, last.column == columnCode {
                groups[groups.count - 1].measures += measures
            } else {
                groups.append((rowCode, columnCode, measures))
            }
        }
        return groups
    }
}
