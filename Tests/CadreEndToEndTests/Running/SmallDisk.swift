import Foundation

/// A disk in memory that a test can fill, and that goes away with it.
final class SmallDisk {
    /// Whether this process may mount one.
    static let canBeMade: Bool = {
        guard geteuid() == 0, let disk = try? SmallDisk(byteCount: 1 << 20) else { return false }
        return FileManager.default.fileExists(atPath: disk.path)
    }()

    let path = Workspace.freshPath("disk")

    init(byteCount: Int) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard try Self.run("mount", "-t", "tmpfs", "-o", "size=\(byteCount)", "tmpfs", path) == 0 else {
            throw Unexpected("No disk can be mounted at (\(path)).")
        }
    }

    deinit { _ = try? Self.run("umount", "-l", path) }

    /// Leaves no byte free.
    func fill() throws {
        let descriptor = open(filler, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        guard descriptor >= 0 else { throw Unexpected("(\(filler)) cannot be made (errno \(errno)).") }
        defer { close(descriptor) }
        for count in [1 << 20, 4_096, 1] {
            let bytes = [UInt8](repeating: 0, count: count)
            while write(descriptor, bytes, count) > 0 {}
        }
    }

    /// Gives back what was filled.
    func clear() throws { try FileManager.default.removeItem(atPath: filler) }

    private var filler: String { path + "/filler" }

    private static func run(_ arguments: String...) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
