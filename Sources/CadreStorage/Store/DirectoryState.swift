import Foundation

/// What a data directory is like apart from the database in it: who may look into it, and whether it takes writes.
enum DirectoryState {
    /// Below how many free bytes the disk counts as full; the log alone grows to some megabytes.
    static let freeByteCountMin: UInt64 = 16 << 20

    /// Refuses an empty path and a file of another kind; a path that nothing stands at may become a directory.
    static func checkIsDirectory(_ path: String) throws(SQLiteStore.OpenError) {
        guard !path.isEmpty else { throw .unusable(reason: "Its name is empty") }
        var isDirectory: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), !isDirectory.boolValue {
            throw .unusable(reason: "It is no directory")
        }
    }

    /// What is not as it should be, a sentence each; empty when all is well.
    static func warnings(directory: String) -> [String] {
        let files = ["", "-wal", "-shm"].map { SQLiteStore.databaseName + $0 } + [SQLiteStore.lockName]
        let open = ([directory] + files.map { directory + "/" + $0 }).filter(isOpenToOthers)
        let modes = open.map {
            "Other users of this machine may use (\($0)); chmod \($0 == directory ? "700" : "600") keeps it to one."
        }
        return modes + [obstacle(to: directory)].compactMap { $0 }
    }

    /// What keeps a server from writing; nil where nothing that can be seen from outside does.
    private static func obstacle(to directory: String) -> String? {
        for path in [directory, directory + "/" + SQLiteStore.databaseName] where access(path, W_OK) != 0 {
            return
                "(\(path)) cannot be written (\(String(cString: strerror(errno)))): a server reads, and answers every "
                + "change with 503."
        }
        var disk = statvfs()
        guard statvfs(directory, &disk) == 0 else { return nil }
        let free = UInt64(disk.f_bavail) * UInt64(disk.f_frsize)
        guard free < freeByteCountMin else { return nil }
        return
            "The disk of (\(directory)) has \(free) bytes left: a server that finds it full answers every change with "
            + "503."
    }

    private static func isOpenToOthers(_ path: String) -> Bool {
        var facts = stat()
        return stat(path, &facts) == 0 && facts.st_mode & 0o077 != 0
    }
}
