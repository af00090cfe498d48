/// The modules that a Swift file imports.
enum Imports {
    /// The module names in `text`, in order; for `import struct Foundation.URL` that is `Foundation`.
    static func modules(in text: String) -> [String] {
        SwiftText(text).code.split(whereSeparator: \.isNewline).flatMap { line in
            line.split(separator: ";").compactMap { module(in: $0) }
        }
    }

    private static let kinds: Set<Substring> = [
        "typealias", "struct", "class", "enum", "protocol", "let", "var", "func",
    ]
    private static let modifiers: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]

    private static func module(in line: Substring) -> String? {
        var words = line.split(whereSeparator: \.isWhitespace)[...]
        while let first = words.first, modifiers.contains(first) || first.hasPrefix("@") { words.removeFirst() }
        guard words.popFirst() == "import", let first = words.first else { return nil }
        let path = kinds.contains(first) ? words.dropFirst().first : first
        return path.flatMap { $0.split(separator: ".").first }.map(String.init)
    }
}
