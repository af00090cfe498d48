import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

/// Goal: no office loses the one above it without a word.
@Suite("Offices whose parent is not on record on their days are taken with a warning")
struct OfficeParentsTests {
    private let ended = SampleDay.range("2010-01-01", "2027-06-01")

    @Test("A row whose parent is off record on some of its days is taken, with the first of these days")
    func comes() async throws {
        let sample = try await ImportSample(Register(offices: [.sample(1, validity: ended), .sample(2)]))
        func diff(_ start: String, _ parent: String) async throws -> ImportDiff {
            try await sample.diff(
                ImportSample.offices([(.sample(3, validity: SampleDay.range(start)), parent)]))
        }
        let late = try await diff("2028-01-01", "ODC-1")
        #expect(late.counts == [1, 0, 0, 0] && late.causes == ["parent.outside-record"] && !late.isFaulty)
        #expect(late.problems.map(\.column) == ["parent"] && late.problems.map(\.row) == [2])
        #expect(late.problems.map(\.found) == ["ODC-1 is not on record from 2028-01-01 on"])
        #expect(
            try await diff("2026-01-01", "ODC-1").problems.map(\.found)
                == ["ODC-1 is not on record from 2027-06-01 on"])
        #expect(try await diff("2028-01-01", "ODC-2").problems.isEmpty)
        let both = try await sample.diff(
            ImportSample.offices([
                (.sample(3, validity: SampleDay.range("2028-01-01")), "ODC-1"), (.sample(1), nil),
            ]))
        #expect(both.problems.isEmpty, "the parent goes on, by the same file")
    }

    @Test("A row that ends an office above others is taken with how many, unless the file gives them another parent")
    func ends() async throws {
        var below = [Office.sample(2), .sample(3)]
        for index in below.indices { below[index].parent = Office.sample(1).id }
        let sample = try await ImportSample(Register(offices: [.sample(1)] + below))
        let end = (Office.sample(1, validity: ended), parent: String?.none)
        let diff = try await sample.diff(ImportSample.offices([end]))
        #expect(diff.counts == [0, 1, 0, 0] && diff.causes == ["parent.outside-record"] && !diff.isFaulty)
        #expect(diff.problems.map(\.column) == ["valid_to"])
        #expect(
            diff.problems.map(\.found)
                == ["2 offices under it in force without it, such as ODC-2 from 2027-06-01 on"])
        let moved: [(Office, parent: String?)] = (2...3).map {
            (.sample($0, validity: SampleDay.range("2027-06-01")), nil)
        }
        #expect(try await sample.diff(ImportSample.offices([end] + moved)).problems.isEmpty)
        _ = try await sample.commit(ImportSample.offices([end]))
        #expect(try await sample.diff(ImportSample.offices([end])).problems.isEmpty, "it says nothing new")
        #expect(
            try await sample.diff(ImportSample.offices([(.sample(1, validity: ended), "ODC-9")])).causes
                == ["reference.unknown"])
    }

    @Test("The changes that programs read name offices by code, also one that the files bring; records by identity")
    func codes() async throws {
        let sample = try await ImportSample(Register(offices: [.sample(1), .sample(2, parent: 1)]))
        let diff = try await sample.diff(
            ImportSample.offices([(.sample(9, code: "NEW"), nil), (.sample(2), "NEW")]))
        let text = diff.detailedJSON.text
        #expect(text.contains(#""changes":[{"field":"parent","before":"ODC-1","after":"NEW"}]"#), "\(text)")
        #expect(text.contains(#""parent":"off_000003""#), "\(text)")
    }
}
