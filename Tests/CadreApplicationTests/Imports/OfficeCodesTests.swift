import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

/// Goal: an office has one code, however a file writes its letters.
@Suite("Codes of offices are the same code in letters of either case")
struct OfficeCodesTests {
    /// A row of an office file as it is written.
    private func row(_ code: String, _ number: Int, under parent: String?, named name: String) -> IncomingRows {
        .offices([
            IncomingRow(row: 2, id: nil, key: code, reference: parent) { id, parent in
                let known = Office.sample(number)
                return Office(
                    id: id, code: code, name: name, type: known.type, country: known.country, post: known.post,
                    command: known.command, parent: parent.flatMap { ID($0) }, validity: known.validity
                )
            }
        ])
    }

    @Test("A row is of the office that the register has, and its parent too; the register keeps its spelling")
    func rows() async throws {
        let sample = try await ImportSample()
        let diff = try await sample.commit(row("odc-1", 1, under: "Odc-2", named: "Renamed"))
        #expect(diff.counts == [0, 1, 0, 0])
        #expect(diff.differences.first?.changeWords.contains("code") == false)
        let offices = await sample.service.keeper.snapshot.register.offices
        #expect(offices.map(\.code) == ["ODC-1", "ODC-2"] && offices.map(\.name) == ["Renamed", "Office 2"])
        #expect(offices[0].parent == offices[1].id)
        #expect(try await sample.diff(row("ODC-1", 1, under: "ODC-2", named: "Renamed")).counts == [0, 0, 1, 0])
    }

    @Test("A new office gets the one spelling, and two spellings in one command are one office")
    func new() async throws {
        let sample = try await ImportSample()
        let files = [row("odc-9", 9, under: nil, named: "Nine"), row("ODC-9", 9, under: nil, named: "Nine")]
        let diffs = try await sample.commit(files.enumerated().map { sample.file($1, name: "\($0).csv") })
        #expect(diffs.map(\.counts) == [[1, 0, 0, 0], [0, 0, 1, 0]])
        #expect(await sample.service.keeper.snapshot.register.offices.map(\.code) == ["ODC-1", "ODC-2", "ODC-9"])
    }

    @Test("A position names its office in letters of either case, and a row that cannot be read still names its office")
    func references() async throws {
        let sample = try await ImportSample()
        let diff = try await sample.diff(ImportSample.positions([(.sample(9), "odc-1")]))
        #expect(diff.counts == [1, 0, 0, 0])
        let file = sample.file(ImportSample.offices([(.sample(1), nil)]), unreadable: 1, naming: ["odc-2"])
        #expect(try await sample.diff([file])[0].count(.removed) == 0)
    }

    @Test("An office is found by its code in letters of either case")
    func found() async throws {
        let sample = try await ImportSample()
        let detail = try await sample.service.useCases.showOffice("odc-2", asOf: nil, for: .sample())
        #expect(detail.row.office.code == "ODC-2")
    }
}
