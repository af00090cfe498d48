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
        #expect(shown.sheet.answer.hasPrefix("Vacant since 2022-06-01, for at least "))
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
            #expect(answer.contains("before 2022-06-01 is not on record") == isTold, "\(day): \(answer)")
        }
    }
}
