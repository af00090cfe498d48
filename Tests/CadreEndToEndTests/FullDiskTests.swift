import Foundation
import Testing

/// A disk that is full: a small one in memory, or played by a limit on how large a file the process may write.
@Suite("A full disk")
struct FullDiskTests {
    @Test("An import that does not fit is refused, and the register is as it was")
    func importRefused() async throws {
        let directory = try await SmallRegister.directory(positionCount: 5)
        let file = try Workspace.file("positions.csv", SmallRegister.positions(5_000))
        let outcome = try await Executable.run(
            ["import", "commit", file, "--data", directory], fileByteCountMax: 512 * 1_024
        )
        #expect(outcome.status == 3, "\(outcome)")
        #expect(outcome.errors.contains("store.unavailable"))
        #expect(try await Executable.json("doctor", "--data", directory)["sound"].flag == true)
        #expect(try await SmallRegister.positionCount(directory) == 5)
        let again = try await Executable.json("import", "commit", file, "--data", directory)[0]
        #expect(again["new"].int == 4_995, "there is space again, and the import goes through")
    }

    @Test("A demo that finds no space for its database leaves no directory")
    func demoRefused() async throws {
        let directory = Workspace.freshPath("demo-without-space")
        for _ in 1...2 {
            let outcome = try await Executable.run(
                ["demo", "--no-serve", "--data", directory], fileByteCountMax: 4_096
            )
            #expect(outcome.status == 3 && !outcome.errors.contains("schema (0)"), "\(outcome)")
            #expect(!FileManager.default.fileExists(atPath: directory))
        }
    }

    @Test("A server answers 503 to writes and goes on reading; nothing that it acknowledged is lost")
    func serverGoesOn() async throws {
        let count = 60
        let directory = try await SmallRegister.directory(positionCount: count, personCount: count)
        let server = try await RunningServer.start(directory, fileByteCountMax: 384 * 1_024)
        let rows = try await server.http.get("/positions.json?limit=\(count)").json["rows"].list
        var acknowledged: [String] = []
        var refusal: PlainHTTP.Answer?
        for (index, row) in rows.enumerated() {
            let answer = try await nameRelief(index, row, server.http)
            guard answer.status < 300 else {
                refusal = answer
                break
            }
            acknowledged.append(try #require(row["id"].text))
        }
        let refused = try #require(refusal, "the disk never became full")
        #expect(refused.status == 503, "\(refused)")
        #expect(refused.body.contains("store.unavailable"))
        #expect(!acknowledged.isEmpty)
        #expect(try await server.http.get("/positions.json?relief=named").json["total"].int == acknowledged.count)
        try await verifyUnready(server.http, saying: "Writing was stopped")
        _ = try await server.stop()

        #expect(try await Executable.json("doctor", "--data", directory)["sound"].flag == true)
        let named = try await Executable.json("positions", "list", "--data", directory, "--where", "relief=named")
        #expect(named["rows"].list.compactMap { $0["id"].text }.sorted() == acknowledged.sorted())
    }

    @Test(
        "A disk that fills up is named where the server is watched, also after a kill, until a change is written again",
        .enabled("Needs a small disk, which only root can mount.") { SmallDisk.canBeMade })
    func watched() async throws {
        let disk = try SmallDisk(byteCount: 8 << 20)
        let directory = disk.path + "/register"
        try FileManager.default.copyItem(
            atPath: try await SmallRegister.directory(positionCount: 60, personCount: 60), toPath: directory
        )
        let server = try await RunningServer.start(directory)
        #expect(try await server.http.get("/readyz").status == 200)
        try disk.fill()
        let rows = try await server.http.get("/positions.json?limit=60").json["rows"].list
        var answer: PlainHTTP.Answer?
        for (index, row) in rows.enumerated() where answer?.status ?? 201 < 300 {
            answer = try await nameRelief(index, row, server.http)
        }
        #expect(answer?.status == 503, "the disk never became full")
        try await verifyUnready(server.http, saying: "database or disk is full")
        _ = try await server.stop(SIGKILL)

        let again = try await RunningServer.start(directory)
        try await verifyUnready(again.http, saying: "database or disk is full")
        #expect(again.errors.contains("database or disk is full"), "the log says nothing of it")
        try disk.clear()
        let free = try await again.http.get("/positions.json?relief=none&limit=1").json["rows"][0]
        #expect(try await nameRelief(59, free, again.http).status == 201)
        #expect(try await again.http.get("/readyz").status == 200)
        #expect(try await again.http.get("/healthz").json["warnings"].list.isEmpty)
        #expect(try await again.stop().status == 0)
        #expect(try await Executable.json("doctor", "--data", directory)["sound"].flag == true)
    }

    /// Fails unless the server lives, is not ready, and gives the reason at both addresses.
    private func verifyUnready(_ http: PlainHTTP, saying reason: String) async throws {
        for (path, status) in [("/healthz", 200), ("/readyz", 503)] {
            let answer = try await http.get(path)
            #expect(answer.status == status && answer.body.contains(reason), "\(path): \(answer)")
        }
    }

    private func nameRelief(_ index: Int, _ row: JSONValue, _ http: PlainHTTP) async throws -> PlainHTTP.Answer {
        let position = try #require(row["id"].text)
        let body = #"{"person": "per_\#(9_001 + index)", "from": "2031-01-15"}"#
        return try await http.post("/positions/\(position)/relief", as: "officer", body)
    }
}
