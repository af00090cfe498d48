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
        /// The way from required to qualified as every edge writes it.
        public let waterfallTable: DataTable
        /// The table by the dimensions with every figure.
        let whole: DataTable
        /// The other table that files are to hold, where one was asked for.
        let other: DataTable?
        /// Which rows of the table that files hold, in which order.
        let choice: [QueryItem]
        let reference: ReferenceTables

        /// The rows of the table as a list: every one, or one page of them.
        public func rows(isWhole: Bool) throws(Refusal) -> ListPage<PlacedRow> {
            try list(whole, isWhole)
        }

        /// The rows of the other table that was asked for, every one or one page; nil where none was.
        public func otherRows(isWhole: Bool) throws(Refusal) -> ListPage<PlacedRow>? {
            guard let other else { return nil }
            return try list(other, isWhole)
        }

        private func list(_ table: DataTable, _ isWhole: Bool) throws(Refusal) -> ListPage<PlacedRow> {
            try table.list(
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
    static let choiceKeys = ["sort", "limit", "page", "cursor", RowSample.sizeKey, RowSample.seedKey]

    /// The tables, the first of which files hold unless another is asked for.
    public static let tableNames = ["staffing", "waterfall"]

    /// The query without the table that files are to hold, for answers that have every table.
    public static func withoutTable(_ items: [QueryItem]) throws(Refusal) -> [QueryItem] {
        _ = try otherTable(items)
        return items.filter { $0.key != "table" }
    }

    /// The name of the table asked for; nil for the first.
    private static func otherTable(_ items: [QueryItem]) throws(Refusal) -> String? {
        guard let name = items.first(where: { $0.key == "table" && !$0.value.isEmpty })?.value else { return nil }
        guard tableNames.contains(name) else { throw Sheet.unknownTable(name, tableNames) }
        return name == tableNames[0] ? nil : name
    }

    /// Makes the use case.
    public init(keeper: RegisterKeeper) { self.keeper = keeper }

    /// Computes the picture; takes `by`, `fields` of the figures, what chooses rows, and filters on positions.
    ///
    /// Where `table` names another table than the first, `fields` and what chooses rows are about that one.
    public func callAsFunction(_ items: [QueryItem], for caller: Caller) async throws(Refusal) -> Picture {
        try AccessPolicy.check(caller, may: .readRegister)
        let snapshot = await keeper.snapshot
        let other = try Self.otherTable(items)
        let ofOther = other == nil ? [] : items.filter { $0.key == "fields" }
        let fields = try StaffingFields(items.filter { $0.key != "table" && !ofOther.contains($0) })
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
        let steps = StaffingFigures.waterfall(waterfall, request: request)
        let sheet = Sheet(
            title: "Staffing",
            answer:
                "\(Self.count(total[.vacant])) of \(Self.count(total[.authorized])) authorized positions are vacant; "
                + "\(Self.count(total[.keyEmpty])) of them "
                + "\(total[.keyEmpty] == 1 ? "is a key billet" : "are key billets")."
                + (snapshot.caution(on: request.asOf).map { " " + $0 } ?? ""),
            asOf: request.asOf, journalIndex: snapshot.journalIndex,
            figures: StaffingFigures.figures(total, request: request),
            tables: [
                StaffingFigures.table(table, request: request, roster: snapshot.roster),
                steps,
            ],
            notes: [
                request.dimensions.contains(.func)
                    ? snapshot.reference.codes[.functionalAreas]?.unverifiedNote("functional areas") : nil,
                snapshot.gapCaution(on: request.asOf),
            ].compactMap(\.self),
            isList: true
        )
        return Picture(
            request: request, fields: fields, waterfall: waterfall, table: table, sheet: fields.chosen(sheet),
            waterfallTable: steps, whole: sheet.tables[0], other: other.flatMap(sheet.table),
            choice: fields.items.filter { Self.choiceKeys.contains($0.key) } + ofOther,
            reference: snapshot.reference
        )
    }

    private static func count(_ value: Int) -> String { Grouped.text(value) }
}
