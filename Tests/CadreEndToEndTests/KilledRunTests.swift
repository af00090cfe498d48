import Foundation
import Testing

/// A server that is killed while it solves a slate keeps nothing of it by halves, and solves the same one when asked
/// again.
@Suite("A run that is killed")
struct KilledRunTests {
    private static let body = #"{"from": "2027-01-01", "to": "2027-06-30"}"#
    private static let key = "killed-run"
    /// Past reading the request, and a small part of what the run takes.
    private static let processorSecondsMin = 0.1

    @Test(
        "Leaves no half of a slate and a sound journal; the same request then makes the slate that it would have made",
        .enabled("The system does not tell how far a process is.") {
            FileManager.default.fileExists(atPath: "/proc/self/stat")
        }
    )
    func killed() async throws {
        let directory = try await DemoDirectory.copy()
        let entries = try await kill(directory)

        let report = try await Executable.json("doctor", "--data", directory)
        #expect(report["sound"].flag == true, "\(report)")

        let server = try await RunningServer.start(directory)
        #expect(try await Self.entries(server).starts(with: entries), "the journal does not go on where it was")
        let answer = try await server.http.post("/slates", as: "officer", key: Self.key, Self.body)
        #expect((200...202).contains(answer.status), "\(answer)")
        try await waitUntil("the slate is there") { try await Self.slates(server).count == 1 }
        let again = try await server.http.post("/slates", as: "officer", key: Self.key, Self.body)
        #expect((200...202).contains(again.status) && again.headers["location"] == answer.headers["location"])
        let slates = try await Self.slates(server)
        #expect(slates.count == 1, "the run was kept twice")

        let id = try #require(slates.first?["id"].text)
        let figures = try await server.http.get("/slates/\(id).json").json["figures"]
        let lines = try await server.http.get("/slates/\(id).csv?table=lines").body.csvRecords
        #expect(figures["filled"].int == lines.count && !lines.isEmpty)
        let expected = try await Self.undisturbed()
        for figure in ["input_digest", "plan_digest", "total_points", "filled"] {
            #expect(figures[figure] == expected[figure], "\(figure)")
        }
        let solved = try await Self.entries(server).dropFirst(entries.count).filter {
            $0["action"].text == "slate.solved"
        }
        #expect(solved.count == 1)
        #expect(try await server.stop().status == 0)
        #expect(try await Executable.json("doctor", "--data", directory)["sound"].flag == true)
    }

    /// Starts a server and a run, and kills the server when the run is under way; returns the journal as it was before.
    private func kill(_ directory: String) async throws -> [JSONValue] {
        let server = try await RunningServer.start(directory)
        let entries = try await Self.entries(server)
        #expect(try await Self.slates(server).isEmpty)
        let start = try #require(server.processorSeconds)
        let asked = Task { [http = server.http] in
            try await http.post("/slates", as: "officer", key: Self.key, Self.body)
        }
        try await waitUntil("the run is under way") {
            server.processorSeconds.map { $0 - start >= Self.processorSecondsMin } ?? true
        }
        let outcome = try await server.stop(SIGKILL)
        #expect(outcome.signal == SIGKILL, "\(outcome)")
        await #expect(throws: Unexpected.self, "the run was over before the server was killed") {
            try await asked.value
        }
        return entries
    }

    /// The figures of the same slate, solved by a process that nobody kills.
    private static func undisturbed() async throws -> JSONValue {
        let directory = try await DemoDirectory.copy()
        let outcome = try await Executable.run(
            "slate", "solve", "--from", "2027-01-01", "--to", "2027-06-30", "--as", "officer", "-o", "json", "--data",
            directory
        )
        guard outcome.status == 0 else { throw Unexpected("The slate cannot be solved: \(outcome)") }
        return try JSONValue(outcome.output)["figures"]
    }

    private static func slates(_ server: RunningServer) async throws -> [JSONValue] {
        try await server.http.get("/slates.json").json["rows"].list
    }

    private static func entries(_ server: RunningServer) async throws -> [JSONValue] {
        try await server.http.get("/events.json?after=0&limit=1000").json["rows"].list
    }
}
