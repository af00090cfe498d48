public import CadreDomain
public import CadrePlanning

/// What differs between two slates: places, people, points by rule, decisions and frozen input.
public struct CompareSlates: Sendable {
    let keeper: RegisterKeeper
    let archive: SlateArchive

    /// What the page shows.
    public struct Detail: Sendable {
        /// The slate before.
        public let before: StoredSlate
        /// The slate after.
        public let after: StoredSlate
        /// What differs, as values.
        public let difference: SlateDifference
        /// The figures and tables as every edge writes them; the table asked for stands first.
        public let sheet: Sheet
    }

    /// Makes the use case.
    public init(keeper: RegisterKeeper, archive: SlateArchive) {
        self.keeper = keeper
        self.archive = archive
    }

    /// Compares two slates.
    ///
    /// - Parameters:
    ///   - before: The identity of one.
    ///   - after: The identity of the other.
    ///   - rows: Which table is asked for, and which rows of it.
    ///   - asOf: The day by whose end the slates are looked at; today where nil.
    ///   - caller: Who asks; slates name people of every place.
    public func callAsFunction(
        before: String, after: String, rows: DifferenceRows = DifferenceRows(), asOf: Day? = nil, for caller: Caller
    ) async throws(Refusal) -> Detail {
        try AccessPolicy.check(caller, may: .readPeople)
        try rows.check()
        let snapshot = await keeper.snapshot
        let day = asOf ?? snapshot.today
        let earlier = try await archive.open(before, on: day, snapshot.calendar)
        let later = try await archive.open(after, on: day, snapshot.calendar)
        let difference: SlateDifference
        do throws(PlanningError) {
            difference = try SlateDifference(
                before: earlier.plan, of: earlier.problem, after: later.plan, of: later.problem
            )
        } catch {
            throw Refusal(error)
        }
        return Detail(
            before: earlier.stored, after: later.stored, difference: difference,
            sheet: DifferenceSheet(before: earlier, after: later, difference: difference)
                .sheet(rows, asOf: day, journalIndex: snapshot.journalIndex)
        )
    }

    /// Every slate of a day, newest first, for choosing two.
    public func choices(asOf: Day? = nil, for caller: Caller) async throws(Refusal) -> [Slate] {
        try AccessPolicy.check(caller, may: .readPeople)
        let snapshot = await keeper.snapshot
        return try await archive.heads(on: asOf ?? snapshot.today, snapshot.calendar).map(\.head.slate)
    }
}
