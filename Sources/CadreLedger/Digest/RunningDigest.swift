import Crypto

/// A SHA-256 digest that is fed piece by piece, for messages too long to hold at once.
public struct RunningDigest {
    private var hash = SHA256()

    /// Starts a digest of nothing.
    public init() {}

    /// Feeds the UTF-8 bytes of the text.
    public mutating func update(_ text: String) {
        var copy = text
        copy.withUTF8 { hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }
    }

    /// The digest of all that was fed so far.
    public var value: Digest256 {
        Digest256(bytes: Array(hash.finalize())) ?? Digest256(of: [])
    }
}
