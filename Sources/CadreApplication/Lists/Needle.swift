/// A text to search for, letters of either case, compared byte by byte so that no text makes a search slow.
struct Needle: Sendable {
    private let bytes: [UInt8]

    init(_ text: String) { bytes = Array(text.lowercased().utf8) }

    /// Whether the text holds it.
    ///
    /// - Complexity: O(n m) bytes at worst, for a text of n and a needle of m.
    func stands(in text: String) -> Bool {
        guard let first = bytes.first else { return true }
        let haystack = Array(text.lowercased().utf8)
        guard haystack.count >= bytes.count else { return false }
        return (0...(haystack.count - bytes.count)).contains { start in
            haystack[start] == first && haystack[start..<(start + bytes.count)].elementsEqual(bytes)
        }
    }

    /// Whether the text begins with it.
    func begins(_ text: String) -> Bool { text.lowercased().utf8.starts(with: bytes) }
}
