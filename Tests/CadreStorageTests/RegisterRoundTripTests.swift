import CadreApplication
import CadreDomain
import CadreStorage
import Testing

@Suite("What is committed is what is loaded")
struct RegisterRoundTripTests {
    @Test("An empty store loads as an empty register")
    func empty() async throws {
        let directory = try TemporaryDirectory()
        let state = try await directory.open().loadState()
        #expect(state.register.offices.isEmpty && state.register.positions.isEmpty && state.register.people.isEmpty)
        #expect(state.register.qualifications.isEmpty && state.register.assignments.isEmpty)
        #expect(state.settings.isEmpty)
        #expect(state.journalIndex == 0)
    }

    @Test("Every kind of record comes back as it was, in register order, also after opening again")
    func records() async throws {
        let directory = try TemporaryDirectory()
        var child = try Office.sample(2)
        child.parent = ID(prefix: "off_", sequence: 1)
        let early = try Position.sample(
            2, title: "Deputy", validity: DayRange(clamping: .on("2018-01-01"), .on("2019-01-01")))
        let kinds: [Qualification.Kind] = [
            .certification(scheme: "SCWD", level: 2, area: "C"), .certification(scheme: "SCWD", level: 1, area: nil),
            .language(code: "tgl", result: try #require(ILRProfile("3/2+/1"))), .course(code: "SCM-O"),
        ]
        var plain = try Person.sample(2, name: "")
        plain.specialties = []
        plain.clearanceUntil = nil
        plain.availableFrom = nil
        plain.constraints = []
        let offices = [try Office.sample(1), child]
        let positions = [try Position.sample(1), early, try .sample(2), try .bare(3)]
        let people = [try Person.sample(1), plain]
        let qualifications = kinds.enumerated().map { Qualification.sample($0 + 1, person: $0 % 2 + 1, kind: $1) }
        let assignments = Assignment.State.allCases.enumerated().map {
            Assignment.sample($0 + 1, person: 1, position: $0 % 3 + 1, state: $1)
        }
        // Backwards, so that neither the order of storing nor that of references can help.
        let changes: [Change] =
            [.setting(name: "today", value: "2026-12-01")] + assignments.reversed().map(Change.assignment)
            + qualifications.reversed().map(Change.qualification) + people.reversed().map(Change.person)
            + positions.reversed().map(Change.position) + offices.reversed().map(Change.office)
        do {
            let store = try directory.open()
            #expect(try await store.commit(.sample(changes)) == .committed(lastIndex: 1, result: ""))
            try store.close()
        }
        let state = try await directory.open().loadState()
        #expect(state.register.offices == offices)
        #expect(state.register.positions == positions)
        #expect(state.register.people == people)
        #expect(state.register.qualifications == qualifications)
        #expect(state.register.assignments == assignments)
        #expect(state.settings == ["today": "2026-12-01"])
        #expect(state.journalIndex == 1)
    }

    @Test("A record that is written again takes the place of the earlier one")
    func overwriting() async throws {
        let store = try TemporaryStore()
        try await store.commit(.smallRegister())
        var position = try Position.sample(1, title: "Chief of mission")
        position.languages.removeFirst()
        var person = try Person.sample(1, name: "Someone Else")
        person.specialties = ["51C"]
        var office = try Office.sample()
        office.name = "Renamed"
        try await store.commit([
            .position(position), .person(person), .office(office), .qualification(.sample(1)),
            .assignment(.sample(1, state: .planned)), .setting(name: "seed", value: "1"),
        ])
        try await store.commit([
            .qualification(.sample(1, person: 2)), .assignment(.sample(1, state: .active)),
            .setting(name: "seed", value: "2"),
        ])
        let state = try await store.store.loadState()
        #expect(state.register.positions == [position, try .sample(2)])
        #expect(state.register.people == [person, try .sample(2)])
        #expect(state.register.offices == [office])
        #expect(state.register.qualifications == [.sample(1, person: 2)])
        #expect(state.register.assignments == [.sample(1, state: .active)])
        #expect(state.settings == ["seed": "2"])
    }

    @Test("A version that is taken away is gone with its languages and specialties")
    func removedVersions() async throws {
        let store = try TemporaryStore()
        try await store.commit(.smallRegister())
        let start = DayRange.sample.start
        try await store.commit([
            .positionVersionRemoved(ID(prefix: "pos_", sequence: 1), start: start),
            .personVersionRemoved(ID(prefix: "per_", sequence: 1), start: start),
        ])
        var state = try await store.store.loadState()
        #expect(state.register.positions == [try .sample(2)])
        #expect(state.register.people == [try .sample(2)])
        // Written again without any, the identity must not find the old ones.
        var person = try Person.sample(1)
        person.specialties = []
        var position = try Position.sample(1)
        position.languages = []
        try await store.commit([.person(person), .position(position)])
        state = try await store.store.loadState()
        #expect(state.register.people.first == person)
        #expect(state.register.positions.first == position)
    }

    @Test("The last version of a position that an assignment names cannot be taken away")
    func removedButNamed() async throws {
        let store = try TemporaryStore()
        try await store.commit(.smallRegister() + [.assignment(.sample())])
        await #expect(throws: StoreError.conflict(constraint: "assignment.positionID")) {
            try await store.commit([
                .positionVersionRemoved(ID(prefix: "pos_", sequence: 1), start: DayRange.sample.start)
            ])
        }
        #expect(try await store.store.loadState().register.positions.count == 2)
    }

    @Test("A version may be replaced by one with another start in one commit")
    func replacedVersion() async throws {
        let store = try TemporaryStore()
        try await store.commit(.smallRegister() + [.assignment(.sample())])
        let later = try Position.sample(1, validity: DayRange(clamping: .on("2021-06-01"), .endless))
        try await store.commit([
            .positionVersionRemoved(later.id, start: DayRange.sample.start), .position(later),
        ])
        #expect(try await store.store.loadState().register.positions.first == later)
    }
}
