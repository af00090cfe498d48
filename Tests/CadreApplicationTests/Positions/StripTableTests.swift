import CadreApplication
import CadreDomain
import CadrePlanning
import CadreTestSupport
import Testing

@Suite("Strips of positions as a table")
struct StripTableTests {
    /// Nobody was ever in position 1; position 2 had two incumbents and has a relief; who left is on record from
    /// 2 December 2021 on.
    private func service() async throws -> SampleService {
        try await SampleService(
            Register(
                offices: [.sample(1)], positions: [.sample(1), .sample(2), .sample(3)],
                people: (1...4).map { .sample($0) },
                assignments: [
                    .sample(
                        1, position: 2, from: "2022-01-01", plannedEnd: "2022-06-07", actualEnd: "2022-06-07"),
                    .sample(2, person: 2, position: 2, from: "2022-07-04", plannedEnd: "2027-01-01"),
                    .sample(3, person: 3, position: 2, from: "2026-12-15", plannedEnd: "2029-12-15"),
                    .sample(
                        4, person: 4, position: 3, from: "2019-12-01", plannedEnd: "2021-12-02", actualEnd: "2021-12-02"
                    ),
                ]))
    }

    private func rows(_ sheet: Sheet) throws -> [[String]] {
        let table = try #require(sheet.table(StripTable.name))
        #expect(
            table.header == [
                "position", "position_title", "segment", "person", "person_name", "from", "to", "days", "at_least",
            ])
        return table.rows.map { row in [0, 2, 3, 5, 6, 7, 8].map { row.cells[$0].text } }
    }

    private static let second = [
        ["pos_000002", "gap", "", "2021-12-02", "2022-01-01", "30", "yes"],
        ["pos_000002", "incumbent", "per_000001", "2022-01-01", "2022-06-07", "157", "no"],
        ["pos_000002", "gap", "", "2022-06-07", "2022-07-04", "27", "no"],
        ["pos_000002", "incumbent", "per_000002", "2022-07-04", "2026-11-01", "1581", "no"],
        ["pos_000002", "projected", "per_000002", "2026-11-01", "2027-01-01", "61", "no"],
        ["pos_000002", "overlap", "per_000002; per_000003", "2026-12-15", "2027-01-01", "17", "no"],
        ["pos_000002", "relief", "per_000003", "2026-12-15", "2029-12-15", "1096", "no"],
        ["pos_000002", "gap", "", "2029-12-15", "", "", "no"],
    ]

    @Test("A row for each stretch says who, from when to when and for how many days; an end not in sight is missing")
    func position() async throws {
        let detail = try await service().useCases.showPosition("N2", asOf: nil, for: .sample())
        #expect(try rows(detail.sheet) == Self.second)
    }

    @Test("A gap counts from the day from which it is on record who left, and says that it may be longer")
    func atLeast() async throws {
        let detail = try await service().useCases.showPosition("N1", asOf: nil, for: .sample())
        #expect(
            try rows(detail.sheet) == [
                ["pos_000001", "gap", "", "2021-12-02", "2026-11-01", "1795", "yes"],
                ["pos_000001", "gap", "", "2026-11-01", "", "", "no"],
            ])
        #expect(detail.row.vacantDays == 1_795 && detail.row.isVacancyCut)
        #expect(detail.gaps.map(\.days) == [SampleDay.range("2021-12-02")] && detail.gaps[0].isAtLeast)
    }

    @Test("The sheets of an office and a country have the strips of all positions that are drawn")
    func office() async throws {
        let service = try await service()
        for sheet in [
            try await service.useCases.showOffice("ODC-1", asOf: nil, for: .sample()).sheet,
            try await service.useCases.showCountry("PHL", asOf: nil, for: .sample()).sheet,
        ] {
            let rows = try rows(sheet)
            #expect(rows.filter { $0[0] == "pos_000002" } == Self.second)
            #expect(Set(rows.map { $0[0] }) == ["pos_000001", "pos_000002", "pos_000003"])
            #expect(sheet.json.text.contains(#""strip":[{"position":"pos_000001""#))
        }
    }

    @Test(
        "Who is named holds the position from the first day on: incumbent up to the day asked for, projected after it")
    func reliefOnItsDays() async throws {
        let service = try await service()
        func kinds(_ day: String) async throws -> [[String]] {
            let detail = try await service.useCases.showPosition("N2", asOf: SampleDay.day(day), for: .sample())
            return try rows(detail.sheet).filter { $0[2] == "per_000003" }.map { [$0[1], $0[3], $0[4]] }
        }
        #expect(try await kinds("2026-12-14") == [["relief", "2026-12-15", "2029-12-15"]])
        #expect(try await kinds("2026-12-15") == [["projected", "2026-12-15", "2029-12-15"]])
        #expect(
            try await kinds("2027-09-01") == [
                ["incumbent", "2026-12-15", "2027-09-01"], ["projected", "2027-09-01", "2029-12-15"],
            ])
        let detail = try await service.useCases.showPosition(
            "N2", asOf: SampleDay.day("2027-09-01"), for: .sample())
        #expect(detail.row.status.isFilled && detail.row.incumbents.map(\.id.rawValue) == ["per_000003"])
    }

    @Test("A person has the strip, too: every stretch with its position")
    func person() async throws {
        let detail = try await service().useCases.showPerson("per_000002", asOf: nil, for: .sample())
        #expect(
            try rows(detail.sheet) == [
                ["pos_000002", "incumbent", "per_000002", "2022-07-04", "2026-11-01", "1581", "no"],
                ["pos_000002", "projected", "per_000002", "2026-11-01", "2027-01-01", "61", "no"],
            ])
    }

    @Test("A person has one name on a page, that of the day asked for, though the tenure began under another")
    func renamed() async throws {
        let turn = "2026-10-01"
        let people: [Person] = [
            .sample(1, name: "Ada Old", validity: SampleDay.range("2020-01-01", turn)),
            .sample(1, name: "Ada New", validity: SampleDay.range(turn)),
            .sample(2, name: "Ben Old", validity: SampleDay.range("2020-01-01", "2027-03-01")),
            .sample(2, name: "Ben New", validity: SampleDay.range("2027-03-01")),
        ]
        let service = try await SampleService(
            Register(
                offices: [.sample(1)], positions: [.sample(1)], people: people,
                assignments: [
                    .sample(1, from: "2024-01-01", plannedEnd: "2027-05-01"),
                    .sample(2, person: 2, from: "2027-06-01", plannedEnd: "2029-06-01"),
                ]))
        for (day, ada, ben) in [
            ("2026-09-30", "Ada Old", "Ben Old"), ("2026-11-01", "Ada New", "Ben Old"),
            ("2027-04-01", "Ada New", "Ben New"),
        ] {
            let detail = try await service.useCases.showPosition("N1", asOf: SampleDay.day(day), for: .sample())
            #expect(detail.tenures.compactMap(\.person?.name) == [ada, ben], "\(day)")
            #expect(detail.row.incumbents.map(\.name) == [ada] && detail.row.relief?.person?.name == ben, "\(day)")
            let told = detail.sheet.json.text
            #expect(told.contains(ada) && told.contains(ben), "\(day)")
            for name in ["Ada Old", "Ada New", "Ben Old", "Ben New"] where name != ada && name != ben {
                #expect(!told.contains(name), "\(name) on \(day)")
            }
        }
    }

    @Test("Who may not see the people of a position sees its stretches without them")
    func withheld() async throws {
        let none = Caller.sample(role: .specialist, scope: .ownRecord(try #require(ID<Person>("per_none"))))
        let detail = try await service().useCases.showPosition("N2", asOf: nil, for: none)
        let rows = try rows(detail.sheet)
        #expect(rows.map { $0[1] } == Self.second.map { $0[1] })
        #expect(rows.map { $0[2] } == Self.second.map { $0[2].isEmpty ? "" : "withheld" })
    }
}
