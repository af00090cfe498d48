import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("Naming a relief")
struct NameReliefTests {
    let officer = Caller.sample(role: .assignmentOfficer, actor: "a.officer")

    private func service() async throws -> SampleService {
        try await SampleService(
            Register(
                offices: [.sample(1)],
                positions: [.sample(1), .sample(2), .sample(3, validity: SampleDay.range("2010-01-01", "2027-01-01"))],
                people: [
                    .sample(1), .sample(2), .sample(3, validity: SampleDay.range("2010-01-01", "2027-01-01")),
                    .sample(4),
                ],
                assignments: [
                    .sample(1, person: 1, position: 1), .sample(7, person: 2, position: 2, plannedEnd: "2027-03-01"),
                ]))
    }

    private func input(
        position: Int = 1, person: Int = 2, from: String = "2027-07-01", plannedEnd: String? = nil
    ) -> NameRelief.Input {
        NameRelief.Input(
            position: ID(prefix: "pos_", sequence: position), person: ID(prefix: "per_", sequence: person),
            from: SampleDay.day(from), plannedEnd: plannedEnd.map { SampleDay.day($0) })
    }

    @Test("The relief becomes a planned assignment for the tour of the position, with its entry in the journal")
    func named() async throws {
        let service = try await service()
        let id = try await service.useCases.nameRelief(input(), key: .sample("k"), by: officer)
        let made = try #require(await service.keeper.snapshot.relief(of: input().position))
        #expect(made == .sample(8, person: 2, position: 1, from: "2027-07-01", plannedEnd: "2030-07-01"))
        #expect(id == made.id)
        let entry = try #require(try await service.store.entries(after: 0, limit: 9).last)
        #expect(entry.draft.action == "relief.named" && entry.draft.after == RecordText.json(made).text)
        #expect(entry.actor == "a.officer")
        #expect(try await service.useCases.nameRelief(input(), key: .sample("k"), by: officer) == id)
        #expect(service.store.commitCount == 1)
    }

    @Test("Of two officers at once one wins, and the other is told who was named, by whom and when")
    func race() async throws {
        let service = try await service()
        let refusals = await withTaskGroup(of: Refusal?.self) { group in
            for number in [2, 4] {
                group.addTask {
                    await refusal {
                        try await service.useCases.nameRelief(
                            input(person: number, from: "2027-08-0\(number)"), key: .sample("k\(number)"),
                            by: .sample(role: .assignmentOfficer, actor: "officer.\(number)"))
                    }
                }
            }
            return await group.reduce(into: [Refusal]()) { if let refused = $1 { $0.append(refused) } }
        }
        let loser = try #require(refusals.first)
        let winner = try #require(await service.keeper.snapshot.relief(of: input().position))
        #expect(refusals.count == 1 && loser.code == .positionTaken)
        #expect(loser.detail.contains("(\(winner.person)) from (\(winner.from))"))
        let actor = try await service.store.entries(after: 0, limit: 9).map(\.actor)
        #expect(loser.detail.contains("named by (\(actor.joined())) at (2026-11-01T09:30:00.000Z)"), "\(loser.detail)")
    }

    @Test(
        "What cannot be is refused with its reason",
        arguments: [
            (1, 2, "2027-02-01", ErrorCode.personAssigned), (1, 2, "2026-11-01", .parameterBadValue),
            (1, 2, "2020-01-01", .parameterBadValue), (9, 2, "2027-07-01", .positionNotFound),
            (1, 9, "2027-07-01", .personNotFound), (3, 2, "2027-07-01", .positionNotFound),
            (1, 3, "2027-07-01", .personNotFound),
        ]
    )
    func refused(position: Int, person: Int, from: String, code: ErrorCode) async throws {
        let service = try await service()
        let refused = await refusal {
            try await service.useCases.nameRelief(
                input(position: position, person: person, from: from), key: .sample("k"), by: officer)
        }
        #expect(refused?.code == code, "\(String(describing: refused))")
        #expect(service.store.commitCount == 0)
    }

    @Test("A planned end that does not follow the report day is refused")
    func reversed() async throws {
        let service = try await service()
        let refused = await refusal {
            try await service.useCases.nameRelief(input(plannedEnd: "2027-07-01"), key: .sample("k"), by: officer)
        }
        #expect(refused?.code == .recordBreaksLaw)
        #expect(
            refused?.detail == "The assignment (asg_000008) would end on (2027-07-01), "
                + "which is not after its first day (2027-07-01).")
    }

    @Test("Somebody who would hold two positions at once is refused with both positions and the days")
    func twoPositions() async throws {
        let service = try await service()
        let refused = await refusal {
            try await service.useCases.nameRelief(input(from: "2027-02-01"), key: .sample("k"), by: officer)
        }
        let title = Position.sample(1).title
        #expect(
            refused?.detail == "The person (per_000002) would hold the position (pos_000001, \(title)) "
                + "and the position (pos_000002, \(title)) at once, from 2027-02-01 to 2027-02-28.")
    }

    @Test("The scope and the role decide who may, before anything is told")
    func scope() async throws {
        let service = try await service()
        _ = try await service.useCases.nameRelief(input(), key: .sample("k"), by: officer)
        let africa = Caller.Scope.command(try #require(CommandCode("AFRICOM")))
        for caller in [Caller.sample(role: .assignmentOfficer, scope: africa), .sample(role: .planner)] {
            let refused = await refusal {
                try await service.useCases.nameRelief(input(person: 1), key: .sample("k2"), by: caller)
            }
            #expect(refused?.code == .callerNotAllowed)
        }
        let here = Caller.sample(role: .assignmentOfficer, scope: .country(try #require(CountryCode("PHL"))))
        _ = try await service.useCases.nameRelief(
            input(position: 2, person: 1), key: .sample("k3"), by: here)
    }

    @Test("A new assignment never takes the identity of one that is there, whatever identities files gave")
    func identities() async throws {
        func made(_ ids: [String]) async throws -> String {
            let assignments = ids.enumerated().map { index, id in
                Assignment(
                    id: ID(id)!, person: ID(prefix: "per_", sequence: 1), position: ID(prefix: "pos_", sequence: 1),
                    from: SampleDay.day("2000-01-01").adding(days: index), plannedEnd: SampleDay.day("2000-02-01"),
                    actualEnd: SampleDay.day("2000-01-01").adding(days: index + 1), state: .completed, curtailment: nil)
            }
            let service = try await SampleService(
                Register(
                    offices: [.sample(1)], positions: [.sample(1)], people: [.sample(1), .sample(2)],
                    assignments: assignments))
            return try await service.useCases.nameRelief(input(), key: .sample("k"), by: officer).rawValue
        }
        #expect(try await made([]) == "asg_000001")
        #expect(try await made(["asg_000001", "asg_zzz", "X-9", "zzz"]) == "asg_000002")
        #expect(try await made(["asg_1000000", "asg_999999"]) == "asg_1000001")
        #expect(try await made(["asg_99999999999999999999999", "asg_5"]) == "asg_000006")
    }
}
