/// The bytes of a file on disk.
public enum FileBytes {
    /// Reads a whole file.
    ///
    /// - Throws: ``UnreadableFile/notAccessible(name:reason:)``, or ``UnreadableFile/tooLarge(byteCountMax:)`` before
    ///   more than the limit is in memory.
    public static func read(path: String, limits: ImportLimits = .standard) throws(UnreadableFile) -> [UInt8] {
        let chunks = try FileChunks(path: path)
        var bytes: [UInt8] = []
        while let chunk = try chunks.next() {
            guard bytes.count + chunk.count <= limits.byteCountMax else {
                throw .tooLarge(byteCountMax: limits.byteCountMax)
            }
            bytes.append(contentsOf: chunk)
        }
        return bytes
    }
}
