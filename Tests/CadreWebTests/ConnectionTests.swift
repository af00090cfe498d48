import CadreApplication
import Foundation
import Testing

@testable import CadreWeb

/// Goal: nobody who sends slowly, sends nothing, takes nothing or opens too much keeps others out.
///
/// Method: real sockets against a server with short limits; a read that hears nothing for long fails.
@Suite("Connections")
struct ConnectionTests {
    static let half = "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "
    static let whole = "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    static let last = "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"

    private var short: ConnectionLimits {
        var limits = ConnectionLimits()
        limits.headTime = .milliseconds(500)
        limits.bodyTime = .milliseconds(500)
        limits.stallTime = .milliseconds(500)
        return limits
    }

    /// Waits until the server has given up a connection that sends nothing.
    private static func letHeadTimePass(_ port: Int) async throws {
        _ = try await Wire(port: port).readToEnd()
    }

    @Test("Half-open requests that fill the server are given up, and others are served")
    func halfOpen() async throws {
        var limits = short
        limits.countMax = 6
        try await SampleServer().serving(limits) { port in
            let slow = try (0..<6).map { _ in try Wire(port: port) }
            for (index, wire) in slow.enumerated() where index.isMultiple(of: 2) { wire.write(Self.half) }
            let wire = try Wire(port: port)
            wire.write(Self.last)
            #expect(try await wire.readToEnd().hasPrefix("HTTP/1.1 200 "))
            for (index, wire) in slow.enumerated() {
                let answer = try await wire.readToEnd()
                #expect(index.isMultiple(of: 2) ? answer.hasPrefix("HTTP/1.1 408 ") : answer.isEmpty)
            }
        }
    }

    @Test("The next request of a connection has its time too, and a connection between requests is left open")
    func keepAlive() async throws {
        try await SampleServer().serving(short) { port in
            let wire = try Wire(port: port)
            wire.write(Self.whole)
            #expect(try await wire.read(until: "}\n").hasPrefix("HTTP/1.1 200 "))
            try await Self.letHeadTimePass(port)
            wire.write(Self.whole)
            #expect(try await wire.read(until: "}\n").hasPrefix("HTTP/1.1 200 "), "it was closed between requests")
            wire.write(Self.half)
            #expect(try await wire.readToEnd().hasPrefix("HTTP/1.1 408 "))
        }
    }

    @Test("A body that does not come is given up, with a length or in chunks", arguments: ["5", nil])
    func body(length: String?) async throws {
        let framing = length.map { "Content-Length: \($0)" } ?? "Transfer-Encoding: chunked"
        try await SampleServer(endpoints: SampleEndpoints.all).serving(short) { port in
            let wire = try Wire(port: port)
            wire.write("POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\n\(framing)\r\n\r\n")
            #expect(try await wire.readToEnd().hasPrefix("HTTP/1.1 408 "))
        }
    }

    @Test(
        "A request that is framed wrongly, too long, or names no host or two, is a problem, 400, not Cadre's own",
        arguments: [
            "POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
            "POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: identity\r\n\r\nhello",
            "POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 3\r\nTransfer-Encoding: "
                + "chunked\r\n\r\n0\r\n\r\n",
            "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: other.example\r\n\r\n",
            "GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n",
            "GET /healthz HTTP/1.1\r\nHost: [::1]other.example\r\nConnection: close\r\n\r\n",
            "GET /positions?q=\(String(repeating: "a", count: 9_000)) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: "
                + "close\r\n\r\n",
            "GET /positions?q=\(String(repeating: "a", count: 7_000)) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: "
                + "close\r\n\r\n",
        ]
    )
    func framing(request: String) async throws {
        let server = try SampleServer()
        try await server.serving { port in
            let wire = try Wire(port: port)
            wire.write(request)
            let answer = try await wire.readToEnd()
            #expect(answer.hasPrefix("HTTP/1.1 400 "), "\(answer)")
            #expect(answer.contains("\"code\":\"request.malformed\""), "\(answer)")
        }
        #expect(!server.logged.all.contains { $0.contains("request failed") })
    }

    @Test("One address cannot take every connection; a closed one makes room")
    func perAddress() async throws {
        var limits = short
        limits.countPerAddressMax = 2
        try await SampleServer().serving(limits) { port in
            var kept: [Wire] = []
            for _ in 0..<2 {
                let wire = try Wire(port: port)
                wire.write(Self.whole)
                #expect(try await wire.read(until: "}\n").hasPrefix("HTTP/1.1 200 "))
                kept.append(wire)
            }
            let third = try Wire(port: port)
            third.write(Self.last)
            #expect(try await third.readToEnd().isEmpty)
            #if os(Linux)
                let neighbour = try Wire(port: port, from: "127.0.0.2")
                neighbour.write(Self.last)
                #expect(try await neighbour.readToEnd().hasPrefix("HTTP/1.1 200 "))
            #endif
            kept.removeFirst()
            var answer = ""
            for _ in 0..<200 where answer.isEmpty {
                // Another task of the server sees that the client has gone; the pause lets it have its turn.
                try await Task.sleep(for: .milliseconds(50))
                let next = try Wire(port: port)
                next.write(Self.last)
                answer = try await next.readToEnd()
            }
            #expect(answer.hasPrefix("HTTP/1.1 200 "))
        }
    }

    @Test("An event stream lives on past every limit")
    func eventStream() async throws {
        try await SampleServer(heartbeat: .milliseconds(50)).serving(short) { port in
            let wire = try Wire(port: port)
            wire.write("GET /events HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n")
            var beatCount = 0
            while beatCount < 20, let part = try await wire.read() { beatCount += part.count { $0 == ":" } }
            #expect(beatCount >= 20)
        }
    }

    @Test("The work on an answer that ends with its client ends when the client leaves, at once or in the midst")
    func departure() async throws {
        let (begun, begin) = AsyncStream.makeStream(of: Void.self)
        let (ended, end) = AsyncStream.makeStream(of: Bool.self)
        let long = Endpoint.get("/long", "Takes long.", action: nil, formats: [.json], endsWithClient: true) { _ in
            let (forever, keep) = AsyncStream.makeStream(of: Void.self)
            begin.yield()
            for await _ in forever {}
            withExtendedLifetime(keep) {}
            end.yield(Task.isCancelled)
            throw CancellationError()
        }
        let server = try SampleServer(endpoints: [long])
        try await server.serving { port in
            let request = "GET /long HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
            var beginnings = begun.makeAsyncIterator()
            var ends = ended.makeAsyncIterator()
            for waitsForBegin in [true, false, true] {
                var wire: Wire? = try Wire(port: port)
                wire?.write(request)
                if waitsForBegin { await beginnings.next() }
                wire = nil
                if !waitsForBegin { await beginnings.next() }
                #expect(await ends.next() == true)
            }
        }
        #expect(!server.logged.all.contains { $0.contains("request failed") })
    }

    @Test("A client that takes nothing of its answer is given up")
    func stall() async throws {
        let large = Endpoint.get("/large", "Is large.", action: nil, formats: [.svg]) { _ in
            .svg(String(repeating: "x", count: 32 << 20))
        }
        let server = try SampleServer(endpoints: [large])
        try await server.serving(short) { port in
            let wire = try Wire(port: port, windowByteCount: 4_096)
            wire.write("GET /large.svg HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
            for _ in 0..<50 where !server.logged.all.contains(where: { $0.contains("took nothing") }) {
                try await Self.letHeadTimePass(port)
            }
            var byteCount = 0
            while let part = try await wire.read() { byteCount += part.utf8.count }
            #expect((1..<(32 << 20)).contains(byteCount))
        }
    }
}
