import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("Rows keep the laws together with the register")
struct ImportLawsTests {
    private func version(_ number: Int = 1, _ start: String, _ end: String? = nil, _ title: String = "New") -> Position
    {
        .sample(number, title: title, validity: SampleDay.range(start, end))
    }

    private func days(_ sample: ImportSample, _ position: Int = 1) async -> [DayRange] {
        await sample.service.keeper.snapshot.versions(of: ID<Position>(prefix: "pos_", sequence: position))
            .map(\.validity)
    }

    @Test("A new version closes the earlier one the day it starts, which is journalled too")
    func closes() async throws {
        let sample = try await ImportSample()
        let rows = ImportSample.positions([(version(1, "2025-01-01"), "ODC-1")])
        let diff = try await sample.commit(rows)
        #expect(diff.counts == [0, 1, 0, 0])
        #expect(await days(sample) == [SampleDay.range("2010-01-01", "2025-01-01"), SampleDay.range("2025-01-01")])
        let entries = try await sample.service.store.entries(after: 0, limit: 9)
        #expect(entries.map(\.draft.action) == ["import.committed", "position.version-ended", "position.imported"])
        #expect(entries[1].draft.after?.contains(#""valid_to":"2025-01-01""#) == true)
        #expect(entries[1].draft.before?.contains(#""valid_to":null"#) == true)
        #expect(try await sample.commit(rows).counts == [0, 0, 1, 0])
    }

    @Test("Two versions of a new record come from one file under one identity")
    func newVersions() async throws {
        let sample = try await ImportSample()
        let diff = try await sample.commit(
            ImportSample.positions([
                (version(9, "2020-01-01", "2025-01-01"), "ODC-1"), (version(9, "2025-01-01"), "ODC-1"),
            ]))
        #expect(diff.counts == [2, 0, 0, 0])
        #expect(Set(diff.differences.filter { $0.kind == .new }.map(\.id)) == ["pos_000003"])
    }

    @Test("Versions of a file that share a day are rejected, also where one spans many")
    func overlaps() async throws {
        let sample = try await ImportSample()
        let rows = ImportSample.positions([
            (version(9, "2020-01-01", "2026-01-01"), "ODC-1"), (version(9, "2021-01-01", "2022-01-01"), "ODC-1"),
            (version(9, "2023-01-01", "2024-01-01"), "ODC-1"), (version(9, "2026-01-01"), "ODC-1"),
        ])
        let diff = try await sample.commit(rows, isPartialAllowed: true)
        #expect(diff.counts == [2, 0, 0, 2])
        #expect(diff.problems.map(\.row) == [3, 4] && Set(diff.causes) == ["versions.overlap"])
        #expect(await days(sample, 3) == [SampleDay.range("2020-01-01", "2026-01-01"), SampleDay.range("2026-01-01")])
    }

    @Test("A version that reaches into a later one of the register is rejected")
    func reachesInto() async throws {
        let sample = try await ImportSample(
            Register(
                offices: [.sample(1)],
                positions: [version(1, "2015-01-01", "2020-01-01"), version(1, "2020-01-01")]))
        let diff = try await sample.diff(ImportSample.positions([(version(1, "2016-01-01"), "ODC-1")]))
        #expect(diff.counts == [0, 0, 0, 1] && diff.causes == ["versions.overlap"])
        let fits = try await sample.diff(ImportSample.positions([(version(1, "2016-01-01", "2020-01-01"), "ODC-1")]))
        #expect(fits.counts == [0, 1, 0, 0])
    }

    @Test("A version that cannot be taken closes no earlier one")
    func rejectedClosesNothing() async throws {
        let sample = try await ImportSample()
        var bad = version(1, "2025-01-01")
        bad.kind = .civilian
        let diff = try await sample.commit(
            ImportSample.positions([(bad, "ODC-1"), (version(2, "2026-01-01"), "ODC-1")]), isPartialAllowed: true)
        #expect(diff.counts == [0, 1, 0, 1] && diff.causes == ["record.breaks-law"])
        #expect(diff.problems.map(\.found) == ["The record (N1) is civilian, and its grade (O4) is not"])
        #expect(await days(sample, 1) == [SampleDay.always])
        #expect(await days(sample, 2).count == 2)
    }

    @Test("Nobody is put in two positions on one day, by the file alone or with the register")
    func doubleBooking() async throws {
        let sample = try await ImportSample()
        let rows = ImportSample.assignments([
            (.sample(0, person: 1, position: 2, from: "2026-01-01"), "N2"),
            (.sample(0, person: 2, position: 2, from: "2026-01-01"), "N2"),
            (.sample(0, person: 2, position: 1, from: "2026-06-01"), "N1"),
        ])
        let diff = try await sample.commit(rows, isPartialAllowed: true)
        #expect(diff.counts == [1, 0, 0, 2])
        #expect(diff.problems.map(\.row) == [2, 4] && Set(diff.causes) == ["person.in-two-positions"])
        #expect(diff.problems.allSatisfy { !holdsSourceText($0.found) }, "\(diff.problems.map(\.found))")
    }

    @Test("A row that replaces an assignment is not held against itself")
    func replaced() async throws {
        let sample = try await ImportSample()
        let moved = Assignment.sample(1, person: 1, position: 2, from: "2025-09-01")
        let diff = try await sample.commit(ImportSample.assignments([(moved, "N2")]))
        #expect(diff.counts == [0, 1, 0, 0])
        #expect(await sample.service.keeper.snapshot.register.assignments == [moved])
    }

    @Test("A position keeps one planned assignment")
    func oneRelief() async throws {
        let sample = try await ImportSample()
        let first = Assignment.sample(0, person: 2, position: 1, from: "2027-07-01", plannedEnd: "2029-07-01")
        let second = Assignment.sample(0, person: 1, position: 1, from: "2029-07-01", plannedEnd: "2031-07-01")
        let both = try await sample.diff(ImportSample.assignments([(first, "N1"), (second, "N1")]))
        #expect(both.counts == [1, 0, 0, 1] && both.causes == ["position.relief-named"])
        _ = try await sample.commit(ImportSample.assignments([(first, "N1")]))
        #expect(try await sample.diff(ImportSample.assignments([(second, "N1")])).causes == ["position.relief-named"])
    }

    @Test("A row that cannot be taken hinders no other: neither by the relief it would be, nor by its days")
    func hindersNone() async throws {
        let sample = try await ImportSample()
        let relief = try await sample.diff(
            ImportSample.assignments([
                (.sample(0, person: 1, position: 2, from: "2027-01-01", plannedEnd: "2029-01-01"), "N2"),
                (.sample(0, person: 2, position: 2, from: "2027-08-01", plannedEnd: "2029-08-01"), "N2"),
            ]))
        #expect(relief.counts == [1, 0, 0, 1] && relief.problems.map(\.row) == [2])
        #expect(relief.causes == ["position.relief-named"], "beside the row that is taken")
        func past(_ position: Int, _ from: String, _ end: String) -> (Assignment, position: String) {
            let past = Assignment.sample(
                0, person: 2, position: position, from: from, plannedEnd: end, actualEnd: end)
            return (past, "N\(position)")
        }
        let chain = try await sample.commit(
            ImportSample.assignments([
                past(2, "2024-01-01", "2025-01-01"), past(1, "2024-06-01", "2025-06-01"),
                past(2, "2025-02-01", "2026-01-01"),
            ]), isPartialAllowed: true)
        #expect(chain.counts == [2, 0, 0, 1] && chain.problems.map(\.row) == [3])
        #expect(RegisterLaws.breaches(of: await sample.service.keeper.snapshot) == [])
    }

    @Test("What goes on in the register because its row is rejected is looked at like every assignment of it")
    func goesOn() async throws {
        let early = Assignment.sample(
            2, person: 1, position: 2, from: "2020-01-01", plannedEnd: "2021-01-01", actualEnd: "2021-01-01")
        let sample = try await ImportSample(
            Register(
                offices: [.sample(1)], positions: [.sample(1), .sample(2)], people: [.sample(1)],
                assignments: [.sample(1, person: 1, position: 1), early]))
        let moved = Assignment.sample(
            1, person: 1, position: 1, from: "2020-06-01", plannedEnd: "2020-09-01", actualEnd: "2020-09-01")
        let next = Assignment.sample(0, person: 1, position: 2, from: "2026-12-01", plannedEnd: "2028-12-01")
        let diff = try await sample.diff(ImportSample.assignments([(moved, "N1"), (next, "N2"), (early, "N2")]))
        #expect(diff.counts == [0, 0, 1, 2] && Set(diff.causes) == ["person.in-two-positions"])
    }

    @Test("Offices that would stand above themselves are rejected with those below them, and the cycle is named")
    func cycle() async throws {
        let sample = try await ImportSample()
        let rows: [(Office, parent: String?)] = [
            (.sample(7, code: "A"), "B"), (.sample(8, code: "B"), "C"), (.sample(9, code: "C"), "A"),
            (.sample(10, code: "LEAF"), "TWIG"), (.sample(11, code: "TWIG"), "A"), (.sample(12, code: "SELF"), "SELF"),
            (.sample(13, code: "GOOD"), "ODC-1"),
        ]
        let diff = try await sample.commit(ImportSample.offices(rows), isPartialAllowed: true)
        #expect(diff.counts == [1, 0, 0, 6])
        #expect(Set(diff.causes) == ["parent.cycle"] && diff.problems.allSatisfy { $0.column == "parent" })
        #expect(diff.problems.map(\.row) == [2, 3, 4, 5, 6, 7])
        #expect(diff.problems.map(\.found) == Array(repeating: "A > B > C > A", count: 5) + ["SELF > SELF"])
        #expect(await sample.service.keeper.snapshot.register.offices.map(\.code).contains("GOOD"))
    }

    @Test("A cycle that closes through an office of the register is rejected; one row that opens it is taken")
    func cycleThroughRegister() async throws {
        var below = Office.sample(2)
        below.parent = Office.sample(1).id
        let sample = try await ImportSample(Register(offices: [.sample(1), below]))
        let closing = ImportSample.offices([(.sample(1), "ODC-2")])
        let diff = try await sample.diff(closing)
        #expect(diff.counts == [0, 0, 0, 1] && diff.problems.map(\.found) == ["ODC-1 > ODC-2 > ODC-1"])
        #expect(await refusal { try await sample.commit(closing) }?.code == .importRowsRejected)
        let turned = try await sample.commit(ImportSample.offices([(.sample(1), "ODC-2"), (.sample(2), nil)]))
        #expect(turned.counts == [0, 2, 0, 0])
    }

    @Test("What stands in the register again once a row is rejected closes no cycle with rows that are taken")
    func cycleThroughRejectedRow() async throws {
        // Office 1 stands under 2. The file moves 1 under 3, which closes a cycle, and 2 under 1.
        var first = Office.sample(1)
        first.parent = Office.sample(2).id
        let sample = try await ImportSample(Register(offices: [first, .sample(2), .sample(3)]))
        let rows = ImportSample.offices([(.sample(1), "ODC-3"), (.sample(3), "ODC-1"), (.sample(2), "ODC-1")])
        _ = try await sample.commit(rows, isPartialAllowed: true)
        let offices = await sample.service.keeper.snapshot.register.offices
        #expect(OfficeLaws.cycles(in: Dictionary(uniqueKeysWithValues: offices.map { ($0.id, $0.parent) })).isEmpty)
    }

    @Test("A bad row above a long chain of offices rejects the whole chain, each row once")
    func longChain() async throws {
        let sample = try await ImportSample()
        let count = 50_000
        let rows: [(Office, parent: String?)] = (0..<count).map { index in
            (.sample(100 + index, code: "C\(index)"), index == 0 ? "NOWHERE" : "C\(index - 1)")
        }
        let diff = try await sample.diff(ImportSample.offices(rows))
        #expect(diff.counts == [0, 0, 0, count])
        #expect(diff.problems.count == 10_000 && diff.unlistedProblemCount == count - 10_000)
        let closed = try await sample.diff(ImportSample.offices([(rows[0].0, "C\(count - 1)")] + rows.dropFirst()))
        #expect(closed.counts == [0, 0, 0, count])
        #expect(
            closed.problems.first?.found == "C0 > C\(count - 1) > C\(count - 2) > C\(count - 3) > "
                + "C\(count - 4) > C\(count - 5) > C\(count - 6) > C\(count - 7) > … > C0")
    }

    @Test("An assignment whose dates are out of order is rejected with the breach")
    func dates() async throws {
        let sample = try await ImportSample()
        let diff = try await sample.diff(
            ImportSample.assignments([(.sample(0, person: 2, position: 2, plannedEnd: "2025-01-01"), "N2")]))
        #expect(diff.causes == ["record.breaks-law"])
    }

    @Test(
        "A partial commit of random files is always taken by the store, and every row is accounted for",
        arguments: 0..<25)
    func random(seed: Int) async throws {
        var random = SampleNumbers(seed: UInt64(seed))
        let sample = try await ImportSample()
        for _ in 0..<4 {
            let rows = (0..<8).map { _ -> (Position, office: String) in
                let start = SampleDay.day("2018-01-01").adding(days: 100 * Int.random(in: 0...20, using: &random))
                let end =
                    random.chance(50) ? start.adding(days: 100 * Int.random(in: 1...15, using: &random)) : .endless
                var position = Position.sample(
                    Int.random(in: 1...4, using: &random), title: "T\(Int.random(in: 0...2, using: &random))",
                    validity: DayRange(clamping: start, end))
                if random.chance(10) { position.kind = .civilian }
                return (position, random.chance(5) ? "X" : "ODC-1")
            }
            let diff = try await sample.commit(ImportSample.positions(rows), isPartialAllowed: true)
            #expect(diff.counts.reduce(0, +) == 8, "seed \(seed)")
            #expect(RegisterLaws.breaches(of: await sample.service.keeper.snapshot).isEmpty, "seed \(seed)")
            let mentioned = Set(rows.map(\.0.number))
            #expect(
                Set(await sample.service.keeper.snapshot.register.positions.map(\.number)).isSubset(
                    of: mentioned.union(["N1", "N2", "N3", "N4"])))
        }
    }
}
