public import CadreDomain
public import CadrePlanning

/// The world: every office as a dot sized by its billets and coloured by its fill, and the countries as a table.
public struct ShowWorld: Sendable {
    let keeper: RegisterKeeper

    /// What the page shows.
    public struct Picture: Sendable {
        /// Every office overseas, those with the most vacancies first.
        public let offices: [OfficeRow]
        /// Those of them whose place is known.
        public let dots: [OfficeDot]
        /// The figures of all positions overseas.
        public let total: StaffingMeasures
        /// The command that the picture is limited to.
        public let command: CommandCode?
        /// The commands to choose from.
        public let commands: [CommandCode]
        /// The figures and tables as every edge writes them.
        public let sheet: Sheet
        let reference: ReferenceTables

        /// The offices that match a query of a list, whose fields are ``ShowWorld/columns``.
        public func list(_ items: [QueryItem], isWhole: Bool) throws(Refusal) -> ListPage<PlacedRow> {
            try sheet.tables[0].list(
                items, isWhole: isWhole, asOf: sheet.asOf, journalIndex: sheet.journalIndex, reference: reference
            )
        }
    }

    /// The columns of the table of offices.
    public static let columns = OfficeRow.columns.filter {
        $0.isDefault || ["type_confidence", "country_name", "post"].contains($0.name)
    }

    /// An office on the map.
    public struct OfficeDot: Sendable {
        /// The office with its figures.
        public let row: OfficeRow
        /// Where it stands.
        public let place: Coordinates
    }

    /// Makes the use case.
    public init(keeper: RegisterKeeper) { self.keeper = keeper }

    /// Reads the world, or the part of it under one command.
    public func callAsFunction(asOf: Day?, command: String?, for caller: Caller) async throws(Refusal) -> Picture {
        try AccessPolicy.check(caller, may: .readRegister)
        let snapshot = await keeper.snapshot
        let day = asOf ?? snapshot.today
        let commands = snapshot.reference.commands.filter { $0.kind == .geographic }.map(\.code)
        var limit: CommandCode?
        if let command {
            guard let code = CommandCode(command), commands.contains(code) else {
                let names = commands.map(\.rawValue)
                throw Refusal(
                    .parameterBadValue, "The command (\(command)) is unknown.",
                    fix: (Nearest.word(to: command, among: names).map { "Did you mean \($0)? " } ?? "")
                        + "Give one of: \(names.joined(separator: ", "))."
                )
            }
            limit = code
        }
        let offices = ListOffices.rows(snapshot, on: day)
            .filter { $0.office.isOverseas && (limit == nil || $0.office.command == limit) }
            .sorted { ($1.measures[.vacant], $0.office.code) < ($0.measures[.vacant], $1.office.code) }
        let dots = offices.compactMap { row in
            snapshot.reference.coordinates(of: row.office.post, in: row.office.country)
                .map { OfficeDot(row: row, place: $0) }
        }
        let total =
            StaffingCube(day: snapshot.view(on: day).rosterDay) {
                let position = snapshot.register.positions[$0.positionIndex]
                return position.isOverseas && (limit == nil || position.command == limit)
            }.total
        let filters = [QueryItem("overseas", "yes")] + (limit.map { [QueryItem("command", $0.rawValue)] } ?? [])
        let counted = try StaffingRequest(filters + [QueryItem("as_of", day.description)], snapshot: snapshot)
        return Picture(
            offices: offices, dots: dots, total: total, command: limit, commands: commands,
            sheet: Sheet(
                title: "World",
                answer: "\(Grouped.text(total[.vacant])) of \(Grouped.text(total[.authorized])) overseas positions are "
                    + "vacant; \(Grouped.text(total[.keyEmpty])) of them "
                    + "\(total[.keyEmpty] == 1 ? "is a key billet" : "are key billets")."
                    + (snapshot.caution(on: day).map { " " + $0 } ?? ""),
                asOf: day, journalIndex: snapshot.journalIndex,
                figures: StaffingFigures.figures(total, request: counted),
                tables: [Self.table(offices, day)], isList: true
            ),
            reference: snapshot.reference
        )
    }

    private static func table(_ rows: [OfficeRow], _ day: Day) -> DataTable {
        return DataTable(
            name: "offices", title: "Offices, those with the most vacancies first",
            columns: columns.map(TableColumn.init),
            rows: rows.map { row in
                var links: [Int: Address] = [0: Address("/offices/\(row.office.code)")]
                for (index, column) in columns.enumerated() {
                    guard let measure = StaffingMeasure(rawValue: column.name) else { continue }
                    let items = [QueryItem("office", row.office.code), QueryItem("as_of", day.description)]
                    links[index] = Address("/positions", items + measure.filters.map { QueryItem($0.key, $0.value) })
                }
                return TableRow(columns.map { $0.value(row) }, links: links)
            }
        )
    }
}
