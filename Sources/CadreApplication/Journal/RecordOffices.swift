import CadreDomain

/// In which office the records stand of which entries of the journal speak.
public struct RecordOffices: Sendable {
    private let snapshot: RegisterSnapshot?

    /// No offices at all.
    public static let none = RecordOffices(nil)

    private init(_ snapshot: RegisterSnapshot?) { self.snapshot = snapshot }

    /// The offices of a register.
    public init(of snapshot: RegisterSnapshot) { self.init(snapshot) }

    /// The code of the office that an entry is about, or of that in which its position stands on a day.
    func callAsFunction(of entry: JournalEntry, on day: Day) -> String? {
        guard let snapshot else { return nil }
        if entry.draft.objectKind == "office" {
            guard let id = ID<Office>(entry.draft.objectID) else { return nil }
            return snapshot.office(id, on: day)?.code
        }
        guard let id = entry.position.flatMap({ ID<Position>($0) }), let position = snapshot.position(id, on: day),
            position.validity.contains(day)
        else { return nil }
        return snapshot.office(position.office, on: day)?.code
    }

    /// Reads the query of a list of entries; an office that the register does not know is refused.
    func query(_ items: [QueryItem], _ reference: ReferenceTables) throws(Refusal) -> ListQuery {
        guard let snapshot else { return try ListQuery(items, columns: JournalEntry.columns, reference: reference) }
        return try snapshot.query(items, columns: JournalEntry.columns)
    }
}
