import CadreExchange
import Foundation

/// A small instance file, and a side-constraint file for it, as words that a test bends.
enum InstanceBytes {
    /// Three rows, four columns, six pairs: (0: 0, 2), (1: 1, 2, 3), (2: 0); weights 10 to 60, at most 60.
    static let words: [Int] =
        [0x4641_5453, 1, 3, 4, 6, 0, 1, 60] + Array(repeating: 0, count: 8)  // 0 ..< 16
        + [0, 2, 5, 6]  // 16 ..< 20
        + [0, 2, 1, 2, 3, 0]  // 20 ..< 26
        + [10, 20, 30, 40, 50, 60]  // 26 ..< 32

    /// One couple of rows 0 and 1, two offices, a budget of 100, three locations.
    static let sideWords: [Int] =
        [1, 2, 100, 3]  // 0 ..< 4
        + [0, 1, 2, 0]  // 4 ..< 8
        + [0, 0, 1, 1]  // 8 ..< 12
        + [5, 0, 7, 8, 0, 9]  // 12 ..< 18
        + [0, 1]  // 18 ..< 20
        + [1, 0]  // 20 ..< 22

    /// The words in little-endian order, some of them changed.
    static func bytes(_ words: [Int] = words, _ changes: [(index: Int, value: Int)] = []) -> [UInt8] {
        var words = words
        for change in changes { words[change.index] = change.value }
        return words.flatMap { word in
            let bits = UInt32(truncatingIfNeeded: word)
            return (0..<4).map { UInt8(truncatingIfNeeded: bits >> (8 * $0)) }
        }
    }

    /// Reads the bytes through a file, as the command does.
    static func instance(_ bytes: [UInt8], memoryByteCount: Int = .max) throws -> AssignmentInstance {
        try withFile(bytes) { try AssignmentInstance(WordFile(path: $0), memoryByteCount: memoryByteCount) }
    }

    /// Reads the bytes of a side-constraint file for the small instance.
    static func constraints(_ bytes: [UInt8]) throws -> InstanceConstraints {
        try constraints(bytes, for: instance(Self.bytes()))
    }

    /// Reads the bytes of a side-constraint file for an instance.
    static func constraints(_ bytes: [UInt8], for instance: AssignmentInstance) throws -> InstanceConstraints {
        try withFile(bytes) { try InstanceConstraints(WordFile(path: $0), for: instance) }
    }

    private static func withFile<Output>(_ bytes: [UInt8], _ body: (String) throws -> Output) throws -> Output {
        let path = NSTemporaryDirectory() + "instance-\(UUID().uuidString)"
        try Data(bytes).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try body(path)
    }
}
