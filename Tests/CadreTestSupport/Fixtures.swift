public import Foundation
public import Testing

/// The files under `Fixtures` at the repository's root, found from the place of this very file.
public enum Fixtures {
    /// The folder itself; symbolic links are resolved first, so a linked tree works too.
    public static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures")

    /// The bytes of the file at a path below the folder.
    public static func data(_ path: String) throws -> Data { try Data(contentsOf: root.appending(path: path)) }

    /// The names of the files in a folder, sorted; its README is left out.
    public static func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
            .filter { $0 != "README.md" && !$0.hasPrefix(".") }.sorted()
    }
}

/// Text that must be, byte for byte, what a file under `Fixtures` says.
public struct Snapshot: Sendable {
    /// Where the file is, such as `pages/desk.txt`.
    public let path: String

    /// Names the file.
    public init(_ path: String) { self.path = path }

    /// Whether this run writes the files anew instead of only comparing.
    public static let isWriting = ProcessInfo.processInfo.environment["CADRE_WRITE_SNAPSHOTS"] == "1"

    /// Records an issue where the text is not what the file says; writes the file first where the run is to write.
    public func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let file = Fixtures.root.appending(path: path)
        if Self.isWriting { try Data(text.utf8).write(to: file) }
        let expected = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        guard Array(expected.utf8) != Array(text.utf8) else { return }
        let advice = "If the change is meant: CADRE_WRITE_SNAPSHOTS=1 swift test --filter Snapshot, then read the diff."
        Issue.record(
            "\(Self.difference(of: expected, text, path: path))\n\(advice)", sourceLocation: sourceLocation)
    }

    /// The first lines that differ in unified form: two lines before them, then at most eight of either side.
    public static func difference(of old: String, _ new: String, path: String) -> String {
        let old = old.split(separator: "\n", omittingEmptySubsequences: false)
        let new = new.split(separator: "\n", omittingEmptySubsequences: false)
        let same = zip(old, new).prefix { $0.utf8.elementsEqual($1.utf8) }.count
        let tail = zip(old[same...].reversed(), new[same...].reversed())
            .prefix { $0.utf8.elementsEqual($1.utf8) }.count
        let before = old[max(0, same - 2)..<same].map { " \($0)" }
        let gone = shown(old[same..<(old.count - tail)], "-")
        let come = shown(new[same..<(new.count - tail)], "+")
        let heading = ["--- Fixtures/\(path)", "+++ now", "@@ from line \(same + 1) @@"]
        return (heading + before + gone + come).joined(separator: "\n")
    }

    private static func shown(_ lines: ArraySlice<Substring>, _ sign: String) -> [String] {
        let rest = lines.count > 8 ? ["\(sign) and \(lines.count - 8) more lines"] : []
        return lines.prefix(8).map { "\(sign)\($0)" } + rest
    }
}
