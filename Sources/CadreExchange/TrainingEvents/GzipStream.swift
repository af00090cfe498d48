import CZlib

/// Unpacks gzip data part by part, also where several packed members follow one another.
final class GzipStream {
    private let stream: UnsafeMutablePointer<z_stream>
    private let output: UnsafeMutableBufferPointer<UInt8>
    private var hasEnded = false
    /// How many packed bytes lie before the member at hand.
    private var memberStart = 0

    /// Whether a file that starts with these bytes is packed.
    static func isGzip(_ head: UnsafeBufferPointer<UInt8>) -> Bool {
        head.count >= 2 && head[0] == 0x1F && head[1] == 0x8B
    }

    /// Starts before the first byte.
    init() throws(UnreadableFile) {
        stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        output = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 256 << 10)
        // 15 is the largest window; 16 more asks for a gzip header and its checksum.
        let status = inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else {
            throw UnreadableFile.packedDataDamaged(reason: "zlib answers \(status)")
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deinitialize(count: 1)
        stream.deallocate()
        output.deallocate()
    }

    /// Unpacks the next part of the file and hands out what it gives, in parts.
    func unpack(
        _ input: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) throws -> Void
    ) throws {
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.pointee.avail_in = UInt32(input.count)
        repeat {
            if hasEnded {
                guard stream.pointee.avail_in > 0 else { return }
                memberStart += Int(stream.pointee.total_in)
                inflateReset(stream)
                hasEnded = false
            }
            stream.pointee.next_out = output.baseAddress
            stream.pointee.avail_out = UInt32(output.count)
            let status = inflate(stream, Z_NO_FLUSH)
            guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
                throw damage(status)
            }
            let count = output.count - Int(stream.pointee.avail_out)
            if count > 0 { try body(UnsafeBufferPointer(rebasing: output[..<count])) }
            hasEnded = status == Z_STREAM_END
        } while stream.pointee.avail_in > 0 || stream.pointee.avail_out == 0
    }

    /// Checks that the last member is whole.
    func finish() throws(UnreadableFile) {
        guard hasEnded else { throw .packedDataDamaged(reason: "it ends too early, after \(byteCount) bytes") }
    }

    /// How many packed bytes were taken.
    private var byteCount: Int { memberStart + Int(stream.pointee.total_in) }

    /// What is wrong, and at which byte of the packed file it was noticed.
    private func damage(_ status: Int32) -> UnreadableFile {
        // Where a member starts anew, a header that is none is what somebody put behind the packed data.
        if memberStart > 0, stream.pointee.total_out == 0, stream.pointee.total_in < 10 {
            return .packedDataDamaged(reason: "what follows its end at byte \(memberStart) is not packed")
        }
        let words = stream.pointee.msg.map { String(cString: $0) } ?? "zlib answers \(status)"
        return .packedDataDamaged(reason: "\(words), at byte \(byteCount)")
    }
}
