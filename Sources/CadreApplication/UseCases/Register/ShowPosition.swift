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
        /// The stretches of the window on which it is authorized and nobody holds it.
        public let gaps: [DayRange]
        /// The versions of the record.
        public let versions: [Position]
        /// Whom a slate that waits for a decision proposes for it, where the caller may see slates.
        public let proposal: PositionProposal?
        /// Who is free for it, where it is empty, nobody is named and the caller may see everybody.
        public let free: FreePeople?
        /// How many people hold the languages that it requires, where the caller may see everybody.
        public let holders: [LanguageHolders]
        /// What the journal says of it.
        public let entries: [JournalEntry]
        /// The names of people whom those entries may speak of, as far as the caller may see them.
        public let names: @Sendable (String) -> String?
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
        guard
            let id = ID<Position>(key).flatMap({ snapshot.versions(of: $0).isEmpty ? nil : $0 })
                ?? snapshot.position(number: key)
        else {
            throw Refusal(
                .positionNotFound, "There is no position (\(key)).", fix: "Search the list of positions for its number."
            )
        }
        guard let row = view.position(id)?.visible(to: caller) else {
            throw Refusal(
                .positionNotFound, "The position (\(key)) does not exist on (\(day)).",
                fix: "Look at a day on which it does: "
                    + snapshot.versions(of: id).map(\.validity.phrase).joined(separator: ", ") + "."
            )
        }
        let window = DayRange(
            clamping: day.adding(months: -12 * Self.stripYears.back), day.adding(months: 12 * Self.stripYears.ahead)
        )
        let known = snapshot.tenures(of: id)
        let tenures = row.arePeopleWithheld ? known.map { $0.withholdingPerson() } : known
        let entries: [JournalEntry]
        let seesEverybody = AccessPolicy.allows(caller, .readPeople)
        var free: FreePeople?
        if seesEverybody, row.status.isVacant, row.relief == nil {
            free = FreePeople(for: row, in: snapshot, on: day)
        }
        let holders = seesEverybody ? LanguageHolders.all(of: row.position, in: snapshot, on: day) : []
        var proposal: SlateProposal?
        var told: PositionProposal?
        do throws(StoreError) {
            if seesEverybody { proposal = try await slates.proposal(for: id) }
            if let slate = proposal?.slate, let made = try await slates.history(of: slate).first?.at,
                snapshot.calendar.day(of: made) > day
            {
                proposal = nil
            }
            if let proposal {
                told = try await PositionProposal(proposal, for: id, on: day, in: snapshot, slates)
            }
            entries = try await journal.entries(about: "position", id.rawValue, limit: 100)
        } catch {
            throw Refusal(error)
        }
        let reach = snapshot.reach(of: row.position)
        let relief = row.arePeopleWithheld ? nil : snapshot.relief(of: id)
        var withdrawal: (Assignment, Refusal?)?
        if let relief, AccessPolicy.allows(caller, .withdrawRelief, on: reach) {
            withdrawal = (relief, WithdrawRelief.obstacle(to: relief, entries, today: snapshot.today))
        }
        return Detail(
            row: row, tenures: tenures, window: window,
            gaps: snapshot.gaps(of: id, in: window, tenures),
            versions: Array(snapshot.versions(of: id)),
            proposal: told,
            free: free, holders: holders, entries: row.arePeopleWithheld ? [] : entries,
            names: { text in
                guard seesEverybody, !row.arePeopleWithheld, let id = ID<Person>(text) else { return nil }
                return snapshot.versions(of: id).last?.name
            },
            today: snapshot.today,
            mayNameRelief: AccessPolicy.allows(caller, .nameRelief, on: reach), withdrawal: withdrawal,
            sheet: Self.sheet(row, tenures, relief, free, holders, snapshot, day)
        )
    }

    private static func sheet(
        _ row: PositionRow, _ tenures: [Tenure], _ relief: Assignment?, _ free: FreePeople?,
        _ holders: [LanguageHolders], _ snapshot: RegisterSnapshot, _ day: Day
    ) -> Sheet {
        Sheet(
            title: row.position.title, answer: PositionAnswer.sentence(row, tenures, free), asOf: day,
            journalIndex: snapshot.journalIndex,
            figures: PositionRow.columns.map {
                Figure(name: $0.name, title: $0.title, value: $0.value(row), definition: $0.definition, rows: nil)
            } + [
                Figure(
                    name: "relief_version", title: "Relief, version",
                    value: relief.map { .int($0.version) } ?? .missing,
                    definition: "Changes whenever the record of the named relief does; who withdraws it names it.",
                    rows: nil
                )
            ],
            tables: [TenureTable.table(tenures, name: "incumbents", title: "Who held, holds and is named for it")]
                + (free?.tables ?? []) + (holders.isEmpty ? [] : [LanguageHolders.table(holders)])
        )
    }
}
