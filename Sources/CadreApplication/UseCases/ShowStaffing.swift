import CadreDomain
public import CadrePlanning

/// The staffing picture by one or two dimensions, with the way from required to qualified.
public struct ShowStaffing: Sendable {
    let keeper: RegisterKeeper

    /// What the page shows.
    public struct Picture: Sendable {
        /// What was asked.
        public let request: StaffingRequest
        /// The figures that were asked for.
        public let fields: StaffingFields
        /// The way from required to qualified.
        public let waterfall: StaffingWaterfall
        /// The table as the planner computed it.
        public let table: StaffingTable
        /// The figures and tables as every edge writes them.
        public let sheet: Sheet
        /// The table by the dimensions with every figure.
        let whole: DataTable
        /// Which rows of that table, in which order.
        let choice: [QueryItem]
        let reference: ReferenceTables

        /// The rows of the table as a list: every one, or one page of them.
        public func rows(isWhole: Bool) throws(Refusal) -> ListPage<PlacedRow> {
            try whole.list(
                choice, isWhole: isWhole, asOf: sheet.asOf, journalIndex: sheet.journalIndex, reference: reference
            )
        }

        /// The sheet with these rows, as far as their figures were asked for.
        public func sheet(_ rows: ListPage<PlacedRow>) -> Sheet {
            var sheet = sheet
            sheet.tables[0] = fields.chosen(whole.holding(rows))
            sheet.next = rows.next
            return sheet
        }
    }

    /// The keys that choose rows of the table; all others choose the positions that are counted.
    static let choiceKeys = ["sort", "limit", "page", "cursor"]

    /// Makes the use case.
    public init(keeper: RegisterKeeper) { self.keeper = keeper }

    /// Computes the picture; takes `by`, `fields` of the figures, what chooses rows, and filters on positions.
    public func callAsFunction(_ items: [QueryItem], for caller: Caller) async throws(Refusal) -> Picture {
        try AccessPolicy.check(caller, may: .readRegister)
        let snapshot = await keeper.snapshot
        let fields = try StaffingFields(items)
        let request = try StaffingRequest(
            fields.items.filter { !Self.choiceKeys.contains($0.key) }, snapshot: snapshot
        )
        let view = snapshot.view(on: request.asOf)
        let counted = Set(request.rows(of: view, for: caller).map(\.status.positionIndex))
        let isWhole = counted.count == view.positions.count
        let isCounted: ((PositionStatus) -> Bool)? = isWhole ? nil : { counted.contains($0.positionIndex) }
        let table = StaffingCube(day: view.rosterDay, where: isCounted).table(by: request.dimensions)
        let waterfall = StaffingWaterfall(day: view.rosterDay, where: isCounted)
        let total = table.total
        let sheet = Sheet(
            title: "Staffing",
            answer:
                "\(Self.count(total[.vacant])) of \(Self.count(total[.authorized])) authorized positions are vacant; "
                + "\(Self.count(total[.keyEmpty])) of them "
                + "\(total[.keyEmpty] == 1 ? "is a key billet" : "are key billets")."
                + snapshot.caution(on: request.asOf),
            asOf: request.asOf, journalIndex: snapshot.journalIndex,
            figures: StaffingFigures.figures(total, request: request),
            tables: [
                StaffingFigures.table(table, request: request, roster: snapshot.roster),
                StaffingFigures.waterfall(waterfall, request: request),
            ],
            notes: request.dimensions.contains(.func)
                ? [snapshot.reference.codes[.functionalAreas]?.unverifiedNote("functional areas")].compactMap(\.self)
                : [],
            isList: true
        )
        return Picture(
            request: request, fields: fields, waterfall: waterfall, table: table, sheet: fields.chosen(sheet),
            whole: sheet.tables[0], choice: fields.items.filter { Self.choiceKeys.contains($0.key) },
            reference: snapshot.reference
        )
    }

    private static func count(_ value: Int) -> String { Grouped.text(value) }
}
