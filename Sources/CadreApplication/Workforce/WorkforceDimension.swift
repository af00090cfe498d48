import CadreDomain

/// What the workforce is counted by: of people the person's own, of positions the position's own.
public enum WorkforceDimension: String, CaseIterable, Sendable {
    /// The service of the person, or the one that must fill the position.
    case service
    /// The command of the position that the person holds, or of the position.
    case command
    /// Military or civilian.
    case kind

    /// The heading.
    public var title: String {
        switch self {
        case .service: "Service"
        case .command: "Command"
        case .kind: "Kind"
        }
    }

    /// Under which key a person is counted; nil for somebody who holds no position.
    func key(of row: PersonRow) -> String? {
        switch self {
        case .service: row.person.service.rawValue
        case .command: row.position.map { $0.command?.rawValue ?? "none" }
        case .kind: row.person.kind.rawValue
        }
    }

    /// Under which key a position is counted.
    func key(of row: PositionRow) -> String {
        switch self {
        case .service: row.position.service?.rawValue ?? "any"
        case .command: row.position.command?.rawValue ?? "none"
        case .kind: row.position.kind.rawValue
        }
    }

    /// The name of a key; nil stands for people who hold no position.
    func name(of key: String?, _ reference: ReferenceTables) -> String {
        guard let key else { return "holds no position" }
        switch self {
        case .service: return Service(rawValue: key)?.name ?? "any service"
        case .command:
            guard let code = CommandCode(key), let command = reference.command(code) else { return "no command" }
            return command.name
        case .kind: return key
        }
    }

    /// The filter that keeps the rows under a key.
    func filter(_ key: String?) -> QueryItem {
        key.map { QueryItem(rawValue, $0) } ?? QueryItem(rawValue + "__isnull", "1")
    }
}
