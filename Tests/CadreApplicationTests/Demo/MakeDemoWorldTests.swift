import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("Making the demo world")
struct MakeDemoWorldTests {
    let administrator = Caller.sample(role: .administrator)

    @Test("The world is written with its day and its digest, which depends on every record")
    func made() async throws {
        let service = try await SampleService()
        let world = Register.random(seed: 4)
        let day = SampleDay.day("2026-12-01")
        let account = try await service.useCases.makeDemoWorld(world, today: day, seed: 4, by: administrator)
        let snapshot = await service.keeper.snapshot
        #expect(snapshot.today == day && snapshot.isDemo)
        #expect(snapshot.register.positions == world.positions && snapshot.register.assignments == world.assignments)
        #expect(snapshot.settings[RegisterKeeper.demoDigestSetting] == account.digest)
        #expect(account.digest == MakeDemoWorld.digest(of: snapshot.register))
        #expect(
            account.counts == [
                "5 offices", "60 positions", "120 people", "0 qualifications", "\(world.assignments.count) assignments",
            ])
        var other = world
        other.people[0].name += "x"
        #expect(MakeDemoWorld.digest(of: other) != account.digest)
    }

    @Test("The same world again is answered as the first time, and written once")
    func repeated() async throws {
        let service = try await SampleService()
        let world = Register.random(seed: 4)
        let first = try await service.useCases.makeDemoWorld(world, today: SampleDay.today, seed: 4, by: administrator)
        let again = try await service.useCases.makeDemoWorld(world, today: SampleDay.today, seed: 4, by: administrator)
        #expect(again == first && service.store.commitCount == 1)
    }

    @Test("A register that is not empty is refused, and so is everybody but the administrator")
    func refused() async throws {
        let service = try await SampleService()
        let planner = await refusal {
            try await service.useCases.makeDemoWorld(Register(), today: SampleDay.today, seed: 1, by: .sample())
        }
        #expect(planner?.code == .callerNotAllowed)
        _ = try await service.useCases.makeDemoWorld(Register(), today: SampleDay.today, seed: 1, by: administrator)
        let again = await refusal {
            try await service.useCases.makeDemoWorld(Register(), today: SampleDay.today, seed: 2, by: administrator)
        }
        #expect(again?.code == .dataDirectoryUnusable)
        #expect(service.store.commitCount == 1)
    }
}
