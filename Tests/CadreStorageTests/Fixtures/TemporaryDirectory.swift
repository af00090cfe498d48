import CadreStorage
import Foundation

/// A directory of its own for one test; all of them go when the tests have ended.
///
/// It outlives its value, since a store may be used longer than the value that named its directory.
struct TemporaryDirectory: Sendable {
    let path: String

    init() throws {
        path = Self.parent + "/" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    private static let parent: String = {
        atexit { try? FileManager.default.removeItem(atPath: TemporaryDirectory.name) }
        return name
    }()

    private static var name: String { NSTemporaryDirectory() + "/cadre-storage-\(getpid())" }

    var database: String { path + "/" + SQLiteStore.databaseName }

    func open() throws -> SQLiteStore { try SQLiteStore(directory: path) }

    /// Overwrites bytes of the database file.
    func overwrite(at offset: UInt64, with bytes: [UInt8]) throws {
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: database))
        try file.seek(toOffset: offset)
        try file.write(contentsOf: Data(bytes))
        try file.close()
    }

    func size() throws -> UInt64 {
        try FileManager.default.attributesOfItem(atPath: database)[.size] as? UInt64 ?? 0
    }
}
