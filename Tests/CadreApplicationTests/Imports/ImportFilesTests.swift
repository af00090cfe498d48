import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("Several files are one import: looked at together, written in one transaction")
struct ImportFilesTests {
    /// One new record of each kind; each but the office and the person refers to others of these files.
    static func files(_ sample: ImportSample) -> [IncomingFile] {
        let position = Position.sample(9)
        return [
            sample.file(ImportSample.offices([(.sample(9, code: "NEW"), nil)])),
            sample.file(ImportSample.positions([(position, "NEW")])),
            sample.file(ImportSample.people([.sample(9)])),
            sample.file(ImportSample.qualifications([.sample(0, person: 9)])),
            sample.file(ImportSample.assignments([(.sample(0, person: 9, position: 9), position.number)])),
        ]
    }

    @Test("Rows refer to rows of other files in any order of the files", arguments: 0..<20)
    func anyOrder(seed: Int) async throws {
        var random = SampleNumbers(seed: UInt64(seed))
        let sample = try await ImportSample()
        let files = Self.files(sample).shuffled(using: &random)
        let diffs = try await sample.diff(files)
        #expect(diffs.map(\.file.name) == files.map(\.name))
        #expect(diffs.allSatisfy { $0.counts == [1, 0, 0, 0] }, "\(diffs.flatMap(\.problems))")
        _ = try await sample.commit(files)
        #expect(sample.service.store.commitCount == 1)
        let entries = try await sample.service.store.entries(after: 0, limit: 99).map(\.draft)
        #expect(
            entries.map(\.action) == [
                "import.committed", "office.imported", "import.committed", "position.imported", "import.committed",
                "person.imported", "import.committed", "qualification.imported", "import.committed",
                "assignment.imported",
            ])
        let register = await sample.service.keeper.snapshot.register
        #expect(register.assignments.last?.position == register.positions.last?.id)
        #expect(register.positions.last?.office == register.offices.last?.id)
        #expect(try await sample.commit(files.reversed()).allSatisfy { $0.counts == [0, 0, 1, 0] })
        #expect(sample.service.store.commitCount == 1)
    }

    @Test("A bad row in one file keeps all files out, and the refusal tells each file at fault")
    func nothingOfAny() async throws {
        let sample = try await ImportSample()
        let files = Self.files(sample)
        let bad = [
            sample.file(ImportSample.offices([(.sample(8, code: "BAD"), "NOWHERE")]), name: "more-offices.csv"),
            sample.file(ImportSample.people([.sample(7)]), name: "more-people.csv", unreadable: 2),
        ]
        let refused = try #require(await refusal { try await sample.commit(files + bad) })
        #expect(refused.code == .importRowsRejected)
        #expect(
            refused.detail
                == "1 of 1 rows of (more-offices.csv) and 2 of 3 rows of (more-people.csv) cannot be taken.")
        #expect(refused.fix.hasPrefix("Nothing was written, of any file."))
        #expect(refused.problems.map(\.pointer) == ["(more-offices.csv) row 2, column parent"])
        #expect(sample.service.store.commitCount == 0)
        #expect(await sample.service.keeper.snapshot.register.people.count == 2)
        let diffs = try await sample.commit(files + bad, isPartialAllowed: true)
        #expect(diffs.map(\.counts) == Array(repeating: [1, 0, 0, 0], count: 5) + [[0, 0, 0, 1], [1, 0, 0, 2]])
        #expect(sample.service.store.commitCount == 1)
    }

    @Test("What refers to a row that cannot be taken is rejected with it, across files")
    func dependents() async throws {
        let sample = try await ImportSample()
        var files = Self.files(sample)
        files[2] = sample.file(ImportSample.people([.sample(9, service: .defenseWide)]))
        let diffs = try await sample.commit(files, isPartialAllowed: true)
        #expect(diffs.map(\.causes) == [[], [], ["record.breaks-law"], ["person.unknown"], ["person.unknown"]])
        #expect(diffs[3].problems.first?.fix.contains("with the same command") == true)
    }

    @Test("A file given twice says the same twice, and its second time changes nothing")
    func givenTwice() async throws {
        let sample = try await ImportSample()
        let files = Self.files(sample)
        let diffs = try await sample.commit(files + files)
        #expect(
            diffs.map(\.counts) == Array(repeating: [1, 0, 0, 0], count: 5) + Array(repeating: [0, 0, 1, 0], count: 5))
        let entries = try await sample.service.store.entries(after: 0, limit: 99)
        #expect(entries.count == 10)
    }

    @Test("Two files that say different things of one record are not both taken")
    func contradiction() async throws {
        let sample = try await ImportSample()
        let files = [
            sample.file(ImportSample.people([.sample(9), .sample(1)]), name: "a.csv"),
            sample.file(ImportSample.people([.sample(1), .sample(9, grade: "O5")]), name: "b.csv"),
        ]
        let diffs = try await sample.diff(files)
        #expect(diffs.map(\.counts) == [[1, 0, 1, 0], [0, 0, 1, 1]])
        let problem = try #require(diffs[1].problems.first)
        #expect(problem.cause == "row.contradicted" && problem.row == 3 && problem.column == nil)
        #expect(problem.file == "b.csv" && problem.found == "per_000009")
        #expect(problem.fix == "Row 2 of (a.csv) says otherwise; keep the row that is right.")
        #expect(await refusal { try await sample.commit(files) }?.code == .importRowsRejected)
        #expect(sample.service.store.commitCount == 0)
    }

    @Test("What says the same as a row that cannot be taken cannot be taken either")
    func echoOfRejected() async throws {
        let sample = try await ImportSample()
        let rows = ImportSample.people([.sample(9, service: .defenseWide)])
        let diffs = try await sample.diff([sample.file(rows, name: "a.csv"), sample.file(rows, name: "b.csv")])
        #expect(diffs.map(\.counts) == [[0, 0, 0, 1], [0, 0, 0, 1]])
        #expect(diffs[1].causes == ["row.repeated"])
    }

    @Test("A record in either of two files of a kind is not removed; one in neither is told once")
    func removed() async throws {
        let sample = try await ImportSample(Register(people: (1...3).map { .sample($0) }))
        let diffs = try await sample.diff([
            sample.file(ImportSample.people([.sample(1)])), sample.file(ImportSample.people([.sample(2)])),
        ])
        #expect(diffs.map { $0.differences.map(\.id) } == [[], ["per_000003"]])
    }

    @Test("Nobody is put in two positions by two files")
    func doubleBooking() async throws {
        let sample = try await ImportSample()
        let diffs = try await sample.diff([
            sample.file(ImportSample.assignments([(.sample(0, person: 2, position: 2), "N2")]), name: "a.csv"),
            sample.file(
                ImportSample.assignments([(.sample(0, person: 2, position: 1, from: "2026-01-01"), "N1")]),
                name: "b.csv"
            ),
        ])
        #expect(diffs.map(\.counts) == [[1, 0, 0, 0], [0, 0, 0, 1]])
        #expect(diffs[1].problems.map(\.file) == ["b.csv"] && diffs[1].causes == ["person.in-two-positions"])
    }

    @Test("A commit that the store refuses writes nothing of any file")
    func storeFails() async throws {
        let sample = try await ImportSample()
        sample.service.store.failCommits(with: .unavailable(reason: "disk full"))
        let refused = await refusal { try await sample.commit(Self.files(sample)) }
        #expect(refused?.code == .storeUnavailable)
        #expect(await sample.service.keeper.snapshot.register.offices.count == 2)
        #expect(try await sample.service.store.entries(after: 0, limit: 9).isEmpty)
    }
}
