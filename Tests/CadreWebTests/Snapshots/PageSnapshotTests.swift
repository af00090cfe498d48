import CadreTestSupport
import Foundation
import Testing

/// Goal: what a page says changes only on purpose, and a reviewer reads the change as text.
///
/// Method: each page is made once, from its model and its template, without the layout, and compared with its file.
@Suite("Snapshot: pages")
struct PageSnapshotTests {
    private static let made = Task {
        var texts: [String: Result<String, any Error>] = [:]
        for page in PageCase.all {
            do { texts[page.name] = .success(try await page.text()) } catch { texts[page.name] = .failure(error) }
        }
        return texts
    }

    @Test("A page is what its file says", arguments: PageCase.all.map(\.name))
    func same(name: String) async throws {
        let text = try #require(await Self.made.value[name]).get()
        #expect(text.utf8.count <= 26_000, "\(name) is too long to be read in a review")
        try Snapshot("pages/\(name).txt").expect(text)
    }

    /// What decision 7 says has no address: tables whose rows name nothing that a page shows.
    private static let unlinked: Set = ["Keys", "Exit codes", "Training of foreign students"]

    @Test("The first column of every table of every page is a link, save where decision 7 says that there is none")
    func firstColumns() async throws {
        for page in PageCase.all {
            let text = try #require(await Self.made.value[page.name]).get()
            let table = /aria-label="([^"]*), table">\s*<table.*?<tbody>(.*?)<\/tbody>/.dotMatchesNewlines()
            let tables = text.matches(of: table)
            #expect(!text.contains("<table") || !tables.isEmpty, "\(page.name)")
            for table in tables where !Self.unlinked.contains(String(table.output.1)) {
                for head in table.output.2.matches(of: /<tr><th scope="row".*?<\/th>/.dotMatchesNewlines()) {
                    #expect(head.output.contains("<a "), "\(page.name), \(table.output.1): \(head.output)")
                }
            }
        }
    }

    @Test("Every file belongs to a page")
    func noneLeftOver() throws {
        #expect(try Fixtures.names(in: "pages") == PageCase.all.map { $0.name + ".txt" }.sorted())
    }

    @Test("Every part of every template is on one of the pages")
    func everyPart() async throws {
        let made = await Self.made.value
        let pages = try PageCase.all.map { try #require(made[$0.name]).get() }
        // Title, navigation and exports belong to the layout, which whole exchanges show.
        for template in try Self.templates() where !["layout", "export-row", "list-tools"].contains(template.name) {
            for part in template.parts where !pages.contains(where: { $0.contains(part) }) {
                Issue.record("\(template.name).mustache: no page shows (\(part))")
            }
        }
    }

    /// The templates, each with the pieces of text between its tags that are long enough to tell them from others.
    private static func templates() throws -> [(name: String, parts: [String])] {
        let folder = Fixtures.root.appending(path: "../Sources/CadreWeb/Templates").standardizedFileURL
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
        return try paths.filter { $0.hasSuffix(".mustache") }.map { path in
            let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
            let pieces = text.split(separator: /\{\{\{?[^{}]*\}?\}\}|\n/)
            let name = folder.appending(path: path).deletingPathExtension().lastPathComponent
            return (name, pieces.map { $0.trimmingCharacters(in: .whitespaces) }.filter { $0.count >= 8 })
        }
    }
}
