import Foundation

/// A file that is open for reading as little-endian 32-bit words.
public struct WordFile: ~Copyable {
    /// How many bytes a word takes.
    static let wordByteCount = 4

    /// The last part of the path.
    public let name: String
    /// How many bytes the file had when it was opened.
    public let byteCount: Int
    private let file: UnsafeMutablePointer<FILE>

    /// Opens the file.
    ///
    /// - Throws: ``UnreadableFile/notAccessible(name:reason:)``, also for what is no regular file: its length has to be
    ///   known before memory is taken for it.
    public init(path: String) throws(UnreadableFile) {
        let name = String(path.split(separator: "/").last ?? "")
        var facts = stat()
        guard stat(path, &facts) == 0 else {
            throw .notAccessible(name: name, reason: String(cString: strerror(errno)))
        }
        guard facts.st_mode & S_IFMT == S_IFREG else {
            throw .notAccessible(name: name, reason: "it is no regular file")
        }
        guard let file = fopen(path, "rb") else {
            throw .notAccessible(name: name, reason: String(cString: strerror(errno)))
        }
        self.name = name
        self.file = file
        byteCount = Int(facts.st_size)
    }

    deinit { fclose(file) }

    /// Reads words into an array, all at once; fewer where the file ends.
    ///
    /// - Precondition: The caller has compared `count` with `byteCount`: memory is taken for all of them.
    func words(from offset: Int, count: Int) -> [Int32] {
        guard count > 0, fseek(file, offset, SEEK_SET) == 0 else { return [] }
        return [Int32](unsafeUninitializedCapacity: count) { words, readCount in
            readCount = fread(words.baseAddress, Self.wordByteCount, count, file)
            for index in 0..<readCount { words[index] = Int32(littleEndian: words[index]) }
        }
    }
}
