import Foundation
import Testing

@Suite("House rules: names, sizes and unfinished work")
struct NameRulesTests {
    /// Drawers, not nouns: whatever goes in never comes out.
    static let forbiddenFolders: Set<String> = [
        "Utils", "Util", "Utilities", "Helpers", "Common", "Core", "Shared", "Managers", "Extensions", "Misc",
    ]
    static let lineCountMax = 600
    static let folderFileCountMax = 20
    /// Files that may be longer than `lineCountMax`, each with its reason.
    static let longFiles: [String: String] = [:]

    @Test("No folder is a drawer for everything")
    func folders() {
        let folders = Repository.folders(under: "Sources") + Repository.folders(under: "Tests")
        #expect(!folders.isEmpty)
        for folder in folders where Self.forbiddenFolders.contains(folder.lastPathComponent) {
            Issue.record("\(Repository.relativePath(of: folder)) is no noun of the field")
        }
    }

    @Test("No file is named for a helper or a manager")
    func files() {
        for file in Repository.swiftFiles(under: "Sources") + Repository.swiftFiles(under: "Tests") {
            #expect(!Self.isDrawer(fileName: file.path), "\(file.path): name it for its noun")
        }
    }

    static func isDrawer(fileName: String) -> Bool {
        fileName.contains(/(?:Utils?|Utilities|Helpers?|Managers?|Misc)\.swift$/)
    }

    @Test("No folder holds more files than a reader takes in at a glance")
    func folderSizes() {
        for folder in Repository.folders(under: "Sources") + Repository.folders(under: "Tests") {
            let path = Repository.relativePath(of: folder)
            let prefix = path.hasSuffix("/") ? path : path + "/"
            let count = Repository.files(under: path).map(Repository.relativePath)
                .count { $0.hasPrefix(prefix) && !$0.dropFirst(prefix.count).contains("/") }
            #expect(count <= Self.folderFileCountMax, "\(path) holds \(count) files: cut it along its nouns")
        }
    }

    @Test("No source file is longer than the limit, unless it says why")
    func sizes() {
        for file in Repository.swiftFiles(under: "Sources") + Repository.swiftFiles(under: "Tests") {
            let lineCount = file.text.count(where: \.isNewline)
            guard Self.longFiles[file.path] == nil else { continue }
            #expect(lineCount <= Self.lineCountMax, "\(file.path) has \(lineCount) lines: look for a second noun")
        }
    }

    @Test("Every exception to the limit is still needed")
    func exceptions() {
        for (path, reason) in Self.longFiles {
            let lineCount = Repository.text(at: path)?.count(where: \.isNewline) ?? 0
            #expect(lineCount > Self.lineCountMax && !reason.isEmpty, "\(path) needs no exception any more")
        }
    }

    @Test("Nothing is left for later in the text of the project")
    func unfinishedWork() {
        let rootFiles = ["Makefile", "Package.swift", "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "STYLE.md"]
        let folders = ["Sources", "Tests", "docs", "scripts", "Benchmarks"]
        for folder in folders { #expect(!Repository.files(under: folder).isEmpty, "\(folder) is not there") }
        let paths = rootFiles + folders.flatMap { Repository.files(under: $0).map(Repository.relativePath) }
        for path in paths where !path.hasPrefix("Tests/HouseRulesTests/") {
            guard let text = Repository.text(at: path) else { continue }
            for word in Self.unfinished(in: text) { Issue.record("\(path) says \(word)") }
        }
    }

    static func unfinished(in text: String) -> [String] {
        text.matches(of: /\b(?:TODO|FIXME|XXX|HACK)\b|fatalError\("(?i:not implemented|unimplemented)[^"]*"\)/)
            .map { String($0.output) }
    }

    @Test(
        "Finds every word for unfinished work",
        arguments: [
            ("// TODO: later", ["TODO"]), ("# FIXME", ["FIXME"]),
            ("fatalError(\"not implemented\")", ["fatalError(\"not implemented\")"]),
            ("methods and todos", []), ("fatalError(\"The roster is not sorted.\")", []),
        ]
    )
    func finds(sample: String, words: [String]) {
        #expect(Self.unfinished(in: sample) == words)
    }

    @Test("Tells drawers from nouns by the file's name")
    func drawers() {
        #expect(Self.isDrawer(fileName: "Sources/CadreWeb/StringUtils.swift"))
        #expect(Self.isDrawer(fileName: "SlateManager.swift"))
        #expect(!Self.isDrawer(fileName: "Sources/CadreDomain/Slates/Slate.swift"))
    }
}
