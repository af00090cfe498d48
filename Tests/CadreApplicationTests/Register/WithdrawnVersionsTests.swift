import CadreDomain
import CadrePlanning
import CadreTestSupport
import Testing

@testable import CadreApplication

/// Goal: what was taken back says nothing, of any day and in any sentence.
@Suite("A version without a day, which was withdrawn, is passed over")
struct WithdrawnVersionsTests {
    private func position(_ title: String, _ start: String, _ end: String? = nil) -> Position {
        .sample(1, title: title, validity: SampleDay.range(start, end))
    }

    private func office(_ number: Int = 1, _ name: String, _ start: String, _ end: String? = nil) -> Office {
        var office = Office.sample(number, validity: SampleDay.range(start, end))
        office.name = name
        return office
    }

    @Test("A rename that was taken back and came later cuts no vacancy, and is no version of the record on the page")
    func vacancy() async throws {
        let service = try await SampleService(
            Register(
                offices: [.sample(1)],
                positions: [
                    position("Chief", "2010-01-01", "2026-06-01"), position("Head", "2026-03-01", "2026-03-01"),
                    position("Head", "2026-06-01"),
                ],
                people: [.sample(1)],
                assignments: [
                    .sample(1, from: "2020-01-01", plannedEnd: "2024-01-01", actualEnd: "2024-01-01")
                ]))
        let detail = try await service.useCases.showPosition("N1", asOf: nil, for: .sample())
        #expect(detail.row.status.vacantSince == SampleDay.day("2024-01-01"))
        #expect(detail.gaps == [PositionGap(days: SampleDay.range("2024-01-01"), isAtLeast: false)])
        #expect(detail.versions.map(\.title) == ["Chief", "Head"])
        let refused = await refusal {
            try await service.useCases.showPosition("N1", asOf: SampleDay.day("2009-01-01"), for: .sample())
        }
        #expect(refused?.fix == "Look at a day on which it does: from 2010-01-01 to 2026-05-31, from 2026-06-01 on.")
    }

    @Test("A record of which every version was withdrawn is known by its identity and holds on no day")
    func whole() async throws {
        let service = try await SampleService(
            Register(
                offices: [.sample(1), office(2, "Gone", "2020-01-01", "2020-01-01")],
                positions: [position("Chief", "2026-03-01", "2026-03-01")],
                people: [.sample(1, validity: SampleDay.range("2026-03-01", "2026-03-01"))]))
        let position = await refusal {
            try await service.useCases.showPosition("N1", asOf: nil, for: .sample())
        }
        #expect(position?.code == .positionNotFound && position?.fix.hasPrefix("Its record was withdrawn") == true)
        let office = await refusal { try await service.useCases.showOffice("ODC-2", asOf: nil, for: .sample()) }
        #expect(office?.code == .officeNotFound && office?.fix.hasPrefix("Its record was withdrawn") == true)
        let person = await refusal { try await service.useCases.showPerson("per_000001", asOf: nil, for: .sample()) }
        #expect(person?.code == .personNotFound && person?.fix.hasPrefix("The record was withdrawn") == true)
        let snapshot = await service.keeper.snapshot
        #expect(snapshot.versions(of: Position.sample(1).id).count == 1)
        #expect(snapshot.gaps(of: Position.sample(1).id, []).isEmpty)
    }

    @Test("Its codes are neither offered nor missed")
    func codes() async throws {
        let days = SampleDay.range("2026-03-01", "2026-03-01")
        let service = try await SampleService(
            Register(
                offices: [.sample(1), .sample(2, country: "FRA", command: "CENTCOM", validity: days)],
                positions: [.sample(1, scCode: "SC1Y3", validity: days)],
                people: [.sample(1), .sample(2, grade: "O6", validity: days)]))
        let snapshot = await service.keeper.snapshot
        let warnings = UnknownCodes.warnings(of: snapshot).joined()
        for code in ["CENTCOM", "FRA", "Y (", "O6"] { #expect(!warnings.contains(code), "\(warnings)") }
        for (field, code) in [("func", "Y"), ("office", "ODC-2")] {
            let refused = await refusal {
                try await service.useCases.listPositions.page([QueryItem(field, code)], for: .sample())
            }
            #expect(refused?.detail.contains("(\(code))") == true, "\(field): \(String(describing: refused))")
            #expect(refused?.fix.contains(code) == false)
        }
    }

    @Test("A return that was withdrawn is no reason why somebody is no candidate")
    func absence() async throws {
        let left = SampleDay.range("2010-01-01", "2026-06-01")
        func withdrawn(_ number: Int, _ day: String) -> Person {
            .sample(number, validity: SampleDay.range(day, day))
        }
        let service = try await SampleService(
            Register(
                positions: [.sample(1)],
                people: [
                    .sample(1, validity: left), withdrawn(1, "2027-06-01"),
                    .sample(2, validity: left), withdrawn(2, "2029-06-01"), withdrawn(3, "2027-06-01"),
                ]))
        let snapshot = await service.keeper.snapshot
        let window = SampleDay.range("2027-01-01", "2028-01-01")
        let reasons = (1...3).map {
            WindowAbsence(of: ID(prefix: "per_", sequence: $0), from: window, in: snapshot).reasons
        }
        #expect(reasons[0] == ["left the workforce on 1 June 2026"])
        #expect(reasons[1] == reasons[0])
        #expect(reasons[2] == ["is in the workforce on no day, since the record was withdrawn"])
    }

    @Test("Records have the name of today: none that was withdrawn or is to come; else the last, or the first")
    func names() async throws {
        func person(_ name: String, _ start: String, _ end: String) -> Person {
            .sample(1, name: name, validity: SampleDay.range(start, end))
        }
        let snapshot = await
            (try await SampleService(
                Register(
                    offices: [
                        office(1, "Old", "2010-01-01", "2020-01-01"), office(1, "Now", "2020-01-01", "2027-01-01"),
                        office(1, "Next", "2027-01-01"), office(2, "Wrong", "2026-12-01", "2026-12-01"),
                        office(2, "To Come", "2028-01-01"),
                    ],
                    positions: [position("Chief", "2010-01-01"), position("Head", "2026-03-01", "2026-03-01")],
                    people: [
                        person("First", "2010-01-01", "2015-01-01"), person("Last", "2015-01-01", "2020-01-01"),
                        person("Wrong", "2021-01-01", "2021-01-01"),
                    ]))).keeper.snapshot
        let names = RecordNames(of: snapshot, for: .sample())
        #expect(
            ["off_000001", "off_000002", "pos_000001", "per_000001"].map { names($0) }
                == ["Now", "To Come", "Chief", "Last"])
        let roster = snapshot.roster
        #expect(roster.name(of: "ODC-1", in: .office, on: SampleDay.today) == "Now")
        #expect(roster.name(of: "ODC-2", in: .office, on: SampleDay.today) == "To Come")
    }

    @Test("The row that withdrew a version says what the register says, and ends nothing when it comes alone")
    func again() async throws {
        let sample = try await ImportSample()
        func commit(_ offices: Office...) async throws -> ImportDiff {
            try await sample.commit(ImportSample.offices(offices.map { ($0, nil) }))
        }
        _ = try await commit(office(1, "Renamed", "2027-01-01"))
        let none = office(1, "Renamed", "2027-01-01", "2027-01-01")
        #expect(try await commit(none, .sample(1)).counts == [0, 2, 0, 0])
        #expect(try await commit(none).counts == [0, 0, 1, 0])
        let other = try await commit(none, office(2, "Other", "2010-01-01"))
        #expect(other.counts == [0, 1, 1, 0] && other.endings.isEmpty)
        #expect(await sample.service.keeper.snapshot.versions(of: none.id).map(\.validity) == [SampleDay.always])
    }
}
