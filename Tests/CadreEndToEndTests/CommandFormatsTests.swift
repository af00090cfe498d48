import Foundation
import Testing

/// Goal: every command obeys `-o`, whoever adds one.
///
/// Method: the executable names its own commands. Each has its arguments here, in an order in which every one finds
/// what it needs; each is run in every format that it says it takes, and what it wrote is read as that format. A
/// command that takes none has to refuse the option.
@Suite("Every command in every format")
struct CommandFormatsTests {
    /// Files that commands read; the same for all.
    private struct Files {
        let positions: String
        let renamed: String
        let events: String
        let instance: String

        init() throws {
            positions = try Workspace.file("positions.csv", SmallRegister.positions(4))
            renamed = try Workspace.file("renamed.csv", SmallRegister.positions(4, title: "Chief"))
            events = try Workspace.file(
                "events.tsv", TrainingLines.text(["2003_2004\tAfrica\tangola\tIMET, FY03\tSeminar"]))
            instance = try Workspace.instance
        }
    }

    /// A command with its arguments, and the exit codes that are right.
    private struct Call {
        let path: [String]
        let arguments: [String]
        let codes: Set<Int32>

        /// Reads a line; `DATA` stands for the data directory, the name of a file for it, `SLATE_2` for the second
        /// slate.
        init(_ line: String, _ words: [String: [String]]) {
            let parts = line.split(separator: " ").map(String.init)
            let count = parts.firstIndex(of: ":") ?? parts.count
            path = Array(parts[..<count])
            let rest = parts.dropFirst(count + 1)
            arguments = rest.filter { !$0.hasPrefix("=") }.flatMap { words[$0] ?? [$0] }
            let named = rest.filter { $0.hasPrefix("=") }.compactMap { Int32($0.dropFirst()) }
            codes = named.isEmpty ? [0] : Set(named)
        }
    }

    /// Every command that answers with data, in an order in which each finds what it needs.
    private static let calls = """
        import sniff : POSITIONS DATA
        import check : POSITIONS DATA
        import diff : POSITIONS DATA =1
        import commit : POSITIONS DATA
        change list : DATA
        change show : CHANGE_1 DATA
        change revert : CHANGE_1 --reason Asked. DATA
        import undo : CHANGE_1 --reason Asked. DATA
        import training-events : EVENTS DATA
        source new : hr --name HR --owner Services --steward Desk --cadence 30 --trust position=1 DATA
        source new : office-list --name List --owner Office --steward Chief --cadence 30 DATA
        source set : office-list --cadence 7 DATA
        import commit : POSITIONS --source hr DATA
        import diff : RENAMED --source office-list DATA =1
        import commit : RENAMED --source office-list DATA
        source list : DATA
        source show : hr DATA
        disagreement list : DATA
        disagreement show : position-pos_000004-title DATA
        disagreement decide : position-pos_000004-title --source office-list --reason Read. DATA
        positions list : DATA
        positions show : pos_000001 DATA
        positions set : pos_000001 post=Cebu --reason Asked. DATA
        positions set : --where country=PHL post=Manila --max-affected 10 DATA
        people list : DATA
        people show : per_9001 DATA
        people set : per_9001 available_from=2027-01-01 --dry-run DATA
        offices list : DATA
        offices show : ODC-PHL DATA
        offices set : ODC-PHL name=Renamed --from 2027-01-01 DATA
        countries list : DATA
        countries show : PHL DATA
        desk : DATA
        staffing gap : --limit 1 DATA
        staffing gap : --table waterfall DATA
        staffing projected : DATA
        staffing workforce : --by command DATA
        staffing gap-days : --limit 5 DATA
        staffing overlap-days : DATA
        quality show : DATA
        quality faults : --limit 3 DATA
        attest open : --quarter FY2027-Q1 --as planner DATA
        attest progress : DATA
        attest list : DATA
        offices attest : ODC-PHL --all --note pos_000001=Gone. --as chief DATA
        attest findings : DATA
        attest settle : pos_000001 --quarter FY2027-Q1 --reason Imported. --as officer DATA
        attest close : --as planner DATA
        slate solve : --from 2027-01-01 --to 2027-12-31 --as officer DATA
        slate list : DATA
        slate show : SLATE_1 DATA
        slate explain : SLATE_1 --position pos_000001 DATA
        slate why : SLATE_1 --person per_9001 DATA
        slate front : SLATE_1 --objectives fill,move-cost DATA
        slate whatif : SLATE_1 --force per_9001=pos_000001 DATA
        slate pin : SLATE_1 pos_000001=per_9001 --reason Asked. --as officer DATA
        slate exclude : SLATE_2 pos_000001=per_9002 --reason Asked. --as officer DATA
        slate diff : SLATE_1 SLATE_2 DATA =0 =1
        slate again : SLATE_3 --keep-points 5 --as officer DATA
        slate submit : SLATE_3 --expected-version 1 --as officer DATA
        slate publish : SLATE_3 --expected-version 2 --as officer-2 DATA
        run list : DATA
        run show : RUN_1 DATA
        run stop : RUN_1 --as officer DATA
        run replay : SLATE_3 DATA
        view save : /positions?status=vacant --name Empty DATA
        view list : DATA
        view show : Empty DATA
        view open : Empty DATA
        view change : Empty --shared DATA
        view subscribe : Empty DATA
        view alerts : DATA
        view acknowledge : DATA
        view unsubscribe : Empty DATA
        view delete : Empty DATA
        export write : /positions --to EXPORT DATA
        export verify : EXPORT
        events : DATA
        doctor : DATA
        solve : INSTANCE
        version :
        """

    private static func calls(_ files: Files, _ directory: String) -> [Call] {
        let words = [
            "DATA": ["--data", directory], "POSITIONS": [files.positions], "RENAMED": [files.renamed],
            "EVENTS": [files.events], "INSTANCE": [files.instance], "EXPORT": [directory + "/positions.csv"],
        ]
        return calls.split(separator: "\n").map { Call(String($0), words) }
    }

    /// A command that has no commands of its own, and the formats that it says it takes.
    private struct Leaf {
        let path: [String]
        let formats: [String]
    }

    private static func leaves(_ command: JSONValue, _ path: [String] = []) -> [Leaf] {
        let below = command["subcommands"].list.filter { $0["commandName"].text != "help" }
        guard below.isEmpty else { return below.flatMap { leaves($0, path + [$0["commandName"].text ?? ""]) } }
        let output = command["arguments"].list.first { argument in
            argument["names"].list.contains { $0["name"].text == "output" }
        }
        return [Leaf(path: path, formats: output?["allValues"].list.compactMap(\.text) ?? [])]
    }

    private static func leaves() async throws -> [Leaf] {
        leaves(try JSONValue(try await Executable.output("--experimental-dump-help"))["command"])
    }

    @Test("It writes what the format says", arguments: ["table", "json", "ndjson", "csv", "xlsx"])
    func obeyed(format: String) async throws {
        let directory = try await SmallRegister.directory(positionCount: 3, personCount: 3)
        let calls = Self.calls(try Files(), directory)
        for leaf in try await Self.leaves() where leaf.formats.contains(format) {
            #expect(calls.contains { $0.path == leaf.path }, "\(leaf.path) has no arguments in this test")
        }
        var (slates, runs, changes): ([String], [String], [String]) = ([], [], [])
        for call in calls {
            let arguments = call.arguments.map { word in
                let known =
                    word.hasPrefix("SLATE_")
                    ? slates : word.hasPrefix("RUN_") ? runs : word.hasPrefix("CHANGE_") ? changes : [word]
                return known.dropFirst(known == [word] ? 0 : (Int(word.suffix(1)) ?? 1) - 1).first ?? word
            }
            // A workbook is no text, so it goes to a file of its own.
            let path = format == "xlsx" ? Workspace.freshPath("answer") : nil
            if let path { try Data().write(to: URL(filePath: path)) }
            let outcome = try await Executable.run(
                call.path + arguments + ["-o", format], standardOutput: path, standardError: nil)
            if call.path[0] == "slate" {
                let list = try await Executable.json("slate", "list", "--data", directory)["rows"].list
                slates = list.compactMap { $0["id"].text }.sorted()
                let asked = try await Executable.json("run", "list", "--data", directory)["rows"].list
                runs = asked.compactMap { $0["id"].text }.sorted()
            }
            if ["import", "change"].contains(call.path[0]) {
                // The newest comes first.
                let list = try await Executable.json("change", "list", "--data", directory)["rows"].list
                changes = list.compactMap { $0["id"].text }
            }
            let name = "\(call.path) -o \(format): \(outcome)"
            #expect(outcome.status.map(call.codes.contains) == true, "\(name)")
            switch format {
            case "json": #expect(throws: Never.self, "\(name)") { try JSONValue(outcome.output) }
            case "ndjson":
                for line in outcome.output.split(separator: "\n") {
                    #expect(line.hasPrefix("{") && (try? JSONValue(String(line))) != nil, "\(name)")
                }
            case "xlsx":
                let bytes = try Data(contentsOf: URL(filePath: path ?? ""))
                #expect(bytes.starts(with: Array("PK".utf8)), "\(name)")
            case "csv":
                let counts = Set(Self.fieldCounts(outcome.output))
                #expect(counts.count == 1 && !outcome.output.hasPrefix("{"), "\(name)")
                #expect(outcome.output.prefixMatch(of: /[A-Za-z0-9_]+(,[A-Za-z0-9_]+)*\r\n/) != nil, "\(name)")
            default:
                #expect(!outcome.output.isEmpty && (try? JSONValue(outcome.output)) == nil, "\(name)")
                #expect(outcome.output.hasSuffix("\n"), "\(name)")
            }
        }
    }

    @Test("Every command that answers with data takes all five; the others refuse the option with 2 and a sentence")
    func refused() async throws {
        let leaves = try await Self.leaves()
        #expect(leaves.count > 30)
        for leaf in leaves {
            if leaf.formats.isEmpty {
                let outcome = try await Executable.run(leaf.path + ["-o", "json"])
                #expect(outcome.status == 2 && outcome.output.isEmpty && !outcome.errors.isEmpty, "\(leaf.path)")
            } else {
                #expect(leaf.formats == ["table", "json", "ndjson", "csv", "xlsx"], "\(leaf.path)")
                let outcome = try await Executable.run(leaf.path + ["-o", "pdf"])
                #expect(outcome.status == 2 && outcome.errors.contains("pdf"), "\(leaf.path)")
            }
        }
    }

    @Test("The journal is lines unless told otherwise, and the same entries in every format")
    func events() async throws {
        let directory = try await SmallRegister.directory(positionCount: 3)
        let lines = try await Executable.output("events", "--data", directory)
        #expect(try await Executable.output("events", "--data", directory, "-o", "ndjson") == lines)
        let count = lines.split(separator: "\n").count
        let json = try await Executable.json("events", "--data", directory, "--after", "2")
        #expect(json["total"].int == count - 2 && json["rows"].list.count == count - 2)
        #expect(json["rows"][0]["index"].int == 3 && json["last"].int == count)
        let csv = try await Executable.output("events", "--data", directory, "-o", "csv", "--limit", "2").csvRows
        let header =
            "index,at,actor,role,action,object_kind,object_id,request_id,position,person,office,before,after,what"
        #expect(csv.count == 3 && csv[0] == header)
        let none = try await Executable.run("events", "--data", directory, "--limit", "0")
        #expect(none.status == 2 && none.output.isEmpty, "\(none)")
    }

    @Test("A table says how many of its rows are written, by their noun where it is named for them")
    func counts() async throws {
        let directory = try await SmallRegister.directory(positionCount: 3, personCount: 3)
        for (arguments, told) in [
            (["positions", "list"], "3 of 3 positions on "), (["people", "list"], "3 of 3 people on "),
            (["offices", "show", "ODC-PHL", "--table", "positions"], "3 of 3 positions on "),
            (["offices", "show", "ODC-PHL", "--table", "strip"], " rows on "),
            (["people", "show", "per_9001", "--table", "history"], " rows on "),
            (["staffing", "gap", "--table", "waterfall"], "8 of 8 rows on "),
        ] {
            let outcome = try await Executable.run(arguments + ["--data", directory])
            #expect(outcome.status == 0 && outcome.errors.contains(told), "\(arguments): \(outcome)")
        }
        let steps = try await Executable.json("staffing", "gap", "--data", directory)["waterfall"].list
        let rows = try await Executable.json(
            "staffing", "gap", "--data", directory, "--table", "waterfall", "--sort", "-left", "--limit", "2")
        #expect(rows["total"].int == steps.count && rows["rows"].list.count == 2)
        #expect(rows["rows"][0]["step"].text == steps[0]["step"].text)
        let unknown = try await Executable.run(["staffing", "gap", "--table", "steps", "--data", directory])
        #expect(unknown.status == 2 && unknown.errors.contains("staffing, waterfall"), "\(unknown)")
    }

    @Test("Filters by shares, figures by name and a limit are obeyed")
    func options() async throws {
        let directory = try await DemoDirectory.shared()
        let low = try await Executable.json("offices", "list", "--data", directory, "--where", "fill__lt=80")
        let all = try await Executable.json("offices", "list", "--data", directory)["rows"].list
        let wanted = all.filter { $0["fill"].text.flatMap(Double.init).map { $0 < 80 } == true }
        #expect(!wanted.isEmpty && wanted.count < all.count)
        #expect(low["total"].int == wanted.count)
        #expect(Set(low["rows"].list.compactMap { $0["code"].text }) == Set(wanted.compactMap { $0["code"].text }))
        let gap = try await Executable.json("staffing", "gap", "--data", directory, "--fields", "fill", "--limit", "2")
        #expect(gap["rows"].list.count == 2 && (gap["total"].int ?? 0) > 2)
        #expect(gap["rows"][0]["fill"].text != nil && gap["rows"][0]["vacant"] == gap["rows"][0]["none"])
        let sorted = try await Executable.json(
            "staffing", "gap", "--data", directory, "--sort", "-vacant", "--limit", "2")
        let further = try await Executable.json(
            "staffing", "gap", "--data", directory, "--sort", "-vacant", "--limit", "1", "--cursor",
            try #require(
                try await Executable.json(
                    "staffing", "gap", "--data", directory, "--sort", "-vacant", "--limit", "1")["next"].text))
        #expect(further["rows"][0]["command"] == sorted["rows"][1]["command"])
        for (arguments, word) in [
            (["staffing", "gap", "--sort", "fil"], "fill"), (["offices", "list", "--where", "limit=3"], "limit"),
        ] {
            let outcome = try await Executable.run(arguments + ["--data", directory])
            #expect(outcome.status == 2 && outcome.errors.contains(word), "\(outcome)")
        }
    }

    /// How many fields every record of CSV has.
    private static func fieldCounts(_ text: String) -> [Int] {
        var (counts, fields, isQuoted): ([Int], Int, Bool) = ([], 1, false)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ",") where !isQuoted: fields += 1
            case UInt8(ascii: "\n") where !isQuoted:
                counts.append(fields)
                fields = 1
            default: break
            }
        }
        return counts
    }
}

/// Lines of training reports, small enough to write in all.
enum TrainingLines {
    private static let header =
        "report_fy\tregion\tcountry_as_printed\tprogram\tcourse_title\tus_unit\tstudent_unit\tstart_date\tend_date\t"
        + "location\tquantity\ttotal_cost\tpage_number"

    /// A file of these lines; what a line leaves out at its end is empty.
    static func text(_ lines: [String]) -> String {
        let count = header.split(separator: "\t").count
        let whole = lines.map { line in
            line + String(repeating: "\t", count: max(0, count - line.split(separator: "\t").count))
        }
        return ([header] + whole).map { $0 + "\n" }.joined()
    }
}

extension Workspace {
    /// An assignment problem of two rows and two columns, whose best answer is worth 7.
    static var instance: String {
        get throws {
            try words(
                [0x4641_5453, 1, 2, 2, 3, 0, 1, 5] + Array(repeating: 0, count: 8) + [0, 2, 3, 0, 1, 0, 5, 4, 3])
        }
    }

    /// Side constraints of that problem that an answer keeps to.
    static var constraints: String {
        get throws { try words([0, 1, 10, 1] + [0, 0] + [0, 0] + [0, 10, 0] + [2]) }
    }

    private static func words(_ words: [UInt32]) throws -> String {
        let folder = freshPath("instance")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = folder + "/words.bin"
        try words.map(\.littleEndian).withUnsafeBytes { try Data($0).write(to: URL(filePath: path)) }
        return path
    }
}
