import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("From which day on the record of assignments is whole")
struct RecordsFromTests {
    private func service() async throws -> SampleService {
        try await SampleService(
            Register(
                offices: [.sample(1)],
                positions: [
                    .sample(1, isKeyBillet: true), .sample(2, isKeyBillet: true, state: .authorized),
                    .sample(3, isKeyBillet: true), .sample(4),
                ],
                people: [.sample(1), .sample(2)],
                assignments: [
                    .sample(
                        1, person: 1, position: 3, from: "2020-01-01", plannedEnd: "2023-01-01",
                        actualEnd: "2023-01-01"),
                    .sample(
                        2, person: 2, position: 4, from: "2019-06-01", plannedEnd: "2022-06-01",
                        actualEnd: "2022-06-01"),
                ]))
    }

    @Test("No day of a vacancy is counted before it, and the page says that there may be more")
    func vacancies() async throws {
        let service = try await service()
        let snapshot = await service.keeper.snapshot
        let first = SampleDay.day("2022-06-01")
        #expect(snapshot.recordsFrom == first)
        let row = try #require(snapshot.view(on: snapshot.today).position(ID(prefix: "pos_", sequence: 1)))
        #expect(row.vacantSince == first && row.isVacancyCut && row.vacantDays == snapshot.today - first)
        let left = try #require(snapshot.view(on: snapshot.today).position(ID(prefix: "pos_", sequence: 3)))
        #expect(left.vacantSince == SampleDay.day("2023-01-01") && !left.isVacancyCut)
        let shown = try await service.useCases.showPosition("pos_000001", asOf: nil, for: .sample())
        #expect(shown.sheet.answer.hasPrefix("Vacant since 1 June 2022, for at least "))
        let earlier = try #require(snapshot.view(on: first.adding(days: -9)).position(ID(prefix: "pos_", sequence: 1)))
        #expect(earlier.vacantDays == 0)
    }

    @Test("The Desk lists key billets that money pays for, the longest vacancy first")
    func desk() async throws {
        let service = try await service()
        let billets = try #require(
            try await service.useCases.showDesk(asOf: nil, for: .sample()).table("key_billets"))
        #expect(billets.rows.map { $0.cells[0] } == [.text("pos_000001"), .text("pos_000003")])
    }

    @Test("Staffing on a day before it says so, and on a day from it on does not")
    func caution() async throws {
        let service = try await service()
        for (day, isTold) in [("2019-07-01", true), ("2022-05-31", true), ("2022-06-01", false), ("2026-11-01", false)]
        {
            let answer = try await service.useCases.showStaffing([QueryItem("as_of", day)], for: .sample()).sheet.answer
            #expect(answer.contains("before 1 June 2022 is not on record") == isTold, "\(day): \(answer)")
        }
    }

    @Test("Every sheet and list of figures says so on a day before it, and on a day from it on does not")
    func everywhere() async throws {
        let service = try await service()
        let useCases = service.useCases
        for (text, isTold) in [("2022-05-31", true), ("2022-06-01", false)] {
            let day = SampleDay.day(text)
            let items = [QueryItem("as_of", text)]
            let sheets = [
                try await useCases.showDesk(asOf: day, for: .sample()),
                try await useCases.showProjected(items, for: .sample()).sheet,
                try await useCases.showStaffing(items, for: .sample()).sheet,
                try await useCases.showWorld(asOf: day, command: nil, for: .sample()).sheet,
                try await useCases.showOffice("ODC-1", asOf: day, for: .sample()).sheet,
                try await useCases.showCountry("PHL", asOf: day, for: .sample()).sheet,
                try await useCases.showPosition("pos_000001", asOf: day, for: .sample()).sheet,
            ]
            let told = "Who left before 1 June 2022 is not on record, so earlier days look emptier than they were."
            for sheet in sheets { #expect(sheet.json.text.contains(told) == isTold, "\(text) \(sheet.title)") }
            let notes = [
                try await useCases.listPositions.page(items, for: .sample()).notes,
                try await useCases.listPositions.all(items, for: .sample()).notes,
                try await useCases.listOffices.page(items, for: .sample()).notes,
                try await useCases.listCountries.page(items, for: .sample()).notes,
            ]
            #expect(notes.allSatisfy { $0.contains(told) == isTold }, "\(text) \(notes)")
        }
    }

    @Test("Gap days that look back on days before it are told so wherever they stand, and later ones are not")
    func gapDays() async throws {
        let service = try await service()
        let useCases = service.useCases
        let days = [("2022-05-31", true), ("2022-06-01", true), ("2023-05-31", true), ("2023-06-01", false)]
        for (text, isTold) in days {
            let day = SampleDay.day(text)
            let items = [QueryItem("as_of", text)]
            let sheets = [
                try await useCases.showStaffing(items, for: .sample()).sheet,
                try await useCases.showDesk(asOf: day, for: .sample()),
                try await useCases.showOffice("ODC-1", asOf: day, for: .sample()).sheet,
                try await useCases.showCountry("PHL", asOf: day, for: .sample()).sheet,
                try await useCases.showPosition("pos_000001", asOf: day, for: .sample()).sheet,
            ]
            for sheet in sheets {
                let told = sheet.notes.contains { $0.contains("Gap days") && $0.contains("before 1 June 2022") }
                #expect(told == isTold, "\(text) \(sheet.title): \(sheet.notes)")
                #expect(sheet.json.text.contains("before 1 June 2022, from when") == isTold, "\(text) \(sheet.title)")
            }
            for asked in [[], [("fields", "gap_days")], [("fields", "country"), ("sort", "-gap_days")]] {
                let items = items + asked.map { QueryItem($0.0, $0.1) }
                for notes in [
                    try await useCases.listPositions.page(items, for: .sample()).notes,
                    try await useCases.listPositions.all(items, for: .sample()).notes,
                    try await useCases.listOffices.page(items, for: .sample()).notes,
                    try await useCases.listCountries.page(items, for: .sample()).notes,
                ] {
                    #expect(notes.contains { $0.contains("Gap days") } == isTold, "\(text) \(asked): \(notes)")
                }
            }
            for asked in [[("fields", "country")], [("fields", "country"), ("sort", "-overlap_days")]] {
                let items = items + asked.map { QueryItem($0.0, $0.1) }
                let notes = try await useCases.listPositions.page(items, for: .sample()).notes
                #expect(!notes.contains { $0.contains("Gap days") }, "\(text) \(asked): \(notes)")
            }
            let filter = QueryItem("any", "(gap_days__gte=1,status=filled)")
            let filtered = [QueryItem("fields", "country"), filter] + items
            let notes = try await useCases.listPositions.page(filtered, for: .sample()).notes
            #expect(notes.contains { $0.contains("Gap days") } == isTold, "\(text) \(notes)")
            for (kind, isTold) in [(PositionDay.Kind.gap, isTold), (.overlap, false)] {
                let page = try await useCases.listPositionDays.page(kind, items, for: .sample())
                let all = try await useCases.listPositionDays.all(kind, items, for: .sample())
                #expect(page.notes.isEmpty != isTold && all.notes == page.notes, "\(text) \(kind)")
            }
        }
    }

    @Test("The Desk has every empty key billet, of which a page shows the first ten")
    func wholeDesk() async throws {
        let positions = (1...14).map { Position.sample($0, isKeyBillet: true) }
        let service = try await SampleService(Register(offices: [.sample(1)], positions: positions))
        let sheet = try await service.useCases.showDesk(asOf: nil, for: .sample())
        #expect(sheet.tables.first?.rows.count == 14 && ShowDesk.listCountMax == 10)
    }
}
