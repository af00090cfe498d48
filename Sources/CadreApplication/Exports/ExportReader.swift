import CadreDomain

/// In which role and over which part of the service rows are read, which decides what they hold: `planner global`.
///
/// Where a server lets everybody read something, what the reader may see besides stands behind a comma.
public struct ExportReader: Hashable, Sendable, CustomStringConvertible {
    /// The role.
    public let role: Caller.Role
    /// The part of the service.
    public let scope: Caller.Scope
    /// How somebody reads there who has not signed in.
    public let visitor: Caller.Visitor?

    /// Takes role and scope of a caller; who it is decides nothing.
    public init(_ caller: Caller) {
        (role, scope) = (caller.role, caller.scope)
        let adds = caller.visitor.map { $0.role != caller.role || $0.scope != caller.scope } == true
        visitor = adds ? caller.visitor : nil
    }

    /// Reads what ``description`` writes; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let own = Self.part(parts[0]) else { return nil }
        (role, scope) = own
        guard parts.count == 2 else {
            visitor = nil
            return
        }
        guard let other = Self.part(parts[1]) else { return nil }
        visitor = Caller.Visitor(role: other.0, scope: other.1)
    }

    /// Role and scope as text.
    public var description: String {
        "\(role.rawValue) \(scope)" + (visitor.map { ", \($0.role.rawValue) \($0.scope)" } ?? "")
    }

    /// Somebody who reads the same.
    public func caller(named actor: String, requestID: String) -> Caller {
        Caller(actor: actor, role: role, scope: scope, requestID: requestID, visitor: visitor)
    }

    private static func part(_ text: Substring) -> (Caller.Role, Caller.Scope)? {
        let words = text.split(separator: " ")
        guard words.count == 2, let role = Caller.Role(rawValue: String(words[0])),
            let scope = Caller.Scope(String(words[1]))
        else { return nil }
        return (role, scope)
    }
}

extension Caller.Scope {
    /// Reads a scope as ``description`` writes it; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        switch (parts.first, parts.count) {
        case ("global", 1): self = .global
        case ("command", 2):
            guard let code = CommandCode(parts[1]) else { return nil }
            self = .command(code)
        case ("country", 2):
            guard let code = CountryCode(parts[1]) else { return nil }
            self = .country(code)
        case ("self", 2):
            guard let person = ID<Person>(parts[1]) else { return nil }
            self = .ownRecord(person)
        default: return nil
        }
    }
}
