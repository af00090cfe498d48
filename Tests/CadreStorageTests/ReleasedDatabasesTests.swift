import CadreApplication
import CadreDomain
import CadreStorage
import Foundation
import Testing

/// Goal: what a release wrote is read by every later version.
///
/// Method: `Fixtures/databases` keeps one database of each release; a copy of each is opened, which migrates it.
@Suite("Databases of releases")
struct ReleasedDatabasesTests {
    private static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let names: [String] = {
        let folder = root.appending(path: "Fixtures/databases").path
        let files = try? FileManager.default.contentsOfDirectory(atPath: folder)
        return (files ?? []).filter { $0.hasSuffix(".sqlite") }.sorted()
    }()

    @Test("Every release in the changelog has one, and nothing else has")
    func complete() throws {
        let log = try String(contentsOf: Self.root.appending(path: "CHANGELOG.md"), encoding: .utf8)
        let releases = log.matches(of: /(?m)^## (?<version>[0-9]+(?:\.[0-9]+)+)/).map { "v\($0.version).sqlite" }
        #expect(log.contains("\n## "))
        #expect(Self.names == releases.sorted())
    }

    @Test("Each is brought up to date and read whole", arguments: names)
    func opened(name: String) async throws {
        let directory = try TemporaryDirectory()
        let file = Self.root.appending(path: "Fixtures/databases/\(name)")
        try FileManager.default.copyItem(atPath: file.path, toPath: directory.database)
        let store = try directory.open()
        let state = try await store.loadState()
        #expect(!state.register.positions.isEmpty && !state.register.people.isEmpty)
        #expect(try await store.entries(after: 0, limit: 10_000).count == Int(state.journalIndex))
        #expect(try await !store.slates().isEmpty)
        #expect(try await store.verifyIntegrity() == [])
    }
}
