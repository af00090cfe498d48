import Testing

@Suite("Import of several files: one look, one transaction, one answer in every form")
struct ImportFilesTests {
    private static let kinds = ["assignments", "qualifications", "people", "positions", "offices"]

    private static func templates() async throws -> [String] {
        var files: [String] = []
        for kind in kinds {
            files.append(try Workspace.file("\(kind).csv", try await Executable.output("import", "template", kind)))
        }
        return files
    }

    @Test("The five templates are one import into a demo world: nothing of it is touched, references are found")
    func templatesIntoDemo() async throws {
        let files = try await Self.templates()
        let directory = try await DemoDirectory.copy()
        let diff = try await Executable.run(["import", "diff", "--data", directory, "-o", "json"] + files)
        #expect(diff.status == 1)
        for account in try JSONValue(diff.output).list {
            #expect(account["new"].int == 1 && account["changed"].int == 0 && account["ended"].int == 0, "\(account)")
            #expect(account["rejected"].int == 0 && account["problems"].list.isEmpty, "\(account)")
        }
        let commit = try await Executable.run(["import", "commit", "--data", directory] + files)
        #expect(commit.status == 0, "\(commit)")
        let again = try await Executable.run(["import", "commit", "--data", directory] + files.reversed())
        #expect(again.status == 0 && again.output.contains("0 new, 0 changed, 1 same"), "\(again)")
        let show = try await Executable.json("people", "show", "per_example", "--data", directory)
        #expect(show["assignments"][0]["position_title"].text == "Army Programs Officer", "\(show)")
    }

    @Test("A file that cannot be read, and a bad row in one of two files, keep both files out")
    func nothingOfAny() async throws {
        let directory = try await SmallRegister.directory(positionCount: 1)
        let journal = try await Executable.output("events", "--data", directory)
        let good = try Workspace.file("positions.csv", SmallRegister.positions(9))
        let bad = try Workspace.file(
            "people.csv", SmallRegister.people(2) + "per_9,Ann,USA,military,O77,secret,2020-01-01,\n")
        let commit = try await Executable.run("import", "commit", good, bad, "--data", directory)
        #expect(commit.status == 1 && commit.output.isEmpty, "\(commit)")
        #expect(commit.errors.contains("1 of 3 rows of (people.csv) cannot be taken"), "\(commit)")
        #expect(commit.errors.contains("Nothing was written, of any file."), "\(commit)")
        #expect(commit.errors.contains("(people.csv) row 4, column grade: grade.unknown"), "\(commit)")
        let missing = try await Executable.run("import", "commit", good, "/nowhere.csv", "--data", directory)
        #expect(missing.status == 2 && missing.errors.contains("nowhere.csv"), "\(missing)")
        #expect(try await Executable.output("events", "--data", directory) == journal)
        let partial = try await Executable.run(
            "import", "commit", good, bad, "--skip-rejected", "--data", directory)
        #expect(partial.status == 8, "\(partial)")
        #expect(partial.output.contains("people.csv: 2 new, 0 changed, 0 same, 0 removed, 1 rejected; committed"))
        #expect(partial.output.contains("row 4: found (O77)"), "\(partial)")
    }

    @Test("A civilian who becomes an officer is a change with its day and its facts, and is warned of, in every form")
    func replaced() async throws {
        let directory = try await SmallRegister.directory(personCount: 2)
        let header = "person,name,service,kind,grade,clearance,valid_from,valid_to\n"
        let file = try Workspace.file(
            "people.csv", header + "per_9001,Maria Other,DOD,civilian,GS13,secret,2027-01-01,\n")
        let words =
            "from 2027-01-01: name Sample Person 1 -> Maria Other, service USA -> DOD, kind military -> civilian, "
            + "grade O4 -> GS13"
        let found = "per_9001: name Sample Person 1 -> Maria Other, service USA -> DOD, kind military -> civilian"

        let table = try await Executable.run("import", "diff", file, "--data", directory)
        #expect(table.status == 1)
        #expect(table.output.hasPrefix("people.csv: 0 new, 1 changed, 0 same, 1 removed (a commit leaves"), "\(table)")
        #expect(table.output.contains("  changed person per_9001 (row 2) \(words)\n"), "\(table)")
        #expect(table.output.contains("  removed person per_9002\n"), "\(table)")
        #expect(table.output.contains("  1 x identity.unlike in person, a warning;"), "\(table)")
        #expect(table.output.contains("    row 2: found (\(found))."), "\(table)")

        let account = try JSONValue(
            try await Executable.run("import", "diff", file, "--data", directory, "-o", "json").output)[0]
        #expect(account["differences"].list.map { $0["kind"].text } == ["changed", "removed"])
        let change = account["differences"][0]
        #expect(change["from"].text == "2027-01-01" && change["id"].text == "per_9001")
        #expect(change["changes"].list.map { $0["field"].text } == ["name", "service", "kind", "grade"])
        #expect(change["before"]["grade"].text == "O4" && change["after"]["grade"].text == "GS13")
        #expect(account["problems"].list.map { $0["found"].text } == [found])

        let csv = try await Executable.run("import", "diff", file, "--data", directory, "-o", "csv")
        #expect(csv.output.csvRecords.map { $0["kind"] } == ["changed", "removed"], "\(csv)")
        #expect(csv.output.csvRecords[0]["change"] == words)
        #expect(csv.errors.contains("0 new, 1 changed, 0 same, 1 removed") && csv.errors.contains(found), "\(csv)")
        #expect(try await Executable.run("import", "check", file, "--data", directory).status == 0, "a warning only")
    }

    @Test("The CSV of several files is one table, and files of one name are told apart by their paths")
    func oneTable() async throws {
        let directory = try await SmallRegister.directory(positionCount: 1)
        let files = [
            try Workspace.file("positions.csv", SmallRegister.positions(2)),
            try Workspace.file("positions.csv", SmallRegister.positions(3, title: "Chief")),
        ]
        let check = try await Executable.run("import", "check", files[0], files[1], "-o", "csv", "--data", directory)
        #expect(check.status == 1)
        let problems = check.output.csvRecords
        #expect(problems.map { $0["file"] } == [files[1], files[1]], "\(check)")
        #expect(problems.map { $0["row"] } == ["2", "3"])
        #expect(problems.map { $0["cause"] } == ["row.contradicted", "row.contradicted"])
        #expect(problems.first?["fix"]?.hasPrefix("Row 2 of (\(files[0])) says otherwise") == true)
        let diff = try await Executable.run("import", "diff", files[0], files[1], "-o", "csv", "--data", directory)
        #expect(diff.output.csvRecords.map { $0["file"] } == files)
        let commit = try await Executable.run(
            "import", "commit", files[0], files[0], files[1], "--skip-rejected", "-o", "csv", "--data", directory)
        #expect(commit.output.csvRecords.map { $0["new"] } == ["1", "0", "1"], "\(commit)")
        #expect(commit.output.csvRecords.map { $0["same"] } == ["1", "2", "0"], "\(commit)")
        #expect(commit.output.csvRecords.map { $0["rejected"] } == ["0", "0", "2"], "\(commit)")
    }

    @Test("What the table of a comparison does not list is counted")
    func longTable() async throws {
        let directory = try await SmallRegister.directory()
        let file = try Workspace.file("positions.csv", SmallRegister.positions(25))
        let table = try await Executable.run("import", "diff", file, "--data", directory)
        #expect(table.output.contains("  and 5 more new; -o json, ndjson and csv list every one\n"), "\(table)")
        let csv = try await Executable.run("import", "diff", file, "--data", directory, "-o", "csv")
        #expect(csv.output.csvRecords.count == 25)
    }

    @Test("Two reliefs change places in one file")
    func reliefsSwap() async throws {
        let directory = try await SmallRegister.directory(positionCount: 2, personCount: 2)
        func file(_ first: Int, _ second: Int, id: Bool) throws -> String {
            let rows = [first, second].enumerated().map { index, position in
                "\(id ? "asg_00000\(index + 1)" : ""),per_900\(index + 1),\(SmallRegister.number(position)),"
                    + "2030-07-01,2032-07-01,planned"
            }
            return try Workspace.file(
                "assignments.csv",
                "assignment,person,position,from,planned_end,state\n" + rows.joined(separator: "\n") + "\n")
        }
        let first = try await Executable.run("import", "commit", try file(1, 2, id: false), "--data", directory)
        #expect(first.status == 0, "\(first)")
        let swapped = try await Executable.run("import", "commit", try file(2, 1, id: true), "--data", directory)
        #expect(swapped.status == 0 && swapped.output.contains("0 new, 2 changed"), "\(swapped)")
        #expect(try await Executable.json("doctor", "--data", directory)["sound"].flag == true)
    }
}
