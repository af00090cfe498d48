import Foundation
import Testing

/// A run is kept from the moment when it is asked for: a server that is killed loses none, and one that is told to stop a
/// run keeps the best that it has found.
@Suite("A run that is cut short")
struct KilledRunTests {
    /// What a run is asked for.
    private struct Order {
        let from: String
        let to: String
        let limits: [String]

        /// Searches some hundred steps until its slate is proven the best: many times as long as to kill its server.
        static let proven = Order(from: "2027-01-01", to: "2027-02-15", limits: ["move-budget=500000"])
        /// Finds a slate after some two hundred steps, and searches for a better one until no step of 4,000 is left:
        /// its bound stays above it.
        static let unproven = Order(
            from: "2027-01-01", to: "2027-12-31", limits: ["move-budget=2000000", "balance=EUCOM,INDOPACOM:1%"]
        )

        var body: String {
            let limits = limits.joined(separator: "\\n")
            return "{\"from\": \"\(from)\", \"to\": \"\(to)\", \"limits\": \"\(limits)\"}"
        }
        var arguments: [String] { ["--from", from, "--to", to] + limits.flatMap { ["--limit", $0] } }
    }

    private static let key = "killed-run"

    @Test("Killed with its server it is leased again after the next start, and makes the slate that it would have made")
    func killed() async throws {
        var directory = try await DemoDirectory.copy()
        var (run, entries) = try await kill(directory)
        var left = try await Self.left(run, directory)
        // On a loaded machine the run may have ended before the signal came.
        for _ in 1...9 where left["state"].text == "done" {
            directory = try await DemoDirectory.copy()
            (run, entries) = try await kill(directory)
            left = try await Self.left(run, directory)
        }
        let report = try await Executable.json("doctor", "--data", directory)
        #expect(report["sound"].flag == true, "\(report)")
        #expect(left["state"].text == "running" && left["attempts"].int == 1, "\(left)")

        let server = try await RunningServer.start(directory)
        #expect(try await Self.entries(server).starts(with: entries), "the journal does not go on where it was")
        try await Self.waitForEnd(of: run, server)
        let ended = try await Self.run(run, server)
        #expect(ended["state"].text == "done" && (ended["attempts"].int ?? 0) >= 2, "\(ended)")
        let slate = try #require(ended["slate"].text)
        let again = try await server.http.post("/slates", as: "officer", key: Self.key, Order.proven.body)
        #expect(again.status == 201 && again.headers["location"] == "/slates/\(slate)", "\(again)")
        #expect(try await Self.slates(server).count == 1, "the run was kept twice")

        let figures = try await server.http.get("/slates/\(slate).json").json["figures"]
        let lines = try await server.http.get("/slates/\(slate).csv?table=lines").body.csvRecords
        #expect(figures["filled"].int == lines.count && !lines.isEmpty)
        let expected = try await Self.undisturbed()
        for figure in ["input_digest", "plan_digest", "total_points", "bound", "gap", "filled"] {
            #expect(figures[figure] == expected[figure], "\(figure)")
        }
        let actions = try await Self.entries(server).dropFirst(entries.count).compactMap { $0["action"].text }
        #expect(actions == ["run.asked", "slate.solved", "run.ended"])
        #expect(try await server.stop().status == 0)
        #expect(try await Executable.json("doctor", "--data", directory)["sound"].flag == true)
        let replay = try await Executable.json("run", "replay", run, "--data", directory)
        #expect(replay["same"].flag == true && replay["plan_digest"] == expected["plan_digest"])
    }

    @Test(
        "Stopped while it searches it ends with what it has found, says how far that may be off, and repeats the same")
    func stopped() async throws {
        let directory = try await DemoDirectory.copy()
        let server = try await RunningServer.start(directory)
        let run = try await Self.ask(.unproven, server)
        try await waitUntil("the run has found a slate, or ended") {
            let figures = try await Self.run(run, server)
            return figures["best"].int != nil || figures["state"].text == "done"
        }
        let answer = try await server.http.post("/runs/\(run)/stop", as: "officer", key: "stop", "{}")
        #expect(answer.status == 200, "\(answer)")
        try await Self.waitForEnd(of: run, server)
        let ended = try await Self.run(run, server)
        #expect(ended["state"].text == "done" && ended["stopped_by"].text != nil, "\(ended)")
        #expect((ended["gap"].int ?? 0) > 0 && ended["stopped_after"].int != nil, "\(ended)")
        #expect(try await server.stop().status == 0)
        let replay = try await Executable.json("run", "replay", run, "--data", directory)
        #expect(replay["same"].flag == true, "\(replay)")
    }

    /// Starts a server and a run, and kills the server as soon as the run is under way.
    ///
    /// Returns the run, and the journal before it was asked for.
    private func kill(_ directory: String) async throws -> (run: String, entries: [JSONValue]) {
        let server = try await RunningServer.start(directory)
        #expect(try await Self.slates(server).isEmpty)
        let entries = try await Self.entries(server)
        let run = try await Self.ask(.proven, server)
        try await waitUntil("the run is under way") {
            ["running", "done"].contains(try await Self.run(run, server)["state"].text)
        }
        let outcome = try await server.stop(SIGKILL)
        #expect(outcome.signal == SIGKILL, "\(outcome)")
        return (run, entries)
    }

    /// The figures of a run of which nobody is doing anything.
    private static func left(_ run: String, _ directory: String) async throws -> JSONValue {
        try await Executable.json("run", "show", run, "--data", directory)["figures"]
    }

    /// Asks for the run without waiting for it.
    private static func ask(_ order: Order, _ server: RunningServer) async throws -> String {
        let headers = [
            "Content-Type": "application/json", "Accept": "application/json", "Idempotency-Key": key,
            "Authorization": "Persona officer", "Prefer": "respond-async",
        ]
        let answer = try await server.http.send("POST", "/slates", headers: headers, body: order.body)
        guard answer.status == 202, let run = try answer.json["run"].text else { throw Unexpected("\(answer)") }
        #expect(answer.headers["location"] == "/runs/\(run)")
        return run
    }

    /// The figures of the same slate, solved by a process that nobody kills.
    private static func undisturbed() async throws -> JSONValue {
        let directory = try await DemoDirectory.copy()
        let outcome = try await Executable.run(
            ["slate", "solve"] + Order.proven.arguments + ["--as", "officer", "-o", "json", "--data", directory]
        )
        guard outcome.status == 0 else { throw Unexpected("The slate cannot be solved: \(outcome)") }
        return try JSONValue(outcome.output)["figures"]
    }

    private static func waitForEnd(of run: String, _ server: RunningServer) async throws {
        try await waitUntil("the run has ended") {
            !["waiting", "running", nil].contains(try await Self.run(run, server)["state"].text)
        }
    }

    private static func run(_ run: String, _ server: RunningServer) async throws -> JSONValue {
        try await server.http.get("/runs/\(run).json", headers: ["Authorization": "Persona officer"]).json["figures"]
    }

    private static func slates(_ server: RunningServer) async throws -> [JSONValue] {
        try await server.http.get("/slates.json").json["rows"].list
    }

    private static func entries(_ server: RunningServer) async throws -> [JSONValue] {
        try await server.http.get("/events.json?after=0&limit=1000").json["rows"].list
    }
}
