import CadreApplication
import Foundation
import HTTPTypes
import HummingbirdCore
import NIOCore
import Testing

@testable import CadreWeb

@Suite("Events")
struct EventTests {
    /// A client of the stream: takes pieces as they come.
    private func open(_ server: SampleServer, _ path: String, _ extra: HTTPFields = [:]) async throws -> (
        pieces: AsyncStream<String>.AsyncIterator, done: Task<Void, any Error>, response: Response
    ) {
        var headers = extra
        headers[.accept] = "text/event-stream"
        let response = try await server.respond(.get, path, headers)
        let (stream, continuation) = AsyncStream.makeStream(of: String.self)
        let body = response.body
        let done = Task {
            defer { continuation.finish() }
            try await body.write(Collector { continuation.yield(String(buffer: $0)) })
        }
        return (stream.makeAsyncIterator(), done, response)
    }

    private func indices(_ piece: String?) -> [Int] {
        (piece ?? "").split(separator: "\n").filter { $0.hasPrefix("id: ") }.compactMap { Int($0.dropFirst(4)) }
    }

    @Test("A client that comes back with the last event it saw gets every later one, then the new ones, without a gap")
    func resumption() async throws {
        let server = try SampleServer()
        for _ in 0..<250 { server.journal.append("slate.solved") }
        var (pieces, done, response) = try await open(server, "/events", [.lastEventID: "42"])
        #expect(response.headers[.contentType] == "text/event-stream")
        #expect(response.headers[.make("X-Accel-Buffering")] == "no")
        #expect(await pieces.next() == "retry: 3000\n\n")
        var seen: [Int] = []
        while seen.count < 208, let piece = await pieces.next() { seen += indices(piece) }
        #expect(seen == Array(43...250))
        server.journal.append("slate.published")
        server.journal.append("slate.published")
        while seen.count < 210, let piece = await pieces.next() { seen += indices(piece) }
        #expect(seen == Array(43...252))
        server.web.stopEvents()
        try await done.value
    }

    @Test("Without a place to start from, the stream tells what happens from now on")
    func fromNow() async throws {
        let server = try SampleServer()
        for _ in 0..<3 { server.journal.append("slate.solved") }
        var (pieces, done, _) = try await open(server, "/events")
        _ = await pieces.next()
        #expect(await pieces.next()?.contains("event: beat") == true)
        server.journal.append("slate.pinned", after: "{\"a\":1}")
        let piece = await pieces.next()
        #expect(indices(piece) == [4])
        let data = try #require(piece?.split(separator: "\n").first { $0.hasPrefix("data: ") }?.dropFirst(6))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(data.utf8)) as? [String: Any])
        #expect(object["action"] as? String == "slate.pinned")
        server.web.stopEvents()
        try await done.value
    }

    @Test("A silent stream says that it lives")
    func heartbeat() async throws {
        let server = try SampleServer(heartbeat: .milliseconds(1))
        var (pieces, done, _) = try await open(server, "/events?after=0")
        _ = await pieces.next()
        for _ in 0..<3 { #expect(await pieces.next()?.hasPrefix(": still here\n") == true) }
        server.web.stopEvents()
        try await done.value
    }

    @Test("After the server stopped, a new stream ends at once")
    func stopped() async throws {
        let server = try SampleServer()
        server.web.stopEvents()
        let (_, done, _) = try await open(server, "/events")
        try await done.value
    }

    @Test(
        "A client that names an entry after the journal's end is told so at once, and is not left to wait",
        arguments: [
            ("/events", "text/event-stream", "3"), ("/events?after=3", "text/event-stream", ""),
            ("/events.json?after=3", "application/json", ""), ("/events", "application/json", "3"),
            ("/journal.json?after=3", "application/json", ""),
        ])
    func replaced(path: String, accept: String, lastEventID: String) async throws {
        let server = try SampleServer()
        for _ in 0..<2 { server.journal.append("slate.solved") }
        let answer = try await server.ask(.get, path, [.accept: accept, .lastEventID: lastEventID])
        #expect(answer.status == 409, "\(answer.text)")
        #expect(try answer.object["code"] as? String == "journal.index-unknown")
        #expect(answer.text.contains("(3)") && answer.text.contains("replaced or restored"))
        server.journal.append("slate.solved")
        #expect(try await server.ask(.get, "/events.json?after=3").status == 200)
    }

    @Test("Polling gives the same entries")
    func polling() async throws {
        let server = try SampleServer()
        for _ in 0..<5 { server.journal.append("slate.solved") }
        let object = try await server.ask(.get, "/events.json?after=2&limit=2").object
        let rows = try #require(object["rows"] as? [[String: Any]])
        #expect(rows.map { $0["index"] as? Int } == [3, 4])
        #expect(object["last"] as? Int == 4)
        #expect(try await server.ask(.get, "/events.json?limit=100000").status == 400)
    }

    @Test("Entries are filtered and looked at on a day when polled and listed; a stream takes neither")
    func grammar() async throws {
        let server = try SampleServer()
        for action in ["slate.solved", "slate.submitted", "slate.solved"] { server.journal.append(action) }
        for path in ["/events.json", "/journal.json"] {
            let found = try await server.ask(.get, "\(path)?action=slate.solved&sort=index").object
            #expect(found["total"] as? Int == 2)
            #expect((found["rows"] as? [[String: Any]])?.map { $0["index"] as? Int } == [1, 3])
            let before = try await server.ask(.get, "\(path)?as_of=2026-11-30").object
            #expect(before["total"] as? Int == 0 && before["as_of"] as? String == "2026-11-30", "\(path)")
            let later = try await server.ask(.get, "\(path)?as_of=2028-01-01").object
            #expect(later["total"] as? Int == 3)
            let first = try await server.ask(.get, "\(path)?limit=2").object
            let next = try #require(first["next_url"] as? String)
            #expect((try await server.ask(.get, next).object["rows"] as? [Any])?.count == 1)
        }
        let page = try await server.ask(.get, "/journal?as_of=2026-11-30", .browser).text
        #expect(page.contains("No change is on record by") && page.contains("--as-of 2026-11-30"))
        #expect(!page.contains("slate.solved"))
        let csv = try await server.ask(.get, "/journal.csv?action=slate.submitted").text
        #expect(csv.split(separator: "\r\n").count == 2)
        for key in ["as_of=2026-11-30", "action=slate.solved", "limit=3"] {
            let stream = try await server.ask(.get, "/events?\(key)", [.accept: "text/event-stream"])
            #expect(stream.status == 400 && stream.text.contains("does not take"), "\(key): \(stream.text)")
        }
    }

    @Test(
        "The journal's heads sort, an entry has an address, and its CSV says what was done, before and after"
    )
    func columns() async throws {
        let server = try SampleServer()
        for action in ["slate.solved", "slate.submitted"] { server.journal.append(action, after: "{\"a\":1}") }
        let page = try await server.ask(.get, "/journal?sort=action", .browser).text
        #expect(page.contains("href=\"/journal?sort=-action\"") && page.contains("aria-sort=\"ascending\""))
        #expect(page.contains("<a href=\"/journal?index=2\">2</a>"))
        let csv = csvRecords(try await server.ask(.get, "/journal.csv?sort=index").text)
        #expect(csv[0].suffix(3) == ["before", "after", "what"])
        #expect(Array(csv[2].suffix(3)) == ["", "{\"a\":1}", "Submitted slate slt_1 for approval."])
        let day = try #require(csv[1].count > 1 ? csv[1][1].prefix(10) : nil)
        for (filter, count) in [
            ("at__gte=\(day)", 2), ("at__lt=\(day)", 0), ("at__in=\(day)", 2), ("at__gt=\(csv[1][1])", 0),
        ] {
            #expect(try await server.ask(.get, "/journal.json?\(filter)").object["total"] as? Int == count, "\(filter)")
        }
    }

    @Test("The journal's page shows the newest first and leads back")
    func page() async throws {
        let server = try SampleServer()
        for _ in 0..<60 { server.journal.append("slate.solved") }
        let page = try await server.ask(.get, "/journal", .browser)
        #expect(page.status == 200)
        #expect(page.text.contains("60 changes on record on "))
        #expect(page.text.contains("href=\"/journal?page=2\""))
        #expect(page.text.components(separatedBy: "<tr>").count - 1 == 51)
    }
}
