import Foundation
import Testing

@Suite("The demo world as commands show it")
struct DemoWorldTests {
    @Test("The same seed makes the same world, to the digest, in another directory")
    func sameSeed() async throws {
        let other = Workspace.freshPath("demo-again")
        let digest = try await Executable.output("demo", "--data", other, "--seed", "1", "--no-serve")
        #expect(digest.contains(/^digest [0-9a-f]{64}\n$/))
        #expect(try await DemoDirectory.madeWith() == digest)
    }

    @Test("A world that stands already is left as it is, and another seed is refused")
    func stands() async throws {
        let directory = try await DemoDirectory.copy()
        let before = try await Executable.json("doctor", "--data", directory)
        let same = try await Executable.run("demo", "--data", directory, "--seed", "1", "--no-serve")
        #expect(same.status == 0 && same.errors.contains("stands"), "\(same)")
        let other = try await Executable.run("demo", "--data", directory, "--seed", "2", "--no-serve")
        #expect(other.status == 3 && other.errors.contains("is of seed (1), not (2)"), "\(other)")
        #expect(try await Executable.json("doctor", "--data", directory) == before)
    }

    @Test("The doctor finds it sound and knows its digest")
    func doctor() async throws {
        let report = try await Executable.json("doctor", "--data", try await DemoDirectory.shared())
        #expect(report["sound"].flag == true)
        #expect(report["faults"].list.isEmpty)
        #expect(report["durable"].flag == true && (report["journal_index"].int ?? 0) > 0)
        let digest = report["demo_digest"].text
        #expect(try await DemoDirectory.madeWith() == "digest \(digest ?? "")\n")
    }

    @Test(
        "A list, its CSV and the figure of the staffing picture agree",
        arguments: [[], ["--where", "country=PHL"], ["--where", "command=EUCOM", "--as-of", "2027-06-30"]]
    )
    func sameNumbers(filters: [String]) async throws {
        let directory = try await DemoDirectory.shared()
        let list = ["positions", "list", "--data", directory] + filters + ["--where", "status=vacant"]
        let json = try JSONValue(try await Executable.run(list + ["-o", "json"]).output)
        let csv = try await Executable.run(list + ["-o", "csv"]).output
        let gap = try await Executable.run(["staffing", "gap", "--data", directory, "-o", "json"] + filters).output
        let total = try #require(json["total"].int)
        #expect(json["rows"].list.count == total)
        #expect(csv.csvRows.count == total + 1)
        #expect(try JSONValue(gap)["figures"]["vacant"].int == total)
        #expect(total > 0)
    }

    @Test("A table of the staffing picture adds up to its figure, and one-way to two-way")
    func sums() async throws {
        let directory = try await DemoDirectory.shared()
        for dimensions in ["command", "command,service"] {
            let gap = try await Executable.json("staffing", "gap", "--data", directory, "--by", dimensions)
            for measure in ["authorized", "filled", "vacant", "qualified"] {
                let sum = gap["staffing"].list.compactMap { $0[measure].int }.reduce(0, +)
                #expect(gap["figures"][measure].int == sum, "\(measure) by \(dimensions)")
            }
        }
    }
}
