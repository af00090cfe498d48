import CadreApplication
import Foundation
import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore

/// The pages and the API: made once from the site and the endpoints, then run, or asked in memory by tests.
public struct WebServer: Sendable {
    /// Answers requests; what the server runs is this very value.
    public let responder: WebResponder
    /// Where the outlines of the world's countries are, for ``WorldMap``; known before the server is made.
    public static func outlinesAddress() throws -> String {
        try StaticFiles(folder: Bundle.module.bundleURL.appending(path: "Static")).address(of: "outlines.svg")
    }

    let feed: EventFeed
    let logger: Logger

    /// Makes the server.
    ///
    /// - Parameters:
    ///   - site: What comes from outside.
    ///   - endpoints: The pages of the nouns; sign-in, errors, journal, health, files and the description are added.
    ///   - logger: Where requests and failures are written.
    ///   - heartbeat: After how long a silent event stream says that it still lives.
    /// - Throws: When the templates or files that come with the library cannot be read.
    public init(
        site: Site, endpoints: [Endpoint], logger: Logger,
        heartbeat: Duration = .seconds(WebLimits.heartbeatSeconds)
    ) throws {
        let bundle = Bundle.module.bundleURL
        let files = try StaticFiles(folder: bundle.appending(path: "Static"))
        let feed = EventFeed(commits: site.commits, heartbeat: heartbeat)
        self.feed = feed
        let table = Self.table(of: site, endpoints, files, feed)
        let library = try Renderer.library(folder: bundle.appending(path: "Templates"))
        let renderer = Renderer(library: library, files: files, site: site, table: table)
        let past = site.past.map { past in
            PastTables { index in
                let then = try await past(index)
                return PastTable(
                    table: Self.table(of: then.site, then.endpoints, files, feed), state: await then.site.state()
                )
            }
        }
        responder = WebResponder(
            site: site, table: table, gate: Gate(site: site), renderer: renderer, logger: logger, past: past
        )
        self.logger = logger
    }

    /// The pages of the nouns, with those that every server has.
    private static func table(
        of site: Site, _ endpoints: [Endpoint], _ files: StaticFiles, _ feed: EventFeed
    ) -> EndpointTable {
        let own =
            SignInPages(site: site).endpoints + ErrorPages().endpoints + HelpPages().endpoints
            + EventPages(site: site, feed: feed).endpoints + HealthPages(site: site).endpoints + [files.endpoint]
        let described = endpoints + own + [OpenAPI.endpoint(describing: endpoints + own)]
        return EndpointTable(
            described.map { endpoint in
                var fed = endpoint
                fed.handler = { request in
                    var request = request
                    request.feed = feed
                    return try await endpoint.handler(request)
                }
                return fed
            })
    }

    /// Serves until the task is cancelled or the service group shuts down; open event streams end first.
    ///
    /// - Parameters:
    ///   - host: The address to listen on.
    ///   - port: The port; 0 for any free one.
    ///   - limits: What one connection and one address may take.
    ///   - onListening: Called once requests are answered, with the port.
    /// - Throws: A `Refusal` where the address cannot be listened on.
    public func run(
        host: String, port: Int, limits: ConnectionLimits = ConnectionLimits(),
        onListening: @escaping @Sendable (Int) async -> Void
    ) async throws {
        let decoder = HTTP1Channel.Configuration.DecoderConfiguration(
            maxHeaderFieldSize: WebLimits.headerByteCountMax, maxHeaderListSize: WebLimits.headersByteCountMax,
            maxHeaderFieldCount: WebLimits.headerCountMax
        )
        let connection = HTTP1Channel.Configuration(
            idleTimeout: TimeAmount(limits.idleTime), httpDecoderConfiguration: decoder
        )
        let counts = ConnectionCounts()
        let site = responder.site
        let server = HTTPServerBuilder { responder in
            let http = HTTP1Channel(responder: responder, configuration: connection)
            return GuardedChannel(http: http, limits: limits, counts: counts) { Hex.text(site.randomBytes(8)) }
        }
        let application = Application(
            responder: responder, server: server,
            configuration: .init(
                address: .hostname(host, port: port),
                availableConnectionsDelegate: MaximumAvailableConnections(limits.countMax)
            ),
            onServerRunning: { [feed] channel in
                // The listening channel closes first when the server shuts down; streams would keep it waiting.
                channel.closeFuture.whenComplete { _ in feed.stop() }
                await onListening(channel.localAddress?.port ?? port)
            },
            logger: logger
        )
        do {
            try await application.run()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw Refusal(
                .addressTaken, "Another process listens on (\(host):\(port)) already.",
                fix: "Stop that process, or name another port with --listen; port 0 takes a free one."
            )
        } catch let error where error is IOError || error is SocketAddressError.UnknownHost {
            let reason = (error as? IOError).map { String(cString: strerror($0.errnoCode)) } ?? "unknown name"
            throw Refusal(
                .usageBad, "The address (\(host):\(port)) cannot be listened on: \(reason).",
                fix: "Name an address of this machine and a port that this user may take with --listen."
            )
        }
    }

    /// Ends every open event stream.
    public func stopEvents() { feed.stop() }
}
