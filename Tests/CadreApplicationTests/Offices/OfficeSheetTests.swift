import CadreDomain
import CadrePlanning
import CadreTestSupport
import Testing

@testable import CadreApplication

@Suite("The sheet of an office")
struct OfficeSheetTests {
    /// A hundred held positions of one office; the later the number, the sooner the incumbent leaves.
    static let register: Register = {
        var register = Register(offices: [.sample()])
        for number in 1...100 {
            register.positions.append(.sample(number, isKeyBillet: number <= 60))
            register.people.append(.sample(number))
            let end = SampleDay.today.adding(days: 1_000 - number * 9)
            register.assignments.append(
                .sample(number, person: number, position: number, plannedEnd: end.description)
            )
        }
        register.sort()
        return register
    }()

    @Test("Who leaves next is chosen from every position, not from those that are drawn")
    func departures() async throws {
        let service = try await SampleService(Self.register)
        let detail = try await service.useCases.showOffice("ODC-1", asOf: nil, for: .sample())
        #expect(detail.strips.count == 40 && detail.omittedCount == 60)
        let first = try #require(detail.departures.positions.first).position.id
        #expect(first == ID(prefix: "pos_", sequence: 100))
        #expect(!detail.strips.contains { $0.row.position.id == first })
        let ends = detail.departures.positions.compactMap(\.status.plannedEnd)
        #expect(ends == ends.sorted())
        #expect(ends.allSatisfy { $0 < SampleDay.today.adding(months: 24) })
        #expect(ends.count < 100 && ends.count > 60)
    }

    @Test("Where nobody is in an office, its sentence says nothing of how long they stay")
    func empty() async throws {
        let service = try await SampleService(Register(offices: [.sample()], positions: [.sample(1)]))
        let answer = try await service.useCases.showOffice("ODC-1", asOf: nil, for: .sample()).sheet.answer
        #expect(answer == "0 of 1 authorized position filled.")
    }

    @Test("The address of those who leave next lists as many rows as the sheet has, in its order")
    func departureRows() async throws {
        let service = try await SampleService(Self.register)
        let detail = try await service.useCases.showOffice("ODC-1", asOf: nil, for: .sample())
        let listed = try await service.useCases.listPositions.all(detail.departures.rows.items, for: .sample())
        #expect(listed.rows.map(\.position.id) == detail.departures.positions.map(\.position.id))
        #expect(detail.sheet.table("departures")?.rows.count == listed.total)
    }

    @Test("The cap says how many seats are taken, when the next comes free, and which position waits for it")
    func cap() async throws {
        let reference = try DemoWorldSample.tables.get()
        let service = try await SampleService(Self.capped(), reference: reference)
        let detail = try await service.useCases.showOffice("ODC-1", asOf: nil, for: .sample())
        let seats = try #require(detail.seats)
        #expect(seats.takenCount == 6 && seats.cap.limit == 6 && seats.positions.count == 7)
        #expect(seats.firstFreeOn == SampleDay.day("2027-05-01"))
        #expect(seats.sentence.contains("until then N7 cannot be filled"))
        let listed = try await service.useCases.listPositions.all(seats.rows.items, for: .sample())
        #expect(Set(listed.rows.map(\.position.id)) == Set(seats.positions.map(\.position.id)))
        let position = try await service.useCases.showPosition("N7", asOf: nil, for: .sample())
        let free = try #require(position.free)
        #expect(free.qualified.isEmpty)
        #expect(free.near.map(\.rule.identifier) == ["cap.service-members"])
    }

    /// Six held and one empty position in a country under the cap, and somebody free.
    private static func capped() throws -> Register {
        let country = "ROU"
        var register = Register(offices: [.sample(country: country, command: "EUCOM")])
        for number in 1...7 {
            var position = Position.sample(number, country: country, command: "EUCOM")
            position.countsTowardCap = true
            register.positions.append(position)
            register.people.append(.sample(number))
            guard number < 7 else { continue }
            let end = SampleDay.day("2027-04-01").adding(months: number)
            register.assignments.append(
                .sample(number, person: number, position: number, plannedEnd: end.description)
            )
        }
        register.sort()
        return register
    }
}
