public import CadreDomain
import CadrePlanning

/// One person: the record, the assignments, the qualifications.
public struct ShowPerson: Sendable {
    let keeper: RegisterKeeper
    let journal: any JournalStore

    /// What the page shows.
    public struct Detail: Sendable {
        /// The row of the list on the day.
        public let row: PersonRow
        /// The assignments, oldest first.
        public let tenures: [Tenure]
        /// Which positions the person holds when, in the order in which they are drawn.
        public let segments: [StripSegment]
        /// The versions of the record.
        public let versions: [Person]
        /// What lapses before the tour held now or the tour to come ends.
        public let lapses: [TourLapse]
        /// What the journal tells of the person up to the day.
        public let history: RecordHistory
        /// The day that counts as today.
        public let today: Day
        /// The figures and tables as every edge writes them.
        public let sheet: Sheet
    }

    /// Makes the use case.
    public init(keeper: RegisterKeeper, journal: any JournalStore) {
        self.keeper = keeper
        self.journal = journal
    }

    /// On which days the record of a person holds, for whoever asks about another; nil where there is none that the
    /// caller may read.
    private static func days(of person: ID<Person>, _ snapshot: RegisterSnapshot, for caller: Caller) -> String? {
        let versions = snapshot.versions(of: person)
        let reach = snapshot.reach(of: person, on: snapshot.today)
        guard !versions.isEmpty, AccessPolicy.allows(caller, .readPeople, on: reach) else { return nil }
        let days = versions.map(\.validity).filter { !$0.isEmpty }.map(\.phrase)
        return days.isEmpty
            ? "The record was withdrawn; search the list of people."
            : "Look at a day that the record covers: \(days.joined(separator: ", "))."
    }

    /// Reads a person by identity.
    public func callAsFunction(_ key: String, asOf: Day?, for caller: Caller) async throws(Refusal) -> Detail {
        let snapshot = await keeper.snapshot
        let day = asOf ?? snapshot.today
        guard let id = ID<Person>(key), let row = snapshot.view(on: day).person(id) else {
            throw Refusal(
                .personNotFound, "There is no person (\(key)) on (\(day)).",
                fix: ID(key).flatMap { Self.days(of: $0, snapshot, for: caller) } ?? "Search the list of people."
            )
        }
        try AccessPolicy.check(caller, may: .readPeople, on: snapshot.reach(of: id, on: snapshot.today))
        let tenures = snapshot.tenures(of: id, on: day)
        let segments = StripSegment.held(tenures, on: day)
        let lapses = TourLapse.all(of: row, snapshot.reference)
        let history = try await journal.history(of: id, on: day, snapshot, for: caller)
        return Detail(
            row: row, tenures: tenures, segments: segments, versions: Array(snapshot.versions(of: id)), lapses: lapses,
            history: history, today: snapshot.today,
            sheet: Sheet(
                title: row.person.name, answer: Self.answer(row), asOf: day, journalIndex: snapshot.journalIndex,
                figures: PersonRow.columns.map { Figure($0, of: row) },
                tables: [
                    TenureTable.table(tenures, name: "assignments", title: "Assignments"),
                    Self.qualifications(row, snapshot.reference), TourLapse.table(lapses),
                    StripTable.table(ofPerson: segments), row.countingTable, history.table,
                    Provenance.table(of: Self.sourced(id, snapshot), on: day, snapshot),
                ]
            )
        )
    }

    /// The person and what belongs to the person, as sources know them.
    private static func sourced(_ id: ID<Person>, _ snapshot: RegisterSnapshot) -> [SourceRow.Key] {
        [SourceRow.Key(.person, id.rawValue)]
            + snapshot.qualifications(of: id).map { SourceRow.Key(.qualification, $0.id.rawValue) }
            + snapshot.assignments(of: id).map { SourceRow.Key(.assignment, $0.id.rawValue) }
    }

    private static func answer(_ row: PersonRow) -> String {
        guard let position = row.position, let assignment = row.assignment else {
            guard let next = row.next else {
                return "Holds no position; available on \(row.status.availableOn.prose)."
            }
            return "Holds no position; reports \(reporting(next, row))."
        }
        let end = assignment.plannedEnd
        let until = end > row.asOf ? "until \(end.prose)" : "past the planned end of \(end.prose)"
        let next =
            row.next.map { " Reports \(reporting($0, row))." } ?? " No next assignment is planned."
        return "Serves as \(position.title) (\(position.id)) \(until)." + next
    }

    private static func reporting(_ next: Assignment, _ row: PersonRow) -> String {
        let position = row.nextPosition.map { "as \($0.title) (\($0.id))" } ?? "to \(next.position)"
        return "\(position) on \(next.from.prose)"
    }

    private static func qualifications(_ row: PersonRow, _ reference: ReferenceTables) -> DataTable {
        DataTable(
            name: "qualifications", title: "Qualifications",
            columns: [
                TableColumn("qualification", "Qualification"), TableColumn("kind", "Kind"),
                TableColumn("what", "What"), TableColumn("result", "Result"), TableColumn("earned", "Earned"),
                TableColumn("good_until", "Good until"), TableColumn("standing", "Standing"),
                TableColumn(
                    "scheme_confidence", "Scheme, confidence",
                    "How far the days on which a scheme of certification counts can be trusted."
                ),
            ],
            rows: row.qualifications.sorted { ($0.kind.word, $0.earned, $0.id) < ($1.kind.word, $1.earned, $1.id) }
                .map { held in
                    let (what, result) = words(held.kind, reference)
                    let standing =
                        held.goodDays.contains(row.asOf) ? "good" : held.earned > row.asOf ? "to come" : "lapsed"
                    return TableRow([
                        .text(held.id.rawValue), .text(held.kind.word), .text(what), .text(result), .day(held.earned),
                        .optional(held.goodUntil), .text(standing), .optional(confidence(held.kind, reference)),
                    ])
                }
        )
    }

    /// How far the row of a scheme of certification can be trusted; nil for other kinds, and where there is no row.
    private static func confidence(_ kind: Qualification.Kind, _ reference: ReferenceTables) -> String? {
        guard case .certification(let scheme, _, _) = kind else { return nil }
        return reference.certificationSchemes.first { $0.name == scheme }?.confidence.rawValue
    }

    private static func words(_ kind: Qualification.Kind, _ reference: ReferenceTables) -> (String, String) {
        switch kind {
        case .certification(let scheme, let level, let area):
            (scheme, "level \(level)" + (area.map { " area \($0)" } ?? ""))
        case .language(let code, let result): (reference.name(of: code, in: .languages) ?? code, result.description)
        case .course(let code):
            (reference.courses.first { $0.code == code }?.title ?? code, "completed")
        }
    }
}
