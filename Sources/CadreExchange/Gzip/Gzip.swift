import CZlib

/// Packs bytes as one gzip member; the same bytes always give the same result.
public enum Gzip {
    /// Neither fastest nor smallest: a page is packed in well under a millisecond.
    private static let level: Int32 = 6

    /// The bytes packed, with no time and no name in the header.
    ///
    /// - Precondition: There are fewer than 2³¹ bytes, and zlib gets its memory (about 256 KiB).
    public static func packed(_ bytes: [UInt8]) -> [UInt8] {
        precondition(bytes.count < 1 << 31, "The bytes are too many to be packed at once.")
        var stream = z_stream()
        // 15 is the largest window; 16 more asks for a gzip header and its checksum.
        var status = deflateInit2_(
            &stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size)
        )
        precondition(status == Z_OK, "zlib answers \(status).")
        defer { deflateEnd(&stream) }
        // The bound makes one call enough.
        let byteCountMax = Int(deflateBound(&stream, UInt(bytes.count)))
        return [UInt8](unsafeUninitializedCapacity: byteCountMax) { output, byteCount in
            bytes.withUnsafeBufferPointer { input in
                stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(byteCountMax)
                status = deflate(&stream, Z_FINISH)
            }
            precondition(status == Z_STREAM_END, "zlib answers \(status).")
            byteCount = byteCountMax - Int(stream.avail_out)
        }
    }
}
