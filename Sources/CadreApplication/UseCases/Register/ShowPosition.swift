public import CadreDomain
import CadrePlanning

/// One position: its record, who held it, what it asks for, and what happened to it.
public struct ShowPosition: Sendable {
    let keeper: RegisterKeeper
    let journal: any JournalStore
    let slates: any SlateStore

    /// What the page shows.
    public struct Detail: Sendable {
        /// The row of the list on the day.
        public let row: PositionRow
        /// Everybody who held, holds or is named for it.
        public let tenures: [Tenure]
        /// The days that the strip shows.
        public let window: DayRange
        /// The stretches on which it is authorized and nobody holds it, as far as is on record.
        public let gaps: [PositionGap]
        /// Who holds it when, gaps and overlaps, in the order in which they are drawn.
        public let segments: [StripSegment]
        /// The day from which it is on record who left; see ``RegisterSnapshot/recordsFrom``.
        public let recordsFrom: Day?
        /// The versions of the record.
        public let versions: [Position]
        /// Whom a slate that waits for a decision proposes for it, where the caller may see slates.
        public let proposal: PositionProposal?
        /// Who is free for it, where it is empty, nobody is named and the caller may see everybody.
        public let free: FreePeople?
        /// How many people hold the languages that it requires, where the caller may see everybody.
        public let holders: [LanguageHolders]
        /// What the journal says of it, oldest first, by which its relief is named, withdrawn and undone.
        public let entries: [JournalEntry]
        /// What the journal tells of it up to the day.
        public let history: RecordHistory
        /// The day that counts as today.
        public let today: Day
        /// Whether the caller may name a relief.
        public let mayNameRelief: Bool
        /// The named relief where the caller may withdraw one, and what keeps this one from being withdrawn by hand.
        public let withdrawal: (relief: Assignment, obstacle: Refusal?)?
        /// The figures and tables as every edge writes them.
        public let sheet: Sheet
    }

    /// How many years back and ahead the strip shows.
    public static let stripYears = (back: 4, ahead: 2)

    /// How many entries of the journal are looked at for how its relief came about.
    static let entryCountMax = 100

    /// Makes the use case.
    public init(keeper: RegisterKeeper, journal: any JournalStore, slates: any SlateStore) {
        self.keeper = keeper
        self.journal = journal
        self.slates = slates
    }

    /// Reads a position by identity or by number.
    public func callAsFunction(
        _ key: String, asOf: Day?, for caller: Caller
    ) async throws(Refusal) -> Detail {
        try AccessPolicy.check(caller, may: .readRegister)
        let snapshot = await keeper.snapshot
        let day = asOf ?? snapshot.today
        let view = snapshot.view(on: day)
        let id = try Self.position(key, in: snapshot)
        guard let row = view.position(id)?.visible(to: caller) else {
            throw Refusal(
                .positionNotFound, "The position (\(key)) does not exist on (\(day)).",
                fix: Self.days(of: id, snapshot)
            )
        }
        let window = DayRange(
            clamping: day.adding(months: -12 * Self.stripYears.back), day.adding(months: 12 * Self.stripYears.ahead)
        )
        let strip = PositionStrip(row, in: snapshot)
        let tenures = strip.tenures
        let entries: [JournalEntry]
        let seesEverybody = AccessPolicy.allows(caller, .readPeople)
        var free: FreePeople?
        if seesEverybody, row.status.isVacant, row.relief == nil {
            free = FreePeople(for: row, in: snapshot, on: day)
        }
        let holders = seesEverybody ? LanguageHolders.all(of: row.position, in: snapshot, on: day) : []
        let proposal: PositionProposal?
        do throws(StoreError) {
            proposal = seesEverybody ? try await self.proposal(for: id, on: day, in: snapshot) : nil
            entries = try await journal.newestEntries(
                about: [JournalObject("position", id.rawValue)], upTo: .max, limit: Self.entryCountMax
            ).reversed()
        } catch {
            throw Refusal(error)
        }
        let history = try await journal.history(
            of: id, on: day, snapshot, for: caller, isWithheld: row.arePeopleWithheld
        )
        let reach = snapshot.reach(of: row.position)
        let relief = row.arePeopleWithheld ? nil : snapshot.relief(of: id)
        var withdrawal: (Assignment, Refusal?)?
        if let relief, AccessPolicy.allows(caller, .withdrawRelief, on: reach) {
            withdrawal = (relief, WithdrawRelief.obstacle(to: relief, entries, today: snapshot.today))
        }
        return Detail(
            row: row, tenures: tenures, window: window,
            gaps: strip.gaps, segments: strip.segments, recordsFrom: snapshot.recordsFrom,
            versions: Array(snapshot.versions(of: id)),
            proposal: proposal,
            free: free, holders: holders, entries: row.arePeopleWithheld ? [] : entries, history: history,
            today: snapshot.today,
            mayNameRelief: AccessPolicy.allows(caller, .nameRelief, on: reach), withdrawal: withdrawal,
            sheet: Self.sheet(strip, relief, proposal, free, holders, history, snapshot, day)
        )
    }

    /// On which days a position exists, for whoever asks about another.
    private static func days(of position: ID<Position>, _ snapshot: RegisterSnapshot) -> String {
        let days = snapshot.versions(of: position).map(\.validity).filter { !$0.isEmpty }.map(\.phrase)
        return days.isEmpty
            ? "Its record was withdrawn; look at another position."
            : "Look at a day on which it does: \(days.joined(separator: ", "))."
    }

    /// The position that a key names by its identity or its number.
    private static func position(
        _ key: String, in snapshot: RegisterSnapshot
    ) throws(Refusal) -> ID<Position> {
        guard
            let id = ID<Position>(key).flatMap({ snapshot.versions(of: $0).isEmpty ? nil : $0 })
                ?? snapshot.position(number: key)
        else {
            throw Refusal(
                .positionNotFound, "There is no position (\(key)).", fix: "Search the list of positions for its number."
            )
        }
        return id
    }

    /// Whom a slate proposes that was made by the day.
    private func proposal(
        for id: ID<Position>, on day: Day, in snapshot: RegisterSnapshot
    ) async throws(StoreError) -> PositionProposal? {
        guard let proposal = try await slates.proposal(for: id) else { return nil }
        if let made = try await slates.history(of: proposal.slate).first?.at, snapshot.calendar.day(of: made) > day {
            return nil
        }
        return try await PositionProposal(proposal, for: id, on: day, in: snapshot, slates)
    }

    private static func sheet(
        _ strip: PositionStrip, _ relief: Assignment?, _ proposal: PositionProposal?, _ free: FreePeople?,
        _ holders: [LanguageHolders], _ history: RecordHistory, _ snapshot: RegisterSnapshot, _ day: Day
    ) -> Sheet {
        let row = strip.row
        return Sheet(
            title: row.position.title, answer: PositionAnswer.sentence(row, strip.tenures, free), asOf: day,
            journalIndex: snapshot.journalIndex,
            figures: PositionRow.columns.map { Figure($0, of: row) } + [
                Figure(
                    name: "relief_version", title: "Relief, version",
                    value: relief.map { .int($0.version) } ?? .missing,
                    definition: "Changes whenever the record of the named relief does; who withdraws it names it.",
                    rows: nil
                ),
                Figure(
                    name: "proposal", title: "Proposal", value: .optional(proposal?.sentence),
                    definition: "Whom a slate that waits for a decision proposes, for those who may see slates.",
                    rows: nil
                ),
            ],
            tables: [TenureTable.table(strip.tenures, name: "incumbents", title: "Who held, holds and is named for it")]
                + (free?.tables ?? []) + (holders.isEmpty ? [] : [LanguageHolders.table(holders)])
                + [
                    StripTable.table([(row.position, strip.segments)]), history.table,
                    Provenance.table(
                        of: [SourceRow.Key(.position, row.position.id.rawValue)], on: day, snapshot),
                ],
            notes: snapshot.cautions(on: day)
        )
    }
}
