import Foundation

/// One demo world for all tests of a run; those that write take a copy.
enum DemoDirectory {
    private static let making = Task { () async throws -> (path: String, digest: String) in
        let path = Workspace.freshPath("demo")
        let output = try await Executable.output("demo", "--data", path, "--seed", "1", "--no-serve")
        return (path, output)
    }

    /// The world that nobody writes in.
    static func shared() async throws -> String { try await making.value.path }

    /// What the command that made it wrote.
    static func madeWith() async throws -> String { try await making.value.digest }

    /// A copy to write in.
    static func copy() async throws -> String {
        let path = Workspace.freshPath("demo-copy")
        try FileManager.default.copyItem(atPath: try await shared(), toPath: path)
        return path
    }
}
