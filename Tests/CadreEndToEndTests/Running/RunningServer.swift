import Foundation

/// A server over a data directory, from ready to stopped.
final class RunningServer: Sendable {
    let http: PlainHTTP
    private let command: RunningCommand

    /// Starts a server on a free port and waits until `/healthz` answers 200.
    static func start(
        _ directory: String, fileByteCountMax: Int? = nil, obeysModes: Bool = false
    ) async throws -> RunningServer {
        let command = try RunningCommand(
            ["serve", "--data", directory, "--listen", "127.0.0.1:0", "--insecure-personas"],
            fileByteCountMax: fileByteCountMax, obeysModes: obeysModes
        )
        try await waitUntil("the server says where it listens") {
            guard command.isRunning else { throw Unexpected("The server ended: \(try await command.outcome())") }
            return command.output.contains("\n")
        }
        guard let address = URL(string: command.output.trimmingCharacters(in: .whitespacesAndNewlines)),
            let port = address.port
        else { throw Unexpected("No address in (\(command.output))") }
        let server = RunningServer(http: PlainHTTP(port: port), command: command)
        try await waitUntil("/healthz answers 200") { (try? await server.http.get("/healthz").status) == 200 }
        return server
    }

    private init(http: PlainHTTP, command: RunningCommand) {
        (self.http, self.command) = (http, command)
    }

    deinit { if command.isRunning { command.send(signal: SIGKILL) } }

    /// What the server has logged.
    var errors: String { command.errors }

    /// How many seconds of processor time the server has used; nil where the system does not tell.
    var processorSeconds: Double? { command.processorSeconds }

    /// Asks the server to stop, and waits until it has.
    func stop(_ signal: Int32 = SIGTERM) async throws -> Outcome {
        command.send(signal: signal)
        return try await command.outcome()
    }
}
