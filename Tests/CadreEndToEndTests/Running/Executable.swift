import Foundation

/// The built executable, driven as a person or a script would drive it.
enum Executable {
    /// Where it lies: beside the test bundle, or where `CADRE_EXECUTABLE` says.
    static let path: String = {
        if let path = ProcessInfo.processInfo.environment["CADRE_EXECUTABLE"] { return path }
        let starts = [Bundle.main.executablePath].compactMap(\.self) + CommandLine.arguments
        for start in starts where start.contains("/") {
            var folder = URL(filePath: start).resolvingSymlinksInPath()
            for _ in 0..<5 {
                folder.deleteLastPathComponent()
                let candidate = folder.appending(path: "cadre").path(percentEncoded: false)
                var isFolder: ObjCBool = false
                let exists = FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder)
                if exists, !isFolder.boolValue, FileManager.default.isExecutableFile(atPath: candidate) {
                    return candidate
                }
            }
        }
        preconditionFailure("The executable (cadre) is not beside the tests; build it, or set CADRE_EXECUTABLE.")
    }()

    /// Runs a command to its end.
    ///
    /// - Parameter fileByteCountMax: How large a file it may write; nil for no limit.
    static func run(_ arguments: String..., fileByteCountMax: Int? = nil) async throws -> Outcome {
        try await run(arguments, fileByteCountMax: fileByteCountMax)
    }

    /// Runs a command to its end.
    static func run(_ arguments: [String], fileByteCountMax: Int? = nil) async throws -> Outcome {
        try await RunningCommand(arguments, fileByteCountMax: fileByteCountMax).outcome()
    }

    /// Runs a command to its end whose output or errors go to a device.
    static func run(
        _ arguments: [String], standardOutput: String?, standardError: String?
    ) async throws -> Outcome {
        try await RunningCommand(arguments, standardOutput: standardOutput, standardError: standardError).outcome()
    }

    /// Runs a command that must succeed, and returns what it wrote.
    static func output(_ arguments: String...) async throws -> String {
        let outcome = try await run(arguments)
        guard outcome.status == 0 else { throw Unexpected("\(arguments) ended with \(outcome)") }
        return outcome.output
    }

    /// Runs a command that must succeed, and reads the JSON that it wrote.
    static func json(_ arguments: String...) async throws -> JSONValue {
        let outcome = try await run(arguments + ["-o", "json"])
        guard outcome.status == 0 else { throw Unexpected("\(arguments) ended with \(outcome)") }
        return try JSONValue(outcome.output)
    }
}

/// How a command ended, and what it wrote.
struct Outcome: Sendable, CustomStringConvertible {
    /// The exit status, or nil where a signal ended it.
    let status: Int32?
    /// The signal that ended it, or nil.
    let signal: Int32?
    let output: String
    let errors: String

    var description: String {
        (status.map { "status \($0)" } ?? "signal \(signal ?? 0)")
            + ", output (\(output.suffix(2_000))), errors (\(errors))"
    }
}

/// Something that a test relies on did not happen.
struct Unexpected: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// A command under way, with its output in files, so that no pipe ever fills.
final class RunningCommand: Sendable {
    let outputPath: String
    let errorsPath: String
    private let process: Process
    private let ending: AsyncStream<Void>

    /// Starts a command.
    ///
    /// - Parameters:
    ///   - fileByteCountMax: How large a file it may write; nil for no limit.
    ///   - interruptedAt: What it says on standard error when Control-C is to come; nil for never. The shell waits for
    ///     it, for threads of tests may be busy while the command goes on.
    ///   - obeysModes: Whether the modes of files bind it, also where these tests run as a user whom none bind.
    ///   - standardOutput: A device that takes its output; nil for a file that can be read.
    ///   - standardError: A device that takes its errors; nil for a file that can be read.
    init(
        _ arguments: [String], fileByteCountMax: Int? = nil, interruptedAt: String? = nil, obeysModes: Bool = false,
        standardOutput: String? = nil, standardError: String? = nil
    ) throws {
        let stem = Workspace.root + "/command-" + UUID().uuidString
        (outputPath, errorsPath) = (stem + ".out", stem + ".err")
        let process = Process()
        if let fileByteCountMax {
            // The shell counts in blocks of 512 bytes, as POSIX says.
            process.executableURL = URL(filePath: "/bin/sh")
            process.arguments =
                ["-c", "ulimit -f \(fileByteCountMax / 512) && exec \"$0\" \"$@\"", Executable.path] + arguments
        } else if let interruptedAt {
            // A shell starts what runs beside it with Control-C ignored, so that only a command that listens ends.
            let script = """
                words=$1; errors=$2; shift 2; "$0" "$@" &
                while ! grep -q "$words" "$errors"; do kill -0 $! || exit; sleep 0.01; done; kill -INT $!; wait $!
                """
            process.executableURL = URL(filePath: "/bin/sh")
            process.arguments = ["-c", script, Executable.path, interruptedAt, errorsPath] + arguments
        } else if obeysModes, geteuid() == 0 {
            process.executableURL = URL(filePath: "/usr/bin/setpriv")
            process.arguments = ["--bounding-set=-dac_override,-dac_read_search", Executable.path] + arguments
        } else {
            process.executableURL = URL(filePath: Executable.path)
            process.arguments = arguments
        }
        // Not the package's folder, where a demo world may stand that a command would find.
        process.currentDirectoryURL = URL(filePath: Workspace.root)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try standardOutput.flatMap(FileHandle.init(forWritingAtPath:)) ?? Self.file(outputPath)
        process.standardError = try standardError.flatMap(FileHandle.init(forWritingAtPath:)) ?? Self.file(errorsPath)
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        process.terminationHandler = { ended in
            Workspace.forget(process: ended.processIdentifier)
            continuation.finish()
        }
        (self.process, ending) = (process, stream)
        try process.run()
        Workspace.note(process: process.processIdentifier)
    }

    var isRunning: Bool { process.isRunning }
    var errors: String { (try? String(contentsOfFile: errorsPath, encoding: .utf8)) ?? "" }
    var output: String { (try? String(contentsOfFile: outputPath, encoding: .utf8)) ?? "" }

    /// How many seconds of processor time it has used; nil where it has ended, or where the system does not tell.
    var processorSeconds: Double? {
        let path = "/proc/\(process.processIdentifier)/stat"
        guard let text = try? String(contentsOfFile: path, encoding: .utf8), let name = text.lastIndex(of: ")") else {
            return nil
        }
        // Behind the name in parentheses: the state, ten more fields, then ticks in the program and in the system.
        let fields = text[name...].split(separator: " ").dropFirst().map { Double($0) ?? 0 }
        return fields.count > 12 ? (fields[11] + fields[12]) / Double(sysconf(Int32(_SC_CLK_TCK))) : nil
    }

    func send(signal: Int32) { kill(process.processIdentifier, signal) }

    /// Waits until it ends.
    func outcome() async throws -> Outcome {
        for await _ in ending {}
        process.waitUntilExit()
        let wasKilled = process.terminationReason == .uncaughtSignal
        return Outcome(
            status: wasKilled ? nil : process.terminationStatus, signal: wasKilled ? process.terminationStatus : nil,
            output: output, errors: errors
        )
    }

    private static func file(_ path: String) throws -> FileHandle {
        guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path)
        else { throw Unexpected("The file (\(path)) cannot be made.") }
        return file
    }
}

/// Waits until something holds, and fails where it does not within the time.
func waitUntil(_ what: String, seconds: Double = 600, _ holds: () async throws -> Bool) async throws {
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    while try await !holds() {
        guard clock.now < end else { throw Unexpected("Waited \(seconds) s in vain until \(what).") }
        try await Task.sleep(for: .milliseconds(10))
    }
}
