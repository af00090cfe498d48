import Foundation
import Testing

@Suite("A list comes back as an import of the same")
struct RoundTripTests {
    @Test(
        "Everything that is listed as CSV is, read again, 0 changes",
        arguments: [("positions", 14_000), ("people", 13_000), ("offices", 150)]
    )
    func whole(noun: String, atLeast: Int) async throws {
        let world = try await DemoDirectory.shared()
        let list = try await Executable.output(noun, "list", "--data", world, "-o", "csv")
        let file = try Workspace.file("\(noun).csv", list)
        let diff = try await Executable.run("import", "diff", "--kind", noun, file, "--data", world, "-o", "json")
        #expect(diff.status == 0, "\(diff.errors) \(diff.output.prefix(2_000))")
        let answer = try JSONValue(diff.output)[0]
        #expect(try #require(answer["same"].int) >= atLeast)
        for count in ["new", "changed", "removed", "rejected"] { #expect(answer[count].int == 0, "\(count)") }
    }

    @Test("A row that was made bad ends with 1 and is named")
    func bad() async throws {
        let world = try await DemoDirectory.shared()
        var lines = try await Executable.output("positions", "list", "--data", world, "-o", "csv")
            .split(separator: "\r\n").map(String.init)
        lines[7] = lines[7].replacingOccurrences(of: ",funded,", with: ",fonded,")
        let file = try Workspace.file("positions.csv", lines.joined(separator: "\r\n") + "\r\n")
        let diff = try await Executable.run("import", "diff", "--kind", "positions", file, "--data", world)
        #expect(diff.status == 1)
        #expect(diff.output.contains("1 rejected") && diff.output.contains("row 8: found (fonded)"), "\(diff)")
    }
}
