import CadreTestSupport
import Foundation
import Testing

/// A process that is killed in the middle of a commit leaves all of its files in the register, or nothing of any.
@Suite("An import that is killed", .serialized)
struct KilledImportTests {
    static let rowCount = 20_000
    static let personCount = 2_000

    /// When a process is killed.
    enum Moment: Sendable, CustomTestStringConvertible {
        /// As soon as the write-ahead log has this many bytes.
        case log(byteCount: Int)
        /// As soon as it has used this share of the processor time that a whole import takes.
        case work(share: Double)

        var testDescription: String {
            switch self {
            case .log(let byteCount): "log of \(byteCount) bytes"
            case .work(let share): "\(Int(share * 100)) % of the work"
            }
        }
    }

    private static let files = Task {
        [
            try Workspace.file("people.csv", SmallRegister.people(personCount)),
            try Workspace.file("positions.csv", SmallRegister.positions(rowCount)),
        ]
    }
    private static let register = Task { try await SmallRegister.directory() }

    /// How many seconds of processor time a whole import takes here.
    private static let wholeWork = Task { () async throws -> Double in
        let directory = try await copy()
        let command = try RunningCommand(["import", "commit", "--data", directory] + (try await files.value))
        var seconds = 0.0
        try await waitUntil("the import ends") {
            seconds = max(seconds, command.processorSeconds ?? 0)
            return !command.isRunning
        }
        let outcome = try await command.outcome()
        #expect(outcome.status == 0, "\(outcome)")
        #expect(try await SmallRegister.positionCount(directory) == rowCount)
        #expect(try await SmallRegister.personCount(directory) == personCount)
        return seconds
    }

    @Test(
        "Leaves all of every file or nothing, and a sound register",
        arguments: [Moment.log(byteCount: 1), .log(byteCount: 4_000_000), .work(share: 0.97)]
    )
    func killed(at moment: Moment) async throws { try await verify(moment) }

    @Test(
        "Leaves all or nothing at many more moments", .tags(.slow), .slow,
        arguments: stride(from: 0.05, through: 1, by: 0.05).map { Moment.work(share: $0) }
            + (1...12).map { Moment.log(byteCount: $0 * 1_500_000) }
    )
    func killedOften(at moment: Moment) async throws { try await verify(moment) }

    private func verify(_ moment: Moment) async throws {
        let directory = try await Self.copy()
        let files = try await Self.files.value
        let wholeWork = try await Self.wholeWork.value
        let command = try RunningCommand(["import", "commit", "--data", directory] + files)
        switch moment {
        case .log(let byteCount):
            try await waitUntil("the log grows or the import ends") {
                Workspace.byteCount(directory + "/cadre.sqlite-wal") >= byteCount || !command.isRunning
            }
        case .work(let share):
            try await waitUntil("the import has done its share of the work, or ends") {
                command.processorSeconds.map { $0 >= wholeWork * share } ?? true || !command.isRunning
            }
        }
        command.send(signal: SIGKILL)
        let outcome = try await command.outcome()
        #expect(outcome.signal == SIGKILL || outcome.status == 0, "\(outcome)")

        let report = try await Executable.json("doctor", "--data", directory)
        #expect(report["sound"].flag == true, "\(report)")
        let count = try #require(await SmallRegister.positionCount(directory))
        #expect(count == 0 || count == Self.rowCount, "half of a file is in the register")
        let people = try await SmallRegister.personCount(directory)
        #expect(people == (count == 0 ? 0 : Self.personCount), "one file of two is in the register")
        if outcome.status == 0 { #expect(count == Self.rowCount, "what was acknowledged is lost") }
        let entries = try #require(report["journal_index"].int)
        let before = try #require(
            try await Executable.json("doctor", "--data", Self.register.value)["journal_index"].int
        )
        #expect(
            entries == before + (count == 0 ? 0 : 2 + Self.rowCount + Self.personCount),
            "journal and register do not agree")
    }

    private static func copy() async throws -> String {
        let path = Workspace.freshPath("killed")
        try FileManager.default.copyItem(atPath: try await register.value, toPath: path)
        return path
    }
}
