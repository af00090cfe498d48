import CadreDomain
import CadreExchange
import Foundation
import Testing

@Suite("Training events: a small file")
struct TrainingEventReaderTests {
    private static let header = """
        report_fy\tregion\tcountry_as_printed\tprogram\tcourse_title\tus_unit\tstudent_unit\tstart_date\tend_date\t\
        location\tquantity\ttotal_cost\tpage_number

        """

    private func read(
        _ bytes: [UInt8], limits: ImportLimits = .standard
    ) throws -> (TrainingEventReport, [TrainingEventLine]) {
        var lines: [TrainingEventLine] = []
        let report = try TrainingEventReader.read(bytes: bytes, tables: TestTables.tables, limits: limits) {
            lines += $0.lines
        }
        return (report, lines)
    }

    private func read(_ rows: String) throws -> (TrainingEventReport, [TrainingEventLine]) {
        try read(Array((Self.header + rows).utf8))
    }

    @Test("A line carries what is printed and what it means")
    func line() throws {
        let (report, lines) = try read(
            "2003_2004\tAfrica\tangola\tIMET, FY03\t\"SEMINAR "
                + "\"\"A\"\"\"\tUS\tTheirs\t10/21/2002\t1/2/03\tHere\t4\t$64,360\t7\n"
        )
        let line = try #require(lines.first)
        #expect(line.row == 2)
        #expect(line.partnerAsPrinted == "angola")
        #expect(line.partner?.rawValue == "AGO")
        #expect(line.mapping == .mapped)
        #expect(line.courseTitle == "SEMINAR \"A\"")
        #expect(line.fiscalYear.year == 2003)
        #expect(line.isFiscalYearPrinted)
        #expect(line.start == Day("2002-10-21"))
        #expect(line.end == Day("2003-01-02"))
        #expect(line.quantity == 4)
        #expect(line.costCents == 6_436_000)
        #expect(report.readCount == 1)
        #expect(report.sources.map(\.lineCount) == [1])
    }

    @Test("What cannot be read is nil and reported with its row; the line is kept")
    func unreadable() throws {
        let (report, lines) = try read(
            """
            2009_2010\tEurope\tAngola\tP - FY 2009\tC\t\t\t6/19/2009\t6/1/2009\t\t1 Garmisch,\t11579  3/27/2009\t21
            2009_2010\tEurope\tAtlantis\tP\tC\t\t\t\t6/19/2207\t\t\t$\tii
            2009_2010\tEurope\tPhillipines\tP\tC\t\t\t\t\t\t\t\t

            """
        )
        #expect(lines.count == 3)
        #expect(lines[0].quantity == nil)
        #expect(lines[0].costCents == nil)
        #expect(report.columns.map(\.name) == ["quantity", "total_cost", "start_date", "end_date"])
        #expect(report.columns.map(\.unreadableCount) == [1, 2, 0, 0])
        #expect(report.columns.map(\.emptyCount) == [2, 1, 2, 1])
        #expect(report.columns[1].samples.map(\.row) == [2, 3])
        #expect(report.columns[1].samples.map(\.text) == ["11579  3/27/2009", "$"])
        #expect(report.yearFromReportCount == 2)
        #expect(lines[1].fiscalYear.year == 2009)
        #expect(!lines[1].isFiscalYearPrinted)
        #expect(report.reversedDayCount == 1)
        #expect(report.farDayCount == 1)
        #expect(report.spellings.map(\.partner) == ["Atlantis", "Phillipines"])
        #expect(report.spellings.map(\.suggestions) == [[], ["PHL (Philippines)"]])
        #expect(report.unmappedLineCount == 2)
        #expect(lines[1].partner == nil)
        #expect(report.spellings.map(\.firstRow) == [3, 4])
        #expect(report.problems.map(\.row) == [2, 2, 2, 3, 3])
        #expect(report.problems.map(\.column) == ["end_date", "quantity", "total_cost", "end_date", "total_cost"])
        #expect(
            report.problems.map(\.cause)
                == [.dayReversed, .numberUnreadable, .amountUnreadable, .dayFar, .amountUnreadable]
        )
        #expect(
            report.problems.map(\.found)
                == ["6/1/2009, start 6/19/2009", "1 Garmisch,", "11579  3/27/2009", "6/19/2207", "$"])
        #expect(report.unlistedProblemCount == 0)
    }

    @Test("Every problem is listed, far beyond the samples, and what stands beyond the limit is counted")
    func manyProblems() throws {
        let line = "2009_2010\tEurope\tAngola\tP\tC\t\t\tMay\t\t\t1\t1\t1\n"
        let count = 50_003
        let (report, lines) = try read(String(repeating: line, count: count))
        #expect(lines.count == count)
        #expect(report.problems.count == 50_000)
        #expect(report.unlistedProblemCount == 3)
        #expect(report.problems.map(\.row) == Array(2..<50_002))
        #expect(report.problems.allSatisfy { $0.found == "May" && $0.column == "start_date" })
        #expect(report.columns[2].samples.count == 10)
    }

    @Test("A long text is cut where it is listed, and its control characters are shown")
    func longProblem() throws {
        let long = String(repeating: "x", count: 300)
        let (report, _) = try read(
            "2009_2010\tEurope\tAngola\tP\tC\t\t\t\u{1B}[2J\t\(long)\t\t1\t1\t1\n"
        )
        let found = report.problems.map(\.found)
        #expect(found.count == 2 && found[1] == String(repeating: "x", count: 200) + "\u{2026}")
        #expect(!found[0].contains("\u{1B}") && found[0].contains("[2J"))
    }

    @Test("Identical lines are all kept, and every line is loaded or rejected with its row")
    func identical() throws {
        let line = "2009_2010\tEurope\tAngola\tP\tC\t\t\t\t\t\t1\t1\t1\n"
        let (report, lines) = try read(
            line + line + "too\tshort\n" + "x" + line + "2009_2010\tE\t\"A\"x\tP\tC\t\t\t\t\t\t1\t1\t1\n\n" + line
        )
        #expect(lines.map(\.row) == [2, 3, 8])
        #expect(report.readCount == 6)
        #expect(report.loadedCount == 3)
        #expect(report.rejectedCount == 3)
        #expect(report.rejections.map(\.row) == [4, 5, 6])
        #expect(report.rejections.map(\.cause) == [.malformed, .yearMissing, .malformed])
        let found = report.rejections.map(\.found)
        #expect(found[0] == "too | short" && found[1] == "P, report x2009_2010")
        #expect(found[2].hasPrefix("2009_2010 | E | "))
        #expect(report.problems.map(\.found) == found)
        #expect(report.problems.allSatisfy { $0.cause.isRejecting })
    }

    @Test("A line that is no UTF-8 is rejected by name")
    func notText() throws {
        var bytes = Array((Self.header + "2009_2010\tEurope\tAngola\tP\t#\t\t\t\t\t\t1\t1\t1\n").utf8)
        bytes = bytes.map { $0 == UInt8(ascii: "#") ? 0xFF : $0 }
        let (report, lines) = try read(bytes)
        #expect(lines.isEmpty)
        #expect(report.rejections.map(\.cause) == [.notText])
        #expect(report.problems.map(\.column) == ["course_title"])
        #expect(report.problems.map(\.found) == ["\u{FFFD}"])
    }

    @Test("A packed file is unpacked, also in two members; a damaged or cut one is refused")
    func packed() throws {
        let packed = [UInt8](try #require(Data(base64Encoded: Self.packedFile)))
        #expect(try read(packed).1.map(\.costCents) == [6_436_000])
        let (report, lines) = try read(packed + packed)
        #expect(lines.map(\.row) == [2, 4])
        #expect(report.rejections.map(\.row) == [3])
        for count in [1, 9, packed.count - 12] {
            let reason = "it ends too early, after \(packed.count - count) bytes"
            #expect(throws: UnreadableFile.packedDataDamaged(reason: reason)) {
                try read(Array(packed.dropLast(count)))
            }
        }
        let reason = "what follows its end at byte \(packed.count) is not packed"
        #expect(throws: UnreadableFile.packedDataDamaged(reason: reason)) { try read(packed + Array("garbage".utf8)) }
        for place in 10..<packed.count {
            var damaged = packed
            damaged[place] ^= 0x10
            do {
                // Some bits are only padding; the check of what was unpacked holds then.
                #expect(try read(damaged).1.map(\.costCents) == [6_436_000], "byte \(place)")
            } catch let error as UnreadableFile {
                #expect(error.code == "file.packed-data-damaged", "byte \(place): \(error.message)")
            }
        }
        var damaged = packed
        damaged[damaged.count - 6] ^= 1
        let checked = "incorrect data check, at byte \(packed.count - 4)"
        #expect(throws: UnreadableFile.packedDataDamaged(reason: checked)) { try read(damaged) }
    }

    @Test("A sound packed file whose rows cannot be read is refused for its rows, and a workbook by its name")
    func packedOther() {
        #expect(throws: UnreadableFile.columnsMissing(["quantity"])) {
            try read(Gzip.packed(Array(Self.header.replacing("quantity", with: "count").utf8)))
        }
        let workbook: [UInt8] = [0x50, 0x4B, 3, 4] + Array("xl/workbook.xml".utf8)
        for bytes in [workbook, Gzip.packed(workbook)] {
            let error = #expect(throws: UnreadableFile.self) { try read(bytes) }
            #expect(error?.code == "file.not-text")
        }
    }

    @Test("A file without lines or of another kind is refused, and so is one beyond a limit")
    func refused() throws {
        #expect(throws: UnreadableFile.empty) { try read([]) }
        #expect(throws: UnreadableFile.columnsMissing(["quantity"])) {
            try read(Array(Self.header.replacing("quantity", with: "count").utf8))
        }
        #expect(throws: UnreadableFile.tooLarge(byteCountMax: 10)) {
            try read(Array(Self.header.utf8), limits: ImportLimits(byteCountMax: 10))
        }
        #expect(throws: UnreadableFile.self) {
            try TrainingEventReader.read(path: "/nowhere/x.tsv", tables: TestTables.tables) { _ in }
        }
    }

    @Test("Mutated files never crash, packed or not, and their counts reconcile")
    func mutations() throws {
        var generator = SeededGenerator(seed: 31)
        let line = "2009_2010\tEurope\tAngola\tP, FY 09\t\"C \"\"x\"\"\"\tU\tS\t1/2/2009\t1/3/09\tL\t1\t$1,000\t1\r\n"
        let plain = Array((Self.header + String(repeating: line, count: 5)).utf8)
        let packed = [UInt8](try #require(Data(base64Encoded: Self.packedFile)))
        for round in 0..<1_500 {
            var bytes = round.isMultiple(of: 3) ? packed : plain
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: place)
                default: bytes.insert(Array("\t\"\r\n$,/".utf8).randomElement(using: &generator)!, at: place)
                }
            }
            do {
                let (report, lines) = try read(bytes)
                #expect(report.readCount == report.loadedCount + report.rejectedCount, "round \(round)")
                #expect(report.loadedCount == lines.count, "round \(round)")
            } catch let error as UnreadableFile {
                #expect(UnreadableFile.codes.contains(error.code))
            }
        }
    }

    @Test("Counts are compared source by source, and a difference is named")
    func reconciliation() throws {
        let (report, _) = try read(
            "2009_2010\tEurope\tAngola\tP\tC\t\t\t\t\t\t1\t1\t1\n2009_2010\tAfrica\tAngola\tP\tC\t\t\t\t\t\t1\t1\t1\n"
        )
        let counts = """
            fmtrpt_2009_2010\t2024\t2009_2010_Europe_fmtrpt_dedup.xml\t1
            fmtrpt_2009_2010\t2024\t2009_2010_Near_East_fmtrpt_dedup.xml\t3

            """
        let comparison = try TrainingEventReconciliation(countsFile: Array(counts.utf8), sources: report.sources)
        #expect(!comparison.isReconciled)
        #expect(comparison.differences.map(\.source) == ["2009_2010_Near_East", "2009_2010_Africa"])
        #expect(comparison.differences.first?.sourceFile == "2009_2010_Near_East_fmtrpt_dedup.xml")
        #expect(comparison.differences.map(\.expectedCount) == [3, nil])
        #expect(comparison.differences.map(\.loadedCount) == [0, 1])
        #expect(throws: UnreadableFile.self) {
            try TrainingEventReconciliation(countsFile: Array("a\tb\n".utf8), sources: report.sources)
        }
    }

    /// A header and one line, packed.
    private static let packedFile = """
        H4sIAAAAAAACAzWMsQqDQBBE6xX8B4uUFpqIYCmB/IBVqmWjqxzo3mVvr/DvowmZaobHPOXg1XDeQXlxXmD0SUx3pIhBnRhPENQvStuJNDKas5U\
        hRUziDKKlicX+gw7ZRMbAMv3K6key0/xOJMd3B/NGK44+GgRaGCVtL9Y8q7uuw2tVVdDP6kbCGnpZ/ErQ34ehLB7P4mADb05I4ZsGL\
        m1T3toK8uwD\
        PaX3Q8sAAAA=
        """
}
