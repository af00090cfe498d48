import Foundation
import Testing

@Suite("Solving an instance file")
struct SolveTests {
    @Test("Writes the proven answer as one JSON object with its keys", arguments: [["--json"], ["-o", "json"]])
    func json(option: [String]) async throws {
        let outcome = try await Executable.run(["solve", try Self.file(Self.small)] + option)
        #expect(outcome.status == 0, "\(outcome)")
        let keys = outcome.output.matches(of: /"(\w+)":/).map { String($0.output.1) }
        #expect(
            keys == [
                "objective", "matched", "readSeconds", "buildSeconds", "solveSeconds", "solveCpuSeconds", "bound",
                "gap", "peakBytes", "certificate",
            ]
        )
        let answer = try JSONValue(outcome.output)
        #expect(answer["objective"].int == 7)
        #expect(answer["matched"].int == 2)
        #expect(answer["bound"].int == 7)
        #expect(answer["gap"].int == 0)
        #expect(answer["certificate"].text == "valid")
        #expect((answer["peakBytes"].int ?? 0) > 1 << 20)
    }

    @Test("Writes the same for people and as CSV")
    func text() async throws {
        let file = try Self.file(Self.small)
        let table = try await Executable.output("solve", file)
        #expect(table.contains(/objective +7\n/) && table.contains(/certificate +valid\n/))
        #expect(table.contains("2 of 2 rows"))
        let rows = try await Executable.output("solve", file, "-o", "csv").csvRows
        #expect(rows.count == 2 && rows[0].hasPrefix("objective,matched,") && rows[1].hasPrefix("7,2,"))
    }

    @Test(
        "A file that breaks its format ends with 1, says where and what to do, and nothing is written",
        arguments: [
            (19, 1, "row 0, byte 80", "Keep one"), (20, 2, "row 0, byte 80", "Correct the column"),
            (23, 0, "row 0, byte 92", "Leave a pair"), (24, 6, "row 1, byte 96", "Leave a pair"),
            (4, 3_000_000_000, "is 100;", "Write the file again"), (3, 2_000_000_000, "byte 12", "Correct the header"),
            (0, 7, "byte 0", "right kind"),
        ]
    )
    func invalid(index: Int, value: Int, place: String, fix: String) async throws {
        var words = Self.small
        words[index] = value
        let file = try Self.file(words)
        let outcome = try await Executable.run("solve", file, "--json")
        #expect(outcome.status == 1, "\(outcome)")
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains("instance.invalid"))
        #expect(outcome.errors.contains(place) && outcome.errors.contains(fix), "\(outcome)")
        let folder = URL(filePath: file).deletingLastPathComponent().path
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["instance.bin"])
    }

    @Test("A file that is not there ends with 2")
    func noFile() async throws {
        let outcome = try await Executable.run("solve", "/nowhere/instance.bin")
        #expect(outcome.status == 2, "\(outcome)")
        #expect(outcome.errors.contains("file.unreadable"))
    }

    @Test("Where not every row can be matched though it has to be, names the rows and ends with 1")
    func infeasible() async throws {
        // Two rows that both fit column 0 only.
        let words = Self.header(rows: 2, columns: 2, pairs: 2, mode: 0) + [0, 1, 2, 0, 0, 5, 4]
        let outcome = try await Executable.run("solve", try Self.file(words), "--json")
        #expect(outcome.status == 1, "\(outcome)")
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains("instance.infeasible"))
        #expect(
            outcome.errors.contains(
                "The 2 rows (0, 1) have pairs with column 0 only, so one of them cannot be matched."
            ),
            "\(outcome)"
        )
        // Three rows, none of which fits column 2.
        let three =
            Self.header(rows: 3, columns: 3, pairs: 6, mode: 0) + [0, 2, 4, 6, 0, 1, 0, 1, 0, 1, 5, 4, 3, 5, 4, 3]
        let columns = try await Executable.run("solve", try Self.file(three))
        #expect(columns.errors.contains("The 3 rows (0, 1, 2) have pairs with the 2 columns 0, 1 only"), "\(columns)")
        let empty = Self.header(rows: 2, columns: 2, pairs: 1, mode: 0) + [0, 0, 1, 0, 5]
        let row = try await Executable.run("solve", try Self.file(empty))
        #expect(row.status == 1 && row.errors.contains("Row 0 has no pair, so it cannot be matched."), "\(row)")
        #expect(row.errors.contains("Add pairs for this row, or write mode 1"), "\(row)")
        #expect(columns.errors.contains("Add pairs for one of these rows, or write mode 1"), "\(columns)")
    }

    @Test("Where every row has to be matched, the product of rows and the largest weight of a pair has a limit")
    func tooLarge() async throws {
        // 2^20 rows with 2^31 - 1 in the header: what counts is the largest weight that a pair has.
        let rowCount = 1 << 20
        // 2^20 + 1 times this is above 2^51 by 2^20 - 2^11 + 1, and by one less it would be below.
        let largest = 1 << 31 - 1 << 11 + 1
        let head = Self.header(rows: rowCount, columns: rowCount, pairs: rowCount, mode: 0, weightMax: 2_147_483_647)
        let weights = Array(repeating: 1, count: rowCount - 1) + [largest]
        let file = try Self.file(head + (0...rowCount) + (0..<rowCount) + weights)
        let refused = try await Executable.run("solve", file)
        #expect(refused.status == 1 && refused.errors.contains("instance.invalid"), "\(refused)")
        #expect(
            refused.errors.contains("\(rowCount) rows with weights up to \(largest) are too much for mode 0"),
            "\(refused)"
        )
        let limit = "\(rowCount + 1), one more than the rows, times \(largest) is above \(1 << 51)"
        #expect(refused.errors.contains(limit), "\(refused)")
    }

    @Test("Two output formats at once are refused")
    func twoFormats() async throws {
        let file = try Self.file(Self.small)
        let outcome = try await Executable.run("solve", file, "--json", "-o", "csv")
        #expect(outcome.status == 2 && outcome.output.isEmpty, "\(outcome)")
        #expect(
            outcome.errors.contains("usage.bad") && outcome.errors.contains("--json and --output csv"), "\(outcome)")
        #expect(try await Executable.json("solve", file, "-o", "json")["objective"].int == 7)
    }

    @Test("Of rules that contradict each other beside others that do too, says that one alone is not enough")
    func twoConflicts() async throws {
        let words =
            Self.header(rows: 2, columns: 4, pairs: 8, mode: 1)
            + [0, 4, 8] + [0, 1, 2, 3, 0, 1, 2, 3] + [5, 4, 3, 2, 2, 3, 4, 5]
        // Two offices of two columns each, and a minimum of three in both.
        let file = try Self.file(words)
        func side(_ minimums: [Int]) throws -> String {
            try Self.file([0, 2, 10, 1] + [0, 0, 0, 0] + [0, 0, 1, 1] + Array(repeating: 0, count: 8) + minimums)
        }
        let both = try await Executable.run("solve", file, "--constraints", try side([3, 3]))
        #expect(both.status == 1, "\(both)")
        #expect(both.errors.contains("(not enough by itself: other rules contradict each other too)"), "\(both)")
        #expect(both.errors.contains("and solve again, which names the others."), "\(both)")
        let one = try await Executable.run("solve", file, "--constraints", try side([3, 0]))
        #expect(one.status == 1 && one.errors.contains("the minimum of office 0 (with 2: 8)"), "\(one)")
        #expect(!one.errors.contains("not enough") && !one.errors.contains("solve again"), "\(one)")
    }

    @Test("Stopped while it names rules that contradict each other, says that the list may be longer than necessary")
    func stoppedWhileNaming() async throws {
        // One row, and two offices that each want it.
        let file = try Self.file(Self.header(rows: 1, columns: 2, pairs: 2, mode: 1) + [0, 2] + [0, 1] + [5, 4])
        let side = try Self.file([0, 2, 10, 1] + [0, 0] + [0, 1] + [0, 0] + [1, 1])
        let both = "the minimum of office 0 (with 0: 4), the minimum of office 1 (with 0: 5)."
        let whole = try await Executable.run("solve", file, "--constraints", side)
        #expect(whole.status == 1 && whole.errors.contains(both), "\(whole)")
        let cut = try await Executable.run("solve", file, "--constraints", side, "--seconds", "0.000001")
        #expect(cut.status == 1 && cut.output.isEmpty, "\(cut)")
        let list = "the minimum of office 0, the minimum of office 1 (stopped: the list may be longer than necessary)."
        #expect(cut.errors.contains(list), "\(cut)")
    }

    @Test("Control-C ends it with 130 and without an answer")
    func interrupted() async throws {
        let path = try Self.large()
        let command = try RunningCommand.withInterruptBlocked { try RunningCommand(["solve", path]) }
        // It waits until the command watches for it, which comes long before the answer.
        command.send(signal: SIGINT)
        let outcome = try await command.outcome()
        #expect(outcome.status == 130, "\(outcome)")
        #expect(outcome.output.isEmpty)
    }

    @Test("Keeps to the rules of a side-constraint file, and names those that contradict each other")
    func constraints() async throws {
        let file = try Self.file(Self.small)
        // No couple, one office with both columns, one location; row 0 may go to column 1 only for 10 of the budget.
        func side(budget: Int, minimum: Int) throws -> String {
            try Self.file([0, 1, budget, 1] + [0, 0] + [0, 0] + [0, 10, 0] + [minimum])
        }
        let free = try await Executable.json("solve", file, "--constraints", try side(budget: 10, minimum: 2))
        #expect(free["objective"].int == 7)
        #expect(free["gap"].int == 0)
        let bound = try await Executable.json("solve", file, "--constraints", try side(budget: 9, minimum: 1))
        #expect(bound["objective"].int == 5)
        #expect(bound["bound"].int == 5)
        #expect(bound["certificate"].text == "valid")
        let none = try await Executable.run("solve", file, "--constraints", try side(budget: 9, minimum: 2))
        #expect(none.status == 1, "\(none)")
        #expect(none.output.isEmpty)
        #expect(none.errors.contains("instance.infeasible"), "\(none)")
        #expect(none.errors.contains("budget") && none.errors.contains("office 0"), "\(none)")
        let cut = try await Executable.run("solve", file, "--constraints", try Self.file([0, 1, 9]))
        #expect(cut.status == 1, "\(cut)")
        #expect(cut.errors.contains("instance.invalid"), "\(cut)")
        let seconds = try await Executable.run("solve", file, "--seconds", "1")
        #expect(seconds.status == 2, "\(seconds)")
        #expect(seconds.errors.contains("--seconds needs --constraints"), "\(seconds)")
    }

    private static let small = header(rows: 2, columns: 2, pairs: 3, mode: 1) + [0, 2, 3, 0, 1, 0, 5, 4, 3]

    private static func header(rows: Int, columns: Int, pairs: Int, mode: Int, weightMax: Int = 5) -> [Int] {
        [0x4641_5453, 1, rows, columns, pairs, 0, mode, weightMax] + Array(repeating: 0, count: 8)
    }

    /// A problem of 60,000 rows with 40 pairs each, spread without any order; much work even for a fast solver.
    private static func large() throws -> String {
        let (rowCount, pairsPerRow, band) = (60_000, 40, 1_500)
        let pairCount = rowCount * pairsPerRow
        let head = header(rows: rowCount, columns: rowCount, pairs: pairCount, mode: 1, weightMax: 1 << 20)
        var words = head.map { UInt32($0) }
        words.reserveCapacity(words.count + rowCount + 1 + 2 * pairCount)
        for row in 0...rowCount { words.append(UInt32(row * pairsPerRow)) }
        // Each pair of a row is in a band of columns of its own, so that they ascend.
        for pair in 0..<pairCount { words.append(UInt32(pair % pairsPerRow * band + pair &* 7_919 / 13 % band)) }
        for pair in 0..<pairCount { words.append(UInt32(pair &* 2_654_435_761 >> 7 & 0xF_FFFF) + 1) }
        return try file(littleEndian: words)
    }

    private static func file(_ words: [Int]) throws -> String {
        try file(littleEndian: words.map { UInt32(truncatingIfNeeded: $0).littleEndian })
    }

    private static func file(littleEndian words: [UInt32]) throws -> String {
        let folder = Workspace.freshPath("instance")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = folder + "/instance.bin"
        try words.withUnsafeBytes { try Data($0).write(to: URL(filePath: path)) }
        return path
    }
}

extension RunningCommand {
    /// Starts a command to which Control-C comes only when it asks for it.
    fileprivate static func withInterruptBlocked(_ start: () throws -> RunningCommand) rethrows -> RunningCommand {
        var interrupt = sigset_t()
        sigemptyset(&interrupt)
        sigaddset(&interrupt, SIGINT)
        var before = sigset_t()
        pthread_sigmask(SIG_BLOCK, &interrupt, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        return try start()
    }
}
