import CadreDomain

/// A store as it was when an earlier entry was the last of the journal: it is read, and never written.
///
/// What has an identity of the place of its entry, such as a slate, is there where that entry is; its state is what the
/// entries until then tell of it. Training events are those that are loaded now.
public struct PastStore: Sendable {
    /// The last entry that is known.
    let last: JournalEntry
    /// How moments become days.
    let calendar: JournalCalendar
    let state: StoredState
    let store: any WholeStore

    /// Reads the state of an earlier entry.
    ///
    /// - Throws: `journal.index-unknown` where the journal has no such entry.
    /// - Complexity: O(n + k) for n records and k later entries.
    public init(_ store: any WholeStore, at index: Int64) async throws(Refusal) {
        let (newest, entry, later) = try await Self.read(store, index)
        guard let entry else {
            throw Refusal(
                .journalIndexUnknown, "The journal has no entry (\(index)).",
                fix: "Give the index of an entry, from 1 to \(newest.journalIndex)."
            )
        }
        self.store = store
        last = entry
        state = try newest.undone(later, to: index)
        let fixed = state.settings[RegisterKeeper.todaySetting].flatMap { Day($0) }
        calendar = JournalCalendar(today: fixed ?? entry.at.day, isFixed: fixed != nil, lastIndex: index)
    }

    /// When the last entry was written: the present of whoever looks from there.
    public var moment: Timestamp { last.at }

    private static func read(
        _ store: any WholeStore, _ index: Int64
    ) async throws(Refusal) -> (StoredState, JournalEntry?, later: [JournalEntry]) {
        do throws(StoreError) {
            let newest = try await store.loadState()
            guard index >= 1 else { return (newest, nil, []) }
            let entries = try await store.entries(after: index - 1, limit: .max)
            return (newest, entries.first, Array(entries.dropFirst().prefix { $0.index <= newest.journalIndex }))
        } catch {
            throw Refusal(error)
        }
    }

    /// Whether an identity whose number is the place of an entry is of an entry that is known.
    func knows(_ id: String) -> Bool {
        Int64(id.drop { $0 != "_" }.dropFirst()).map { $0 <= last.index } ?? false
    }

    func known(_ entries: [JournalEntry]) -> [JournalEntry] { entries.filter { $0.index <= last.index } }
}
