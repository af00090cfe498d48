import CZlib

/// Unpacks parts of a workbook piece by piece, and counts what they become in all.
final class PartReader {
    /// How many bytes are handed on at once.
    private static let chunkSize = 256 << 10

    private let archive: ZipArchive
    private let limits: WorkbookLimits
    private var unpackedCount = 0

    init(_ archive: ZipArchive, limits: WorkbookLimits) {
        self.archive = archive
        self.limits = limits
    }

    /// Unpacks an entry; its checksum is compared at the end.
    ///
    /// - Parameter take: Takes the bytes; false where no more are wanted.
    func read(
        _ entry: ZipArchive.Entry, _ take: (UnsafeBufferPointer<UInt8>) throws(UnreadableFile) -> Bool
    ) throws(UnreadableFile) {
        guard !entry.isEncrypted else { throw .workbook(.encrypted) }
        guard entry.unpackedCount <= limits.partByteCountMax else { throw tooLarge }
        var output = PartOutput(entry: entry)
        let result: Result<Bool, UnreadableFile> = archive.bytes.withUnsafeBufferPointer { bytes in
            let packed = UnsafeBufferPointer(rebasing: bytes[entry.place])
            do throws(UnreadableFile) {
                return .success(
                    try entry.isDeflated
                        ? inflated(packed, into: &output, take) : stored(packed, into: &output, take)
                )
            } catch {
                return .failure(error)
            }
        }
        guard try result.get() else { return }
        guard output.count == entry.unpackedCount, output.checksum == entry.checksum else {
            throw ZipArchive.damaged("the part \(entry.name) is not what its checksum says")
        }
    }

    /// Hands on bytes that are not packed; false where no more were wanted.
    private func stored(
        _ packed: UnsafeBufferPointer<UInt8>, into output: inout PartOutput,
        _ take: (UnsafeBufferPointer<UInt8>) throws(UnreadableFile) -> Bool
    ) throws(UnreadableFile) -> Bool {
        var start = 0
        while start < packed.count {
            let end = min(start + Self.chunkSize, packed.count)
            let chunk = UnsafeBufferPointer(rebasing: packed[start..<end])
            try count(chunk, into: &output)
            guard try take(chunk) else { return false }
            start = end
        }
        return true
    }

    /// Unpacks bytes and hands them on; false where no more were wanted.
    private func inflated(
        _ packed: UnsafeBufferPointer<UInt8>, into output: inout PartOutput,
        _ take: (UnsafeBufferPointer<UInt8>) throws(UnreadableFile) -> Bool
    ) throws(UnreadableFile) -> Bool {
        var stream = z_stream()
        // A negative window asks for the bare deflated bytes that archives hold.
        guard inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw ZipArchive.damaged("zlib does not start")
        }
        defer { inflateEnd(&stream) }
        let chunk = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: Self.chunkSize)
        defer { chunk.deallocate() }
        stream.next_in = UnsafeMutablePointer(mutating: packed.baseAddress)
        stream.avail_in = UInt32(clamping: packed.count)
        while true {
            stream.next_out = chunk.baseAddress
            stream.avail_out = UInt32(chunk.count)
            let status = inflate(&stream, Z_NO_FLUSH)
            let count = chunk.count - Int(stream.avail_out)
            guard status == Z_OK || status == Z_STREAM_END, count > 0 || status == Z_STREAM_END else {
                throw ZipArchive.damaged("the part \(output.entry.name) cannot be unpacked")
            }
            let bytes = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(chunk)[..<count])
            try self.count(bytes, into: &output)
            if count > 0, try !take(bytes) { return false }
            if status == Z_STREAM_END { return true }
        }
    }

    /// Counts what came out, and refuses what becomes too much.
    private func count(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout PartOutput) throws(UnreadableFile) {
        output.take(bytes)
        unpackedCount += bytes.count
        guard output.count <= limits.partByteCountMax, unpackedCount <= limits.totalByteCountMax else { throw tooLarge }
        let packedCount = max(1, output.entry.place.count)
        guard output.count <= limits.ratioByteCountMin || output.count / packedCount <= limits.ratioMax else {
            throw .workbook(.packedTooTightly(ratioMax: limits.ratioMax))
        }
    }

    private var tooLarge: UnreadableFile {
        .workbook(
            .unpackedTooLarge(
                byteCountMax: unpackedCount > limits.totalByteCountMax
                    ? limits.totalByteCountMax : limits.partByteCountMax)
        )
    }
}

/// What has come out of a part.
private struct PartOutput {
    let entry: ZipArchive.Entry
    var count = 0
    var checksum: UInt32 = 0

    init(entry: ZipArchive.Entry) { self.entry = entry }

    mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard !bytes.isEmpty else { return }
        count += bytes.count
        checksum = UInt32(crc32(UInt(checksum), bytes.baseAddress, UInt32(bytes.count)))
    }
}
