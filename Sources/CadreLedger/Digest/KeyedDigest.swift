import Crypto

/// HMAC-SHA256: a digest that only the holder of the secret can make or check.
///
/// Source: RFC 2104, *HMAC: Keyed-Hashing for Message Authentication*.
public struct KeyedDigest: Sendable {
    private let secret: [UInt8]

    /// The fewest bytes of a secret.
    public static let secretByteCountMin = 32

    /// Makes a digest under a secret.
    ///
    /// - Precondition: The secret has at least ``secretByteCountMin`` bytes.
    public init(secret: [UInt8]) {
        precondition(secret.count >= Self.secretByteCountMin, "A secret has at least 32 bytes.")
        self.secret = secret
    }

    /// The 32 bytes that authenticate a message.
    public func callAsFunction(_ message: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: secret)))
    }
}
