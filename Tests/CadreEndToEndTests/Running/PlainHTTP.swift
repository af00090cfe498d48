import Foundation

/// A client that speaks HTTP/1.1 over a plain socket, so that a test sees every byte and may misbehave.
struct PlainHTTP: Sendable {
    let port: Int

    struct Answer: Sendable {
        let status: Int
        let headers: [String: String]
        let body: String

        var json: JSONValue { get throws { try JSONValue(body) } }
    }

    func get(_ path: String, headers: [String: String] = [:]) async throws -> Answer {
        try await send("GET", path, headers: headers)
    }

    /// Posts JSON as a persona.
    func post(_ path: String, as persona: String?, key: String = UUID().uuidString, _ body: String) async throws
        -> Answer
    {
        var headers = [
            "Content-Type": "application/json", "Accept": "application/json", "Idempotency-Key": key,
        ]
        if let persona { headers["Authorization"] = "Persona \(persona)" }
        return try await send("POST", path, headers: headers, body: body)
    }

    func send(
        _ method: String, _ path: String, headers: [String: String] = [:], body: String? = nil
    ) async throws -> Answer {
        let connection = try PlainConnection(port: port)
        var fields = headers
        if let body { fields["Content-Length"] = String(body.utf8.count) }
        try connection.write(Self.head(method, path, fields.merging(["Connection": "close"]) { $1 }) + (body ?? ""))
        return try await detached {
            var bytes: [UInt8] = []
            while let part = try connection.read() { bytes += part }
            return try Self.answer(bytes)
        }
    }

    static func head(_ method: String, _ path: String, _ headers: [String: String]) -> String {
        "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            + headers.map { "\($0.key): \($0.value)\r\n" }.joined() + "\r\n"
    }

    private static func answer(_ bytes: [UInt8]) throws -> Answer {
        guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else {
            throw Unexpected("No answer in (\(String(decoding: bytes, as: UTF8.self)))")
        }
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        let words = lines[0].split(separator: " ")
        guard words.count >= 2, let status = Int(words[1]) else { throw Unexpected("No status in (\(lines[0]))") }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2 { headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces) }
        }
        let rest = Array(bytes[end.upperBound...])
        let body = headers["transfer-encoding"] == "chunked" ? ChunkedBody.decoded(rest) : rest
        return Answer(status: status, headers: headers, body: String(decoding: body, as: UTF8.self))
    }
}

/// The chunks of a body as one.
enum ChunkedBody {
    /// Everything that has come whole so far.
    static func decoded(_ bytes: [UInt8]) -> [UInt8] {
        var body: [UInt8] = []
        var rest = bytes[...]
        while let end = rest.firstRange(of: [13, 10]),
            let count = Int(String(decoding: rest[..<end.lowerBound], as: UTF8.self), radix: 16), count > 0,
            rest.endIndex >= end.upperBound + count + 2
        {
            body += rest[end.upperBound..<end.upperBound + count]
            rest = rest[(end.upperBound + count + 2)...]
        }
        return body
    }
}

/// A connection to a server on this machine.
final class PlainConnection: Sendable {
    private static let timeoutSeconds = 600
    private let descriptor: Int32

    init(port: Int) throws {
        #if os(Linux)
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        var timeout = timeval(tv_sec: Self.timeoutSeconds, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else {
            close(descriptor)
            throw Unexpected("Nobody answers at port \(port) (errno \(errno)).")
        }
    }

    deinit { close(descriptor) }

    /// Sends all of a text; a server that closes early is no failure here, its answer is read next.
    func write(_ text: String) throws {
        let bytes = Array(text.utf8)
        var sent = 0
        while sent < bytes.count {
            #if os(Linux)
                let flags = Int32(MSG_NOSIGNAL)
            #else
                let flags: Int32 = 0
            #endif
            let count = bytes[sent...].withUnsafeBytes { Foundation.send(descriptor, $0.baseAddress, $0.count, flags) }
            guard count > 0 else { return }
            sent += count
        }
    }

    /// Says that nothing more will be sent.
    func endWriting() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// What came next; nil at the end.
    func read() throws -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &bytes, bytes.count, 0)
        if count > 0 { return Array(bytes[..<count]) }
        guard count == 0 || errno == ECONNRESET else { throw Unexpected("Reading failed (errno \(errno)).") }
        return nil
    }
}

/// Runs something that blocks on a thread of its own.
func detached<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
    }
}
