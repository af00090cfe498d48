import CadreDomain
public import CadrePlanning

/// The positions that will stand empty in the next 24 months, by month, with and without a named relief.
public struct ShowProjected: Sendable {
    let keeper: RegisterKeeper

    /// What the page shows.
    public struct Picture: Sendable {
        /// What was asked.
        public let request: StaffingRequest
        /// The months with their members.
        public let projected: ProjectedVacancies
        /// The figures and tables as every edge writes them.
        public let sheet: Sheet
    }

    /// Makes the use case.
    public init(keeper: RegisterKeeper) { self.keeper = keeper }

    /// Computes the projection; takes filters on positions.
    public func callAsFunction(_ items: [QueryItem], for caller: Caller) async throws(Refusal) -> Picture {
        try AccessPolicy.check(caller, may: .readRegister)
        let snapshot = await keeper.snapshot
        let request = try StaffingRequest(items, snapshot: snapshot)
        let view = snapshot.view(on: request.asOf)
        let counted = Set(request.rows(of: view, for: caller).map(\.status.positionIndex))
        let projected = ProjectedVacancies(day: view.rosterDay) { counted.contains($0.positionIndex) }
        let rows = ([projected.standing] + projected.months).enumerated().map { index, month in
            Self.row(month, isStanding: index == 0, request)
        }
        let all = projected.months.reduce(projected.standing.count) { $0 + $1.count }
        let bare = projected.months.reduce(projected.standing.withoutRelief.count) { $0 + $1.withoutRelief.count }
        let sheet = Sheet(
            title: "Projected vacancies",
            answer: "\(Grouped.count(all, "position")) will stand empty in the next 24 months; for "
                + "\(Grouped.text(bare)) of them nobody is named.",
            asOf: request.asOf, journalIndex: snapshot.journalIndex,
            figures: [
                Self.figure(.projectedVacant, all, request), Self.figure(.projectedWithRelief, all - bare, request),
                Self.figure(.projectedWithoutRelief, bare, request),
            ],
            tables: [
                DataTable(
                    name: "months", title: "Positions by the month in which they fall vacant",
                    columns: [
                        TableColumn("month", "Month"), TableColumn("with_relief", "Relief named", isNumber: true),
                        TableColumn("without_relief", "No relief", isNumber: true),
                        TableColumn("count", "Positions", isNumber: true),
                    ],
                    rows: rows
                )
            ],
            notes: [snapshot.caution(on: request.asOf)].compactMap(\.self), isList: true
        )
        return Picture(request: request, projected: projected, sheet: sheet)
    }

    private static func figure(_ measure: StaffingMeasure, _ value: Int, _ request: StaffingRequest) -> Figure {
        Figure(
            name: measure.rawValue, title: measure.title, value: .int(value), definition: measure.definition,
            rows: request.rows(measure)
        )
    }

    private static func row(
        _ month: ProjectedVacancies.Month, isStanding: Bool, _ request: StaffingRequest
    ) -> TableRow {
        let days = [
            StaffingFilter(key: "projected_vacant", value: "yes"),
            StaffingFilter(key: "status", value: isStanding ? "vacant" : "filled"),
            StaffingFilter(key: "vacant_on__gte", value: month.days.start.description),
            StaffingFilter(key: "vacant_on__lt", value: month.days.end.description),
        ]
        func rows(_ relief: String?) -> Address {
            request.positions(days + (relief.map { [StaffingFilter(key: "relief", value: $0)] } ?? []))
        }
        let (year, number, _) = month.days.start.parts
        let name = isStanding ? "Vacant now" : "\(year)-" + (number < 10 ? "0" : "") + "\(number)"
        return TableRow(
            [
                .text(name), .int(month.withRelief.count), .int(month.withoutRelief.count), .int(month.count),
            ],
            links: [0: rows(nil), 1: rows("named"), 2: rows("none"), 3: rows(nil)]
        )
    }
}
