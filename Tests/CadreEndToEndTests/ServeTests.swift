import Foundation
import Testing

@Suite("The server, asked from outside")
struct ServeTests {
    private static let server = Task { try await RunningServer.start(try await DemoDirectory.copy()) }

    private var http: PlainHTTP { get async throws { try await Self.server.value.http } }

    @Test("Lists positions as JSON with total and rows, and as many rows as CSV")
    func positions() async throws {
        let json = try await http.get("/positions.json?status=vacant&country=PHL")
        #expect(json.status == 200)
        #expect(json.headers["content-type"]?.hasPrefix("application/json") == true)
        let total = try #require(try json.json["total"].int)
        #expect(total > 0)
        #expect(try json.json["rows"].list.count == min(total, 50))
        let csv = try await http.get("/positions.csv?status=vacant&country=PHL")
        #expect(csv.headers["content-type"]?.hasPrefix("text/csv") == true)
        #expect(csv.body.csvRows.count == total + 1)
        let directory = try await DemoDirectory.shared()
        let command = try await Executable.json(
            "positions", "list", "--data", directory, "--where", "status=vacant", "--where", "country=PHL"
        )
        #expect(command["total"].int == total)
    }

    @Test("CSV of an address and of its command are the same bytes")
    func sameBytes() async throws {
        let directory = try await DemoDirectory.copy()
        let server = try await RunningServer.start(directory)
        for (path, command) in [
            ("/desk.csv", "desk"), ("/journal.csv?sort=index", "events"), ("/offices.csv", "offices list"),
            (
                "/positions.csv?status=vacant&country=PHL",
                "positions list --where status=vacant --where country=PHL"
            ),
            ("/staffing/gap.csv?by=func", "staffing gap --by func"),
            ("/people.csv?constraints__contains=%3B", "people list --where constraints__contains=;"),
            ("/positions/pos_000001.csv?table=strip", "positions show pos_000001 --table strip"),
            ("/countries/PHL.csv?table=strip", "countries show PHL --table strip"),
        ] {
            let answer = try await server.http.get(path)
            let words = command.split(separator: " ").map(String.init)
            let outcome = try await Executable.run(words + ["--data", directory, "-o", "csv"])
            #expect(answer.status == 200 && outcome.status == 0, "\(path): \(outcome.errors)")
            #expect(answer.body == outcome.output, "\(path)")
            #expect(answer.body.csvRows.count > 1, "\(path)")
        }
        _ = try await server.stop()
    }

    @Test("Refuses an unknown filter with 400, a problem document and a suggestion")
    func unknownFilter() async throws {
        let answer = try await http.get("/positions.json?staus=vacant")
        #expect(answer.status == 400)
        #expect(answer.headers["content-type"]?.hasPrefix("application/problem+json") == true)
        let problem = try answer.json
        #expect(problem["status"].int == 400)
        #expect(problem.description.contains("filter.unknown-field"))
        #expect(problem.description.contains("Did you mean status?"))
        #expect(problem["request_id"].text == answer.headers["x-request-id"])
    }

    @Test("Refuses a change by nobody, and by somebody who may not")
    func nobody() async throws {
        let vacant = try await http.get("/positions.json?status=vacant&limit=1").json["rows"][0]["id"].text
        let path = "/positions/\(vacant ?? "")/relief"
        let body = #"{"person": "per_000001", "from": "2027-06-15"}"#
        let anonymous = try await http.post(path, as: nil, body)
        #expect(anonymous.status == 401)
        #expect(anonymous.body.contains("caller.unknown"))
        let inspector = try await http.post(path, as: "inspector", body)
        #expect(inspector.status == 403)
        #expect(inspector.body.contains("caller.not-allowed"))
    }

    @Test("Refuses a body that is too large with 413", arguments: [65_537, 5_000_000])
    func tooLarge(byteCount: Int) async throws {
        let answer = try await http.post(
            "/positions/pos_000001/relief", as: "officer", String(repeating: " ", count: byteCount)
        )
        #expect(answer.status == 413)
        #expect(answer.body.contains("request.too-large"))
    }

    @Test("Answers what does not exist with 404, and a method that is not taken with 405")
    func refusals() async throws {
        #expect(try await http.get("/nowhere").status == 404)
        #expect(try await http.get("/positions/pos_999999.json").status == 404)
        let answer = try await http.send("DELETE", "/positions")
        #expect(answer.status == 405)
        #expect(answer.headers["allow"]?.contains("GET") == true)
    }

    @Test("Survives nonsense on the wire")
    func nonsense() async throws {
        for text in [
            "\u{0}\u{1}\u{2}\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
            "POST /slates HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
        ] {
            let connection = try PlainConnection(port: try await http.port)
            try connection.write(text)
            connection.endWriting()
            _ = try await detached { while try connection.read() != nil {} }
        }
        #expect(try await http.get("/healthz").status == 200)
    }

    @Test("Of two officers who take one position, one wins and the other is told who and when")
    func twoOfficers() async throws {
        let server = try await RunningServer.start(
            try await SmallRegister.directory(positionCount: 1, personCount: 2))
        let position = try #require(try await server.http.get("/positions.json").json["rows"][0]["id"].text)
        func name(_ person: String, _ officer: String) async throws -> PlainHTTP.Answer {
            try await server.http.post(
                "/positions/\(position)/relief", as: officer, #"{"person": "\#(person)", "from": "2031-01-15"}"#)
        }
        async let first = name("per_9001", "officer")
        async let second = name("per_9002", "officer-2")
        let answers = try await [first, second]
        #expect(answers.map(\.status).sorted() == [201, 409])
        let loser = try #require(answers.first { $0.status == 409 })
        #expect(loser.body.contains("position.taken"))
        #expect(loser.body.contains("Officer"), "it does not say who: \(loser.body)")
        _ = try await server.stop()
    }

    @Test("The same request twice under one idempotency key is one change")
    func idempotency() async throws {
        let directory = try await SmallRegister.directory(positionCount: 1, personCount: 1)
        let server = try await RunningServer.start(directory)
        let position = try #require(try await server.http.get("/positions.json").json["rows"][0]["id"].text)
        let body = #"{"person": "per_9001", "from": "2031-01-15"}"#
        let first = try await server.http.post("/positions/\(position)/relief", as: "officer", key: "once", body)
        let again = try await server.http.post("/positions/\(position)/relief", as: "officer", key: "once", body)
        #expect(first.status < 300, "\(first)")
        #expect(again.body == first.body)
        let events = try await server.http.get("/events.json?after=0&limit=1000").json["rows"].list
        #expect(events.count { $0["action"].text == "relief.named" } == 1)
        _ = try await server.stop()
    }

    @Test("Ends with 0 when it is asked to, and leaves a register that others can open", arguments: [SIGTERM, SIGINT])
    func stops(signal: Int32) async throws {
        let directory = try await SmallRegister.directory(positionCount: 2)
        let server = try await RunningServer.start(directory)
        let stream = try EventStream(server.http, lastEventID: 0)
        #expect(try await stream.next(1).map(\.id) == [1])
        let outcome = try await server.stop(signal)
        #expect(outcome.status == 0, "\(outcome)")
        #expect(Workspace.byteCount(directory + "/cadre.sqlite-wal") == 0)
        #expect(try await SmallRegister.positionCount(directory) == 2)
    }

    @Test("A taken port ends the start with 6, one sentence and the fix")
    func takenPort() async throws {
        let port = try await http.port
        let directory = try await SmallRegister.directory(positionCount: 1)
        let second = try await Executable.run("serve", "--data", directory, "--listen", "127.0.0.1:\(port)")
        #expect(second.status == 6, "\(second)")
        #expect(second.errors.contains("address.taken: Another process listens on (127.0.0.1:\(port)) already.\n"))
        #expect(!second.errors.contains("errno"))
        #expect(second.errors.contains("--listen"))
        for address in ["192.0.2.1:0", "no-such-host.invalid:0"] {
            let nowhere = try await Executable.run("serve", "--data", directory, "--listen", address)
            #expect(nowhere.status == 2, "\(nowhere)")
            #expect(nowhere.errors.contains("usage.bad: The address (\(address)) cannot be listened on"))
        }
    }

    @Test("A second server on the same directory is refused, and so is a command that writes")
    func busy() async throws {
        let directory = try await SmallRegister.directory(positionCount: 2)
        let server = try await RunningServer.start(directory)
        let second = try await Executable.run("serve", "--data", directory, "--listen", "127.0.0.1:0")
        #expect(second.status == 6, "\(second)")
        #expect(second.errors.contains("data-directory.busy"))
        let file = try Workspace.file("positions.csv", SmallRegister.positions(3))
        for command in [
            ["import", "commit", file], ["slate", "solve", "--from", "2027-01-01", "--to", "2027-12-31"],
            ["slate", "submit", "slt_1", "--expected-version", "1"], ["run", "stop", "run_1"],
        ] {
            let outcome = try await Executable.run(command + ["--data", directory])
            #expect(outcome.status == 6, "\(outcome)")
            #expect(
                outcome.errors.wholeMatch(
                    of: /data-directory\.busy: Another process \(\d+\) writes in the data directory .*\n.*server\.\n/)
                    != nil, "\(outcome)")
        }
        #expect(try await SmallRegister.positionCount(directory) == 2, "reading goes on beside a server")
        #expect(try await server.http.get("/healthz").status == 200)
        _ = try await server.stop()
    }
}
