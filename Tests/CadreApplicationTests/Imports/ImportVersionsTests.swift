import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("A row that replaces what the register has is a change, shown with what was and what becomes")
struct ImportVersionsTests {
    private func civilian(_ number: Int, name: String? = nil, from: String = "2027-01-01") -> Person {
        let base = Person.sample(number, name: name, grade: "GS13", validity: SampleDay.range(from))
        return Person(
            id: base.id, name: base.name, service: base.service, kind: .civilian, grade: base.grade,
            specialties: base.specialties, clearance: base.clearance, clearanceUntil: base.clearanceUntil,
            availableFrom: base.availableFrom, constraints: base.constraints, validity: base.validity
        )
    }

    @Test("A later version of somebody known is changed from its first day, and the same file again is the same")
    func laterVersion() async throws {
        let sample = try await ImportSample()
        let rows = ImportSample.people([civilian(1, name: "Person 1")])
        let diff = try await sample.diff(rows)
        #expect(diff.counts == [0, 1, 0, 0])
        let change = try #require(diff.differences.first)
        #expect(change.kind == .changed && change.from == SampleDay.day("2027-01-01"))
        #expect(change.changeWords == "from 2027-01-01: kind military -> civilian, grade O4 -> GS13")
        #expect(change.before?.contains(#""grade":"O4""#) == true && change.after?.contains(#""grade":"GS13""#) == true)
        #expect(
            diff.detailedJSON.text.contains(#""from":"2027-01-01","changes":[{"field":"kind","before":"military","#))
        #expect(diff.problems.isEmpty, "the name is the same, so it is the same person")
        _ = try await sample.commit(rows)
        #expect(try await sample.diff(rows).counts == [0, 0, 1, 0])
    }

    @Test("A version before the first, or after the last has ended, replaces nothing and is a change all the same")
    func besideVersions() async throws {
        let sample = try await ImportSample(
            Register(people: [.sample(1, validity: SampleDay.range("2015-01-01", "2020-01-01"))]))
        for (start, end) in [("2010-01-01", "2011-01-01"), ("2025-01-01", "2026-01-01")] {
            let diff = try await sample.diff(
                ImportSample.people([.sample(1, grade: "O5", validity: SampleDay.range(start, end))]))
            #expect(diff.counts == [0, 1, 0, 0])
            #expect(diff.differences.first?.before == nil)
            #expect(diff.differences.first?.changeWords == "from \(start): nothing was on record for that day")
        }
    }

    @Test("A version for a while ends the one in force for good, and its end is among what changes")
    func versionForAWhile() async throws {
        let sample = try await ImportSample()
        let row = Person.sample(1, validity: SampleDay.range("2027-01-01", "2028-01-01"))
        let diff = try await sample.diff(ImportSample.people([row]))
        #expect(diff.differences.first?.changeWords == "from 2027-01-01: valid_to none -> 2028-01-01")
    }

    @Test("A correction of a version on its own days tells the fields, also of records without versions")
    func corrections() async throws {
        let sample = try await ImportSample()
        let person = try await sample.diff(ImportSample.people([.sample(1, grade: "O6")]))
        #expect(person.differences.first?.changeWords == "from 2010-01-01: grade O4 -> O6")
        var office = Office.sample(1)
        office.post = ""
        let offices = try await sample.diff(ImportSample.offices([(office, nil)]))
        #expect(offices.differences.first?.changeWords == "from 2010-01-01: post City -> none")
    }

    @Test("Words name offices by code and positions by number, those of the files too; the records keep identities")
    func keys() async throws {
        let sample = try await ImportSample()
        let position = try await sample.diff(
            ImportSample.positions([(.sample(1, title: "Head", office: 2), "ODC-2")]))
        #expect(
            position.differences.first?.changeWords == "from 2010-01-01: title Chief -> Head, office ODC-1 -> ODC-2")
        #expect(position.differences.first?.after?.contains(#""office":"off_000002""#) == true)
        let offices = try await sample.diff(
            ImportSample.offices([(.sample(1), "NEW"), (.sample(9, code: "NEW"), nil)]))
        #expect(offices.differences.map(\.changeWords).contains("from 2010-01-01: parent none -> NEW"))
        let assignment = try await sample.diff(ImportSample.assignments([(.sample(1, position: 2), "N2")]))
        #expect(assignment.differences.first?.changeWords == "position N1 -> N2")
        var other = Position.sample(1, title: "Head")
        other.kind = .civilian
        let grade = try #require(Grade("GS13"))
        other.grades = try #require(GradeBand(lowest: grade, highest: grade))
        let unlike = try await sample.diff(ImportSample.positions([(other, "ODC-2")]))
        #expect(
            unlike.problems.first { $0.cause == "identity.unlike" }?.found.hasPrefix("N1: title Chief -> Head") == true,
            "\(unlike.problems)")
    }

    @Test("A position whose country or command is not that of its office is taken with a warning for each")
    func elsewhere() async throws {
        let sample = try await ImportSample()
        let rows = [(Position.sample(9, country: "JPN", command: nil), "ODC-1"), (Position.sample(10), "ODC-1")]
        let diff = try await sample.commit(ImportSample.positions(rows))
        #expect(diff.counts == [2, 0, 0, 0] && diff.causes == ["position.unlike-office", "position.unlike-office"])
        #expect(diff.problems.map(\.column) == ["country", "command"] && diff.problems.allSatisfy { $0.row == 2 })
        #expect(diff.problems.map(\.found) == ["JPN", "none"] && !diff.isFaulty)
        #expect(
            diff.problems.map(\.allowed)
                == ["PHL, as of the office (ODC-1)", "INDOPACOM, as of the office (ODC-1)"])
        #expect(try await sample.commit(ImportSample.positions(rows)).problems.isEmpty)
    }

    @Test("A record that becomes another thing altogether is taken with a warning that names the facts")
    func unlike() async throws {
        let sample = try await ImportSample()
        let diff = try await sample.commit(ImportSample.people([civilian(1, name: "Maria Sample")]))
        #expect(diff.counts == [0, 1, 0, 0] && diff.causes == ["identity.unlike"])
        let warning = try #require(diff.problems.first)
        #expect(!warning.isRejecting && !diff.isFaulty)
        #expect(warning.row == 2 && warning.column == "person")
        #expect(warning.found == "per_000001: name Person 1 -> Maria Sample, kind military -> civilian")
        let renamed = try await sample.diff(ImportSample.people([.sample(2, name: "Married Name", grade: "O5")]))
        #expect(renamed.problems.isEmpty, "a new name and grade are everyday changes")
        let other = try await sample.diff(ImportSample.assignments([(.sample(1, person: 2, position: 1), "N1")]))
        #expect(other.causes == ["identity.unlike"], "an assignment of somebody else")
    }

    @Test("A record that a row names is not removed, also where the row cannot be taken or read")
    func namedIsNotRemoved() async throws {
        let sample = try await ImportSample()
        let unplaced = try await sample.diff(ImportSample.positions([(.sample(1), "NOWHERE")]))
        #expect(unplaced.differences.map(\.id) == ["pos_000002"])
        let people = ImportSample.people([.sample(1)])
        #expect(try await sample.diff([sample.file(people)])[0].count(.removed) == 1)
        #expect(
            try await sample.diff([sample.file(people, unreadable: 1, naming: ["per_000002"])])[0].count(.removed) == 0)
        let headless = sample.file(ImportSample.people([]), unreadable: 1, naming: nil)
        #expect(try await sample.diff([headless])[0].count(.removed) == 0)
    }
}
