import Foundation
import Synchronization

/// An exclusive lock on a data directory, held as long as its file is open; the system frees it when a process dies.
final class DirectoryLock: Sendable {
    private let descriptor: Mutex<CInt>

    /// Makes the directory where there is none, and takes the lock.
    init(directory: String, file: String) throws(SQLiteStore.OpenError) {
        try DirectoryState.checkIsDirectory(directory)
        do {
            try FileManager.default.createDirectory(
                atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
            // Other domains have numbers of their own, which mean something else to the system.
            guard let underlying, underlying.domain == NSPOSIXErrorDomain else {
                throw SQLiteStore.OpenError.unusable(reason: "The directory cannot be made")
            }
            throw SQLiteStore.OpenError("The directory cannot be made", code: CInt(underlying.code))
        }
        let opened = open(directory + "/" + file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard opened >= 0 else { throw SQLiteStore.OpenError("The lock cannot be opened", code: errno) }
        try Self.take(LOCK_EX, opened)
        Self.write(processID: getpid(), to: opened)
        descriptor = Mutex(opened)
    }

    /// Takes the lock together with others who only read, so that nobody writes meanwhile; writes nothing itself.
    ///
    /// Where there is no lock file nobody has written yet, and nothing is held.
    init(sharedIn directory: String, file: String) throws(SQLiteStore.OpenError) {
        let opened = open(directory + "/" + file, O_RDONLY | O_CLOEXEC)
        if opened >= 0 {
            try Self.take(LOCK_SH, opened)
        } else if errno != ENOENT {
            throw SQLiteStore.OpenError("The lock cannot be opened", code: errno)
        }
        descriptor = Mutex(opened)
    }

    deinit { release() }

    /// Frees the lock; does nothing when it is free already.
    func release() {
        descriptor.withLock { descriptor in
            guard descriptor >= 0 else { return }
            // Said outright: a process that is being started holds a copy of the file until it is under way.
            _ = flock(descriptor, LOCK_UN)
            _ = Foundation.close(descriptor)
            descriptor = -1
        }
    }

    /// Takes the lock or closes the file.
    private static func take(_ operation: CInt, _ opened: CInt) throws(SQLiteStore.OpenError) {
        guard flock(opened, operation | LOCK_NB) != 0 else { return }
        let code = errno
        let holder = processID(in: opened)
        _ = Foundation.close(opened)
        if code == EWOULDBLOCK { throw .busy(processID: holder) }
        throw SQLiteStore.OpenError("The lock cannot be taken", code: code)
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
}
