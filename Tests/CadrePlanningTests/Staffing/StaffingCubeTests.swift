import CadreDomain
import CadrePlanning
import Testing

@Suite("Staffing cube: every figure is the count of its rows")
struct StaffingCubeTests {
    static let tables: [[StaffingDimension]] = {
        let all = StaffingDimension.allCases
        let pairs = all.indices.flatMap { row in all[(row + 1)...].map { [all[row], $0] } }
        return [[]] + all.map { [$0] } + pairs + pairs.map { $0.reversed() }
    }()

    @Test("Has six tables by one dimension and fifteen by two")
    func tableCount() {
        #expect(Self.tables.count == 1 + 6 + 15 + 15)
    }

    @Test("Equals a recount of the statuses in every cell of every table", arguments: [1, 2, 3] as [UInt64])
    func recount(seed: UInt64) {
        let roster = RandomRegister.roster(seed: seed, positions: 500)
        for asOf in [
            RosterSamples.today.adding(days: -400), RosterSamples.today, RosterSamples.today.adding(days: 300),
        ] {
            let day = roster.day(asOf: asOf)
            let cube = StaffingCube(day: day)
            for dimensions in Self.tables {
                let table = cube.table(by: dimensions)
                let counted = Dictionary(grouping: day.statuses) { status in
                    dimensions.map { day.key(of: status, in: $0) }
                }
                #expect(table.cells.count == counted.count, "seed \(seed) \(asOf) \(dimensions)")
                for cell in table.cells {
                    let keys = Self.keys(of: cell, in: table)
                    let rows = counted[keys] ?? []
                    for measure in StaffingMeasure.allCases {
                        let expected = rows.reduce(0) { $0 + measure.value($1) }
                        #expect(cell.measures[measure] == expected, "seed \(seed) \(asOf) \(keys) \(measure)")
                    }
                }
                #expect(table.total == cube.total, "seed \(seed) \(asOf) \(dimensions)")
                #expect(table.rowTotals.reduce(.zero, +) == cube.total)
                if dimensions.count == 2 { #expect(table.columnTotals.reduce(.zero, +) == cube.total) }
            }
        }
    }

    @Test("Links every figure of every cell to exactly the rows it counts")
    func links() {
        let roster = RandomRegister.roster(seed: 9, positions: 60)
        let day = roster.day(asOf: RosterSamples.today)
        let cube = StaffingCube(day: day)
        for dimensions in Self.tables {
            let table = cube.table(by: dimensions)
            for cell in table.cells {
                for measure in StaffingMeasure.allCases {
                    let rows = day.statuses.filter {
                        day.matches($0, table.keys(of: cell) + measure.filters) == true
                    }
                    #expect(rows.allSatisfy(measure.includes))
                    #expect(rows.reduce(0) { $0 + measure.value($1) } == cell.measures[measure])
                }
            }
        }
    }

    @Test("Includes a position exactly where it adds to the figure")
    func includes() {
        let day = RandomRegister.roster(seed: 4, positions: 300).day(asOf: RosterSamples.today)
        for measure in StaffingMeasure.allCases {
            #expect(day.statuses.allSatisfy { measure.includes($0) == (measure.value($0) > 0) }, "\(measure)")
            #expect(day.statuses.contains { measure.includes($0) }, "\(measure) is never seen in the sample")
        }
    }

    @Test("Counts only the positions that are asked for")
    func predicate() {
        let day = RandomRegister.roster(seed: 5, positions: 200).day(asOf: RosterSamples.today)
        let cube = StaffingCube(day: day) { day.key(of: $0, in: .service) == "USN" }
        let whole = StaffingCube(day: day).table(by: [.service]).measures("USN")
        #expect(cube.table(by: [.service]).rowKeys == ["USN"])
        #expect(cube.total == whole)
    }

    @Test("Orders keys as people expect and puts what is missing last")
    func keyOrder() {
        let positions = [
            RosterSamples.position(1, service: nil, grades: ("O3", "O4")),
            RosterSamples.position(2, command: nil, service: .navy, grades: ("E6", "E7"), scCode: "SC1F0"),
            RosterSamples.position(3, command: "AFRICOM", grades: ("O9", "O10"), scCode: "SC1C0"),
        ]
        let office = Office(
            id: ID(prefix: "off_", sequence: 1), code: "JUSMAG-PHL", name: "Group", type: "JUSMAG",
            country: CountryCode("PHL")!, post: "Manila", command: nil, parent: nil, validity: RosterSamples.always)
        let roster = RosterSamples.roster(positions, offices: [office])
        let cube = StaffingCube(day: roster.day(asOf: RosterSamples.today))
        #expect(cube.table(by: [.service]).rowKeys == ["USA", "USN", "any"])
        #expect(cube.table(by: [.grade]).rowKeys == ["E7", "O4", "O10"])
        #expect(cube.table(by: [.command]).rowKeys == ["AFRICOM", "INDOPACOM", "none"])
        #expect(cube.table(by: [.func]).rowKeys == ["C", "F", "none"])
        #expect(cube.table(by: [.office]).rowKeys == ["JUSMAG-PHL"])
        #expect(roster.name(of: "JUSMAG-PHL", in: .office, on: RosterSamples.today) == "Group")
        #expect(roster.name(of: "any", in: .service, on: RosterSamples.today) == "Any service")
    }

    @Test("Is empty and without shares on a day on which nothing exists")
    func nothing() {
        let cube = StaffingCube(day: RosterSamples.roster([]).day(asOf: RosterSamples.today))
        #expect(cube.total == .zero)
        #expect(cube.total.fill.percent == nil)
        #expect(cube.total.match.permille == nil)
        for dimensions in Self.tables { #expect(cube.table(by: dimensions).cells.isEmpty) }
    }

    private static func keys(of cell: StaffingTable.Cell, in table: StaffingTable) -> [String] {
        if table.dimensions.isEmpty { return [] }
        return [table.rowKeys[cell.row]] + (cell.column.map { [table.columnKeys[$0]] } ?? [])
    }
}

@Suite("Shares are exact and never 0 for want of a whole")
struct RatioTests {
    @Test(
        "Rounds to tenths of a per cent, a half up",
        arguments: [(1, 3, 333), (2, 3, 667), (1, 2_000, 1), (1, 2_001, 0), (0, 7, 0), (7, 7, 1_000)])
    func permille(numerator: Int, denominator: Int, permille: Int) {
        #expect(Ratio(numerator: numerator, denominator: denominator).permille == permille)
    }

    @Test("Has no value over nothing")
    func undefined() {
        #expect(Ratio(numerator: 0, denominator: 0).permille == nil)
        #expect(Ratio(numerator: 0, denominator: 0).percent == nil)
        #expect(Ratio(numerator: 1, denominator: 4).percent == 25)
    }
}
