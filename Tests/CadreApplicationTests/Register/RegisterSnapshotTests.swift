import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("A snapshot finds records")
struct RegisterSnapshotTests {
    private func snapshot(_ register: Register) async throws -> RegisterSnapshot {
        await (try await SampleService(register)).keeper.snapshot
    }

    @Test("A position is found by number, an office by code in either case, a version by its day")
    func lookUps() async throws {
        let early = Position.sample(1, title: "Old", validity: SampleDay.range("2010-01-01", "2020-01-01"))
        let late = Position.sample(1, title: "New", validity: SampleDay.range("2020-01-01"))
        let snapshot = try await snapshot(Register(offices: [.sample(1)], positions: [early, late, .sample(2)]))
        #expect(snapshot.position(number: "N2") == Position.sample(2).id)
        #expect(snapshot.office(code: "odc-1", on: SampleDay.today)?.id == Office.sample(1).id)
        #expect(snapshot.office(code: "ODC-2", on: SampleDay.today) == nil)
        #expect(Array(snapshot.versions(of: early.id)) == [early, late])
        for (day, title) in [("2009-01-01", "Old"), ("2019-12-31", "Old"), ("2020-01-01", "New")] {
            #expect(snapshot.position(early.id, on: SampleDay.day(day))?.title == title)
        }
        #expect(snapshot.view(on: SampleDay.today).position(late.id)?.position == late)
        #expect(snapshot.view(on: SampleDay.day("2009-01-01")).position(late.id) == nil)
    }

    @Test("A person reaches where they serve, else where they will serve, and nowhere after they have left")
    func reach() async throws {
        let snapshot = try await snapshot(
            Register(
                offices: [.sample(1), .sample(2, country: "KEN", command: "AFRICOM")],
                positions: [.sample(1), .sample(2, office: 2, country: "KEN", command: "AFRICOM")],
                people: [.sample(1), .sample(2), .sample(3), .sample(4)],
                assignments: [
                    .sample(1, person: 1, position: 1),
                    .sample(2, person: 1, position: 2, from: "2027-08-01", plannedEnd: "2029-01-01"),
                    .sample(
                        3, person: 2, position: 2, from: "2020-01-01", plannedEnd: "2021-01-01", actualEnd: "2021-01-01"
                    ),
                    .sample(4, person: 3, position: 1, from: "2027-09-01", plannedEnd: "2029-01-01"),
                ]))
        func country(_ person: Int) -> String? {
            snapshot.reach(of: ID(prefix: "per_", sequence: person), on: SampleDay.today).country?.rawValue
        }
        #expect((1...5).map(country) == ["PHL", nil, "PHL", nil, nil])
        for row in snapshot.view(on: SampleDay.today).people {
            #expect(row.reach == snapshot.reach(of: row.person.id, on: SampleDay.today))
        }
    }

    @Test("Gaps are the days on which a position is authorized and nobody holds it, whatever its versions")
    func gaps() async throws {
        let versions = [
            Position.sample(1, state: .required, validity: SampleDay.range("2023-06-01", "2024-01-01")),
            .sample(1, state: .authorized, validity: SampleDay.range("2024-01-01", "2024-01-15")),
            .sample(1, validity: SampleDay.range("2024-01-15", "2027-09-01")),
            .sample(1, state: .required, validity: SampleDay.range("2027-09-01")),
        ]
        let service = try await SampleService(
            Register(
                offices: [.sample(1)], positions: versions + [.sample(2)], people: [.sample(1), .sample(2)],
                assignments: [
                    .sample(9, position: 2, from: "2022-01-01", plannedEnd: "2023-01-01", actualEnd: "2023-01-01"),
                    .sample(1, person: 1, from: "2024-02-01", plannedEnd: "2025-01-01", actualEnd: "2025-01-01"),
                    .sample(2, person: 2, from: "2024-06-01", plannedEnd: "2027-07-01"),
                ]))
        let tenures = await service.keeper.snapshot.tenures(of: versions[0].id)
        #expect(tenures.map(\.assignment.id.rawValue) == ["asg_000001", "asg_000002"])
        let detail = try await service.useCases.showPosition("N1", asOf: nil, for: .sample())
        #expect(
            detail.gaps.map(\.days)
                == [SampleDay.range("2024-01-01", "2024-02-01"), SampleDay.range("2027-07-01", "2027-09-01")])
        #expect(detail.gaps.allSatisfy { !$0.isAtLeast })
        let office = try await service.useCases.showOffice("ODC-1", asOf: nil, for: .sample())
        #expect(office.strips.first?.gaps == detail.gaps)
    }

    @Test("A vacant position names its relief by name and identity")
    func relief() async throws {
        let service = try await SampleService(
            Register(
                offices: [.sample(1)], positions: [.sample(1)], people: [.sample(1, name: "Ito")],
                assignments: [.sample(1, from: "2027-08-01", plannedEnd: "2030-08-01")]))
        let detail = try await service.useCases.showPosition("N1", asOf: nil, for: .sample())
        #expect(detail.sheet.answer.hasSuffix("relief Ito (per_000001) reports on 1 August 2027."))
    }

    @Test("A sound register has no breach, and a broken one names each")
    func laws() async throws {
        let sound = try await snapshot(.random(seed: 3))
        #expect(RegisterLaws.breaches(of: sound).isEmpty)
        let broken = try await snapshot(
            Register(
                offices: [.sample(1)], positions: [.sample(1), .sample(2)], people: [.sample(1)],
                assignments: [.sample(1, position: 1), .sample(2, position: 2)]))
        #expect(RegisterLaws.breaches(of: broken).count == 1)
    }
}
