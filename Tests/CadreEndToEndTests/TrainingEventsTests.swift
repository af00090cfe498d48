import Foundation
import Testing

/// The public reports themselves, where they are there; they are not part of the repository.
@Suite("Training events of the public reports")
struct TrainingEventsTests {
    static let file: String? = {
        let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let path = root.deletingLastPathComponent()
            .appending(path: "shared/data/training-events/fmtrpt_1999_2021_from_xml.tsv.gz").path(percentEncoded: false)
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }()

    @Test(
        "Every line is read and loaded, and every source file has its published count",
        .enabled("../shared/data/training-events is not there") { TrainingEventsTests.file != nil }
    )
    func load() async throws {
        let file = try #require(Self.file)
        let directory = Workspace.freshPath("training")
        let account = try await Executable.json("import", "training-events", file, "--data", directory)
        #expect(account["read"].int == 253_461)
        #expect(account["loaded"].int == 253_461)
        #expect(account["rejected"].int == 0)
        #expect(account["reconciled"].flag == true)
        #expect(account["differences"].list.isEmpty)
        #expect(account["unmapped"].list.allSatisfy { ($0["lines"].int ?? 0) > 0 && $0["partner"].text != nil })

        let again = try await Executable.run("import", "training-events", file, "--data", directory, "-o", "json")
        #expect(again.status == 0, "\(again)")
        #expect(try JSONValue(again.output) == account)
        #expect(again.errors.contains("nothing was written"))
        let country = try await Executable.json("countries", "show", "PHL", "--data", directory)
        let lines = country["training_demand"].list.compactMap { $0["lines"].int }.reduce(0, +)
        #expect(lines > 0)
    }
}
