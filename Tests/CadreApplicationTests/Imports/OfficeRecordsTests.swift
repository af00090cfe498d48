import CadreDomain
import CadreTestSupport
import Testing

@testable import CadreApplication

/// Goal: on every day of a position its office is on record, whichever of the two a file writes.
@Suite("Positions lie within the records of their offices")
struct OfficeRecordsTests {
    private func office(
        _ number: Int = 1, _ name: String? = nil, from start: String = "2010-01-01", to end: String? = nil,
        country: String = "PHL", command: String? = "INDOPACOM"
    ) -> (Office, parent: String?) {
        var office = Office.sample(
            number, country: country, command: command, validity: SampleDay.range(start, end)
        )
        office.name = name ?? office.name
        return (office, nil)
    }

    /// The sample after a file that renames its first office, with positions, from 2027 on.
    private func renamed() async throws -> ImportSample {
        let sample = try await ImportSample()
        _ = try await sample.commit(ImportSample.offices([office(1, "Renamed", from: "2027-01-01")]))
        return sample
    }

    private func breaches(_ sample: ImportSample) async -> [String] {
        RegisterLaws.breaches(of: await sample.service.keeper.snapshot)
    }

    @Test("A version is not withdrawn while positions need its days, unless another version takes them over")
    func withdrawn() async throws {
        let sample = try await renamed()
        let none = office(1, "Renamed", from: "2027-01-01", to: "2027-01-01")
        let refused = try await sample.diff(ImportSample.offices([none]))
        let problem = try #require(refused.problems.first)
        #expect(refused.counts == [0, 0, 0, 1] && refused.problems.count == 1)
        #expect(problem.cause == "office.has-positions" && problem.column == "valid_to" && problem.row == 2)
        #expect(problem.found == "2 positions in force without it, such as N1 from 2027-01-01 on")
        #expect(try await sample.commit(ImportSample.offices([none, office()])).counts == [0, 2, 0, 0])
        let after = await sample.service.keeper.snapshot
        #expect(after.office(none.0.id, on: SampleDay.day("2028-01-01"))?.name == "Office 1")
        #expect(await breaches(sample) == [])
    }

    @Test("No gap is left between two versions, and no version is made to begin later, while positions need the days")
    func gaps() async throws {
        let sample = try await renamed()
        let early = try await sample.diff(ImportSample.offices([office(to: "2026-12-01")]))
        #expect(early.causes == ["office.has-positions"] && early.problems.first?.column == "valid_to")
        #expect(
            early.problems.first?.found
                == "2 positions in force without it, such as N1 from 2026-12-01 to 2026-12-31")
        let rows = [office(to: "2010-01-01"), office(from: "2015-01-01", to: "2027-01-01")]
        let late = try await sample.diff(ImportSample.offices(rows))
        #expect(late.counts == [0, 0, 0, 2] && Set(late.causes) == ["office.has-positions"])
        #expect(late.problems.map(\.row) == [2, 3])
        #expect(
            late.problems.allSatisfy {
                $0.found == "2 positions in force without it, such as N1 from 2010-01-01 to 2014-12-31"
            })
        let unstaffed = try await sample.commit(ImportSample.offices([office(2, to: "2010-01-01")]))
        #expect(unstaffed.counts == [0, 1, 0, 0], "no position needs it")
    }

    @Test("A position is not put into an office that ends before it, begins after it or has a gap on its days")
    func positions() async throws {
        let sample = try await ImportSample(
            Register(offices: [
                .sample(1), .sample(2, validity: SampleDay.range("2010-01-01", "2027-01-01")),
                .sample(3, validity: SampleDay.range("2028-01-01")),
                .sample(4, validity: SampleDay.range("2010-01-01", "2020-01-01")),
                .sample(4, validity: SampleDay.range("2021-01-01")),
            ]))
        let days = SampleDay.range("2019-01-01")
        let rows = ImportSample.positions([
            (.sample(1, validity: days), "ODC-1"), (.sample(2, validity: days), "ODC-2"),
            (.sample(3, validity: days), "ODC-3"), (.sample(4, validity: days), "ODC-4"),
            (.sample(5, validity: SampleDay.range("2019-01-01", "2027-01-01")), "ODC-2"),
        ])
        let diff = try await sample.commit(rows, isPartialAllowed: true)
        #expect(diff.counts == [2, 0, 0, 3] && Set(diff.causes) == ["position.outside-record"])
        #expect(diff.problems.map(\.row) == [3, 4, 5])
        #expect(diff.problems.map(\.column) == ["valid_to", "valid_from", "valid_to"])
        #expect(
            diff.problems.map(\.found) == [
                "ODC-2 is not on record from 2027-01-01 on", "ODC-3 is not on record from 2019-01-01 to 2027-12-31",
                "ODC-4 is not on record from 2020-01-01 to 2020-12-31",
            ])
        #expect(diff.problems.allSatisfy { $0.fix.contains("valid_to of the office") })
        #expect(await breaches(sample) == [])
    }

    @Test("One command may end an office and move its positions; a position that stays behind keeps the office")
    func together() async throws {
        let sample = try await ImportSample()
        let ending = sample.file(ImportSample.offices([office(to: "2027-01-01")]))
        func moved(_ numbers: [Int]) -> IncomingFile {
            let days = SampleDay.range("2027-01-01")
            return sample.file(
                ImportSample.positions(numbers.map { (.sample($0, office: 2, validity: days), "ODC-2") })
            )
        }
        let one = try await sample.diff([moved([1]), ending])
        #expect(one.map(\.counts) == [[0, 1, 0, 0], [0, 0, 0, 1]])
        #expect(one[1].problems.first?.found == "1 position in force without it, such as N2 from 2027-01-01 on")
        #expect(try await sample.commit([ending, moved([1, 2])]).map(\.counts) == [[0, 1, 0, 0], [0, 2, 0, 0]])
        #expect(await breaches(sample) == [])
    }

    @Test("What breaks the law already is counted by the check of the register, and hinders no row that leaves it")
    func known() async throws {
        let ended = SampleDay.range("2010-01-01", "2026-01-01")
        let sample = try await ImportSample(
            Register(
                offices: [.sample(1, validity: ended), .sample(2)], positions: [.sample(1), .sample(2, office: 2)])
        )
        #expect(
            await breaches(sample) == [
                "1 position has days on which the office is not on record, such as (N1) from 2026-01-01 on"
            ])
        #expect(try await sample.diff(ImportSample.positions([(.sample(1), "ODC-1")])).counts == [0, 0, 1, 0])
        let renamed = office(1, "New Name", to: "2026-01-01")
        #expect(try await sample.diff(ImportSample.offices([renamed])).counts == [0, 1, 0, 0])
        let earlier = try await sample.diff(ImportSample.offices([office(to: "2025-01-01")]))
        #expect(earlier.causes == ["office.has-positions"])
        #expect(
            earlier.problems.first?.found
                == "1 position in force without it, such as N1 from 2025-01-01 to 2025-12-31")
        #expect(try await sample.commit(ImportSample.offices([office()])).counts == [0, 1, 0, 0])
        #expect(await breaches(sample) == [])
    }

    @Test("An office that moves to another country or command is taken with a warning of the positions that stay")
    func elsewhere() async throws {
        let sample = try await ImportSample()
        let moved = office(from: "2027-01-01", country: "DEU", command: "EUCOM")
        let diff = try await sample.diff(ImportSample.offices([moved]))
        #expect(diff.counts == [0, 1, 0, 0] && diff.causes == ["position.unlike-office", "position.unlike-office"])
        #expect(diff.problems.map(\.column) == ["country", "command"] && !diff.isFaulty)
        #expect(
            diff.problems.map(\.found) == [
                "2 positions with another country, such as N1 with PHL",
                "2 positions with another command, such as N1 with INDOPACOM",
            ])
        #expect(diff.problems[0].allowed == "DEU, as of the office (ODC-1) from 2027-01-01 on")
        let follow = (1...2).map { number in
            let days = SampleDay.range("2027-01-01")
            return (Position.sample(number, country: "DEU", command: "EUCOM", validity: days), "ODC-1")
        }
        let files = [sample.file(ImportSample.offices([moved])), sample.file(ImportSample.positions(follow))]
        #expect(try await sample.commit(files).flatMap(\.problems).isEmpty, "its positions move with it")
    }

    @Test("Taking a move back, or moving its day, is told of the positions that moved along and are not written")
    func movedBack() async throws {
        let sample = try await ImportSample()
        func moved(from start: String, to end: String? = nil) -> (Office, parent: String?) {
            office(from: start, to: end, country: "DEU", command: "EUCOM")
        }
        let follow = (1...2).map { number in
            let days = SampleDay.range("2027-01-01")
            return (Position.sample(number, country: "DEU", command: "EUCOM", validity: days), "ODC-1")
        }
        _ = try await sample.commit([
            sample.file(ImportSample.offices([moved(from: "2027-01-01")])), sample.file(ImportSample.positions(follow)),
        ])
        let none = moved(from: "2027-01-01", to: "2027-01-01")
        let back = try await sample.diff(ImportSample.offices([none, office()]))
        #expect(back.counts == [0, 2, 0, 0] && back.problems.map(\.row) == [3, 3])
        #expect(
            back.problems.map(\.found) == [
                "2 positions with another country, such as N1 with DEU",
                "2 positions with another command, such as N1 with EUCOM",
            ])
        #expect(back.problems.first?.allowed == "PHL, as of the office (ODC-1) from 2010-01-01 on")
        let later = try await sample.diff(
            ImportSample.offices([office(to: "2027-06-01"), none, moved(from: "2027-06-01")]))
        #expect(later.counts == [0, 3, 0, 0])
        #expect(later.problems.map(\.row) == [2, 2] && Set(later.causes) == ["position.unlike-office"])
        _ = try await sample.commit(ImportSample.offices([none, office()]))
        let renamed = try await sample.diff(ImportSample.offices([office(1, "New Name")]))
        #expect(renamed.problems.isEmpty, "they were unlike it before")
    }

    @Test("A position that goes on where its office moves away later is warned of with the days")
    func later() async throws {
        let sample = try await ImportSample()
        _ = try await sample.commit(
            ImportSample.offices([office(from: "2027-01-01", country: "DEU", command: "INDOPACOM")]))
        let diff = try await sample.commit(ImportSample.positions([(.sample(9), "ODC-1")]))
        #expect(diff.causes == ["position.unlike-office"] && diff.problems.map(\.found) == ["PHL"])
        #expect(diff.problems.first?.allowed == "DEU, as of the office (ODC-1) from 2027-01-01 on")
    }
}
