import CadreDomain

/// The numbers that the puzzles are about, in days unless the name says otherwise.
enum DemoPuzzleFacts {
    /// How long the key billet has been empty.
    static let emptyDays = 200
    /// How long both chiefs have served side by side.
    static let overlapDays = 61
    /// How many months the overdue incumbent has stayed past the planned end.
    static let overdueMonths = 24
    /// How long the position stays empty between the incumbent and the late relief.
    static let reliefGapDays = 90
    /// How long after reporting the relief's certification lapses.
    static let lapseDays = 150
    /// How many months a certification 2.0 stays good in the demo world; the real rule is not public.
    static let certificationMonths = 36
}
