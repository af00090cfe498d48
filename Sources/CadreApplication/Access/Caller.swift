public import CadreDomain

/// Who asks, in which role, over which part of the service.
public struct Caller: Hashable, Sendable {
    /// What somebody does in the service.
    public enum Role: String, Sendable, CaseIterable {
        /// Plans the workforce.
        case planner
        /// Fills positions.
        case assignmentOfficer = "assignment_officer"
        /// Runs one country's office.
        case officeChief = "office_chief"
        /// Serves in a position.
        case specialist
        /// Looks at everything and changes nothing.
        case inspector
        /// Runs the system.
        case administrator

        /// The word shown to people.
        public var title: String {
            switch self {
            case .planner: "Planner"
            case .assignmentOfficer: "Assignment officer"
            case .officeChief: "Office chief"
            case .specialist: "Specialist"
            case .inspector: "Inspector"
            case .administrator: "Administrator"
            }
        }
    }

    /// The part of the service that the caller may act on.
    public enum Scope: Hashable, Sendable, CustomStringConvertible {
        /// Everything.
        case global
        /// One combatant command.
        case command(CommandCode)
        /// One country.
        case country(CountryCode)
        /// The caller's own record.
        case ownRecord(ID<Person>)

        /// The scope as text, such as `command:EUCOM`.
        public var description: String {
            switch self {
            case .global: "global"
            case .command(let code): "command:\(code)"
            case .country(let code): "country:\(code)"
            case .ownRecord(let person): "self:\(person)"
            }
        }
    }

    /// The name that the journal records.
    public let actor: String
    /// In which role.
    public let role: Role
    /// Over which part.
    public let scope: Scope
    /// The identity of the request, for the journal and the log.
    public let requestID: String
    /// In which role and over which part anybody reads who has not signed in; nil where nobody does.
    ///
    /// What is open to everybody is open to the caller too, so that signing in never takes away anything to read.
    public let visitor: Visitor?

    /// How somebody reads who has not signed in.
    public struct Visitor: Hashable, Sendable {
        /// In which role.
        public let role: Role
        /// Over which part.
        public let scope: Scope

        /// Makes a visitor.
        public init(role: Role, scope: Scope) {
            self.role = role
            self.scope = scope
        }
    }

    /// Makes a caller.
    public init(actor: String, role: Role, scope: Scope, requestID: String, visitor: Visitor? = nil) {
        self.visitor = visitor
        self.actor = actor
        self.role = role
        self.scope = scope
        self.requestID = requestID
    }
}
