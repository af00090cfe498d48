import Testing

@Suite("Imports and edits from a shell, and taken back to the byte")
struct ChangeTests {
    private static let lists = ["positions", "people", "offices"]

    private static func register(_ directory: String, at moment: Int? = nil) async throws -> [String] {
        var texts: [String] = []
        for list in lists {
            let moment = moment.map { ["--at", String($0)] } ?? []
            let outcome = try await Executable.run([list, "list", "--data", directory, "-o", "csv"] + moment)
            try #require(outcome.status == 0, "\(outcome)")
            texts.append(outcome.output)
        }
        return texts
    }

    private static func newest(_ directory: String) async throws -> String {
        let changes = try await Executable.json("change", "list", "--data", directory)["rows"].list
        return try #require(changes.first?["id"].text)
    }

    private static func lastIndex(_ directory: String) async throws -> Int {
        try #require(
            try await Executable.json("positions", "list", "--limit", "1", "--data", directory)["journal_index"].int)
    }

    @Test("The five templates, imported into a demo world, are undone and brought back")
    func imports() async throws {
        var files: [String] = []
        for kind in ["assignments", "qualifications", "people", "positions", "offices"] {
            files.append(try Workspace.file("\(kind).csv", try await Executable.output("import", "template", kind)))
        }
        let directory = try await DemoDirectory.copy()
        let before = try await Self.register(directory)
        let first = try await Self.lastIndex(directory)
        let commit = try await Executable.run(["import", "commit", "--data", directory] + files)
        let change = try await Self.newest(directory)
        #expect(commit.status == 0 && commit.output.contains("; committed as \(change)"), "\(commit)")
        let after = try await Self.register(directory)
        #expect(after != before)
        let second = try await Self.lastIndex(directory)
        let undo = try await Executable.run("import", "undo", change, "--reason", "Tried out.", "--data", directory)
        #expect(undo.status == 0 && undo.output.hasPrefix("\(change) is reverted"), "\(undo)")
        #expect(try await Self.register(directory) == before)
        let again = try await Executable.run("change", "revert", change, "--reason", "Again.", "--data", directory)
        #expect(again.status == 6 && again.errors.contains("reverted already"), "\(again)")
        let back = try await Executable.run(
            "change", "revert", try await Self.newest(directory), "--reason", "After all.", "--data", directory)
        #expect(back.status == 0, "\(back)")
        #expect(try await Self.register(directory) == after)
        #expect(try await Self.register(directory, at: first) == before)
        #expect(try await Self.register(directory, at: second) == after)
        let doctor = try await Executable.run("doctor", "--data", directory)
        #expect(doctor.status == 0, "\(doctor)")
    }

    @Test("A record is set, many are set by a filter, and a limit, a bad value and a dry run write nothing")
    func edits() async throws {
        let directory = try await SmallRegister.directory(positionCount: 3, personCount: 1)
        let before = try await Self.register(directory)
        for arguments in [
            ["positions", "set", "pos_000001", "post=Cebu", "--dry-run"],
            ["positions", "set", "pos_000001", "grade_max=O99"],
            ["positions", "set", "--where", "country=PHL", "post=Cebu", "--max-affected", "2"],
            ["positions", "set", "--where", "country=PHL", "post=Cebu", "--dry-run"],
            ["positions", "set", "pos_000001", "--where", "country=PHL", "post=Cebu"],
            ["positions", "set", "post=Cebu"],
            ["positions", "set", "pos_000001", "nothing"], ["people", "set", "per_9001", "rank=1"],
        ] {
            let outcome = try await Executable.run(arguments + ["--data", directory])
            let isDry = arguments.contains("--dry-run")
            #expect(isDry ? outcome.status == 0 : [1, 2].contains(outcome.status), "\(arguments): \(outcome)")
        }
        #expect(try await Self.register(directory) == before)
        let one = try await Executable.run(
            "positions", "set", "pos_000001", "post=Cebu", "--reason", "Moved.", "--data", directory)
        #expect(one.status == 0 && one.output.contains("-> Cebu"), "\(one)")
        let many = try await Executable.run(
            "positions", "set", "--where", "country=PHL", "post=Davao", "--from", "2030-01-01", "--data", directory)
        let made = try await Self.newest(directory)
        #expect(many.status == 0 && many.output.contains("committed as \(made)"), "\(many)")
        for _ in 0..<2 {
            let newest = try await Executable.json(
                "change", "list", "--where", "state=committed", "--where", "kind__in=edit,bulk_edit", "--data",
                directory)
            let change = try #require(newest["rows"][0]["id"].text)
            let undo = try await Executable.run("change", "revert", change, "--reason", "No.", "--data", directory)
            #expect(undo.status == 0, "\(undo)")
        }
        #expect(try await Self.register(directory) == before)
    }
}
