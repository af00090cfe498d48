import CadreNumerics
import Foundation

/// Reads an instance file of the benchmark; docs/formats/instance.md describes it.
///
/// The generator wrote it, so its shape is taken as it is; the weights are checked by `SparseWeights`.
func readInstance(_ path: String) throws -> SparseWeights {
    let words = try Data(contentsOf: URL(filePath: path)).withUnsafeBytes { bytes in
        bytes.bindMemory(to: UInt32.self).map { UInt32(littleEndian: $0) }
    }
    let (rows, pairs) = (Int(words[2]), Int(words[4]))
    let (start, column, weight) = (16, 16 + rows + 1, 16 + rows + 1 + pairs)
    return try SparseWeights(
        columnCount: Int(words[3]),
        rowStart: words[start..<column].map(Int.init),
        column: words[column..<weight].map { Int32($0) },
        weight: words[weight...].map { Int32($0) }
    )
}
