import Foundation
import Testing

/// Goal: a chief attests an office over a thin link, and the command does what the page does.
///
/// Method: the executable serves a demo world with an open campaign. What a browser loads for the page is counted as
/// it travels, packed: the page itself and every file that it names.
@Suite("Attestation over a thin link and on the command line")
struct AttestationTests {
    /// The most bytes that the page travels with, everything it loads included.
    private static let byteCountMax = 25 * 1_024

    private static func byteCount(_ path: String, _ http: PlainHTTP) async throws -> Int {
        let answer = try await http.get(path, headers: ["Accept-Encoding": "gzip", "Accept": "text/html,*/*"])
        try #require(answer.status == 200, "\(path)")
        return try #require(answer.headers["content-length"].flatMap { Int($0) }, "\(path)")
    }

    @Test("The page of an office with as many rows as a part holds is at most 25 KB in four requests, one once known")
    func weight() async throws {
        let directory = try await DemoDirectory.copy()
        _ = try await Executable.output("attest", "open", "--data", directory, "--as", "planner")
        let rows = try await Executable.json(
            "attest", "list", "--data", directory, "--where", "rows__gte=50", "--sort", "-rows")["rows"].list
        let largest = try #require(rows.first?["office"].text)
        let server = try await RunningServer.start(directory)
        for office in [largest, "KUSLO-KEN"] {
            let path = "/offices/\(office)/attest"
            let page = try await server.http.get(path, headers: ["Accept": "text/html"]).body
            let files = page.matches(of: /(?:src|href)="(\/static\/[^"]+)"/).map { String($0.output.1) }
            #expect(Set(files).count <= 3)
            var sum = try await Self.byteCount(path, server.http)
            for file in Set(files) { sum += try await Self.byteCount(file, server.http) }
            #expect(sum <= Self.byteCountMax, "\(office): \(sum) bytes")
        }
        _ = try await server.stop()
    }

    @Test("The command attests what it has read, keeps a draft with exit 1, and says who may")
    func command() async throws {
        let directory = try await SmallRegister.directory(positionCount: 3, personCount: 1)
        let data = ["--data", directory]
        let none = try await Executable.run(["office", "attest", "ODC-PHL"] + data)
        #expect(none.status == 6 && none.errors.contains("No attestation campaign"), "\(none)")
        _ = try await Executable.output(
            "attest", "open", "--quarter", "FY2027-Q1", "--as", "planner", "--data", directory)
        let forbidden = try await Executable.run(["office", "attest", "ODC-PHL", "--all", "--as", "planner"] + data)
        #expect(forbidden.status == 4, "\(forbidden)")
        let draft = try await Executable.run(
            ["office", "attest", "ODC-PHL", "--correct", "pos_000001", "--as", "chief", "-o", "json"] + data)
        #expect(draft.status == 1)
        #expect(try JSONValue(draft.output)["left"].int == 2, "\(draft)")
        let stale = try await Executable.run(
            ["office", "attest", "ODC-PHL", "--all", "--digest", "0", "--as", "chief"] + data)
        #expect(stale.status == 6 && stale.errors.contains("digest"), "\(stale)")
        let sent = try await Executable.run(
            ["office", "attest", "ODC-PHL", "--all", "--note", "pos_000002=Gone.", "--as", "chief", "-o", "json"] + data
        )
        #expect(sent.status == 0, "\(sent)")
        let receipt = try JSONValue(sent.output)
        #expect(receipt["state"].text == "attested" && receipt["findings"].int == 1)
        let entries = try await Executable.json("events", "--data", directory)["rows"].list
        let entry = entries.last { $0["action"].text == "attestation.sent" }
        #expect(entry?["index"].int == receipt["journal_index"].int)
    }
}
