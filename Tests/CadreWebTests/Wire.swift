import Foundation
import Testing

@testable import CadreWeb

/// A plain socket to a server on this machine, so that a test can misbehave.
final class Wire: Sendable {
    struct Silence: Error {}

    /// After how long a read that hears nothing fails; the whole suite may share one processor with the server.
    private static let silenceSecondsMax = 600

    private let descriptor: Int32

    /// Connects; from another address of this machine where one is given, and with a small window where it is to be
    /// slow.
    init(port: Int, from source: String? = nil, windowByteCount: Int32? = nil) throws {
        #if os(Linux)
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        var timeout = timeval(tv_sec: Self.silenceSecondsMax, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        if var windowByteCount {
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &windowByteCount, socklen_t(MemoryLayout<Int32>.size))
        }
        if let source { try #require(Self.with(source, 0) { bind(descriptor, $0, $1) } == 0) }
        try #require(Self.with("127.0.0.1", port) { connect(descriptor, $0, $1) } == 0)
    }

    deinit { close(descriptor) }

    /// Sends the text as far as the server takes it.
    func write(_ text: String) {
        #if os(Linux)
            let flags = Int32(MSG_NOSIGNAL)
        #else
            let flags: Int32 = 0
        #endif
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, flags) }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }

    /// What came next; nil at the end.
    ///
    /// - Throws: ``Silence`` where nothing comes for long.
    func read() async throws -> String? {
        try await withCheckedThrowingContinuation { continuation in
            // On a thread of its own: a blocked one must not be taken from the server's tasks.
            Thread.detachNewThread { [self] in
                var bytes = [UInt8](repeating: 0, count: 65_536)
                let count = recv(descriptor, &bytes, bytes.count, 0)
                if count < 0, errno == EAGAIN { return continuation.resume(throwing: Silence()) }
                continuation.resume(returning: count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : nil)
            }
        }
    }

    /// Everything until the server closes.
    func readToEnd() async throws -> String {
        var text = ""
        while let part = try await read() { text += part }
        return text
    }

    /// Everything until a text has come.
    func read(until end: String) async throws -> String {
        var text = ""
        while !text.contains(end), let part = try await read() { text += part }
        return text
    }

    private static func with(
        _ address: String, _ port: Int, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_port = UInt16(port).bigEndian
        place.sin_addr.s_addr = inet_addr(address)
        return withUnsafePointer(to: &place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}

extension SampleServer {
    /// Serves on a free port while the body runs.
    func serving<Value>(
        _ limits: ConnectionLimits = ConnectionLimits(), _ body: (Int) async throws -> Value
    ) async throws -> Value {
        let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
        let running = Task {
            defer { continuation.finish() }
            try await web.run(host: "127.0.0.1", port: 0, limits: limits) { continuation.yield($0) }
        }
        defer { running.cancel() }
        let port = try #require(await ports.first { _ in true })
        return try await body(port)
    }
}
