import Foundation

/// A file that is open for reading and hands out its bytes in parts of at most 256 KiB.
///
/// Only a regular file is taken: a pipe or a device may never end, and cannot be read a second time.
struct FileChunks: ~Copyable {
    private let name: String
    private let file: Int32
    private let facts: FileFacts
    private let chunk: UnsafeMutableBufferPointer<UInt8>

    /// Opens the file.
    init(path: String) throws(UnreadableFile) {
        let name = String(path.split(separator: "/").last ?? "")
        // Without O_NONBLOCK, opening a pipe would wait for somebody who writes into it.
        let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else {
            let reason = errno == ENOENT ? "it does not exist" : String(cString: strerror(errno))
            throw .notAccessible(name: name, reason: reason)
        }
        let facts: FileFacts
        do throws(UnreadableFile) {
            facts = try FileFacts(file, name: name)
        } catch {
            close(file)
            throw error
        }
        (self.name, self.file, self.facts) = (name, file, facts)
        chunk = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 256 << 10)
    }

    deinit {
        close(file)
        chunk.deallocate()
    }

    /// The next part, valid until the next call; nil at the end of the file.
    ///
    /// - Throws: ``UnreadableFile/notAccessible(name:reason:)``, also where the file was written to meanwhile.
    func next() throws(UnreadableFile) -> UnsafeBufferPointer<UInt8>? {
        while true {
            let count = read(file, chunk.baseAddress, chunk.count)
            if count > 0 { return UnsafeBufferPointer(rebasing: chunk[..<count]) }
            if count == 0 { break }
            guard errno == EINTR else { throw .notAccessible(name: name, reason: "reading failed half-way") }
        }
        guard try FileFacts(file, name: name) == facts else {
            throw .notAccessible(name: name, reason: "it changed while it was read")
        }
        return nil
    }
}

/// What tells whether a file was written to.
private struct FileFacts: Equatable {
    private let byteCount: Int
    private let seconds: Int
    private let nanoseconds: Int

    /// Takes the facts of an open file.
    ///
    /// - Throws: ``UnreadableFile/notAccessible(name:reason:)`` where it is no regular file.
    init(_ file: Int32, name: String) throws(UnreadableFile) {
        var facts = stat()
        guard fstat(file, &facts) == 0 else {
            throw .notAccessible(name: name, reason: String(cString: strerror(errno)))
        }
        switch facts.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw .notAccessible(name: name, reason: "it is a folder")
        case S_IFIFO: throw .notAccessible(name: name, reason: "it is a pipe, not a regular file")
        default: throw .notAccessible(name: name, reason: "it is a device or a socket, not a regular file")
        }
        byteCount = Int(facts.st_size)
        #if canImport(Darwin)
            (seconds, nanoseconds) = (facts.st_mtimespec.tv_sec, facts.st_mtimespec.tv_nsec)
        #else
            (seconds, nanoseconds) = (facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec)
        #endif
    }
}
