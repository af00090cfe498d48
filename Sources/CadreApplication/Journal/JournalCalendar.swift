public import CadreDomain

/// Which day each entry of the journal counts to: the day that was today when it was written.
///
/// An entry carries the true time. In a world with a today of its own every entry counts to that day, as a slate that
/// is published there is published on it; elsewhere the day is that of the entry's time.
public struct JournalCalendar: Hashable, Sendable {
    /// The day that counts as today.
    public let today: Day
    /// Whether the world has a today of its own.
    public let isFixed: Bool
    /// The index of the last entry.
    public let lastIndex: Int64

    /// Makes a calendar.
    public init(today: Day, isFixed: Bool, lastIndex: Int64) {
        self.today = today
        self.isFixed = isFixed
        self.lastIndex = lastIndex
    }

    /// The day that an entry of this moment counts to.
    public func day(of moment: Timestamp) -> Day { isFixed ? today : moment.day }
}

extension RegisterSnapshot {
    /// Which day each entry of the journal counts to.
    public var calendar: JournalCalendar {
        JournalCalendar(today: today, isFixed: isDemo, lastIndex: journalIndex)
    }
}

extension JournalStore {
    /// The index of the last entry that counts to a day or an earlier one; 0 where there is none.
    func lastIndex(on day: Day, _ calendar: JournalCalendar) async throws(Refusal) -> Int64 {
        guard day < calendar.today else { return calendar.lastIndex }
        guard !calendar.isFixed else { return 0 }
        do throws(StoreError) {
            return try await lastIndex(before: Timestamp(startOf: day.next))
        } catch {
            throw Refusal(error)
        }
    }
}
