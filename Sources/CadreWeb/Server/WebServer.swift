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
        feed = EventFeed(commits: site.commits, heartbeat: heartbeat)
        let own =
            SignInPages(site: site).endpoints + ErrorPages().endpoints
            + EventPages(site: site, feed: feed).endpoints + HealthPages(site: site).endpoints + [files.endpoint]
        let described = endpoints + own + [OpenAPI.endpoint(describing: endpoints + own)]
        let table = EndpointTable(described)
        let library = try Renderer.library(folder: bundle.appending(path: "Templates"))
        let renderer = Renderer(library: library, files: files, site: site, table: table)
        responder = WebResponder(site: site, table: table, gate: Gate(site: site), renderer: renderer, logger: logger)
        self.logger = logger
    }

    /// Serves until the task is cancelled or the service group shuts down; open event streams end first.
    ///
    /// - Parameters:
    ///   - host: The address to listen on.
    ///   - port: The port; 0 for any free one.
    ///   - onListening: Called once requests are answered, with the port.
    public func run(
        host: String, port: Int, onListening: @escaping @Sendable (Int) async -> Void
    ) async throws {
        let limits = HTTP1Channel.Configuration.DecoderConfiguration(
            maxHeaderFieldSize: WebLimits.headerByteCountMax, maxHeaderListSize: WebLimits.headersByteCountMax,
            maxHeaderFieldCount: WebLimits.headerCountMax
        )
        let server = HTTPServerBuilder.http1(
            configuration: .init(idleTimeout: .seconds(WebLimits.idleSeconds), httpDecoderConfiguration: limits)
        )
        let application = Application(
            responder: responder, server: server,
            configuration: .init(
                address: .hostname(host, port: port),
                availableConnectionsDelegate: MaximumAvailableConnections(WebLimits.connectionCountMax)
            ),
            onServerRunning: { [feed] channel in
                // The listening channel closes first when the server shuts down; streams would keep it waiting.
                channel.closeFuture.whenComplete { _ in feed.stop() }
                await onListening(channel.localAddress?.port ?? port)
            },
            logger: logger
        )
        try await application.run()
    }

    /// Ends every open event stream.
    public func stopEvents() { feed.stop() }
}
