import CadreApplication

/// A signed-in browser: which persona, since when, and a word of chance that makes it one of a kind.
struct Session: Sendable, Hashable {
    let personaKey: String
    let startedMilliseconds: Int64
    let nonce: String

    /// The text that the signature covers.
    var payload: String { "\(personaKey).\(startedMilliseconds).\(nonce)" }
}

/// Makes and reads the session cookie, which the server signs and does not store.
struct SessionCookie: Sendable {
    static let name = "cadre_session"

    let sign: @Sendable ([UInt8]) -> [UInt8]

    /// The cookie's value.
    func value(of session: Session) -> String { "\(session.payload).\(signature(of: session.payload))" }

    /// The header `Set-Cookie` that starts the session; the browser forgets it when it is closed.
    func header(of session: Session) -> String {
        "\(Self.name)=\(value(of: session)); Path=/; HttpOnly; SameSite=Lax"
    }

    /// The header `Set-Cookie` that ends every session.
    static let endHeader = "\(name)=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"

    /// The session in the header `Cookie`; nil where there is none, or it is forged or too old.
    func session(in header: String?, now: Timestamp) -> Session? {
        for part in (header ?? "").split(separator: ";") {
            let sides = part.trimmed.split(separator: "=", maxSplits: 1)
            guard sides.count == 2, sides[0] == Self.name else { continue }
            return session(sides[1], now: now)
        }
        return nil
    }

    private func session(_ value: Substring, now: Timestamp) -> Session? {
        let parts = value.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4, let started = Int64(parts[1]) else { return nil }
        let session = Session(
            personaKey: String(parts[0]), startedMilliseconds: started, nonce: String(parts[2])
        )
        guard Hex.areEqual(signature(of: session.payload), String(parts[3])),
            (0...WebLimits.sessionMilliseconds).contains(now.milliseconds - started)
        else { return nil }
        return session
    }

    private func signature(of payload: String) -> String { Hex.text(sign(Array("session:\(payload)".utf8))) }
}

/// Bytes as hexadecimal text.
enum Hex {
    static func text(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Compares without telling by its duration where the texts differ.
    static func areEqual(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
