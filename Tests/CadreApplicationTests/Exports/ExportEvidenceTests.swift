import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("Evidence of an export")
struct ExportEvidenceTests {
    private func evidence(_ file: String = "a\r\n1\r\n", sample: String? = nil) throws -> ExportEvidence {
        let caller = Caller(actor: "Dana", role: .planner, scope: .global, requestID: "r")
        return ExportEvidence(
            query: "/positions.csv?as_of=2026-11-01",
            rows: ExportedRows(asOf: SampleDay.today, journalIndex: 12, count: 1, sample: sample),
            exportedAt: Timestamp(startOf: SampleDay.today), by: "Dana", reader: ExportReader(caller), version: "1.2.3",
            file: Array(file.utf8)
        )
    }

    @Test("It is read back from its names and values, and from nothing less")
    func readBack() throws {
        for sample in [nil, "1 of 2, drawn with seed 3"] {
            let made = try evidence(sample: sample)
            #expect(ExportEvidence(made.pairs) == made)
            for name in made.pairs.map(\.name) where name != "sample" {
                #expect(ExportEvidence(made.pairs.filter { $0.name != name }) == nil, "\(name)")
            }
        }
        // The digest is that of the standard: printf 'a\r\n1\r\n' | sha256sum.
        #expect(try evidence().digest == "64c0dea2e1c321cbbcbf78285b8704a51abbc6b0be3117c8c3208ac6082a3284")
    }

    @Test("In a file it stands at the end, and the rows before it are as they were")
    func inFiles() throws {
        let made = try evidence()
        let lines = String(decoding: made.csvLines, as: UTF8.self).split(separator: "\r\n")
        #expect(lines.first == "# cadre-export: 1" && lines.count == made.pairs.count + 1)
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("# ") && $0.contains(": ") })
        let object = String(decoding: made.jsonObject(Array("{\"rows\":[{\"a\":1}]}\n".utf8)), as: UTF8.self)
        #expect(object == "{\"rows\":[{\"a\":1}],\"evidence\":\(made.json.text)}\n")
        #expect(String(decoding: made.jsonLine, as: UTF8.self) == "{\"evidence\":\(made.json.text)}\n")
    }

    @Test("An address has one way to be written, whatever the order of its keys")
    func canonical() {
        let items = [
            QueryItem("q", "a b"), QueryItem("country", "THA"), QueryItem("country", "PHL"), QueryItem("x", ""),
        ]
        let day = SampleDay.day("2027-10-01")
        let text = "/positions.csv?as_of=2027-10-01&country=PHL&country=THA&q=a%20b"
        #expect(Address.canonical("/positions.csv", items, on: day).text == text)
        let turned = items.reversed() + [QueryItem("as_of", "2020-01-01"), QueryItem("evidence", "1")]
        #expect(Address.canonical("/positions.csv", turned, on: day).text == text)
    }

    @Test("A reader is written and read again in every scope, with what everybody may read where that adds something")
    func readers() throws {
        let scopes: [Caller.Scope] = [
            .global, .command(try #require(CommandCode("EUCOM"))), .country(try #require(CountryCode("PHL"))),
            .ownRecord(try #require(ID<Person>("per_000001"))),
        ]
        for scope in scopes {
            for visitor in [nil, Caller.Visitor(role: .inspector, scope: .global)] {
                let caller = Caller(actor: "a", role: .planner, scope: scope, requestID: "r", visitor: visitor)
                let reader = ExportReader(caller)
                #expect(ExportReader(reader.description) == reader)
                #expect(ExportReader(reader.caller(named: "b", requestID: "s")) == reader)
            }
        }
        for text in ["", "planner", "boss global", "planner command:", "planner global,", "planner global x"] {
            #expect(ExportReader(text) == nil, "\(text)")
        }
    }
}
