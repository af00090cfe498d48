import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("An import of each kind is matched, committed once and journalled")
struct CommitImportTests {
    /// For each kind one new record, one changed and one that is the same.
    static func file(_ kind: String) -> IncomingRows {
        var chief = Position.sample(1)
        chief.title = "Director"
        var renamed = Office.sample(2)
        renamed.name = "Renamed"
        var extended = Assignment.sample(0, person: 1, position: 1)
        extended.plannedEnd = SampleDay.day("2028-07-01")
        return switch kind {
        case "offices": ImportSample.offices([(.sample(9), "ODC-1"), (renamed, nil), (.sample(1), nil)])
        case "positions":
            ImportSample.positions([(.sample(9), "odc-2"), (chief, "ODC-1"), (.sample(2), "ODC-1")])
        case "people": ImportSample.people([.sample(9), .sample(1, name: "Renamed"), .sample(2)])
        case "qualifications":
            ImportSample.qualifications([
                .sample(0, person: 2), .sample(0, person: 1, goodUntil: "2030-01-01"),
                .sample(0, person: 2, earned: "2025-01-01"),
            ])
        default:
            ImportSample.assignments([
                (.sample(0, person: 2, position: 2), "N2"), (extended, "N1"),
                (.sample(0, person: 2, position: 2, from: "2027-07-01", plannedEnd: "2029-07-01"), "N2"),
            ])
        }
    }

    @Test(
        "Every row is new, changed or the same; the same file again changes nothing",
        arguments: [
            ("offices", [1, 1, 1, 0]), ("positions", [1, 1, 1, 0]), ("people", [1, 1, 1, 0]),
            ("qualifications", [2, 1, 0, 0]), ("assignments", [2, 1, 0, 0]),
        ])
    func kinds(kind: String, counts: [Int]) async throws {
        let sample = try await ImportSample()
        let rows = Self.file(kind)
        #expect(try await sample.diff(rows).counts == counts)
        #expect(sample.service.store.commitCount == 0)
        let done = try await sample.commit(rows)
        #expect(done.counts == counts, "\(done.problems)")
        let entries = try await sample.service.store.entries(after: 0, limit: 99)
        #expect(entries.map(\.draft.action).first == "import.committed")
        #expect(entries.count == 1 + counts[0] + counts[1])
        for (entry, difference) in zip(entries.dropFirst(), done.differences) {
            #expect(entry.draft.after == difference.after && entry.draft.before == difference.before)
            #expect((entry.draft.before == nil) == (difference.kind == .new))
        }
        let again = try await sample.commit(rows)
        #expect(again.counts == [0, 0, 3, 0])
        #expect(sample.service.store.commitCount == 1)
    }

    @Test("New records get the identities after those of the register and of the file")
    func identities() async throws {
        let sample = try await ImportSample()
        _ = try await sample.commit(
            ImportSample.assignments([
                (
                    .sample(
                        0, person: 2, position: 2, from: "2020-01-01", plannedEnd: "2021-01-01", actualEnd: "2021-01-01"
                    ), "N2"
                ),
                (.sample(2, person: 2, position: 2), "N2"),
            ]))
        #expect(
            await sample.service.keeper.snapshot.register.assignments.map(\.id.rawValue)
                == ["asg_000001", "asg_000002", "asg_000003"])
    }

    @Test("An identity from which numbers for new records would run out is rejected; no record is ever overwritten so")
    func highIdentities() async throws {
        let sample = try await ImportSample()
        let high = Assignment(
            id: ID(prefix: "asg_", sequence: 999_999_999_999), person: ID(prefix: "per_", sequence: 2),
            position: ID(prefix: "pos_", sequence: 2), from: SampleDay.day("2026-07-01"),
            plannedEnd: SampleDay.day("2028-07-01"), actualEnd: nil, state: .active, curtailment: nil
        )
        let diff = try await sample.diff(ImportSample.assignments([(high, "N2")]))
        #expect(diff.counts == [0, 0, 0, 1] && diff.causes == ["identity.too-high"])
        #expect(diff.problems.first?.column == "assignment" && diff.problems.first?.found == "asg_999999999999")
    }

    @Test("An office may stand under another of the same file, in either order")
    func parents() async throws {
        for order in [[0, 1], [1, 0]] {
            let sample = try await ImportSample()
            let rows: [(Office, parent: String?)] = [(.sample(7, code: "TOP"), nil), (.sample(8, code: "SUB"), "TOP")]
            let diff = try await sample.commit(ImportSample.offices(order.map { rows[$0] }))
            #expect(diff.counts == [2, 0, 0, 0])
            let snapshot = await sample.service.keeper.snapshot
            let top = snapshot.office(code: "TOP", on: SampleDay.today)
            #expect(snapshot.office(code: "SUB", on: SampleDay.today)?.parent == top?.id)
        }
    }

    @Test("An office under one that cannot be taken is rejected with it")
    func orphans() async throws {
        let sample = try await ImportSample()
        let rows = ImportSample.offices([
            (.sample(7, code: "SUB"), "MID"), (.sample(8, code: "MID"), "NOWHERE"), (.sample(9, code: "OWN"), nil),
        ])
        let diff = try await sample.commit(rows, isPartialAllowed: true)
        #expect(diff.counts == [1, 0, 0, 2])
        #expect(diff.causes == ["reference.unknown", "reference.unknown"])
    }

    @Test("References that the register does not have are rejected by name")
    func unknownReferences() async throws {
        let sample = try await ImportSample()
        let files: [(IncomingRows, String)] = [
            (ImportSample.offices([(.sample(9), "X")]), "reference.unknown"),
            (ImportSample.positions([(.sample(9), "X")]), "reference.unknown"),
            (ImportSample.assignments([(.sample(0, person: 2), "X")]), "reference.unknown"),
            (ImportSample.assignments([(.sample(0, person: 9, position: 2), "N2")]), "person.unknown"),
            (ImportSample.qualifications([.sample(0, person: 9)]), "person.unknown"),
        ]
        for (rows, cause) in files {
            let diff = try await sample.diff(rows)
            #expect(diff.counts == [0, 0, 0, 1] && diff.causes == [cause], "\(diff.problems)")
            #expect(await refusal { try await sample.commit(rows) }?.code == .importRowsRejected)
        }
        #expect(sample.service.store.commitCount == 0)
    }

    @Test("A file with one bad row is refused as a whole, unless a partial commit is allowed")
    func partial() async throws {
        let sample = try await ImportSample()
        let rows = ImportSample.people([.sample(7), .sample(8, service: .defenseWide), .sample(7)])
        let file = sample.file(rows, unreadable: 2)
        let refused = try #require(
            await refusal {
                try await sample.commit([file])
            })
        #expect(refused.code == .importRowsRejected && refused.detail.hasPrefix("4 of 5 rows"))
        #expect(refused.problems.map(\.pointer) == ["(people.csv) row 4", "(people.csv) row 3"])
        #expect(await sample.service.keeper.snapshot.register.people.count == 2)
        let diff = try await sample.commit([file], isPartialAllowed: true)[0]
        #expect(diff.counts == [1, 0, 0, 4] && diff.file.rowCount == diff.counts.reduce(0, +))
        #expect(await sample.service.keeper.snapshot.register.people.count == 3)
        let nobody = await refusal {
            try await sample.service.useCases.commitImport(
                [file], isPartialAllowed: true, by: .sample(role: .inspector))
        }
        #expect(nobody?.code == .callerNotAllowed)
    }

    @Test("Records that the file does not have are told and left as they are")
    func removed() async throws {
        let sample = try await ImportSample()
        let diff = try await sample.commit(ImportSample.people([.sample(1, name: "New")]))
        #expect(diff.differences.filter { $0.kind == .removed }.map(\.id) == ["per_000002"])
        #expect(await sample.service.keeper.snapshot.register.people.count == 2)
    }

    @Test("A commit that the store refuses changes nothing")
    func storeFails() async throws {
        let sample = try await ImportSample()
        sample.service.store.failCommits(with: .unavailable(reason: "disk full"))
        let refused = await refusal { try await sample.commit(Self.file("people")) }
        #expect(refused?.code == .storeUnavailable)
        #expect(await sample.service.keeper.snapshot.register.people.count == 2)
    }
}
