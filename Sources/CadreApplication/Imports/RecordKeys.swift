import CadreDomain

extension RegisterSnapshot {
    /// The code of an office as of today, by which files know it; the identity where there is none.
    func code(of office: ID<Office>) -> String { self.office(office, on: today)?.code ?? office.rawValue }

    /// The number of a position as of today, by which files know it; the identity where there is none.
    func number(of position: ID<Position>) -> String { self.position(position, on: today)?.number ?? position.rawValue }
}

/// What files call the offices and positions that records name by identity: by code and by number.
struct RecordKeys {
    let snapshot: RegisterSnapshot
    /// The offices that the files bring along.
    let offices: [ID<Office>: String]

    /// The key of the record that a field names; nil where the field names none.
    func callAsFunction(_ field: String, _ identity: String) -> String? {
        switch field {
        case "office", "parent": ID<Office>(identity).map { offices[$0] ?? snapshot.code(of: $0) }
        case "position": ID<Position>(identity).map { snapshot.number(of: $0) }
        default: nil
        }
    }
}
