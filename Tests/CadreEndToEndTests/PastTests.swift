import Testing

@Suite("The past, asked from outside")
struct PastTests {
    @Test("Every page, list and figure answers as of an earlier entry, and its links stay there")
    func pages() async throws {
        let directory = try await SmallRegister.directory(positionCount: 3, personCount: 1)
        let first = try await Self.positions(directory)
        let moment = try #require(first["journal_index"].int)
        let edit = [
            "positions", "set", SmallRegister.number(1), "post=Davao", "--reason", "Moved.", "--data", directory,
        ]
        #expect(try await Executable.run(edit).status == 0)
        let now = try await Self.positions(directory)
        #expect(now["journal_index"].int != moment && now["rows"] != first["rows"])
        let server = try await RunningServer.start(directory)
        func page(_ address: String) async throws -> String {
            let answer = try await server.http.get(address, headers: ["Accept": "text/html"])
            #expect(answer.status == 200, "\(address): \(answer.body)")
            return answer.body
        }
        let then = try await server.http.get("/positions.json?at=\(moment)").json
        #expect(then["rows"] == first["rows"] && then["journal_index"].int == moment)
        let list = try await page("/positions?fields=number,post&at=\(moment)")
        #expect(list.contains("As known at entry") && list.contains(">Manila<") && !list.contains(">Davao<"))
        #expect(list.contains(#"href="/people?at=\#(moment)""#))
        #expect(list.contains(#"<input type="hidden" name="at" value="\#(moment)">"#))
        for address in ["/", "/offices", "/positions/pos_000001", "/staffing/gap", "/world", "/journal", "/changes"] {
            let past = try await page("\(address)?at=\(moment)")
            #expect(past.contains("As known at entry"), "\(address)")
        }
        let present = try await page("/positions")
        #expect(!present.contains("As known at entry") && present.contains("&amp;at=\(now["journal_index"].int ?? 0)"))
        for (address, status) in [
            ("/positions.json?at=0", 400), ("/positions.json?at=x", 400), ("/positions.json?at=1&at=2", 400),
            ("/positions.json?at=999999", 409), ("/events?at=1", 400), ("/errors?at=1", 400),
            ("/positions.json?at=", 200),
        ] {
            let answer = try await server.http.get(address)
            #expect(answer.status == status, "\(address): \(answer.body)")
        }
        _ = try await server.stop()
    }

    @Test("A command reads the past and never writes it")
    func commands() async throws {
        let directory = try await SmallRegister.directory(positionCount: 1)
        let moment = try #require(try await Self.positions(directory)["journal_index"].int)
        for (arguments, status) in [
            (["positions", "list", "--at", "\(moment)"], 0), (["positions", "list", "--at", "\(moment + 1)"], 6),
            (["positions", "list", "--at", "0"], 6),
            (["positions", "set", "pos_000001", "post=Cebu", "--reason", "Moved.", "--at", "\(moment)"], 2),
        ] as [([String], Int32)] {
            let outcome = try await Executable.run(arguments + ["--data", directory])
            #expect(outcome.status == status, "\(arguments): \(outcome)")
        }
        #expect(try await Self.positions(directory)["journal_index"].int == moment)
    }

    private static func positions(_ directory: String) async throws -> JSONValue {
        try await Executable.json("positions", "list", "--data", directory)
    }
}
