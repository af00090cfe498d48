import Foundation
import Testing

/// A disk that is full, played by a limit on how large a file the process may write.
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

    @Test("A server answers 503 to writes and goes on reading; nothing that it acknowledged is lost")
    func serverGoesOn() async throws {
        let count = 60
        let directory = try await SmallRegister.directory(positionCount: count, personCount: count)
        let server = try await RunningServer.start(directory, fileByteCountMax: 384 * 1_024)
        let rows = try await server.http.get("/positions.json?limit=\(count)").json["rows"].list
        var acknowledged: [String] = []
        var refusal: PlainHTTP.Answer?
        for (index, row) in rows.enumerated() {
            let position = try #require(row["id"].text)
            let body = #"{"person": "per_\#(9_001 + index)", "from": "2031-01-15"}"#
            let answer = try await server.http.post("/positions/\(position)/relief", as: "officer", body)
            guard answer.status < 300 else {
                refusal = answer
                break
            }
            acknowledged.append(position)
        }
        let refused = try #require(refusal, "the disk never became full")
        #expect(refused.status == 503, "\(refused)")
        #expect(refused.body.contains("store.unavailable"))
        #expect(!acknowledged.isEmpty)
        #expect(try await server.http.get("/positions.json?relief=named").json["total"].int == acknowledged.count)
        #expect(try await server.http.get("/healthz").status == 200)
        _ = try await server.stop()

        #expect(try await Executable.json("doctor", "--data", directory)["sound"].flag == true)
        let named = try await Executable.json("positions", "list", "--data", directory, "--where", "relief=named")
        #expect(named["rows"].list.compactMap { $0["id"].text }.sorted() == acknowledged.sorted())
    }
}
