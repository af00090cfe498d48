import CadreLedger
import Testing

@Suite("SHA-256 digests")
struct Digest256Tests {
    /// Source: FIPS 180-4 example, the message "abc".
    static let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

    @Test("The digest of abc is the one of the standard")
    func standardExample() {
        #expect(Digest256(of: "abc".utf8).description == Self.abc)
    }

    @Test("A digest that is fed in pieces is the digest of the whole")
    func runningDigest() {
        var running = RunningDigest()
        running.update("a")
        running.update("")
        running.update("bc")
        #expect(running.value.description == Self.abc)
        running.update("é")
        #expect(running.value == Digest256(of: "abcé".utf8))
    }

    @Test("A digest reads its own hexadecimal digits, in either case")
    func hexadecimal() {
        let digest = Digest256(of: "abc".utf8)
        #expect(Digest256(hex: Self.abc) == digest)
        #expect(Digest256(hex: Self.abc.uppercased()) == digest)
    }

    @Test(
        "Text that is not 64 hexadecimal digits is no digest",
        arguments: ["", "ba", "z", abc + "00", "g" + abc.dropFirst()])
    func notHexadecimal(text: String) {
        #expect(Digest256(hex: text) == nil)
    }

    @Test("Only 32 bytes make a digest", arguments: [0, 31, 33])
    func byteCount(count: Int) {
        #expect(Digest256(bytes: [UInt8](repeating: 7, count: count)) == nil)
    }

    @Test("Digests are ordered by their bytes")
    func order() throws {
        let low = try #require(Digest256(hex: "00" + String(Self.abc.dropFirst(2))))
        let high = try #require(Digest256(hex: "ff" + String(Self.abc.dropFirst(2))))
        #expect(low < high)
        #expect(!(high < low))
    }
}
