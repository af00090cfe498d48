import Foundation
import Testing

/// The public reports themselves, where they are there; they are not part of the repository.
@Suite("Training events of the public reports")
struct TrainingEventsTests {
    static let file: String? = {
        let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let path = root.deletingLastPathComponent()
            .appending(path: "shared/data/training-events/fmtrpt_1999_2021_from_xml.tsv.gz").path(percentEncoded: false)
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }()

    @Test("What cannot be read is listed row by row as CSV and NDJSON, and shown with its first rows in words")
    func problems() async throws {
        let columns =
            "report_fy\tregion\tcountry_as_printed\tprogram\tcourse_title\tus_unit\tstudent_unit\tstart_date\t"
            + "end_date\tlocation\tquantity\ttotal_cost\tpage_number\n"
        let start = "2009_2010\tEurope\tAngola\tP\tC\t\t\t"
        let rows = (0..<12).map { "\(start)\t\t\t1\tabout \($0)\t1\n" }.joined()
        let rest = "\(start)May\t\t\t1\t1\t1\n2009_2010\tEurope\tAtlantis\tP\tC\t\t\t\t\t\t1\t1\t1\ntoo\tshort\n"
        let file = try Workspace.file("events.tsv", columns + rows + rest)
        let counts = try Workspace.file("counts.tsv", "a\tb\t2009_2010_Europe_fmtrpt_dedup.xml\t15\n")
        let directory = Workspace.freshPath("training-problems")
        func run(_ format: String) async throws -> Outcome {
            try await Executable.run(
                "import", "training-events", file, "--counts", counts, "--data", directory, "-o", format
            )
        }
        let text = try await run("csv").output
        #expect(text.hasPrefix("file,row,column,cause,found,allowed,fix,rejected\r\n"))
        let csv = text.csvRecords
        #expect(csv.count == 16)
        func expect(_ index: Int, _ values: [String]) {
            let names = ["file", "row", "column", "cause", "found", "rejected"]
            #expect(names.map { csv.count > index ? csv[index][$0] : nil } == values, "\(csv)")
        }
        expect(0, ["events.tsv", "2", "total_cost", "amount.unreadable", "about 0", "no"])
        expect(12, ["events.tsv", "14", "start_date", "date.unreadable", "May", "no"])
        expect(13, ["events.tsv", "16", "", "row.malformed", "too | short", "yes"])
        expect(14, ["events.tsv", "15", "country_as_printed", "partner.unmapped", "Atlantis", "no"])
        expect(15, ["2009_2010_Europe_fmtrpt_dedup.xml", "", "", "count.not-reconciled", "14 loaded", "no"])
        #expect(csv.allSatisfy { $0["fix"]?.isEmpty == false && $0["allowed"]?.isEmpty == false })
        let lines = try await run("ndjson").output.split(separator: "\n").map { try JSONValue(String($0)) }
        #expect(lines.map { $0["found"].text } == csv.map { $0["found"] })
        let table = try await run("table")
        #expect(table.status == 1)
        #expect(table.output.contains("12 x amount.unreadable in total_cost, a warning"), "\(table)")
        #expect(table.output.contains("row 2: found (about 0)"), "\(table)")
        #expect(table.output.contains("row 16: found (too | short)"), "\(table)")
        #expect(table.output.contains("2009_2010_Europe_fmtrpt_dedup.xml: 15 published, 14 loaded"), "\(table)")
        let account = try JSONValue(try await run("json").output)
        #expect(account["rejections"][0]["found"].text == "too | short")
        #expect(account["problems"].list.count == 14 && account["problems_left_out"].int == 0)
        #expect(account["differences"][0]["file"].text == "2009_2010_Europe_fmtrpt_dedup.xml")
    }

    @Test("Days far from the fiscal year and ends before starts are counted, and named by their rows, in every form")
    func doubtfulDays() async throws {
        let columns =
            "report_fy\tregion\tcountry_as_printed\tprogram\tcourse_title\tus_unit\tstudent_unit\tstart_date\t"
            + "end_date\tlocation\tquantity\ttotal_cost\n"
        let start = "2009_2010\tEurope\tAtlantis\tP\tC\t\t\t"
        let days = ["6/19/2009\t6/1/2009", "6/19/2209\t6/19/2209", "6/19/2010\t6/1/2009"]
        let file = try Workspace.file("doubts.tsv", columns + days.map { "\(start)\($0)\t\t1\t1\n" }.joined())
        let directory = Workspace.freshPath("training-doubts")
        func run(_ format: String) async throws -> String {
            try await Executable.run("import", "training-events", file, "--data", directory, "-o", format).output
        }
        let account = try JSONValue(try await run("json"))
        #expect(account["far_days"].int == 1 && account["reversed_days"].int == 2)
        let table = try await run("table")
        #expect(table.contains("1 x date.far in start_date, a warning; allowed: a day at most ten years"), "\(table)")
        #expect(table.contains("row 3: found (6/19/2209). Look the day up in the report; it is kept as printed."))
        #expect(table.contains("2 x date.reversed in end_date, a warning; allowed: an end on or after the start"))
        #expect(table.contains("row 4: found (6/1/2009, start 6/19/2010)."), "\(table)")
        #expect(table.contains("unmapped: Atlantis (3 lines, the first is row 2)"), "\(table)")
        let csv = try await run("csv").csvRecords
        let named = csv.map { "\($0["row"] ?? "") \($0["column"] ?? "") \($0["cause"] ?? "") \($0["found"] ?? "")" }
        #expect(
            named == [
                "2 end_date date.reversed 6/1/2009, start 6/19/2009", "3 start_date date.far 6/19/2209",
                "3 end_date date.far 6/19/2209", "4 end_date date.reversed 6/1/2009, start 6/19/2010",
                "2 country_as_printed partner.unmapped Atlantis",
            ])
        #expect(csv.allSatisfy { $0["rejected"] == "no" }, "\(csv)")
    }

    @Test("A file that holds no published counts is named itself, and makes no data directory")
    func badCounts() async throws {
        let columns = "report_fy\tregion\tcountry_as_printed\tprogram\tcourse_title\tus_unit\tstudent_unit\t"
        let more = "start_date\tend_date\tlocation\tquantity\ttotal_cost\tpage_number\n"
        let line = "2009_2010\tEurope\tAngola\tP\tC\t\t\t\t\t\t1\t1\t1\n"
        let file = try Workspace.file("lines.tsv", columns + more + line)
        let counts = try Workspace.file("published.tsv", "source\tcount\n2009_2010_Europe\t1\n")
        let directory = Workspace.freshPath("training-bad-counts")
        let bad = try await Executable.run(
            "import", "training-events", file, "--counts", counts, "--data", directory)
        #expect(bad.status == 2 && bad.errors.contains("(published.tsv)"), "\(bad)")
        #expect(!bad.errors.contains("lines.tsv") && !bad.errors.contains("header lacks"), "\(bad)")
        let empty = try Workspace.file("nothing.tsv", "")
        let none = try await Executable.run(
            "import", "training-events", file, "--counts", empty, "--data", directory)
        #expect(none.status == 2 && none.errors.contains("(nothing.tsv) file.empty"), "\(none)")
        #expect(none.errors.contains("source file and count") && !none.errors.contains("template"), "\(none)")
        let bare = try await Executable.run("import", "training-events", empty, "--data", directory)
        #expect(bare.status == 2 && bare.errors.contains("divided by tabs"), "\(bare)")
        #expect(!bare.errors.contains("template"), "\(bare)")
        #expect(!FileManager.default.fileExists(atPath: directory))
    }

    @Test("A file that was loaded without its published counts is reconciled when it comes again with them")
    func countsLater() async throws {
        let columns =
            "report_fy\tregion\tcountry_as_printed\tprogram\tcourse_title\tus_unit\tstudent_unit\tstart_date\t"
            + "end_date\tlocation\tquantity\ttotal_cost\tpage_number\n"
        let line = "2009_2010\tEurope\tAngola\tP\tC\t\t\t\t\t\t1\t1\t1\n"
        let file = try Workspace.file("later.tsv", columns + line + line)
        let right = try Workspace.file("right.tsv", "a\tb\t2009_2010_Europe_fmtrpt_dedup.xml\t2\n")
        let wrong = try Workspace.file("wrong.tsv", "a\tb\t2009_2010_Europe_fmtrpt_dedup.xml\t3\n")
        let directory = Workspace.freshPath("training-later")
        func run(_ more: String...) async throws -> (status: Int32?, note: String, account: JSONValue) {
            let outcome = try await Executable.run(
                ["import", "training-events", file, "--data", directory, "-o", "json"] + more)
            return (outcome.status, outcome.errors, try JSONValue(outcome.output))
        }
        let first = try await run()
        #expect(first.status == 0 && first.account["reconciled"].flag == nil)
        let second = try await run("--counts", right)
        #expect(second.status == 0 && second.account["reconciled"].flag == true)
        #expect(second.note.contains("no line was written, and its counts were reconciled"), "\(second.note)")
        for key in ["read", "loaded", "rejected", "sources"] { #expect(second.account[key] == first.account[key]) }
        let third = try await run("--counts", right)
        #expect(third.note.contains("nothing was written") && third.account == second.account)
        #expect(try await run().account == second.account)
        let fourth = try await run("--counts", wrong)
        #expect(fourth.status == 1 && fourth.account["reconciled"].flag == false)
        #expect(fourth.account["differences"][0]["published"].int == 3)
        let events = try await Executable.run("events", "--data", directory, "-o", "json").output
        #expect(events.components(separatedBy: "training-events.reconciled").count - 1 == 2, "\(events)")
    }

    @Test(
        "Every line is read and loaded, and every source file has its published count",
        .enabled("../shared/data/training-events is not there") { TrainingEventsTests.file != nil }
    )
    func load() async throws {
        let file = try #require(Self.file)
        let directory = Workspace.freshPath("training")
        let account = try await Executable.json("import", "training-events", file, "--data", directory)
        #expect(account["read"].int == 253_461)
        #expect(account["loaded"].int == 253_461)
        #expect(account["rejected"].int == 0)
        #expect(account["reconciled"].flag == true)
        #expect(account["differences"].list.isEmpty)
        #expect(account["unmapped"].list.allSatisfy { ($0["lines"].int ?? 0) > 0 && $0["partner"].text != nil })

        let again = try await Executable.run("import", "training-events", file, "--data", directory, "-o", "json")
        #expect(again.status == 0, "\(again)")
        #expect(try JSONValue(again.output) == account)
        #expect(again.errors.contains("nothing was written"))
        let country = try await Executable.json("countries", "show", "PHL", "--data", directory)
        let lines = country["training_demand"].list.compactMap { $0["lines"].int }.reduce(0, +)
        #expect(lines > 0)
    }
}
