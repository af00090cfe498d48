import Testing

@testable import CadreExchange

@Suite("CSV: encodings")
struct FileEncodingTests {
    private func text(_ bytes: [UInt8]) throws -> (FileEncoding, String) {
        let encoding = try FileEncoding.detect(bytes)
        return (encoding, String(decoding: encoding.utf8Bytes(bytes), as: UTF8.self))
    }

    @Test("UTF-8 is read with and without its mark")
    func utf8() throws {
        #expect(try text(Array("Zoë".utf8)) == (.utf8, "Zoë"))
        #expect(try text([0xEF, 0xBB, 0xBF] + Array("Zoë".utf8)) == (.utf8WithMark, "Zoë"))
    }

    @Test("Windows-1252 is told from Latin-1 by the bytes that Latin-1 leaves to controls")
    func singleByte() throws {
        #expect(try text([0x5A, 0xEB, 0x20, 0x80, 0x93]) == (.windows1252, "Zë €“"))
        #expect(try text([0x5A, 0x6F, 0xEB]) == (.latin1, "Zoë"))
    }

    @Test(
        "UTF-16 and UTF-32 are refused by name",
        arguments: [
            ([0xFF, 0xFE, 0x61, 0], "UTF-16"), ([0xFE, 0xFF, 0, 0x61], "UTF-16"), ([0xFF, 0xFE, 0, 0], "UTF-32"),
            ([0, 0, 0xFE, 0xFF], "UTF-32"), ([0x61, 0, 0x62, 0], "UTF-16"), ([0, 0x61, 0, 0x62], "UTF-16"),
            ([0x61, 0, 0, 0], "UTF-32"), ([0, 0, 0, 0x61], "UTF-32"),
        ] as [([UInt8], String)]
    )
    func wide(bytes: [UInt8], name: String) {
        #expect(throws: UnreadableFile.encodingUnsupported(name: name)) { try FileEncoding.detect(bytes) }
    }

    @Test(
        "Overlong forms, surrogates and cut sequences are no UTF-8",
        arguments: [
            [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82], [0xF5, 0x80, 0x80, 0x80], [0xF0, 0x80, 0x80, 0x80],
        ]
            as [[UInt8]]
    )
    func malformed(bytes: [UInt8]) {
        #expect(!bytes.withUnsafeBufferPointer { UTF8Form.isValid($0) })
    }

    @Test("The check of UTF-8 agrees with the standard library on random bytes")
    func agrees() {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<5_000 {
            let bytes = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
                UInt8([0x41, 0x80, 0xA0, 0xBF, 0xC2, 0xE0, 0xE1, 0xED, 0xF0, 0xF4].randomElement(using: &generator)!)
            }
            let isValid = String(validating: bytes, as: UTF8.self) != nil
            #expect(bytes.withUnsafeBufferPointer { UTF8Form.isValid($0) } == isValid, "\(bytes)")
        }
    }
}
