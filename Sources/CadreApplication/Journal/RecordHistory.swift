import CadreDomain

/// What the journal tells of one record up to and including a day, newest first.
public struct RecordHistory: Sendable {
    /// The newest entries.
    public let entries: [JournalEntry]
    /// Whether there are older ones.
    public let hasMore: Bool
    /// Where every one of them is listed; nil for those who may not read the journal.
    public let whole: Address?
    /// What the records are called of which the entries speak.
    public let names: RecordNames
    /// Whether the caller may not see the people of the record, and so none of its entries.
    public let isWithheld: Bool

    /// How many entries a history shows.
    public static let entryCountMax = 20
    /// How many entries of a person's positions are looked at for those that speak of the person.
    static let positionEntryCountMax = 500

    /// Takes the newest of some entries.
    ///
    /// - Parameters:
    ///   - items: The query of the journal that lists all of them.
    ///   - isWithheld: Whether the caller may see none.
    init(
        newestFirst entries: [JournalEntry], listedBy items: [QueryItem], _ names: RecordNames, for caller: Caller,
        isWithheld: Bool = false
    ) {
        let entries = isWithheld ? [] : entries
        self.entries = Array(entries.prefix(Self.entryCountMax))
        hasMore = entries.count > Self.entryCountMax
        whole = AccessPolicy.allows(caller, .readJournal) ? Address("/journal", items) : nil
        self.names = names
        self.isWithheld = isWithheld
    }

    /// The entries as a table; edges add what was done in words.
    public var table: DataTable {
        let names = ["index", "at", "actor", "role", "action", "object_kind", "object_id"]
        let columns = names.compactMap { name in JournalEntry.columns.first { $0.name == name } }
        return DataTable(
            name: "history", title: "History, newest first", columns: columns.map(TableColumn.init),
            rows: entries.map { entry in TableRow(columns.map { $0.value(entry) }) }
        )
    }
}

extension JournalStore {
    /// The history of a position: of the record and its reliefs, of its assignments, and of the decisions by hand that
    /// name it.
    ///
    /// - Parameter isWithheld: Whether the caller may not see its people.
    func history(
        of position: ID<Position>, on day: Day, _ snapshot: RegisterSnapshot, for caller: Caller, isWithheld: Bool
    ) async throws(Refusal) -> RecordHistory {
        let entries = isWithheld ? [] : try await newest(about: [], positions: [position], on: day, snapshot, caller)
        return RecordHistory(
            newestFirst: entries, listedBy: [QueryItem("position", position.rawValue)],
            RecordNames(of: snapshot, for: caller, withholdingPeople: isWithheld), for: caller, isWithheld: isWithheld
        )
    }

    /// The history of an office: of the record, and of positions that stand in it, each with what its own history has.
    func history(
        of office: Office, positions: [ID<Position>], on day: Day, _ snapshot: RegisterSnapshot, for caller: Caller
    ) async throws(Refusal) -> RecordHistory {
        let own = JournalObject("office", office.id.rawValue)
        return RecordHistory(
            newestFirst: try await newest(about: [own], positions: positions, on: day, snapshot, caller),
            listedBy: [QueryItem("office", office.code)], RecordNames(of: snapshot, for: caller), for: caller
        )
    }

    /// The history of a person: of the record, of qualifications and assignments, and of the reliefs and decisions by
    /// hand that name the person.
    func history(
        of person: ID<Person>, on day: Day, _ snapshot: RegisterSnapshot, for caller: Caller
    ) async throws(Refusal) -> RecordHistory {
        let last = try await lastIndex(on: day, snapshot.calendar)
        let assignments = snapshot.assignments(of: person)
        let own =
            [JournalObject("person", person.rawValue)]
            + snapshot.qualifications(of: person).map { JournalObject("qualification", $0.id.rawValue) }
            + assignments.map { JournalObject("assignment", $0.id.rawValue) }
        let positions = Set(assignments.map(\.position)).sorted().map { JournalObject("position", $0.rawValue) }
        let told = try await newest(about: positions, upTo: last, RecordHistory.positionEntryCountMax)
            .filter { $0.person == person.rawValue }
        let entries =
            try await newest(about: own, upTo: last, RecordHistory.entryCountMax + 1) + told
            + decisions(naming: [person.rawValue], upTo: last, for: caller)
        return RecordHistory(
            newestFirst: entries.sorted { $0.index > $1.index }, listedBy: [QueryItem("person", person.rawValue)],
            RecordNames(of: snapshot, for: caller), for: caller
        )
    }

    /// The newest entries about some records, about positions and their assignments, and of decisions by hand that name
    /// the positions.
    private func newest(
        about objects: [JournalObject], positions: [ID<Position>], on day: Day, _ snapshot: RegisterSnapshot,
        _ caller: Caller
    ) async throws(Refusal) -> [JournalEntry] {
        let last = try await lastIndex(on: day, snapshot.calendar)
        let assignments = positions.flatMap { snapshot.assignments(to: $0) }
        let all =
            objects + positions.map { JournalObject("position", $0.rawValue) }
            + assignments.map { JournalObject("assignment", $0.id.rawValue) }
        let entries =
            try await newest(about: all, upTo: last, RecordHistory.entryCountMax + 1)
            + decisions(naming: positions.map(\.rawValue), upTo: last, for: caller)
        return entries.sorted { $0.index > $1.index }
    }

    private func newest(
        about objects: [JournalObject], upTo last: Int64, _ limit: Int
    ) async throws(Refusal) -> [JournalEntry] {
        do throws(StoreError) {
            return try await newestEntries(about: objects, upTo: last, limit: limit)
        } catch {
            throw Refusal(error)
        }
    }

    /// The newest decisions by hand that name some records; none for those who may not see slates.
    private func decisions(
        naming records: [String], upTo last: Int64, for caller: Caller
    ) async throws(Refusal) -> [JournalEntry] {
        guard AccessPolicy.allows(caller, .readPeople) else { return [] }
        do throws(StoreError) {
            return try await newestDecisions(naming: records, upTo: last, limit: RecordHistory.entryCountMax + 1)
        } catch {
            throw Refusal(error)
        }
    }
}
