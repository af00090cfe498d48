public import CadreDomain
import CadrePlanning

/// One person: the record, the assignments, the qualifications.
public struct ShowPerson: Sendable {
    let keeper: RegisterKeeper

    /// What the page shows.
    public struct Detail: Sendable {
        /// The row of the list on the day.
        public let row: PersonRow
        /// The assignments, oldest first.
        public let tenures: [Tenure]
        /// The versions of the record.
        public let versions: [Person]
        /// What lapses before the tour held now or the tour to come ends.
        public let lapses: [TourLapse]
        /// The day that counts as today.
        public let today: Day
        /// The figures and tables as every edge writes them.
        public let sheet: Sheet
    }

    /// Makes the use case.
    public init(keeper: RegisterKeeper) { self.keeper = keeper }

    /// Reads a person by identity.
    public func callAsFunction(_ key: String, asOf: Day?, for caller: Caller) async throws(Refusal) -> Detail {
        let snapshot = await keeper.snapshot
        let day = asOf ?? snapshot.today
        guard let id = ID<Person>(key), let row = snapshot.view(on: day).person(id) else {
            throw Refusal(
                .personNotFound, "There is no person (\(key)) on (\(day)).", fix: "Search the list of people."
            )
        }
        try AccessPolicy.check(caller, may: .readPeople, on: snapshot.reach(of: id, on: snapshot.today))
        let tenures = snapshot.tenures(of: id)
        let lapses = TourLapse.all(of: row, snapshot.reference)
        return Detail(
            row: row, tenures: tenures, versions: Array(snapshot.versions(of: id)), lapses: lapses,
            today: snapshot.today,
            sheet: Sheet(
                title: row.person.name, answer: Self.answer(row), asOf: day, journalIndex: snapshot.journalIndex,
                figures: PersonRow.columns.map {
                    Figure(name: $0.name, title: $0.title, value: $0.value(row), definition: $0.definition, rows: nil)
                },
                tables: [
                    TenureTable.table(tenures, name: "assignments", title: "Assignments"),
                    Self.qualifications(row, snapshot.reference), TourLapse.table(lapses),
                ]
            )
        )
    }

    private static func answer(_ row: PersonRow) -> String {
        guard let position = row.position, let assignment = row.assignment else {
            return "Holds no position; available on \(row.status.availableOn)."
        }
        let next = row.next.map { " Reports to \($0.position) on \($0.from)." } ?? " No next assignment is planned."
        return "Serves as \(position.title) (\(position.id)) until \(assignment.plannedEnd)." + next
    }

    private static func qualifications(_ row: PersonRow, _ reference: ReferenceTables) -> DataTable {
        DataTable(
            name: "qualifications", title: "Qualifications",
            columns: [
                TableColumn("qualification", "Qualification"), TableColumn("kind", "Kind"),
                TableColumn("what", "What"), TableColumn("result", "Result"), TableColumn("earned", "Earned"),
                TableColumn("good_until", "Good until"), TableColumn("standing", "Standing"),
            ],
            rows: row.qualifications.sorted { ($0.kind.word, $0.earned, $0.id) < ($1.kind.word, $1.earned, $1.id) }
                .map { held in
                    let (what, result) = words(held.kind, reference)
                    let standing =
                        held.goodDays.contains(row.asOf) ? "good" : held.earned > row.asOf ? "to come" : "lapsed"
                    return TableRow([
                        .text(held.id.rawValue), .text(held.kind.word), .text(what), .text(result), .day(held.earned),
                        .optional(held.goodUntil), .text(standing),
                    ])
                }
        )
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
