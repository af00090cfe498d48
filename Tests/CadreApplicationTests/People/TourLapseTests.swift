import CadreDomain
import CadreTestSupport
import Testing

@testable import CadreApplication

@Suite("What lapses in the middle of a tour")
struct TourLapseTests {
    private func lapses(certifiedUntil end: String?) async throws -> [TourLapse] {
        var register = Register(offices: [.sample()])
        register.positions = [.sample(scCode: "SC2C2")]
        register.people = [.sample()]
        register.assignments = [.sample(from: "2027-06-01", plannedEnd: "2030-06-01")]
        register.qualifications = [
            .sample(kind: .certification(scheme: "SC-2.0", level: 2, area: "C"), goodUntil: end)
        ]
        let service = try await SampleService(register)
        return try await service.useCases.showPerson("per_000001", asOf: nil, for: .sample()).lapses
    }

    @Test("A certification that is good when the tour begins and not when it ends is told with its day")
    func midTour() async throws {
        let lapse = try #require(try await lapses(certifiedUntil: "2027-10-29").first)
        #expect(lapse.what == "Certification level 2 in area C (SC-2.0)")
        #expect(lapse.on == SampleDay.day("2027-10-29") && lapse.daysIntoTour == 150)
        #expect(lapse.position.number == "N1")
    }

    @Test(
        "One that lasts the tour, or has lapsed before it begins, does not lapse in its middle",
        arguments: [nil, "2030-06-01", "2027-06-01", "2026-12-01"]
    )
    func elsewhere(end: String?) async throws {
        #expect(try await lapses(certifiedUntil: end).isEmpty)
    }
}
