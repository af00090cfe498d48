import Foundation

/// A stream of server-sent events, read one by one.
actor EventStream {
    struct Event: Sendable, Equatable {
        let id: Int
        let data: String
    }

    private let connection: PlainConnection
    private var bytes: [UInt8] = []
    private var takenCount = 0

    /// Opens the stream; with the index of the last event known, as a browser that comes back sends it.
    init(_ http: PlainHTTP, lastEventID: Int? = nil) throws {
        connection = try PlainConnection(port: http.port)
        var headers = ["Accept": "text/event-stream"]
        if let lastEventID { headers["Last-Event-ID"] = String(lastEventID) }
        try connection.write(PlainHTTP.head("GET", "/events", headers))
    }

    /// Waits for this many further events of the journal.
    func next(_ count: Int) async throws -> [Event] {
        let connection = connection
        while events.count < takenCount + count {
            guard let part = try await detached({ try connection.read() }) else {
                throw Unexpected("The stream ended early: \(String(decoding: bytes, as: UTF8.self))")
            }
            bytes += part
        }
        defer { takenCount += count }
        return Array(events[takenCount..<takenCount + count])
    }

    private var events: [Event] {
        guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return [] }
        let text = String(decoding: ChunkedBody.decoded(Array(bytes[end.upperBound...])), as: UTF8.self)
        return text.components(separatedBy: "\n\n").compactMap { block in
            let lines = block.split(separator: "\n")
            guard !lines.contains("event: beat"),
                let id = lines.first(where: { $0.hasPrefix("id: ") }).flatMap({ Int($0.dropFirst(4)) }),
                let data = lines.first(where: { $0.hasPrefix("data: ") })
            else { return nil }
            return Event(id: id, data: String(data.dropFirst(6)))
        }
    }
}
