import CadreApplication
import CadreDomain
import CadrePlanning
import CadreTestSupport
import Testing

@Suite("Ranges of days are filtered by the days that they share")
struct RangeFilterTests {
    private static let columns: [Column<DayRange?>] = [
        Column("range", "Range", .range, "Days.") { .optional($0) }
    ]
    private static let reader = ListReader<DayRange?>(
        columns: columns, identity: { $0?.description ?? "" }, searched: { _ in [] }
    )
    private static let ranges: [DayRange?] = [
        SampleDay.range("2026-01-01", "2027-01-01"), SampleDay.range("2027-03-31", "2027-04-01"),
        SampleDay.range("2027-04-01", "2027-05-01"), SampleDay.range("2026-06-01"), nil,
    ]

    private func kept(_ operation: String, _ value: String) throws -> [DayRange?] {
        let query = try ListQuery(
            [QueryItem("range__\(operation)", value)], columns: Self.columns, reference: .sample
        )
        return Self.reader.all(Self.ranges, query)
    }

    @Test("Half-open ranges overlap where a day lies in both; an end left out is open")
    func overlaps() throws {
        let all = Self.ranges
        func expect(_ value: String, _ indices: [Int]) throws {
            let found = try kept("overlaps", value)
            #expect(found.count == indices.count && indices.allSatisfy { found.contains(all[$0]) }, "\(value)")
        }
        try expect("2027-01-01..2027-04-01", [1, 3])
        try expect("2027-04-01..2027-04-02", [2, 3])
        try expect("2026-12-31..2027-01-01", [0, 3])
        try expect("2027-05-01..", [3])
        try expect("..2026-06-01", [0])
        #expect(try kept("isnull", "1") == [nil])
    }

    @Test(
        "What is no range with a day in it is refused",
        arguments: [
            "2027-01-01", "..", "2027-01-01..2027-01-01", "2027-02-01..2027-01-01", "2027-1-1..2027-02-01", "a..b",
        ]
    )
    func refused(value: String) async throws {
        let refusal = await refusal { try kept("overlaps", value) }
        #expect(refusal?.code == .filterBadValue)
        #expect(refusal?.fix.contains("2027-01-01..2027-04-01") == true)
    }

    @Test("A range has no other operator, is written as it is read, and sorts by its first day")
    func written() async throws {
        #expect(await refusal { try kept("lt", "2027-01-01..") }?.code == .filterUnknownOperator)
        let range = SampleDay.range("2026-06-01")
        #expect(Cell.range(range).text == "2026-06-01.." && DayRange(written: "2026-06-01..") == range)
        #expect(Cell.range(SampleDay.range("2026-01-01", "2027-01-01")).json.text == "\"2026-01-01..2027-01-01\"")
        let query = try ListQuery([QueryItem("sort", "range")], columns: Self.columns, reference: .sample)
        #expect(
            Self.reader.all(Self.ranges, query).map { $0?.start } == [
                "2026-01-01", "2026-06-01", "2027-03-31", "2027-04-01",
            ].map { SampleDay.day($0) } + [nil])
    }

    @Test("The vacancy and the assignment of a position, and those of a person, are the days that the register knows")
    func register() async throws {
        let service = try await SampleService(Register.random(seed: 31, positionCount: 200))
        let positions = try await service.useCases.listPositions.all([], for: .sample()).rows
        func cell(_ row: PositionRow, _ name: String) throws -> Cell {
            try #require(PositionRow.columns.first { $0.name == name }).value(row)
        }
        var counts = (vacant: 0, bounded: 0, held: 0)
        for row in positions {
            let start = row.vacantSince ?? row.status.projectedVacancy
            if case .range(let vacancy) = try cell(row, "vacancy_range") {
                counts.vacant += 1
                #expect(vacancy.start == start)
                if !vacancy.isOpen {
                    counts.bounded += 1
                    #expect(vacancy.end == row.relief?.assignment.from)
                }
            } else {
                #expect(start == nil)
            }
            if case .range(let held) = try cell(row, "assignment_range") {
                counts.held += 1
                #expect(held.contains(row.status.asOf) && row.status.isFilled)
            } else {
                #expect(row.incumbents.isEmpty)
            }
        }
        #expect(counts.vacant > 0 && counts.bounded > 0 && counts.held > 0, "\(counts)")
        let people = try await service.useCases.listPeople.all(
            [QueryItem("assignment_range__overlaps", "2026-11-01..2026-11-02")], for: .sample()
        ).rows
        #expect(!people.isEmpty && people.allSatisfy { $0.position != nil })
    }
}
