import CadreDomain
import CadreTestSupport
import Testing

@testable import CadreApplication

/// Goal: nobody is in a position on a day on which the person or the position is not on record.
@Suite("Assignments lie within the records of person and position")
struct AssignmentRecordsTests {
    private let month = SampleDay.range("2026-10-01", "2026-11-01")

    /// The sample with a third person of one month and a third position that began in 2026.
    private func sample(_ assignments: [Assignment] = []) async throws -> ImportSample {
        try await ImportSample(
            Register(
                offices: [.sample(1)],
                positions: [.sample(1), .sample(2), .sample(3, validity: SampleDay.range("2026-01-01"))],
                people: [.sample(1), .sample(2), .sample(3, validity: month)],
                assignments: [.sample(1, person: 1, position: 1)] + assignments))
    }

    @Test("A row is rejected whose person or position is not on record on all of its days, with the days")
    func rejected() async throws {
        let sample = try await sample()
        let rows: [(Assignment, position: String)] = [
            (.sample(0, person: 3, position: 2, from: "2026-10-01", plannedEnd: "2029-01-01"), "N2"),
            (
                .sample(
                    0, person: 2, position: 3, from: "2015-01-01", plannedEnd: "2018-01-01", actualEnd: "2018-01-01"),
                "N3"
            ),
            (.sample(0, person: 2, position: 3, from: "2026-01-01", plannedEnd: "2029-01-01"), "N3"),
        ]
        let diff = try await sample.commit(ImportSample.assignments(rows), isPartialAllowed: true)
        #expect(diff.counts == [1, 0, 0, 2])
        #expect(diff.causes == ["assignment.outside-record", "assignment.outside-record"])
        #expect(diff.problems.map(\.row) == [2, 3] && diff.problems.map(\.column) == ["planned_end", "from"])
        #expect(
            diff.problems.map(\.found) == [
                "per_000003 is not on record from 2026-11-01 to 2028-12-31",
                "N3 is not on record from 2015-01-01 to 2017-12-31",
            ])
        #expect(diff.problems[0].fix.hasSuffix("of the person.") && diff.problems[1].fix.hasSuffix("of the position."))
    }

    @Test("The record of a person or position is not ended while an assignment goes on, unless that ends too")
    func endings() async throws {
        let sample = try await sample()
        let days = SampleDay.range("2010-01-01", "2027-01-01")
        let person = ImportSample.people([.sample(1, validity: days)])
        let refused = try await sample.diff(person)
        #expect(refused.causes == ["person.has-assignment"] && refused.counts == [0, 0, 0, 1])
        #expect(refused.problems.first?.column == "valid_to" && refused.problems.first?.row == 2)
        #expect(refused.problems.first?.found == "per_000001 in N1, active, from 2027-01-01 to 2027-06-30")
        let position = ImportSample.positions([(.sample(1, validity: days), "ODC-1")])
        #expect(try await sample.diff(position).causes == ["position.has-assignment"])
        let shorter = ImportSample.assignments([(.sample(1, plannedEnd: "2027-01-01"), "N1")])
        let files = [person, position, shorter].map { sample.file($0) }
        #expect(try await sample.commit(files).map(\.counts) == [[0, 1, 0, 0], [0, 1, 0, 0], [0, 1, 0, 0]])
    }

    @Test("A new version that follows at once ends nothing, and one that is removed after its time neither")
    func successions() async throws {
        let sample = try await sample()
        let promoted = ImportSample.people([.sample(1, grade: "O5", validity: SampleDay.range("2027-01-01"))])
        #expect(try await sample.diff(promoted).counts == [0, 1, 0, 0])
        let later = ImportSample.people([.sample(1, validity: SampleDay.range("2010-01-01", "2027-07-01"))])
        #expect(try await sample.diff(later).counts == [0, 1, 0, 0])
    }

    @Test("No relief is named beyond the end of a record; one planned up to it is")
    func reliefs() async throws {
        let ending = SampleDay.range("2010-01-01", "2028-01-01")
        let sample = try await ImportSample(
            Register(offices: [.sample(1)], positions: [.sample(1, validity: ending)], people: [.sample(1)]))
        let snapshot = await sample.service.keeper.snapshot
        func refusals(until plannedEnd: String) -> [Refusal] {
            let relief = Assignment.sample(1, from: "2027-01-01", plannedEnd: plannedEnd)
            return ReliefCheck.refusals(of: relief, in: snapshot)
        }
        let refused = refusals(until: "2029-01-01")
        #expect(refused.map(\.code) == [.recordBreaksLaw])
        #expect(
            refused.first?.detail
                == "The position (pos_000001) is not in the register from 2028-01-01 to 2028-12-31.")
        #expect(refused.first?.fix.hasPrefix("Give a planned end up to (2028-01-01)") == true)
        #expect(refusals(until: "2028-01-01").isEmpty)
    }

    @Test("What breaks the law already is counted by the check of the register, and hinders no row that repeats it")
    func known() async throws {
        let stray = Assignment.sample(2, person: 3, position: 2, from: "2026-10-01", plannedEnd: "2029-01-01")
        let sample = try await sample([stray])
        #expect(
            RegisterLaws.breaches(of: await sample.service.keeper.snapshot) == [
                "1 assignment has days on which the person is not on record, such as (asg_000002) from 2026-11-01 to "
                    + "2028-12-31"
            ])
        #expect(try await sample.diff(ImportSample.assignments([(stray, "N2")])).counts == [0, 0, 1, 0])
        let renamed = ImportSample.people([.sample(3, name: "New Name", validity: month)])
        #expect(try await sample.diff(renamed).counts == [0, 1, 0, 0])
        let shorter = ImportSample.people([.sample(3, validity: SampleDay.range("2026-10-01", "2026-10-15"))])
        let refused = try await sample.diff(shorter)
        #expect(refused.causes == ["person.has-assignment"] && refused.counts == [0, 0, 0, 1])
        #expect(refused.problems.first?.found.hasSuffix("from 2026-10-15 to 2026-10-31") == true, "only what is lost")
        let longer = ImportSample.people([.sample(3, validity: SampleDay.range("2026-10-01", "2027-10-01"))])
        #expect(try await sample.diff(longer).counts == [0, 1, 0, 0])
    }
}
