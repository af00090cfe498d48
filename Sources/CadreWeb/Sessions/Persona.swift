public import CadreApplication

/// Somebody that a visitor of a demo may act as.
public struct Persona: Sendable, Hashable {
    /// The key in the sign-in form and in the header `Authorization: Persona KEY`.
    public let key: String
    /// The name that the journal records.
    public let actor: String
    /// In which role.
    public let role: Caller.Role
    /// Over which part of the service.
    public let scope: Caller.Scope
    /// One sentence on what the persona comes for.
    public let summary: String

    /// Makes a persona.
    ///
    /// - Precondition: The key is made of lower-case letters, digits, `-` and `_`.
    public init(key: String, actor: String, role: Caller.Role, scope: Caller.Scope, summary: String) {
        precondition(!key.isEmpty && key.utf8.allSatisfy(Self.isAllowed), "A persona's key is a plain word.")
        self.key = key
        self.actor = actor
        self.role = role
        self.scope = scope
        self.summary = summary
    }

    /// The persona as the caller of one request, who reads at least what the visitor does.
    func caller(requestID: String, visitor: Persona) -> Caller {
        Caller(
            actor: actor, role: role, scope: scope, requestID: requestID,
            visitor: Caller.Visitor(role: visitor.role, scope: visitor.scope)
        )
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
            UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
