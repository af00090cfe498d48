import Foundation
import Testing

/// A disk that takes no writes when the server starts: full, played by a limit on how large a file the process may
/// write, or closed by the modes of directory and files.
@Suite("A disk that takes no writes at the start")
struct UnwritableDiskTests {
    /// Whether the modes of files can be made to bind the command.
    static let modesBind = geteuid() != 0 || FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")

    /// Fails unless the server reads, refuses writes with the reason and says so where it is watched.
    private func verify(_ http: PlainHTTP, reliefCount: Int) async throws {
        let named = try await http.get("/positions.json?relief=named").json
        #expect(named["total"].int == reliefCount, "an acknowledged change is not shown")
        let row = try await http.get("/positions.json?relief=none&limit=1").json["rows"][0]
        let position = try #require(row["id"].text)
        let body = #"{"person": "per_9002", "from": "2031-01-15"}"#
        let answer = try await http.post("/positions/\(position)/relief", as: "officer", body)
        #expect(answer.status == 503, "\(answer)")
        #expect(answer.body.contains("store.unavailable"))
        #expect(answer.body.contains("the disk took no writes when Cadre started"))
        let alive = try await http.get("/healthz")
        #expect(alive.status == 200)
        #expect(alive.body.contains("the disk took no writes when Cadre started"))
        #expect(try await http.get("/readyz").status == 503)
    }

    @Test("A full disk: the server reads, and after a start with space it writes")
    func full() async throws {
        let directory = try await SmallRegister.directory(positionCount: 3, personCount: 2)
        let server = try await RunningServer.start(directory, fileByteCountMax: 4_096)
        try await verify(server.http, reliefCount: 0)
        #expect(try await server.stop().status == 0)
        #expect(try await Executable.json("doctor", "--data", directory)["sound"].flag == true)
        let again = try await RunningServer.start(directory)
        _ = try await nameRelief(again.http)
        _ = try await again.stop()
    }

    @Test(
        "A directory for reading only, after a killed server: what was acknowledged is shown", .enabled(if: modesBind))
    func killedThenClosed() async throws {
        let directory = try await SmallRegister.directory(positionCount: 3, personCount: 2)
        let server = try await RunningServer.start(directory)
        _ = try await nameRelief(server.http)
        #expect(Workspace.byteCount(directory + "/cadre.sqlite-wal") > 0)
        _ = try await server.stop(SIGKILL)
        try close(directory)
        defer { open(directory) }
        let reader = try await RunningServer.start(directory, obeysModes: true)
        try await verify(reader.http, reliefCount: 1)
        #expect(try await reader.stop().status == 0)
        let doctor = try await RunningCommand(["doctor", "--data", directory], obeysModes: true).outcome()
        #expect(doctor.status == 0, "\(doctor)")
        #expect(doctor.output.contains("cannot be written"))
        #expect(doctor.output.contains("503"))
    }

    @Test("A directory for reading only, after a stopped server", .enabled(if: modesBind))
    func stoppedThenClosed() async throws {
        let directory = try await SmallRegister.directory(positionCount: 3, personCount: 2)
        _ = try await RunningServer.start(directory).stop()
        #expect(Workspace.byteCount(directory + "/cadre.sqlite-wal") == 0)
        for ending in ["-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: directory + "/cadre.sqlite" + ending)
        }
        try close(directory)
        defer { open(directory) }
        let reader = try await RunningServer.start(directory, obeysModes: true)
        try await verify(reader.http, reliefCount: 0)
        #expect(try await reader.stop().status == 0)
        let refused = try await RunningCommand(
            ["import", "commit", try Workspace.file("offices.csv", SmallRegister.offices), "--data", directory],
            obeysModes: true
        ).outcome()
        #expect(refused.status == 3, "\(refused)")
        #expect(refused.errors.contains("takes no writes"))
    }

    @Test("The doctor warns of a directory and files that others may use, and of nothing else")
    func modes() async throws {
        let directory = try await SmallRegister.directory(positionCount: 1)
        let before = try await Executable.json("doctor", "--data", directory)["warnings"].list.count
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: directory)
        let report = try await Executable.json("doctor", "--data", directory)
        #expect(report["sound"].flag == true)
        #expect(report["warnings"].list.count == before + 1)
        #expect(report.description.contains("chmod 700"))
    }

    private func nameRelief(_ http: PlainHTTP) async throws -> PlainHTTP.Answer {
        let position = try #require(try await http.get("/positions.json?limit=1").json["rows"][0]["id"].text)
        let body = #"{"person": "per_9001", "from": "2031-01-15"}"#
        let answer = try await http.post("/positions/\(position)/relief", as: "officer", body)
        #expect(answer.status == 201, "\(answer)")
        return answer
    }

    private func close(_ directory: String) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: directory) {
            try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: directory + "/" + name)
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: directory)
    }

    private func open(_ directory: String) {
        try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: directory)
    }
}
