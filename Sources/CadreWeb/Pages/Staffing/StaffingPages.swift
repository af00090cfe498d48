public import CadreApplication
public import CadreDomain
import CadrePlanning

/// The staffing picture: what is empty now, what will be, and the days behind its gaps and overlaps.
public struct StaffingPages: Sendable {
    let gap: ShowStaffing
    let projected: ShowProjected
    let days: ListPositionDays
    let reference: ReferenceTables

    /// Makes the pages.
    public init(
        gap: ShowStaffing, projected: ShowProjected, days: ListPositionDays, reference: ReferenceTables
    ) {
        self.gap = gap
        self.projected = projected
        self.days = days
        self.reference = reference
    }

    /// The endpoints.
    public var endpoints: [Endpoint] {
        let by = Endpoint.Parameter(
            "by",
            "One or two dimensions, such as command,func; one of "
                + StaffingDimension.allCases.map(\.rawValue).joined(separator: ", ") + ".", example: "command,func"
        )
        return [
            .get(
                "/staffing/gap",
                "Shows the way from required to qualified positions, and every figure by one or two dimensions.",
                action: .readRegister, formats: Format.ofLists,
                parameters: [
                    by,
                    .init(
                        "sort",
                        "The columns of the table to sort by, with commas; - before a name for large first.",
                        example: "-vacant"
                    ),
                    .init(
                        "fields",
                        "The figures to show, with commas. There are: \(StaffingFields.all.joined(separator: ", ")).",
                        example: "authorized,filled"
                    ),
                    .table(
                        ShowStaffing.tableNames.joined(separator: ", "), first: ShowStaffing.tableNames[0]
                    ),
                ],
                filters: Endpoint.Filter.of(PositionRow.columns),
                errors: [.parameterBadValue],
                example: StaffingExamples.gap, answer: RecordAnswers.gap, handler: answerGap
            ),
            .get(
                "/staffing/projected",
                "Shows the positions that fall vacant in the coming 24 months, by month and by relief.",
                action: .readRegister, formats: Format.ofLists,
                filters: Endpoint.Filter.of(PositionRow.columns), listKeys: ["q", "as_of"],
                errors: [.parameterBadValue],
                example: StaffingExamples.projected, answer: RecordAnswers.projected, handler: answerProjected
            ),
        ] + PositionDay.Kind.allCases.map(dayList)
    }

    /// The list of gap days or of overlap days.
    private func dayList(_ kind: PositionDay.Kind) -> Endpoint {
        .get(
            kind.path,
            "Lists the \(kind.noun)s of positions, one row for each day counted; files hold the columns of the page.",
            action: .readRegister, formats: Format.ofLists,
            filters: Endpoint.Filter.of(PositionDay.columns(kind)), example: StaffingExamples.days(kind)
        ) { request in try await answerDays(kind, request) }
    }

    private func answerDays(_ kind: PositionDay.Kind, _ request: WebRequest) async throws(Refusal) -> Reply {
        let page = try await days.page(kind, request.query, for: request.caller)
        return try await .list(page, request, named: "\(kind.rawValue)-days") { () async throws(Refusal) in
            try await days.all(kind, request.query, for: request.caller)
        } html: { () async throws(Refusal) in
            let bar = PositionDayModel.filters(kind, request, reference)
            let hints =
                page.total > 0
                ? []
                : try await Relaxation.hints(request, bar) { (items) async throws(Refusal) in
                    try await days.page(kind, items, for: request.caller).total
                }
            return PositionDayModel.page(kind, page, request, bar, hints: hints)
        }
    }

    private func answerGap(_ request: WebRequest) async throws(Refusal) -> Reply {
        let isFile = [.csv, .ndjson, .xlsx].contains(request.format)
        let picture = try await gap(
            isFile ? request.query : ShowStaffing.withoutTable(request.query), for: request.caller
        )
        let isWhole = request.format != .html && !request.namesPage
        if let rows = try picture.otherRows(isWhole: isWhole) {
            let name = "staffing-" + (request.value("table") ?? "")
            switch request.format {
            case .csv:
                let text = CSVText(columns: rows.exported, rows: rows.rows)
                return .csv(text, named: name, of: ExportedRows(rows))
            case .xlsx: return .workbook(TableWorkbook(rows, named: name), named: name, of: ExportedRows(rows))
            default: return .ndjson(rows.objects, named: name, of: ExportedRows(rows))
            }
        }
        let rows = try picture.rows(isWhole: isWhole)
        let sheet = picture.sheet(rows)
        if request.format == .json {
            let list = rows.rowMembers(request, objects: sheet.tables[0].objects).filter {
                request.namesPage || $0.0 != "limit"
            }
            let tables = sheet.tables.map { ($0.name, JSONText.list($0.objects)) }
            return .json(.object(sheet.members + list + tables), of: ExportedRows(rows))
        }
        var hints: [Link] = []
        if request.format == .html, picture.table.cells.isEmpty { hints = try await gapHints(request) }
        return .sheet(sheet, request, named: "staffing", sample: rows.sampleSentence) {
            var page = GapModel.page(picture, sheet, rows, request, reference, hints: hints)
            if let sample = rows.sampleSentence { page.notes.append("The table is a sample of \(sample).") }
            return page
        }
    }

    private func answerProjected(_ request: WebRequest) async throws(Refusal) -> Reply {
        let picture = try await projected(request.query, for: request.caller)
        return .sheet(picture.sheet, request, named: "projected") {
            ProjectedModel.page(picture, request, reference)
        }
    }

    /// What would be counted if one of the filters were taken away, the most first.
    private func gapHints(_ request: WebRequest) async throws(Refusal) -> [Link] {
        let kept = request.query.filter {
            !$0.value.isEmpty && !["page", "limit", "cursor", "fields", "sort", "table"].contains($0.key)
        }
        let filters = kept.filter { $0.key == "q" || !(ListQuery.reservedKeys + ["by"]).contains($0.key) }
        var found: [(count: Int, link: Link)] = []
        for filter in filters.prefix(Self.hintCountMax) {
            let rest = kept.filter { $0 != filter }
            let count = try await gap(rest, for: request.caller).table.total[.required]
            guard count > 0 else { continue }
            let text =
                "\(Words.count(count, "position")) without \(filter.key.replacing("_", with: " ")) \(filter.value)"
            found.append((count, Link(text, FormText.address(request.path, rest))))
        }
        return found.sorted { $0.count > $1.count }.map(\.link)
    }

    /// The most filters that are tried for hints.
    private static let hintCountMax = 8
}
