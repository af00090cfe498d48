import CadreDomain
import Testing

@Suite("Slates move forward, by two people")
struct SlateTests {
    static let day = Day(number: 20_788)

    static func draft(version: Int = 1) -> Slate {
        Slate(
            id: ID(prefix: "slt_", sequence: 9), title: "2027", window: DayRange(from: day), state: .draft,
            version: version, createdBy: "ana")
    }

    @Test("A draft is submitted by one person and published by another, and each step counts a version")
    func happyPath() throws {
        var slate = Self.draft()
        try slate.submit(by: "ana", expectedVersion: 1)
        #expect(slate.state == .submitted(by: "ana") && slate.version == 2)
        try slate.publish(by: "ben", on: Self.day, expectedVersion: 2)
        #expect(slate.state == .published(by: "ben", on: Self.day) && slate.version == 3)
    }

    @Test("The person who submitted it cannot publish it")
    func twoPeople() throws {
        var slate = Self.draft()
        try slate.submit(by: "ana", expectedVersion: 1)
        let before = slate
        #expect(throws: Slate.Refusal.samePerson("ana")) {
            try slate.publish(by: "ana", on: Self.day, expectedVersion: 2)
        }
        #expect(slate == before)
    }

    @Test("A step on a version that is no longer the newest is refused and changes nothing")
    func staleVersion() throws {
        var slate = Self.draft(version: 4)
        #expect(throws: Slate.Refusal.staleVersion(expected: 3, actual: 4)) {
            try slate.submit(by: "ana", expectedVersion: 3)
        }
        #expect(slate == Self.draft(version: 4))
        try slate.submit(by: "ana", expectedVersion: 4)
        #expect(throws: Slate.Refusal.staleVersion(expected: 4, actual: 5)) {
            try slate.publish(by: "ben", on: Self.day, expectedVersion: 4)
        }
        #expect(slate.state == .submitted(by: "ana"))
    }

    @Test("A slate never moves back or sideways")
    func wrongState() throws {
        var slate = Self.draft()
        #expect(throws: Slate.Refusal.wrongState(found: "draft", needed: "submitted")) {
            try slate.publish(by: "ben", on: Self.day, expectedVersion: 1)
        }
        try slate.submit(by: "ana", expectedVersion: 1)
        #expect(throws: Slate.Refusal.wrongState(found: "submitted", needed: "draft")) {
            try slate.submit(by: "ana", expectedVersion: 2)
        }
        #expect(throws: Slate.Refusal.wrongState(found: "submitted", needed: "draft")) {
            try slate.supersede(by: ID(prefix: "slt_", sequence: 10), expectedVersion: 2)
        }
        try slate.publish(by: "ben", on: Self.day, expectedVersion: 2)
        #expect(throws: Slate.Refusal.wrongState(found: "published", needed: "submitted")) {
            try slate.publish(by: "cem", on: Self.day, expectedVersion: 3)
        }
        #expect(slate.state == .published(by: "ben", on: Self.day))
    }

    @Test("A draft is superseded by a later run, once")
    func superseded() throws {
        var slate = Self.draft()
        let later = ID<Slate>(prefix: "slt_", sequence: 10)
        #expect(throws: Slate.Refusal.staleVersion(expected: 2, actual: 1)) {
            try slate.supersede(by: later, expectedVersion: 2)
        }
        try slate.supersede(by: later, expectedVersion: 1)
        #expect(slate.state == .superseded(by: later) && slate.version == 2)
        #expect(throws: Slate.Refusal.wrongState(found: "superseded", needed: "draft")) {
            try slate.submit(by: "ana", expectedVersion: 2)
        }
    }

    @Test("Each state has its word")
    func words() {
        let states: [Slate.State] = [
            .draft, .submitted(by: "a"), .published(by: "b", on: Self.day),
            .superseded(by: ID(prefix: "slt_", sequence: 1)),
        ]
        #expect(states.map(\.word) == ["draft", "submitted", "published", "superseded"])
    }
}
