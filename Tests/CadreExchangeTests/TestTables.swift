import CadreDomain
import CadreExchange
import Foundation

/// The delivered tables, read once for every test of the target.
enum TestTables {
    static let tables: ReferenceTables = {
        do { return try ReferenceTableFiles.load() } catch {
            fatalError("The delivered tables cannot be read: \(error)")
        }
    }()

    static let reader = ImportReader(tables: tables)

    /// A file of a kind: its header and the example row of its template with some fields changed.
    static func file(_ kind: ImportKind, _ rows: [[String: String]]) -> [UInt8] {
        var writer = CSVWriter()
        writer.row(kind.columns.map(\.name))
        for changes in rows {
            writer.row(kind.columns.map { changes[$0.name] ?? $0.example })
        }
        return writer.bytes
    }

    /// The folder of public data beside the repository; nil where it is absent.
    static let sharedData: String? = {
        let file = URL(filePath: #filePath).resolvingSymlinksInPath()
        let folder = file.deletingLastPathComponent().appending(path: "../../../shared/data").standardizedFileURL
        return FileManager.default.fileExists(atPath: folder.path) ? folder.path : nil
    }()
}

/// A small random generator whose numbers are the same everywhere.
///
/// Source: Sebastiano Vigna, *splitmix64*, 2015, <https://prng.di.unimi.it/splitmix64.c>
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
