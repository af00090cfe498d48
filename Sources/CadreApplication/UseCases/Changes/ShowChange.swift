public import CadreDomain

/// One change set: what it changed, record by record, and the entries of the journal that are its receipt.
public struct ShowChange: Sendable {
    let keeper: RegisterKeeper
    let journal: any JournalStore
    let changes: any ChangeStore

    /// What the page shows.
    public struct Detail: Sendable {
        /// The change set as it stood at the end of the day.
        public let row: ChangeRow
        /// Whether the caller may revert it now.
        public let mayRevert: Bool
        /// The figures and tables as every edge writes them.
        public let sheet: Sheet
    }

    /// Makes the use case.
    public init(keeper: RegisterKeeper, journal: any JournalStore, changes: any ChangeStore) {
        self.keeper = keeper
        self.journal = journal
        self.changes = changes
    }

    /// Reads a change set as it stood at the end of a day; as it stands now where nil.
    public func callAsFunction(_ key: String, asOf: Day? = nil, for caller: Caller) async throws(Refusal) -> Detail {
        try AccessPolicy.check(caller, may: .readJournal)
        let snapshot = await keeper.snapshot
        let day = asOf ?? snapshot.today
        let stored = try await changes.known(key)
        let later = try await reverting(stored)
        guard let row = ChangeRow.rows([stored] + later, on: day, snapshot.calendar).first else {
            throw Refusal(
                .changeNotFound, "There was no change set (\(stored.set.id)) on \(day): it was made later.",
                fix: "Look at \(snapshot.calendar.day(of: stored.at)) or a later day."
            )
        }
        let items = try await journal.items(of: stored.set)
        return Detail(
            row: row, mayRevert: stored.revertedBy == nil && AccessPolicy.allows(caller, .revertChange),
            sheet: Sheet(
                title: row.set.title, answer: Self.answer(row, items), asOf: day, journalIndex: snapshot.journalIndex,
                figures: ChangeRow.columns.map { Figure($0, of: row) },
                tables: [Self.records(items, RecordKeys(snapshot: snapshot, offices: [:])), Self.counts(items)]
            )
        )
    }

    private func reverting(_ stored: StoredChangeSet) async throws(Refusal) -> [StoredChangeSet] {
        guard let later = stored.revertedBy else { return [] }
        return [try await changes.known(later.rawValue)]
    }

    /// The sentence with the number that the page is for.
    private static func answer(_ row: ChangeRow, _ items: [ChangeItem]) -> String {
        let parts = counted(items).map { noun, counts in
            let all = Grouped.count(counts.values.reduce(0, +), noun, noun == "person" ? "people" : nil)
            let words = ChangeItem.Kind.allCases.compactMap { kind in
                counts[kind].map { "\(Grouped.text($0)) \(kind.rawValue)" }
            }
            return counts.keys.contains { $0 != .changed } ? "\(all) (\(words.joined(separator: ", ")))" : all
        }
        let what = parts.isEmpty ? "It changed no record" : "It changed \(parts.joined(separator: ", "))"
        let end = row.revertedBy.map { " It was reverted by \($0)." } ?? ""
        return "\(what).\(end)"
    }

    private static func counted(_ items: [ChangeItem]) -> [(noun: String, counts: [ChangeItem.Kind: Int])] {
        ChangeItem.nouns.compactMap { noun in
            let own = Dictionary(grouping: items.filter { $0.noun == noun }, by: \.kind).mapValues(\.count)
            return own.isEmpty ? nil : (noun, own)
        }
    }

    private static func counts(_ items: [ChangeItem]) -> DataTable {
        DataTable(
            name: "counts", title: "How many, by noun",
            columns: [
                TableColumn("noun", "Noun", "What kind of record."),
                TableColumn("new", "New", "Versions and records that there were not before.", isNumber: true),
                TableColumn("changed", "Changed", "Versions and records that became another.", isNumber: true),
                TableColumn("removed", "Removed", "Versions and records that are gone.", isNumber: true),
            ],
            rows: counted(items).map { noun, counts in
                TableRow([.text(noun)] + ChangeItem.Kind.allCases.map { .int(counts[$0] ?? 0) })
            }
        )
    }

    /// What was changed, one row an entry.
    private static func records(_ items: [ChangeItem], _ keys: RecordKeys) -> DataTable {
        DataTable(
            name: "records", title: "What was changed",
            columns: [
                TableColumn("index", "Entry", "The index of the entry in the journal.", isNumber: true),
                TableColumn("noun", "Noun", "What kind of record."), TableColumn("id", "Record", "The identity."),
                TableColumn("change", "Change", "New, changed or removed."),
                TableColumn("from", "From", "The first day of the version; empty where records have none."),
                TableColumn("what", "What", "The fields that became different, with what was and what is."),
            ],
            rows: items.map { item in
                TableRow([
                    .int(Int(item.index)), .text(item.noun), .text(item.id), .text(item.kind.rawValue),
                    .optional(item.slot?.start.map(\.description)), .text(words(item, keys)),
                ])
            }
        )
    }

    private static func words(_ item: ChangeItem, _ keys: RecordKeys) -> String {
        guard let before = item.before, let after = item.after else { return "" }
        return FieldChange.between(before.json, after.json, keys).map(\.words).joined(separator: ", ")
    }
}

extension ChangeStore {
    /// A change set by its identity.
    func known(_ key: String) async throws(Refusal) -> StoredChangeSet {
        let found: StoredChangeSet?
        do throws(StoreError) {
            found = if let id = ID<ChangeSet>(key) { try await changeSet(id) } else { nil }
        } catch {
            throw Refusal(error)
        }
        guard let found else {
            throw Refusal(
                .changeNotFound, "There is no change set (\(key)).",
                fix: "Look it up at /changes or with (cadre change list)."
            )
        }
        return found
    }
}
