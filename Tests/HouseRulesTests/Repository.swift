import Foundation

/// The repository that these tests read, found from the place of this very file.
enum Repository {
    /// The folder that holds `Package.swift`; symbolic links are resolved first, so a linked tree works too.
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The names of the folders in `Sources`, sorted.
    static let targets: [String] = children(of: "Sources").filter(\.hasDirectoryPath).map(\.lastPathComponent)

    /// The Swift files under `path`, sorted by path; none where the folder is absent.
    static func swiftFiles(under path: String) -> [SourceFile] {
        files(under: path).filter { $0.pathExtension == "swift" }.compactMap { url in
            text(of: url).map { SourceFile(path: relativePath(of: url), text: $0) }
        }
    }

    /// The text of the file at `path`, or nil where there is none.
    static func text(at path: String) -> String? {
        text(of: root.appending(path: path))
    }

    /// All regular files under `path`, sorted by path.
    static func files(under path: String) -> [URL] {
        descendants(of: path).filter { !$0.hasDirectoryPath }
    }

    /// All folders under `path`, sorted by path.
    static func folders(under path: String) -> [URL] {
        descendants(of: path).filter(\.hasDirectoryPath)
    }

    /// The place of `url` as seen from the root: `Sources/cadre/main.swift`.
    static func relativePath(of url: URL) -> String {
        let path = url.resolvingSymlinksInPath().path(percentEncoded: false)
        let prefix = root.path(percentEncoded: false)
        guard path.hasPrefix(prefix) else { return path }
        return String(path.dropFirst(prefix.count).drop { $0 == "/" })
    }

    private static func children(of path: String) -> [URL] {
        let found = try? FileManager.default.contentsOfDirectory(
            at: root.appending(path: path),
            includingPropertiesForKeys: [.isDirectoryKey],
            options: .skipsHiddenFiles
        )
        return (found ?? []).sorted { $0.path < $1.path }
    }

    private static func descendants(of path: String) -> [URL] {
        children(of: path).flatMap { url in
            url.hasDirectoryPath ? [url] + descendants(of: path + "/" + url.lastPathComponent) : [url]
        }
    }

    private static func text(of url: URL) -> String? {
        try? String(contentsOf: url, encoding: .utf8)
    }
}

/// One Swift file and what it says.
struct SourceFile: Sendable {
    /// The place as seen from the root.
    let path: String
    /// The whole text.
    let text: String

    /// The folder under `Sources` that the file is in, or an empty string.
    var target: String {
        let parts = path.split(separator: "/")
        return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : ""
    }
}
