import CadreDomain
import CadreExchange
import CadreTestSupport
import Foundation
import Testing

@Suite("Training events: the real file", .enabled(if: TestTables.sharedData != nil, "The public data is absent."))
struct TrainingEventFileTests {
    private struct Enough: Error {}

    private func path(_ name: String) throws -> String {
        try #require(TestTables.sharedData) + "/training-events/" + name
    }

    @Test("The first 20,000 lines have partners and years, and their sources hold the published counts")
    func beginning() throws {
        var lines: [TrainingEventLine] = []
        #expect(throws: Enough.self) {
            try TrainingEventReader.read(
                path: path("fmtrpt_1999_2021_from_xml.tsv.gz"), tables: TestTables.tables
            ) { batch in
                lines += batch.lines
                if lines.count >= 20_000 { throw Enough() }
            }
        }
        #expect(lines.count == 20_000)
        #expect(lines.allSatisfy { $0.mapping != .unmapped })
        #expect(lines.allSatisfy { (1999...2001).contains($0.fiscalYear.year) })
        let published = try String(contentsOfFile: path("per_file_counts.tsv"), encoding: .utf8)
        let counts = Dictionary(grouping: lines) { "\($0.report)_\($0.region)" }.mapValues(\.count)
        for (source, count) in counts where source.hasPrefix("1999_2000") || source.hasPrefix("2000_2001") {
            #expect(published.contains("\t\(source)_fmtrpt_dedup.xml\t\(count)\n"), "\(source)")
        }
        #expect(lines.first?.costCents == 6_436_000)
    }

    @Test(
        "All 253,461 lines load, every source reconciles, and no spelling is unknown", .tags(.slow), .slow
    )
    func whole() throws {
        var rows = 0
        var last = 1
        let report = try TrainingEventReader.read(
            path: path("fmtrpt_1999_2021_from_xml.tsv.gz"), tables: TestTables.tables
        ) { batch in
            rows += batch.lines.count
            #expect(batch.lines.first?.row == last + 1)
            last = batch.lines.last?.row ?? 0
        }
        #expect(rows == 253_461)
        #expect(report.readCount == 253_461)
        #expect(report.loadedCount == 253_461)
        #expect(report.rejectedCount == 0)
        let counts = try FileBytes.read(path: path("per_file_counts.tsv"))
        let comparison = try TrainingEventReconciliation(countsFile: counts, sources: report.sources)
        #expect(comparison.isReconciled)
        #expect(comparison.rows.count == 135)
        #expect(report.spellings.filter { $0.mapping == .unmapped } == [])
        // Counted apart with another program: fields that hold no bare number, day or amount.
        #expect(report.columns.map(\.unreadableCount).prefix(2) == [63, 4_635])
        #expect(report.columns.map(\.emptyCount).prefix(4) == [1_000, 3_074, 29_124, 28_814])
    }
}
