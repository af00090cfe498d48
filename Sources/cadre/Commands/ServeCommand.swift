import ArgumentParser
import CadreApplication
import CadreWeb
import Foundation

/// Serves a data directory.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serves pages, API and events of a data directory."
    )
    @Option(help: "The data directory.") var data = "world"
    @OptionGroup var listening: ListenOptions

    func run() async throws {
        try await Server(directory: data, listening: listening).run()
    }
}

/// Where a server listens.
struct ListenOptions: ParsableArguments {
    @Option(help: "The address and port to listen on; port 0 takes a free one.") var listen = "127.0.0.1:8080"

    @Flag(help: "Let everybody who reaches the server act as any persona, also where it serves no demo world.")
    var insecurePersonas = false

    @Option(help: "How many connections one address may have open; a proxy is one address.")
    var connectionsPerAddress = ConnectionLimits().countPerAddressMax

    /// Refuses what cannot be read, before anything is made.
    func check() throws(Refusal) { _ = (try address(), try limits()) }

    /// The limits of connections.
    func limits() throws(Refusal) -> ConnectionLimits {
        var limits = ConnectionLimits()
        guard (1...limits.countMax).contains(connectionsPerAddress) else {
            throw Refusal(
                .usageBad, "The number of connections per address (\(connectionsPerAddress)) cannot be used.",
                fix: "Give a number from 1 to \(limits.countMax)."
            )
        }
        limits.countPerAddressMax = connectionsPerAddress
        return limits
    }

    /// The host and the port.
    func address() throws(Refusal) -> (host: String, port: Int) {
        guard let colon = listen.lastIndex(of: ":"), let port = Int(listen[listen.index(after: colon)...]),
            (0...65_535).contains(port), colon > listen.startIndex
        else {
            throw Refusal(
                .usageBad, "The address (\(listen)) cannot be read.",
                fix: "Write it as host:port, such as 127.0.0.1:8080."
            )
        }
        // An address of version 6 stands in brackets before its port.
        return (listen[..<colon].trimmingCharacters(in: CharacterSet(charactersIn: "[]")), port)
    }
}
