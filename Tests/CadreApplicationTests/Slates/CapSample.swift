import CadreDomain
import CadreTestSupport

extension SampleService {
    /// Seven positions of an office that count toward a cap of six, and as many people, free but for who holds one.
    ///
    /// - Parameters:
    ///   - emptyCount: How many positions, the first of them, nobody holds.
    ///   - plannedEnd: Until when the others are held.
    static func underCap(emptyCount: Int, plannedEnd: String) async throws -> SampleService {
        var register = Register(offices: [.sample(country: "ROU", command: "EUCOM")])
        for number in 1...7 {
            var position = Position.sample(number, country: "ROU", command: "EUCOM")
            position.countsTowardCap = true
            register.positions.append(position)
            register.people.append(.sample(number))
            guard number > emptyCount else { continue }
            register.assignments.append(
                .sample(number, person: number, position: number, plannedEnd: plannedEnd))
        }
        register.sort()
        return try await SampleService(register, reference: try DemoWorldSample.tables.get())
    }
}
