import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("An import in the name of a source keeps what it said and takes what survives")
struct SourceImportTests {
    @Test("A trusted source changes the record; a less trusted one is held back, field by field, and nothing is lost")
    func survivorship() async throws {
        let world = try await SourceSample()
        let taken = try await world.say("hr", [.sample(1, grade: "O5")])
        #expect(taken.counts == [0, 1, 0, 0] && taken.held.isEmpty && taken.source?.rawValue == "hr")
        // The list is trusted less for the grade and more for the clearance.
        let partly = try await world.say("list", [.sample(1, grade: "O6", clearance: .secret)])
        #expect(partly.counts == [0, 1, 0, 0])
        #expect(partly.differences[0].changes.map(\.field) == ["clearance"])
        let held = try #require(partly.held.first)
        #expect(partly.held.count == 1 && partly.heldRowCount == 1)
        #expect(held.field == "grade" && held.said == "O6" && held.stands == "O5")
        #expect(held.rule == "survivorship.trust" && held.source == "hr")
        let person = try await world.person()
        #expect(person.grade.description == "O5" && person.clearance == .secret)
        let book = await world.service.keeper.snapshot.sources
        let rows = book.rows(of: SourceRow.Key(.person, person.id.rawValue))
        #expect(rows.map(\.source.rawValue) == ["hr", "list"])
        #expect(rows.map { $0.claim("grade")?.value } == ["O5", "O6"])
    }

    @Test("A row of which nothing is taken counts as same; the rows still add up, and a repetition is only seen again")
    func idle() async throws {
        let world = try await SourceSample()
        try await world.say("hr", [.sample(1, grade: "O5")])
        let before = await world.service.keeper.snapshot.register.people
        let held = try await world.say("list", [.sample(1, grade: "O6"), .sample(2), .sample(9)])
        #expect(held.counts == [1, 0, 2, 0], "new, changed, same, rejected")
        #expect(held.held.map(\.row) == [2])
        let first = await world.service.keeper.snapshot
        #expect(first.register.people.filter { $0.id.rawValue != "per_000009" } == before)
        let again = try await world.say("list", [.sample(1, grade: "O6"), .sample(2), .sample(9)])
        #expect(again.counts == [0, 0, 3, 0] && again.heldRowCount == 1)
        let second = await world.service.keeper.snapshot
        let key = SourceRow.Key(.person, "per_000001")
        let (old, new) = (first.sources.rows(of: key)[1], second.sources.rows(of: key)[1])
        #expect(old.claims == new.claims && old.lastSeen < new.lastSeen)
        #expect(second.sources.deliveries.map(\.source.rawValue) == ["hr", "list", "list"])
    }

    @Test("Of sources trusted alike the newest word stands")
    func newest() async throws {
        let world = try await SourceSample()
        try await world.say("hr", ImportSample.positions([(.sample(1, title: "Head"), "ODC-1")]))
        let later = try await world.say("list", ImportSample.positions([(.sample(1, title: "Director"), "ODC-1")]))
        #expect(later.counts == [0, 1, 0, 0])
        // What is only repeated is no newer than before.
        let repeated = try await world.say("hr", ImportSample.positions([(.sample(1, title: "Head"), "ODC-1")]))
        #expect(repeated.counts == [0, 0, 1, 0])
        #expect(repeated.held.map(\.rule) == ["survivorship.newest"])
        let snapshot = await world.service.keeper.snapshot
        #expect(snapshot.register.positions[0].title == "Director")
    }

    @Test("A later day of a less trusted source cuts no version in two, and one it may take begins there")
    func versions() async throws {
        let world = try await SourceSample()
        try await world.say("hr", [.sample(1, grade: "O5")])
        let from = SampleDay.range("2026-10-01")
        let idle = try await world.say("list", [.sample(1, grade: "O6", validity: from)])
        #expect(idle.counts == [0, 0, 1, 0] && idle.held.map(\.field) == ["grade"])
        let taken = try await world.say("list", [.sample(1, grade: "O6", clearance: .secret, validity: from)])
        #expect(taken.counts == [0, 1, 0, 0])
        var versions = await world.service.keeper.snapshot.register.people.filter { $0.id.rawValue == "per_000001" }
        #expect(versions.map(\.clearance) == [.topSecretSCI, .secret])
        #expect(versions.map(\.grade.description) == ["O5", "O5"])
        // The trusted source speaks of all days from the first on, and is not refused for the version in between.
        let again = try await world.say("hr", [.sample(1, grade: "O5")])
        #expect(again.counts == [0, 0, 1, 0] && again.causes == ["version.later"], "\(again.problems)")
        versions = await world.service.keeper.snapshot.register.people.filter { $0.id.rawValue == "per_000001" }
        #expect(versions.count == 2)
    }

    @Test("Without a source an import writes what it says, and the trusted source puts it right when it comes again")
    func unsourced() async throws {
        let world = try await SourceSample()
        try await world.say("hr", [.sample(1, grade: "O5")])
        try await world.write([.sample(1, grade: "O3")])
        #expect(try await world.person().grade.description == "O3")
        #expect(try await world.say("hr", [.sample(1, grade: "O5")]).counts == [0, 1, 0, 0])
        #expect(try await world.person().grade.description == "O5")
    }

    @Test("Every kind of record keeps what a source said, and the diff says what the commit does")
    func kinds() async throws {
        let world = try await SourceSample()
        for kind in ["offices", "positions", "people", "qualifications", "assignments"] {
            let rows = CommitImportTests.file(kind)
            let shown = try await world.service.useCases.commitImport.diff(
                [world.sample.file(rows)], from: "HR", for: world.sample.planner
            )[0]
            let done = try await world.say("hr", rows)
            #expect(shown.counts == done.counts && shown.held == done.held)
            #expect(done.counts.reduce(0, +) == done.file.rowCount)
        }
        let snapshot = await world.service.keeper.snapshot
        let spoken = try await world.service.useCases.listSources.all([], for: world.sample.planner).rows
        #expect(spoken.map(\.recordCount) == [15, 0], "\(spoken.map(\.recordCount))")
        #expect(snapshot.sources.deliveries.count == 5)
    }

    @Test("A rejected row says nothing, and no source of that name is refused before anything is written")
    func refused() async throws {
        let world = try await SourceSample()
        let rows = ImportSample.people([.sample(1, grade: "GS13"), .sample(2)])
        let rejected = await refusal { try await world.say("hr", rows) }
        #expect(rejected?.code == .importRowsRejected)
        let outcome = try await world.service.useCases.commitImport(
            [world.sample.file(rows)], from: "hr", isPartialAllowed: true, by: world.sample.planner
        )
        guard case .taken(let diffs) = outcome else { throw ImportSample.Repeated(accounts: "") }
        #expect(diffs[0].counts == [0, 0, 1, 1])
        let book = await world.service.keeper.snapshot.sources
        #expect(book.rows(of: SourceRow.Key(.person, "per_000001")).isEmpty)
        #expect(book.rows(of: SourceRow.Key(.person, "per_000002")).count == 1)
        let unknown = await refusal { try await world.say("hrr", rows) }
        #expect(unknown?.code == .sourceNotFound && unknown?.fix.contains("hr") == true)
    }
}
