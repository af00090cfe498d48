import Testing

@testable import CadreExchange

@Suite("Packing with gzip")
struct GzipTests {
    @Test("What is packed unpacks to the same bytes", arguments: [0, 1, 511, 70_000, 3_000_000])
    func roundTrip(byteCount: Int) throws {
        let bytes = Self.text(byteCount)
        #expect(try Self.unpacked(Gzip.packed(bytes)) == bytes)
    }

    @Test("Chance, which cannot be packed, comes back whole too")
    func chance() throws {
        var generator = SeededGenerator(seed: 1)
        let bytes = (0..<300_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let packed = Gzip.packed(bytes)
        #expect(packed.count >= bytes.count)
        #expect(try Self.unpacked(packed) == bytes)
    }

    @Test("Text becomes much smaller")
    func size() {
        #expect(Gzip.packed(Self.text(100_000)).count < 20_000)
    }

    @Test("The same bytes give the same result, with no time in the header")
    func deterministic() {
        let packed = Gzip.packed(Self.text(5_000))
        #expect(packed == Gzip.packed(Self.text(5_000)))
        #expect(packed.prefix(8) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0])
    }

    private static func text(_ byteCount: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var number = 0
        while bytes.count < byteCount {
            bytes += Array("<td>position \(number)</td>".utf8)
            number += 1
        }
        return Array(bytes.prefix(byteCount))
    }

    private static func unpacked(_ packed: [UInt8]) throws -> [UInt8] {
        var bytes: [UInt8] = []
        let stream = try GzipStream()
        try packed.withUnsafeBufferPointer { packed in
            try stream.unpack(packed) { bytes.append(contentsOf: $0) }
        }
        try stream.finish()
        return bytes
    }
}
