/// Twelve grids and one list of figures, filled in one pass over the positions of a day.
///
/// Office, country and command by each of service, grade and area; the three pairs of the latter; and a list by
/// place, the combination of office, country and command, from which the sparse pairs of these follow.
struct StaffingScatter {
    /// The cells of all grids, then one a place.
    let cells: [StaffingMeasures]
    /// The grids, in the order in which they are filled.
    let grids: [StaffingGrid]
    /// Where the list by place starts.
    let placeStart: Int

    init(statuses: [PositionStatus], versions: [PositionRow], keys: RosterKeys) {
        let pairs: [(StaffingDimension, StaffingDimension)] = [
            (.office, .service), (.office, .grade), (.office, .func),
            (.country, .service), (.country, .grade), (.country, .func),
            (.command, .service), (.command, .grade), (.command, .func),
            (.service, .grade), (.service, .func), (.grade, .func),
        ]
        var grids: [StaffingGrid] = []
        for (row, column) in pairs {
            grids.append(
                StaffingGrid(
                    row: row, column: column, rowCount: keys.keys(of: row).count,
                    columnCount: keys.keys(of: column).count, start: grids.last?.end ?? 0))
        }
        let placeStart = grids.last?.end ?? 0
        precondition(
            StaffingMeasures.fits(statuses), "The gap and overlap days of all positions must fit in 32 bits.")
        precondition(
            statuses.allSatisfy { Int($0.version) < versions.count },
            "A status must belong to the roster that it is counted in.")
        var cells = [StaffingMeasures](repeating: .zero, count: placeStart + keys.places.count)
        let starts = Starts(grids: grids, place: placeStart)
        let (services, grades, areas) = (keys.services.count, keys.grades.count, keys.areas.count)
        cells.withUnsafeMutableBufferPointer { cells in
            statuses.withUnsafeBufferPointer { statuses in
                versions.withUnsafeBufferPointer { versions in
                    for status in statuses {
                        let codes = versions[Int(status.version)].codes
                        let measures = StaffingMeasures(status)
                        let (office, country, command) = (Int(codes.office), Int(codes.country), Int(codes.command))
                        let (service, grade, area) = (Int(codes.service), Int(codes.grade), Int(codes.area))
                        cells[starts.officeService &+ office &* services &+ service] += measures
                        cells[starts.officeGrade &+ office &* grades &+ grade] += measures
                        cells[starts.officeArea &+ office &* areas &+ area] += measures
                        cells[starts.countryService &+ country &* services &+ service] += measures
                        cells[starts.countryGrade &+ country &* grades &+ grade] += measures
                        cells[starts.countryArea &+ country &* areas &+ area] += measures
                        cells[starts.commandService &+ command &* services &+ service] += measures
                        cells[starts.commandGrade &+ command &* grades &+ grade] += measures
                        cells[starts.commandArea &+ command &* areas &+ area] += measures
                        cells[starts.serviceGrade &+ service &* grades &+ grade] += measures
                        cells[starts.serviceArea &+ service &* areas &+ area] += measures
                        cells[starts.gradeArea &+ grade &* areas &+ area] += measures
                        cells[starts.place &+ Int(codes.place)] += measures
                    }
                }
            }
        }
        self.cells = cells
        self.grids = grids
        self.placeStart = placeStart
    }

    /// The first cell of each grid, by name, so that the loop reads no list.
    private struct Starts {
        let officeService, officeGrade, officeArea: Int
        let countryService, countryGrade, countryArea: Int
        let commandService, commandGrade, commandArea: Int
        let serviceGrade, serviceArea, gradeArea: Int
        let place: Int

        init(grids: [StaffingGrid], place: Int) {
            (officeService, officeGrade, officeArea) = (grids[0].start, grids[1].start, grids[2].start)
            (countryService, countryGrade, countryArea) = (grids[3].start, grids[4].start, grids[5].start)
            (commandService, commandGrade, commandArea) = (grids[6].start, grids[7].start, grids[8].start)
            (serviceGrade, serviceArea, gradeArea) = (grids[9].start, grids[10].start, grids[11].start)
            self.place = place
        }
    }
}
