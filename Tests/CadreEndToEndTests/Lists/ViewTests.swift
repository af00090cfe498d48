import Foundation
import Testing

@Suite("Saved views and alerts by command")
struct ViewTests {
    @Test("A view is saved, opened, shared, told of and deleted, and a process after another tells what is new")
    func whole() async throws {
        let directory = try await SmallRegister.directory(positionCount: 3)
        func run(_ arguments: String..., as persona: String = "planner") async throws -> Outcome {
            try await Executable.run(["view"] + arguments + ["--data", directory, "--as", persona])
        }
        let address = "/positions?country=PHL&sort=-number"
        let saved = try await run("save", address, "--name", "Manila", "--shared")
        #expect(saved.status == 0 && saved.output.contains("viw_000001"), "\(saved)")
        let listed = try await Executable.output(
            "positions", "list", "--where", "country=PHL", "--sort", "-number", "--data", directory, "-o", "csv")
        let opened = try await run("open", "Manila", "-o", "csv", as: "officer")
        #expect(opened.output == listed, "\(opened)")
        #expect(try await run("subscribe", "Manila", as: "officer").status == 0)
        let more = try Workspace.file("positions.csv", SmallRegister.positions(5))
        _ = try await Executable.output("import", "commit", more, "--data", directory)
        let alerts = try await Executable.json("view", "alerts", "--data", directory, "--as", "officer")
        #expect(alerts["total"].int == 1 && alerts["rows"][0]["count"].int == 2, "\(alerts)")
        let shown = try await Executable.json("view", "show", "Manila", "--data", directory, "--as", "officer")
        #expect(shown["last_fired"].text != nil && shown["would_fire"].int == 0, "\(shown)")
        let events = try await Executable.output(
            "events", "--data", directory, "--where", "action=view.alerted", "-o", "ndjson")
        #expect(events.split(separator: "\n").count == 1 && events.contains("\"subscriber\":\"Otto Officer\""))
        _ = try await Executable.output("import", "commit", more, "--data", directory)
        let id = try #require(alerts["rows"][0]["id"].text)
        #expect(try await run("acknowledge", id).status == 5)
        #expect(try await run("acknowledge", id, as: "officer").status == 0)
        #expect(try await Executable.json("view", "alerts", "--data", directory, "--as", "officer")["total"].int == 0)
        #expect(try await run("delete", "Manila", as: "officer").status == 4)
        #expect(try await run("change", "Manila", "--name", "Luzon", "--no-shared").status == 0)
        #expect(try await run("open", "viw_000001", as: "officer").status == 5)
        #expect(try await run("delete", "Luzon").status == 0)
        #expect(try await Executable.json("view", "list", "--data", directory)["total"].int == 0)
        #expect(try await run("save", "/positions?colour=red", "--name", "x").status == 2)
    }
}
