import Foundation

/// A file that is open for reading and hands out its bytes in parts of at most 256 KiB.
struct FileChunks: ~Copyable {
    private let name: String
    private let file: UnsafeMutablePointer<FILE>
    private let chunk: UnsafeMutableBufferPointer<UInt8>

    /// Opens the file.
    init(path: String) throws(UnreadableFile) {
        let name = String(path.split(separator: "/").last ?? "")
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw .notAccessible(name: name, reason: "it does not exist")
        }
        guard !isFolder.boolValue else { throw .notAccessible(name: name, reason: "it is a folder") }
        guard let file = fopen(path, "rb") else {
            throw .notAccessible(name: name, reason: String(cString: strerror(errno)))
        }
        self.name = name
        self.file = file
        chunk = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 256 << 10)
    }

    deinit {
        fclose(file)
        chunk.deallocate()
    }

    /// The next part, valid until the next call; nil at the end of the file.
    func next() throws(UnreadableFile) -> UnsafeBufferPointer<UInt8>? {
        let count = fread(chunk.baseAddress, 1, chunk.count, file)
        if count > 0 { return UnsafeBufferPointer(rebasing: chunk[..<count]) }
        guard ferror(file) == 0 else { throw .notAccessible(name: name, reason: "reading failed half-way") }
        return nil
    }
}
