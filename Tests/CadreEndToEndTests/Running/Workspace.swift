import Foundation
import Synchronization

/// The folder that holds everything these tests write; it goes away when they end, and so does every process.
enum Workspace {
    static let root: String = {
        let path = NSTemporaryDirectory() + "cadre-end-to-end-\(ProcessInfo.processInfo.processIdentifier)"
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            preconditionFailure("The folder (\(path)) cannot be made: \(error)")
        }
        atexit {
            for process in Workspace.processes.withLock({ $0 }) { kill(process, SIGKILL) }
            try? FileManager.default.removeItem(atPath: Workspace.root)
        }
        return path
    }()

    private static let processes = Mutex<Set<Int32>>([])

    /// Remembers a process, so that it does not outlive the tests.
    static func note(process: Int32) { processes.withLock { _ = $0.insert(process) } }

    /// Forgets a process that has ended.
    static func forget(process: Int32) { processes.withLock { _ = $0.remove(process) } }

    /// A path that nothing stands at.
    static func freshPath(_ name: String) -> String { "\(root)/\(name)-\(UUID().uuidString)" }

    /// Writes a file and returns its path.
    static func file(_ name: String, _ text: String) throws -> String {
        let folder = freshPath("files")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = folder + "/" + name
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        return path
    }

    /// How many bytes a file has; 0 where there is none.
    static func byteCount(_ path: String) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? Int) ?? 0
    }
}
