import CZlib

/// Writes a ZIP archive in memory; parts are packed as they come, so that no part is held as a whole.
///
/// The same parts give the same bytes: every entry has the first moment that archives know.
///
/// Source: PKWARE *.ZIP File Format Specification* 6.3.10, section 4.
final class ZipWriter {
    /// Neither fastest nor smallest, as for ``Gzip``.
    private static let level: Int32 = 6
    private static let chunkSize = 64 << 10
    /// 1 January 1980, as archives write it.
    private static let firstDay = 0x21
    /// The version of the format that deflated entries need.
    private static let version = 20
    /// Says that names are UTF-8.
    private static let flags = 0x800

    /// The part that is open.
    private struct Part {
        let name: String
        let start: Int
        let dataStart: Int
        var checksum: UInt = 0
        var byteCount = 0
    }

    private(set) var bytes: [UInt8] = []
    private var part: Part?
    private var directory: [UInt8] = []
    private var count = 0
    private let stream: UnsafeMutablePointer<z_stream>
    private let chunk: UnsafeMutableBufferPointer<UInt8>

    init() {
        // zlib remembers where a stream lies, so it must not move.
        stream = .allocate(capacity: 1)
        chunk = .allocate(capacity: Self.chunkSize)
    }

    deinit {
        if part != nil { deflateEnd(stream) }
        stream.deallocate()
        chunk.deallocate()
    }

    /// Writes a part whose bytes are at hand.
    func part(_ name: String, _ bytes: [UInt8]) {
        begin(name)
        write(bytes)
        end()
    }

    /// Begins a part, whose bytes ``write(_:)`` takes; ``end()`` ends it before another begins.
    func begin(_ name: String) {
        precondition(part == nil, "A part is open.")
        part = Part(name: name, start: bytes.count, dataStart: bytes.count + 30 + name.utf8.count)
        let header = [
            (4, 0x0403_4B50), (2, Self.version), (2, Self.flags), (2, 8), (2, 0), (2, Self.firstDay), (4, 0), (4, 0),
            (4, 0), (2, name.utf8.count), (2, 0),
        ]
        append(header, to: &bytes)
        bytes.append(contentsOf: name.utf8)
        stream.initialize(to: z_stream())
        let status = deflateInit2_(
            stream, Self.level, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size)
        )
        precondition(status == Z_OK, "zlib answers \(status).")
    }

    /// Takes the next bytes of the part.
    func write(_ piece: [UInt8]) {
        guard !piece.isEmpty, var part else { return }
        part.checksum = piece.withUnsafeBufferPointer { crc32(part.checksum, $0.baseAddress, UInt32($0.count)) }
        part.byteCount += piece.count
        self.part = part
        pack(piece, Z_NO_FLUSH)
    }

    /// Ends the part.
    func end() {
        guard let part else { return }
        pack([], Z_FINISH)
        deflateEnd(stream)
        let facts = [(4, Int(part.checksum)), (4, bytes.count - part.dataStart), (4, part.byteCount)]
        var patch: [UInt8] = []
        append(facts, to: &patch)
        bytes.replaceSubrange(part.start + 14..<part.start + 14 + patch.count, with: patch)
        append(
            [(4, 0x0201_4B50), (2, Self.version), (2, Self.version), (2, Self.flags), (2, 8), (2, 0)], to: &directory)
        append([(2, Self.firstDay)] + facts, to: &directory)
        append(
            [(2, part.name.utf8.count), (2, 0), (2, 0), (2, 0), (2, 0), (4, 0), (4, part.start)], to: &directory)
        directory.append(contentsOf: part.name.utf8)
        count += 1
        self.part = nil
    }

    /// Writes the directory and returns the archive.
    func finish() -> [UInt8] {
        let start = bytes.count
        bytes.append(contentsOf: directory)
        append(
            [
                (4, 0x0605_4B50), (2, 0), (2, 0), (2, count), (2, count), (4, directory.count), (4, start), (2, 0),
            ], to: &bytes
        )
        return bytes
    }

    private func pack(_ piece: [UInt8], _ flush: Int32) {
        piece.withUnsafeBufferPointer { input in
            stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            stream.pointee.avail_in = UInt32(input.count)
            repeat {
                stream.pointee.next_out = chunk.baseAddress
                stream.pointee.avail_out = UInt32(chunk.count)
                let status = deflate(stream, flush)
                precondition(status != Z_STREAM_ERROR, "zlib answers \(status).")
                bytes.append(contentsOf: chunk[..<(chunk.count - Int(stream.pointee.avail_out))])
            } while stream.pointee.avail_out == 0
        }
    }

    /// Writes numbers of a width in bytes, the lowest byte first.
    private func append(_ numbers: [(width: Int, value: Int)], to bytes: inout [UInt8]) {
        for number in numbers {
            for place in 0..<number.width { bytes.append(UInt8(truncatingIfNeeded: number.value >> (8 * place))) }
        }
    }
}
