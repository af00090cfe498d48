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
        #expect(outcome.errors.contains("The 2 rows (0, 1) have pairs with no other column than 1 (0)"), "\(outcome)")
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
