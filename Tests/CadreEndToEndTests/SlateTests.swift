import Foundation
import Testing

@Suite("A slate, from solving to publishing")
struct SlateTests {
    @Test("Is solved, explained, submitted, published by a second person, and repeated to the byte")
    func walk() async throws {
        let directory = try await DemoDirectory.copy()
        func command(_ arguments: String...) async throws -> Outcome {
            try await Executable.run(arguments + ["--data", directory])
        }
        let solved = try await command(
            "slate", "solve", "--from", "2027-03-01", "--to", "2027-03-31", "--as", "officer", "-o", "json"
        )
        #expect(solved.status == 0, "\(solved)")
        let slate = try #require(solved.errors.firstMatch(of: /slt_\w+/).map { String($0.output) })
        let sheet = try JSONValue(solved.output)
        let figures = sheet["figures"]
        #expect(figures["state"].text == "draft")
        #expect(figures["filled"].int == sheet["lines"].list.count)
        #expect(figures["unfilled"].int == sheet["unfilled"].list.count)
        #expect(figures["total_points"].int == figures["bound"].int, "the slate is not proven optimal")
        let csv = try await command("slate", "show", slate, "-o", "csv")
        #expect(csv.output.csvRows.count == sheet["lines"].list.count + 1)

        let line = sheet["lines"][0]
        let position = try #require(line["position"].text)
        let explained = try await command("slate", "explain", slate, "--position", position)
        #expect(explained.status == 0, "\(explained)")
        #expect(explained.output.contains("CHOSEN  \(line["person"].text ?? "")"), "\(explained)")
        let other = try #require(sheet["lines"][1]["person"].text)
        let versus = try await command("slate", "explain", slate, "--position", position, "--versus", other)
        #expect(versus.output.contains("VERSUS  \(other)"), "\(versus)")
        for reasons in [["explain", slate, "--position", position], ["why", slate, "--person", other]] {
            let csv = try await Executable.run(["slate"] + reasons + ["-o", "csv", "--data", directory])
            #expect(csv.status == 0 && csv.output.hasPrefix("section,side,rule,kind,person,name,position,"), "\(csv)")
            let json = try await Executable.run(["slate"] + reasons + ["-o", "json", "--data", directory])
            #expect(csv.output.csvRows.count == (try JSONValue(json.output))["ledger"].list.count + 1)
        }
        let question = ["slate", "whatif", slate, "--force", "\(other)=\(position)", "--data", directory]
        let whatIf = try await Executable.run(question + ["-o", "json"])
        #expect(whatIf.status == 0, "\(whatIf)")
        let consequences = try JSONValue(whatIf.output)["consequences"].list
        let asTable = try await Executable.run(question + ["-o", "csv"])
        #expect(
            asTable.output.hasPrefix("kind,person,name,from,") && asTable.output.csvRows.count == consequences.count + 1
        )
        let inWords = try await Executable.run(question)
        #expect(inWords.status == 0 && inWords.output.contains(other), "\(inWords)")
        let regrets = try await command(
            "slate", "explain", slate, "--position", position, "--table", "regrets", "-o", "csv")
        #expect(regrets.output.hasPrefix("person,name,loss,points,chosen,placed_at"), "\(regrets)")
        #expect(explained.output.contains("Eligible candidates by regret:"), "\(explained)")
        let unreadable = try await command("slate", "whatif", slate, "--force", position)
        #expect(unreadable.status != 0 && unreadable.errors.contains("person=position"), "\(unreadable)")
        let empty = try #require(sheet["unfilled"][0]["position"].text)
        let unfilled = try await command("slate", "explain", slate, "--position", empty)
        #expect(unfilled.status == 0 && !unfilled.output.isEmpty, "\(unfilled)")

        let early = try await command("slate", "publish", slate, "--expected-version", "1", "--as", "officer-2")
        #expect(early.status == 6 && early.errors.contains("slate.wrong-state"), "\(early)")
        let stale = try await command("slate", "submit", slate, "--expected-version", "7", "--as", "officer")
        #expect(stale.status == 6 && stale.errors.contains("version.stale"), "\(stale)")
        let submitted = try await command("slate", "submit", slate, "--expected-version", "1", "--as", "officer")
        #expect(submitted.status == 0, "\(submitted)")
        let alone = try await command("slate", "publish", slate, "--expected-version", "2", "--as", "officer")
        #expect(alone.status == 4 && alone.errors.contains("slate.same-person"), "\(alone)")
        let published = try await command("slate", "publish", slate, "--expected-version", "2", "--as", "officer-2")
        #expect(published.status == 0, "\(published)")

        let replay = try await command("run", "replay", slate, "-o", "json")
        #expect(replay.status == 0, "\(replay)")
        let verdict = try JSONValue(replay.output)
        #expect(verdict["same"].flag == true)
        #expect(verdict["plan_digest"] == figures["plan_digest"])
        #expect(verdict["input_digest"] == figures["input_digest"])

        let actions = try await command("events", "--as", "planner").output
        for action in ["slate.submitted", "slate.published"] { #expect(actions.contains(action)) }
        let doctor = try await command("doctor", "-o", "json")
        #expect(doctor.status == 0, "\(doctor)")
    }

    @Test("A window is solved again with every line kept, and the run repeats to the byte")
    func again() async throws {
        let directory = try await DemoDirectory.copy()
        func command(_ arguments: String...) async throws -> Outcome {
            try await Executable.run(arguments + ["--data", directory])
        }
        let window = ["--from", "2027-03-01", "--to", "2027-03-31", "--as", "officer"]
        let solved = try await Executable.run(["slate", "solve"] + window + ["--data", directory])
        let slate = try #require(solved.errors.firstMatch(of: /slt_\w+/).map { String($0.output) })
        let again = try await command("slate", "again", slate, "--keep-points", "20", "--as", "officer", "-o", "json")
        #expect(again.status == 0, "\(again)")
        let figures = try JSONValue(again.output)["figures"]
        #expect(figures["kept_from"].text == slate && figures["lines_kept"].int == figures["filled"].int)
        let next = try #require(again.errors.firstMatch(of: /slate diff slt_\w+ (slt_\w+)/).map { String($0.output.1) })
        let same = try await command("slate", "diff", slate, next)
        #expect(same.status == 0, "\(same)")
        let replay = try await command("run", "replay", next, "-o", "json")
        #expect(try JSONValue(replay.output)["same"].flag == true, "\(replay)")
        let refused = try await command("slate", "again", slate, "--keep-points", "10001", "--as", "officer")
        #expect(refused.status == 2 && refused.errors.contains("parameter.bad-value"), "\(refused)")
    }

    @Test("Limits are kept, priced and repeated to the byte; a contradiction ends with 1, an unknown office too")
    func limits() async throws {
        let directory = try await DemoDirectory.copy()
        func command(_ arguments: String...) async throws -> Outcome {
            try await Executable.run(arguments + ["--data", directory])
        }
        let window = ["slate", "solve", "--from", "2027-03-01", "--to", "2027-03-31", "--as", "officer"]
        let free = try await Executable.run(window + ["-o", "json", "--data", directory])
        let total = try #require(try JSONValue(free.output)["figures"]["total_points"].int)
        let solved = try await Executable.run(
            window + ["--limit", "move-budget=300000", "-o", "json", "--data", directory]
        )
        #expect(solved.status == 0, "\(solved)")
        let sheet = try JSONValue(solved.output)
        #expect(sheet["limits"].list.count == 1)
        #expect(sheet["limits"][0]["price"].int == sheet["limits"][0]["price_max"].int)
        #expect(sheet["figures"]["points_without_limits"].int == total)
        let points = try #require(sheet["figures"]["total_points"].int)
        #expect(points < total && sheet["figures"]["bound"].int ?? 0 >= points)
        let slate = try #require(solved.errors.firstMatch(of: /slt_\w+/).map { String($0.output) })
        let replay = try await command("run", "replay", slate, "-o", "json")
        #expect(try JSONValue(replay.output)["same"].flag == true, "\(replay)")
        let refusals = [
            (["move-budget=0", "min-fill=EUCOM:100%"], "limit.infeasible"), (["min-fill=NOWHERE:3"], "limit.invalid"),
        ]
        for (limits, code) in refusals {
            let refused = try await Executable.run(
                window + limits.flatMap { ["--limit", $0] } + ["--data", directory]
            )
            #expect(refused.status == 1 && refused.errors.contains(code), "\(refused)")
        }
        let list = try await command("slate", "list", "-o", "csv")
        #expect(list.output.csvRows.count == 3, "\(list)")
    }

    @Test("Two slates are compared: 0 where nothing differs, 1 where something does, 5 where one is not there")
    func difference() async throws {
        let directory = try await DemoDirectory.copy()
        func command(_ arguments: String...) async throws -> Outcome {
            try await Executable.run(arguments + ["--data", directory])
        }
        var slates: [String] = []
        for last in ["2027-03-10", "2027-03-31"] {
            let solved = try await command("slate", "solve", "--from", "2027-03-01", "--to", last, "--as", "officer")
            slates.append(try #require(solved.errors.firstMatch(of: /slt_\w+/).map { String($0.output) }))
        }
        let same = try await command("slate", "diff", slates[0], slates[0], "-o", "json")
        #expect(same.status == 0, "\(same)")
        #expect(try JSONValue(same.output)["positions"].list.isEmpty, "\(same)")
        let other = try await command("slate", "diff", slates[0], slates[1], "-o", "json")
        #expect(other.status == 1, "\(other.errors)")
        let figures = try JSONValue(other.output)["figures"]
        let moved = try await command("slate", "diff", slates[0], slates[1], "--change", "added", "-o", "csv")
        #expect(moved.status == 1 && moved.output.csvRows.count - 1 == figures["added"].int, "\(moved.errors)")
        let missing = try await command("slate", "diff", slates[0], "slt_999999")
        #expect(missing.status == 5 && missing.errors.contains("slate.not-found"), "\(missing)")
    }
}
