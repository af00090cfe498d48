import CadreDomain
import CadrePlanning
import CadreTestSupport
import Testing

@testable import CadreApplication

/// Goal: an office that becomes another is on every day what it was then, in every list, page and figure.
@Suite("Versions of offices")
struct OfficeVersionsTests {
    private static let turn = SampleDay.day("2027-01-01")
    private static let days = [turn.adding(days: -1), turn]

    private func office(_ name: String, from start: String, to end: String? = nil) -> Office {
        var office = Office.sample(1, validity: SampleDay.range(start, end))
        office.name = name
        return office
    }

    /// The sample after a file that renames its first office, and moves it under the second.
    private func renamed() async throws -> ImportSample {
        let sample = try await ImportSample()
        _ = try await sample.commit(ImportSample.offices([(office("Renamed", from: "2027-01-01"), "ODC-2")]))
        return sample
    }

    @Test("A later valid_from ends the version in force on that day and takes its place, and both are journalled")
    func succeeds() async throws {
        let sample = try await ImportSample()
        let rows = ImportSample.offices([(office("Renamed", from: "2027-01-01"), "ODC-2")])
        let diff = try await sample.commit(rows)
        #expect(diff.counts == [0, 1, 0, 0])
        #expect(
            diff.differences.first?.changeWords
                == "from 2027-01-01: name Office 1 -> Renamed, parent none -> ODC-2")
        let offices = await sample.service.keeper.snapshot.register.offices
        #expect(offices.map(\.name) == ["Office 1", "Renamed", "Office 2"])
        #expect(offices[0].validity == SampleDay.range("2010-01-01", "2027-01-01"))
        #expect(offices[1].parent == offices[2].id && offices[1].id == offices[0].id)
        let entries = try await sample.service.store.entries(after: 0, limit: 9)
        #expect(entries.map(\.draft.action) == ["import.committed", "office.version-ended", "office.imported"])
        #expect(entries[1].draft.before?.contains(#""valid_to":null"#) == true)
        #expect(entries[1].draft.after?.contains(#""valid_to":"2027-01-01""#) == true)
        #expect(entries[2].draft.before?.contains("Office 1") == true)
        #expect(entries[2].draft.after?.contains("Renamed") == true)
        #expect(try await sample.commit(rows).counts == [0, 0, 1, 0])
    }

    @Test("The valid_from of a version that the register has corrects that version and no other")
    func corrects() async throws {
        let sample = try await renamed()
        let diff = try await sample.commit(
            ImportSample.offices([(office("First", from: "2010-01-01", to: "2027-01-01"), nil)]))
        #expect(diff.counts == [0, 1, 0, 0])
        #expect(await sample.service.keeper.snapshot.register.offices.map(\.name) == ["First", "Renamed", "Office 2"])
        let over = try await sample.diff(ImportSample.offices([(office("First", from: "2010-01-01"), nil)]))
        #expect(over.causes == ["versions.overlap"])
    }

    @Test("The page, the lists, the country and the figures say the name of the day, and the office is found on it")
    func named() async throws {
        let sample = try await renamed()
        let useCases = sample.service.useCases
        for (day, name) in zip(Self.days, ["Office 1", "Renamed"]) {
            let items = [QueryItem("as_of", day.description)]
            #expect(try await useCases.showOffice("ODC-1", asOf: day, for: .sample()).row.office.name == name)
            #expect(try await useCases.showOffice("off_000001", asOf: day, for: .sample()).row.office.name == name)
            let listed = try await useCases.listOffices.all(items, for: .sample()).rows
            #expect(listed.map(\.office.name) == [name, "Office 2"])
            #expect(listed.first?.measures[.authorized] == 2)
            let country = try await useCases.showCountry("PHL", asOf: day, for: .sample())
            #expect(country.offices.map(\.office.name) == [name, "Office 2"])
            let positions = try await useCases.listPositions.all(items, for: .sample()).rows
            #expect(positions.allSatisfy { $0.office?.name == name })
            let staffing = try await useCases.showStaffing(items + [QueryItem("by", "office")], for: .sample())
            #expect(staffing.sheet.tables.flatMap(\.rows).contains { $0.cells.contains(.text(name)) })
        }
    }

    @Test("Who asks about a day without the office is told the days that its record covers")
    func before() async throws {
        let sample = try await renamed()
        let refused = await refusal {
            try await sample.service.useCases.showOffice("ODC-1", asOf: SampleDay.day("2009-12-31"), for: .sample())
        }
        #expect(refused?.code == .officeNotFound)
        #expect(
            refused?.fix
                == "Ask about a day that its record covers: from 2010-01-01 to 2026-12-31, from 2027-01-01 on.")
    }

    @Test("Offices may change places above each other from a day on; a cycle on any day is rejected")
    func parents() async throws {
        var below = Office.sample(2)
        below.parent = Office.sample(1).id
        let sample = try await ImportSample(Register(offices: [.sample(1), below]))
        let first = office("Office 1", from: "2027-01-01")
        func second(_ day: String) -> Office { .sample(2, validity: SampleDay.range(day)) }
        let late = try await sample.diff(ImportSample.offices([(first, "ODC-2"), (second("2027-02-01"), nil)]))
        #expect(late.causes == ["parent.cycle"] && late.problems.map(\.row) == [2])
        let turned = try await sample.commit(ImportSample.offices([(first, "ODC-2"), (second("2027-01-01"), nil)]))
        #expect(turned.counts == [0, 2, 0, 0])
        #expect(RegisterLaws.breaches(of: await sample.service.keeper.snapshot) == [])
    }

    @Test("An office with positions in force after its end is not ended, with the count; with their end it is")
    func ends() async throws {
        let sample = try await ImportSample()
        let row = (office("Office 1", from: "2010-01-01", to: "2027-01-01"), String?.none)
        let refused = try await sample.diff(ImportSample.offices([row]))
        let problem = try #require(refused.problems.first)
        #expect(refused.counts == [0, 0, 0, 1] && refused.problems.count == 1)
        #expect(problem.cause == "office.has-positions" && problem.row == 2 && problem.column == "valid_to")
        #expect(problem.found == "2 positions in force without it, such as N1 from 2027-01-01 on")
        let ended = (1...2).map { number in
            (Position.sample(number, validity: SampleDay.range("2010-01-01", "2027-01-01")), "ODC-1")
        }
        let moved = [ended[0], (Position.sample(2, office: 2, validity: SampleDay.range("2027-01-01")), "ODC-2")]
        let assignment = Assignment.sample(1, plannedEnd: "2027-01-01")
        let files = [
            sample.file(ImportSample.offices([row])), sample.file(ImportSample.positions(moved)),
            sample.file(ImportSample.assignments([(assignment, "N1")])),
        ]
        #expect(try await sample.commit(files).map(\.counts) == [[0, 1, 0, 0], [0, 2, 0, 0], [0, 1, 0, 0]])
        #expect(RegisterLaws.breaches(of: await sample.service.keeper.snapshot) == [])
    }
}
