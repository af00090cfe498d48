import Foundation
import Synchronization

/// An exclusive lock on a data directory, held as long as its file is open; the system frees it when a process dies.
final class DirectoryLock: Sendable {
    private let descriptor: Mutex<CInt>

    /// Makes the directory where there is none, and takes the lock.
    init(directory: String, file: String) throws(SQLiteStore.OpenError) {
        do {
            try FileManager.default.createDirectory(
                atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .unusable(reason: "The directory cannot be made: \(Self.reason(of: error))")
        }
        let opened = open(directory + "/" + file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard opened >= 0 else { throw .unusable(reason: "The lock cannot be opened: \(Self.reason(of: errno))") }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            let holder = Self.processID(in: opened)
            _ = Foundation.close(opened)
            if code == EWOULDBLOCK { throw .busy(processID: holder) }
            throw .unusable(reason: "The lock cannot be taken: \(Self.reason(of: code))")
        }
        Self.write(processID: getpid(), to: opened)
        descriptor = Mutex(opened)
    }

    deinit { release() }

    /// Frees the lock; does nothing when it is free already.
    func release() {
        descriptor.withLock { descriptor in
            guard descriptor >= 0 else { return }
            _ = Foundation.close(descriptor)
            descriptor = -1
        }
    }

    private static func processID(in descriptor: CInt) -> Int32? {
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        return count > 0 ? Int32(String(decoding: bytes[..<count].prefix { $0 >= 48 }, as: UTF8.self)) : nil
    }

    /// Notes who holds the lock; only for people to read, so a failure does no harm.
    private static func write(processID: Int32, to descriptor: CInt) {
        let text = Array("\(processID)\n".utf8)
        guard ftruncate(descriptor, 0) == 0 else { return }
        _ = pwrite(descriptor, text, text.count, 0)
    }

    private static func reason(of code: CInt) -> String { String(cString: strerror(code)) }

    private static func reason(of error: any Error) -> String {
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        return underlying.map { reason(of: CInt($0.code)) } ?? "\((error as NSError).code)"
    }
}
