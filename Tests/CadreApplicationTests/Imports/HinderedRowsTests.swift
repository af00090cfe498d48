import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

/// Goal: a row that cannot be taken hinders no other, so that what was taken, given again, is no change.
@Suite("Rows that cannot be taken hinder no other")
struct HinderedRowsTests {
    private func relief(_ number: Int, position: Int, _ from: String, _ plannedEnd: String) -> (Assignment, String) {
        (.sample(number, person: 1, position: position, from: from, plannedEnd: plannedEnd), "N\(position)")
    }

    @Test("A record ends where its assignment does, though the row that ends the other record of it is rejected")
    func endings() async throws {
        let relief = relief(1, position: 1, "2027-06-01", "2027-12-01").0
        let sample = try await ImportSample(
            Register(offices: [.sample(1)], positions: [.sample(1)], people: [.sample(1)], assignments: [relief]))
        let person = ImportSample.people([.sample(1, validity: SampleDay.range("2010-01-01", "2027-09-01"))])
        let position = ImportSample.positions([
            (.sample(1, validity: SampleDay.range("2010-01-01", "2027-08-01")), "ODC-1")
        ])
        let shorter = ImportSample.assignments([self.relief(1, position: 1, "2027-06-01", "2027-09-01")])
        let files = [person, position, shorter].map { sample.file($0) }
        let diffs = try await sample.commit(files, isPartialAllowed: true)
        #expect(diffs.map(\.counts) == [[0, 1, 0, 0], [0, 0, 0, 1], [0, 1, 0, 0]])
        #expect(diffs[1].causes == ["position.has-assignment"])
        #expect(
            diffs[1].problems.map(\.found) == ["per_000001 in N1, planned, from 2027-08-01 to 2027-08-31"],
            "as the assignment is once the files are taken")
        let again = try await sample.commit(files, isPartialAllowed: true)
        #expect(again.map(\.counts) == [[0, 0, 1, 0], [0, 0, 0, 1], [0, 0, 1, 0]])
        #expect(again[1].problems == diffs[1].problems)
    }

    @Test("Of two rows that leave a gap together, the one that ends the record is rejected; the other one leaves none")
    func gaps() async throws {
        let sample = try await ImportSample(
            Register(
                offices: [.sample(1)], positions: [.sample(1)], people: [.sample(1)],
                assignments: [.sample(1, plannedEnd: "2027-12-01")]))
        let diff = try await sample.commit(
            ImportSample.people([
                .sample(1, grade: "O5", validity: SampleDay.range("2027-09-01")),
                .sample(1, validity: SampleDay.range("2010-01-01", "2027-08-01")),
            ]), isPartialAllowed: true)
        #expect(diff.counts == [0, 1, 0, 1])
        #expect(diff.problems.map(\.row) == [3] && diff.causes == ["person.has-assignment"])
    }

    @Test("An assignment is taken beside those that are taken, whatever was rejected before it")
    func clashes() async throws {
        let standing = relief(1, position: 1, "2027-06-01", "2027-12-01").0
        func sample() async throws -> ImportSample {
            try await ImportSample(
                Register(
                    offices: [.sample(1)], positions: (1...4).map { .sample($0) }, people: [.sample(1)],
                    assignments: [standing]))
        }
        let rows = [
            relief(0, position: 2, "2027-01-01", "2027-03-01"), relief(1, position: 1, "2027-02-01", "2027-03-01"),
            relief(0, position: 3, "2027-05-01", "2027-07-01"), relief(0, position: 4, "2027-05-15", "2027-05-30"),
        ]
        let chain = try await sample()
        let diff = try await chain.commit(ImportSample.assignments(rows), isPartialAllowed: true)
        #expect(diff.counts == [2, 0, 0, 2] && diff.problems.map(\.row) == [3, 4])
        #expect(diff.problems.last?.found == "per_000001 from 2027-05-15 to 2027-05-29", "\(diff.problems)")
        let again = try await chain.commit(ImportSample.assignments(rows), isPartialAllowed: true)
        #expect(again.counts == [0, 0, 2, 2] && again.problems == diff.problems)

        // The first clashes with what goes on for the second, which only the first stands against.
        let pair = try await sample().diff(
            ImportSample.assignments([
                relief(0, position: 2, "2027-01-01", "2027-07-01"), relief(1, position: 1, "2027-02-01", "2027-03-01"),
            ]))
        #expect(pair.counts == [0, 1, 0, 1] && pair.problems.map(\.row) == [2])
    }

    @Test("An office moves under one whose cycle with a third is refused")
    func cycles() async throws {
        let sample = try await ImportSample(Register(offices: [.sample(1), .sample(2), .sample(3, parent: 2)]))
        let rows = ImportSample.offices([(.sample(3), "ODC-2"), (.sample(2), "ODC-3")])
        let diff = try await sample.diff(rows)
        #expect(diff.counts == [0, 0, 1, 1] && diff.problems.map(\.row) == [3])
    }

    @Test(
        "Drawn files, given twice without the rows that cannot be taken, are no change the second time",
        arguments: 1...40 as ClosedRange<UInt64>)
    func twice(seed: UInt64) async throws {
        let sample = try await ImportSample(Register.random(seed: seed, positionCount: 8))
        let drawn = Self.drawn(seed, await sample.service.keeper.snapshot.register)
        let files = drawn.map { sample.file($0) }
        let first = try await sample.commit(files, isPartialAllowed: true)
        #expect(RegisterLaws.breaches(of: await sample.service.keeper.snapshot) == [])
        let second = try await sample.diff(files)
        #expect(second.allSatisfy { !$0.isChange })
        #expect(second.map(\.rejectedRowCount) == first.map(\.rejectedRowCount))
        #expect(second.map { Self.rejections($0) } == first.map { Self.rejections($0) })
        #expect(first.contains { $0.isChange } && first.contains { $0.rejectedRowCount > 0 })
        #expect(try await sample.commit(files, isPartialAllowed: true).allSatisfy { !$0.isChange })
    }

    private static func rejections(_ diff: ImportDiff) -> Set<RowProblem> { Set(diff.problems.filter(\.isRejecting)) }

    /// Files that end people and positions at random and move their assignments at random.
    private static func drawn(_ seed: UInt64, _ register: Register) -> [IncomingRows] {
        var random = SampleNumbers(seed: seed &+ 1_000)
        func day(_ low: Int, _ high: Int) -> Day {
            SampleDay.today.adding(days: Int.random(in: low...high, using: &random))
        }
        func ended(_ validity: DayRange) -> DayRange {
            let end = day(-200, 900)
            return end > validity.start && random.chance(70) ? DayRange(clamping: validity.start, end) : validity
        }
        var people: [Person] = []
        for person in register.people where random.chance(50) {
            var row = person
            row.validity = ended(row.validity)
            people.append(row)
        }
        var positions: [(Position, office: String)] = []
        for position in register.positions where random.chance(50) {
            var row = position
            row.validity = ended(row.validity)
            let office = register.offices.first { $0.id == position.office }
            positions.append((row, office?.code ?? ""))
        }
        let numbers = Dictionary(register.positions.map { ($0.id, $0.number) }) { first, _ in first }
        var assignments: [(Assignment, position: String)] = []
        for assignment in register.assignments where assignment.actualEnd == nil && random.chance(70) {
            var row = assignment
            row.plannedEnd = max(row.from.adding(days: 30), day(-100, 700))
            assignments.append((row, numbers[row.position] ?? ""))
        }
        let busy = register.assignments.map(\.person)
        for _ in 0..<8 {
            let from = day(1, 500)
            let person = random.chance(70) ? random.pick(busy) : random.pick(register.people).id
            let row = Assignment(
                id: ID(prefix: "asg_", sequence: 0), person: person, position: register.positions[0].id, from: from,
                plannedEnd: from.adding(days: Int.random(in: 20...300, using: &random)), actualEnd: nil,
                state: .planned, curtailment: nil)
            assignments.append((row, random.pick(register.positions).number))
        }
        return [ImportSample.people(people), ImportSample.positions(positions), ImportSample.assignments(assignments)]
    }
}
