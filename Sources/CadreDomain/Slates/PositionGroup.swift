/// Positions that a limit speaks of together.
public enum PositionGroup: Hashable, Sendable {
    /// The positions of one office.
    case office(ID<Office>)
    /// The positions under one combatant command.
    case command(CommandCode)

    /// Whether a position belongs to the group.
    public func contains(_ position: Position) -> Bool {
        switch self {
        case .office(let office): position.office == office
        case .command(let command): position.command == command
        }
    }
}

extension PositionGroup: LosslessStringConvertible {
    /// Reads the code of a command, which is letters only, or the identity of an office, which is not.
    public init?(_ description: String) {
        if let command = CommandCode(description) {
            self = .command(command)
        } else if let office = ID<Office>(description) {
            self = .office(office)
        } else {
            return nil
        }
    }

    /// The command or the office as text.
    public var description: String {
        switch self {
        case .office(let office): office.rawValue
        case .command(let command): command.rawValue
        }
    }
}
