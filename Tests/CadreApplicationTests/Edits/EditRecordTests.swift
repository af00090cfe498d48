import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("A record is edited as an import of one row")
struct EditRecordTests {
    private let sample: ImportSample
    private var service: SampleService { sample.service }

    init() async throws { sample = try await ImportSample(reference: .sampleWithOfficeTypes) }

    private func edit(
        _ noun: EditedNoun, _ key: String, _ fields: [String: String], from: String? = nil, version: Int64? = nil,
        dryRun: Bool = false, by role: Caller.Role = .planner, request: String = "edit"
    ) async throws -> EditRecord.Outcome {
        try await service.useCases.editRecord(
            .init(
                noun: noun, key: key, from: from.map { SampleDay.day($0) }, version: version, fields: fields,
                reason: "Asked."
            ),
            isDryRun: dryRun, key: .sample(request), by: .sample(role: role)
        )
    }

    private var register: Register { get async { await service.keeper.snapshot.register } }

    @Test("A correction changes the version in force, of positions by number, people and offices by code")
    func corrections() async throws {
        let position = try await edit(.position, "N1", ["title": "Director", "grade_max": "O6"])
        #expect(position.change?.rawValue == "chg_000001")
        let first = try #require(await register.positions.first)
        #expect(first.title == "Director" && first.grades.highest == Grade("O6"))
        #expect(first.validity == Position.sample(1).validity)
        _ = try await edit(.person, "per_000001", ["name": "Renamed"], request: "person")
        #expect(await register.people.first?.name == "Renamed")
        _ = try await edit(.office, "odc-2", ["name": "Renamed", "parent": "ODC-1"], request: "office")
        let office = try #require(await register.offices.last)
        #expect(office.name == "Renamed" && office.parent == Office.sample(1).id)
        let entries = try await service.store.entries(after: 0, limit: 9)
        #expect(
            entries.map(\.draft.action) == [
                "edit.committed", "position.edited", "edit.committed", "person.edited", "edit.committed",
                "office.edited",
            ])
    }

    @Test("From a day on, the version in force ends and a new one begins; the revert restores both")
    func versions() async throws {
        let before = await register
        let outcome = try await edit(.position, "N1", ["title": "Director"], from: "2027-07-01")
        let versions = await service.keeper.snapshot.versions(of: Position.sample(1).id)
        #expect(versions.map(\.title) == ["Chief", "Director"])
        #expect(versions.last?.validity.start == SampleDay.day("2027-07-01"))
        #expect(outcome.differences.map(\.changeWords) == ["from 2027-07-01: title Chief -> Director"])
        _ = try await service.useCases.revertChange(
            "chg_000001", reason: "No.", key: .sample("revert"), by: .sample(role: .planner)
        )
        #expect(await register == before)
    }

    @Test("What cannot be read or breaks a law is refused by field, and nothing is written")
    func rejected() async throws {
        let before = await register
        for (fields, pointers) in [
            (["grade_max": "O99", "clearance": "cosmic"], ["clearance", "grade_max"]), (["title": ""], ["title"]),
            (["kind": "civilian"], ["kind"]), (["office": "NOWHERE"], ["office"]), (["rank": "1"], ["rank"]),
            (["number": "N9"], ["number"]), (["valid_to": "2010-01-01"], ["valid_to"]),
            (["title": "a\u{0}b"], nil), (["title": String(repeating: "x", count: 10_000)], ["title"]),
        ] as [([String: String], [String]?)] {
            let refusal = await #expect(throws: Refusal.self, "\(fields)") {
                try await edit(.position, "N1", fields)
            }
            guard let pointers else { continue }
            #expect(refusal?.code == .editRejected, "\(fields)")
            #expect(Set(refusal?.problems.map(\.pointer) ?? []) == Set(pointers), "\(String(describing: refusal))")
        }
        let early = await #expect(throws: Refusal.self) {
            try await edit(.position, "N1", ["title": "Director"], from: "1995-01-01")
        }
        #expect(early?.problems.first?.pointer == "from")
        #expect(await register == before && service.store.commitCount == 0)
    }

    @Test("Fields that only one side changed are merged; a field that both changed is refused with three values")
    func merge() async throws {
        _ = try await edit(.position, "N1", ["title": "Director", "post": "Cebu"])
        let merged = try await edit(
            .position, "N1", ["title": "Chief", "grade_max": "O6"], version: 0, request: "merged")
        #expect(merged.taken == ["title", "post"])
        let position = try #require(await register.positions.first)
        #expect(position.title == "Director" && position.post == "Cebu" && position.grades.highest == Grade("O6"))
        let refusal = await #expect(throws: Refusal.self) {
            try await edit(.position, "N1", ["title": "Head", "post": "Cebu"], version: 0, request: "conflict")
        }
        #expect(refusal?.code == .versionStale)
        #expect(refusal?.problems.map(\.pointer) == ["title"])
        #expect(refusal?.problems.first?.detail == "base (Chief), theirs (Director), yours (Head)")
        // Made from the newest version it is no conflict.
        let index = await service.keeper.snapshot.journalIndex
        _ = try await edit(.position, "N1", ["title": "Head"], version: index, request: "chosen")
        #expect(await register.positions.first?.title == "Head")
    }

    @Test("A version that somebody else began since is merged with as well")
    func mergeOverVersions() async throws {
        _ = try await edit(.position, "N1", ["title": "Director"], from: "2026-01-01")
        let merged = try await edit(.position, "N1", ["post": "Cebu"], version: 0, request: "merged")
        #expect(merged.taken == ["title"])
        let versions = await service.keeper.snapshot.versions(of: Position.sample(1).id)
        #expect(versions.map(\.post).last == "Cebu" && versions.map(\.title) == ["Chief", "Director"])
    }

    @Test("A dry run says what would change and writes nothing; the same values are nothing to write")
    func dryRun() async throws {
        let outcome = try await edit(.position, "N1", ["title": "Director"], dryRun: true)
        #expect(outcome.change == nil && outcome.differences.count == 1)
        let same = try await edit(.position, "N1", ["title": "Chief"])
        #expect(same.change == nil && same.differences.isEmpty)
        #expect(service.store.commitCount == 0)
    }

    @Test("Whoever may not, or names a record that is not there, is refused; the same key is answered again")
    func refusals() async throws {
        let officer = await #expect(throws: Refusal.self) {
            try await edit(.position, "N1", ["title": "Director"], by: .assignmentOfficer)
        }
        #expect(officer?.code == .callerNotAllowed)
        for (noun, code) in [
            (EditedNoun.position, ErrorCode.positionNotFound), (.person, .personNotFound), (.office, .officeNotFound),
        ] {
            let missing = await #expect(throws: Refusal.self) { try await edit(noun, "nobody", ["post": "Cebu"]) }
            #expect(missing?.code == code)
        }
        let first = try await edit(.position, "N1", ["title": "Director"])
        #expect(try await edit(.position, "N1", ["title": "Director"]).change == first.change)
        #expect(service.store.commitCount == 1)
    }
}
