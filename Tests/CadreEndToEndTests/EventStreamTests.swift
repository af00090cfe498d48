import Foundation
import Testing

@Suite("The stream of events")
struct EventStreamTests {
    private static let positionCount = 230

    @Test("Goes on after the last event known, without a gap, and then live")
    func resumes() async throws {
        let directory = try await SmallRegister.directory(positionCount: Self.positionCount, personCount: 1)
        let server = try await RunningServer.start(directory)
        let entries = try await server.http.get("/events.json?after=0&limit=1000").json["rows"].list
        // Three files with an entry each, and an entry for each record.
        let count = 3 + 1 + Self.positionCount + 1
        #expect(entries.map { $0["index"].int } == Array(1...count))

        let first = try await EventStream(server.http, lastEventID: 0).next(120)
        #expect(first.map(\.id) == Array(1...120))
        let stream = try EventStream(server.http, lastEventID: 120)
        let second = try await stream.next(count - 120)
        #expect(second.map(\.id) == Array(121...count))
        for (event, entry) in zip(first + second, entries) { #expect(try JSONValue(event.data) == entry) }

        let rows = try await server.http.get("/positions.json?limit=1").json["rows"]
        let position = try #require(rows[0]["id"].text)
        let answer = try await server.http.post(
            "/positions/\(position)/relief", as: "officer", #"{"person": "per_9001", "from": "2031-01-15"}"#
        )
        #expect(answer.status < 300, "\(answer)")
        let live = try await stream.next(1)
        #expect(live.map(\.id) == [count + 1])
        #expect(try JSONValue(live[0].data)["action"].text == "relief.named")

        let command = try await Executable.output("events", "--data", directory, "--after", "120")
        #expect(command.csvRows.map(String.init) == (second + live).map(\.data))
        _ = try await server.stop()
    }
}
