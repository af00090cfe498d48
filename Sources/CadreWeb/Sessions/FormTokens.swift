/// Makes and checks the hidden fields that prove that a form came from a page of this server.
struct FormTokens: Sendable {
    static let tokenField = "form_token"
    static let keyField = "idempotency_key"
    static let versionField = "version"
    static let hiddenFields = [tokenField, keyField, versionField]

    let sign: @Sendable ([UInt8]) -> [UInt8]
    let randomBytes: @Sendable (Int) -> [UInt8]

    /// The hidden fields of one form; its idempotency key is new each time, so that sending it twice changes once.
    func fields(for address: String, session: Session?, version: Int?) -> FormFields {
        FormFields(
            address: address, token: token(for: address, session: session, salt: Hex.text(randomBytes(16))),
            idempotencyKey: Hex.text(randomBytes(16)), version: version.map(String.init)
        )
    }

    /// Whether the token was made for this address and this session.
    func isGenuine(_ token: String?, for address: String, session: Session?) -> Bool {
        guard let token else { return false }
        let salt = String(token.prefix(Self.saltLength))
        return Hex.areEqual(token, self.token(for: address, session: session, salt: salt))
    }

    /// The salt and the signature under it: no two pages carry the same token, so that the size of packed pages, asked
    /// for again and again, gives none of it away (the attack BREACH).
    private func token(for address: String, session: Session?, salt: String) -> String {
        salt + Hex.text(sign(Array("form:\(salt):\(session?.payload ?? "visitor"):\(address)".utf8)))
    }

    private static let saltLength = 32
}

/// The address and the hidden fields of a form, for the partial `form-fields`.
public struct FormFields: Sendable {
    /// The path that the form posts to.
    public let address: String
    let token: String
    let idempotencyKey: String
    let version: String?
}
