public import CadreDomain
public import CadrePlanning

/// What differs between two slates: places, people, points by rule, decisions and frozen input.
public struct CompareSlates: Sendable {
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
    public init(archive: SlateArchive) { self.archive = archive }

    /// Compares two slates.
    ///
    /// - Parameters:
    ///   - before: The identity of one.
    ///   - after: The identity of the other.
    ///   - rows: Which table is asked for, and which rows of it.
    ///   - caller: Who asks; slates name people of every place.
    public func callAsFunction(
        before: String, after: String, rows: DifferenceRows = DifferenceRows(), for caller: Caller
    ) async throws(Refusal) -> Detail {
        try AccessPolicy.check(caller, may: .readPeople)
        try rows.check()
        let earlier = try await open(before)
        let later = try await open(after)
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
            sheet: DifferenceSheet(before: earlier, after: later, difference: difference).sheet(rows)
        )
    }

    /// Every slate, newest first, for choosing two.
    public func choices(for caller: Caller) async throws(Refusal) -> [Slate] {
        try AccessPolicy.check(caller, may: .readPeople)
        return try await archive.heads().map(\.slate)
    }

    private func open(_ key: String) async throws(Refusal) -> OpenSlate {
        guard let id = ID<Slate>(key) else {
            throw Refusal(.slateNotFound, "There is no slate (\(key)).", fix: "Look at the list of slates.")
        }
        return try await archive.open(id)
    }
}
