import CadreDomain

/// What records are called, by their identities, as far as somebody may see it.
public struct RecordNames: Sendable {
    private let name: @Sendable (String) -> String?

    /// No names at all: every record is told by its identity.
    public static let none = RecordNames { _ in nil }

    private init(_ name: @escaping @Sendable (String) -> String?) { self.name = name }

    /// The names of a register as of today: of positions and offices for everybody, of people for those who may read
    /// their records.
    ///
    /// A record that has ended has its last name, and one that has not begun its first.
    ///
    /// - Parameter isWithheld: Whether people are told by identity, whoever asks.
    public init(of snapshot: RegisterSnapshot, for caller: Caller, withholdingPeople isWithheld: Bool = false) {
        let showsPeople = !isWithheld && AccessPolicy.allows(caller, .readPeople)
        self.init { text in
            let today = snapshot.today
            if let id = ID<Position>(text), let position = snapshot.position(id, on: today) { return position.title }
            if let id = ID<Office>(text), let office = snapshot.office(id, on: today) { return office.name }
            guard showsPeople, let id = ID<Person>(text) else { return nil }
            return snapshot.person(id, on: today)?.name
        }
    }

    /// The name of the record with this identity; nil where it is not known or not to be seen.
    public func callAsFunction(_ identity: String) -> String? { name(identity) }
}
