import Testing

@Suite("Offices from files to lists: one code, a parent, a record that covers its positions")
struct OfficeTests {
    private static let header = "code,name,type,country,post,command,parent,valid_from,valid_to\n"

    private func offices(_ rows: String) throws -> String { try Workspace.file("more.csv", Self.header + rows) }

    @Test("An office written in small letters is the one on record, and commands say what stands above it and below")
    func parents() async throws {
        let directory = try await SmallRegister.directory(positionCount: 1)
        let rows = try offices(
            "hq,Headquarters,HQ,USA,Example,,,2020-01-01,\n"
                + "odc-phl,Office in Manila,ODC,PHL,Manila,INDOPACOM,Hq,2020-01-01,\n"
        )
        let commit = try await Executable.run("import", "commit", rows, "--data", directory)
        #expect(commit.status == 0 && commit.output.contains("1 new, 1 changed, 0 same"), "\(commit)")
        let below = try await Executable.json("offices", "list", "--data", directory, "--where", "parent=hq")
        #expect(below["total"].int == 1 && below["rows"][0]["code"].text == "ODC-PHL", "\(below)")
        #expect(below["rows"][0]["parent"].text == "HQ" && below["rows"][0]["type_confidence"].text == "unverified")
        let show = try await Executable.json("offices", "show", "hq", "--data", directory)
        #expect(show["figures"]["children"].int == 1, "\(show)")
        let table = try await Executable.output("offices", "show", "ODC-PHL", "--data", directory)
        #expect(table.contains("Parent") && table.contains("HQ"), "\(table)")
        #expect(try await Executable.output("doctor", "--data", directory).hasSuffix("sound\n"))
    }

    @Test("A name is taken back only with a version for its days, and no position goes into an office that has ended")
    func records() async throws {
        let directory = try await SmallRegister.directory(positionCount: 2)
        func row(_ name: String, _ from: String, _ to: String) -> String {
            "ODC-PHL,\(name),ODC,PHL,Manila,INDOPACOM,,\(from),\(to)\n"
        }
        let named = try offices(row("New name", "2030-01-01", ""))
        #expect(try await Executable.run("import", "commit", named, "--data", directory).status == 0)
        let none = row("New name", "2030-01-01", "2030-01-01")
        let withdrawn = try await Executable.run("import", "commit", try offices(none), "--data", directory)
        #expect(withdrawn.status == 1 && withdrawn.errors.contains("office.has-positions"), "\(withdrawn)")
        #expect(withdrawn.errors.contains("from 2030-01-01 on"), "\(withdrawn)")
        let both = try offices(none + row("Office in Manila", "2020-01-01", ""))
        #expect(try await Executable.run("import", "commit", both, "--data", directory).status == 0)
        let ended = try offices("ODC-THA,Ended,ODC,THA,Bangkok,INDOPACOM,,2020-01-01,2025-01-01\n")
        let into = try Workspace.file(
            "into.csv",
            SmallRegister.positionHeader + "\n"
                + SmallRegister.position(9).replacing("ODC-PHL,PHL,Manila", with: "odc-tha,THA,Bangkok") + "\n"
        )
        let position = try await Executable.run("import", "commit", into, ended, "--data", directory)
        #expect(position.status == 1 && position.errors.contains("position.outside-record"), "\(position)")
        #expect(position.errors.contains("ODC-THA is not on record from 2025-01-01 on"), "\(position)")
        #expect(try await Executable.output("doctor", "--data", directory).hasSuffix("sound\n"))
    }
}
