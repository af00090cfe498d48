import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("The sentence that the page of a person is for")
struct PersonAnswerTests {
    private func answer(_ assignments: [Assignment]) async throws -> String {
        let service = try await SampleService(
            Register(
                offices: [.sample(1)], positions: [.sample(1), .sample(2)], people: [.sample(1)],
                assignments: assignments))
        return try await service.useCases.showPerson("per_000001", asOf: nil, for: .sample()).sheet.answer
    }

    @Test("Who holds nothing and is named somewhere is said to report there")
    func named() async throws {
        let answer = try await answer([.sample(1, position: 2, from: "2027-06-01", plannedEnd: "2030-06-01")])
        #expect(answer == "Holds no position; reports as Chief (pos_000002) on 1 June 2027.")
    }

    @Test("Who serves and is named elsewhere is said to report there, by the title of the position")
    func next() async throws {
        let answer = try await answer([
            .sample(1, from: "2023-07-01", plannedEnd: "2027-04-01"),
            .sample(2, position: 2, from: "2027-06-01", plannedEnd: "2030-06-01"),
        ])
        #expect(
            answer == "Serves as Chief (pos_000001) until 1 April 2027. Reports as Chief (pos_000002) on 1 June 2027.")
    }

    @Test("Who holds nothing and is named nowhere is said to be available")
    func free() async throws {
        #expect(try await answer([]).hasPrefix("Holds no position; available on "))
    }

    @Test("Who serves beyond the planned end is said to, and who serves up to it is not")
    func overdue() async throws {
        let late = try await answer([.sample(1, from: "2023-07-01", plannedEnd: "2026-07-01")])
        #expect(late.hasSuffix("(pos_000001) past the planned end of 1 July 2026. No next assignment is planned."))
        let due = try await answer([.sample(1, from: "2025-07-01", plannedEnd: "2027-07-01")])
        #expect(due.hasSuffix("(pos_000001) until 1 July 2027. No next assignment is planned."))
    }
}
