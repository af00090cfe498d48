import CadreApplication
import CadreDomain
import CadrePlanning

/// What the page of one position shows.
struct PositionModel: Sendable {
    let strip: Figure
    let free: FreeModel?
    let staffing: Facts
    let requirements: Facts
    let tenures: TableModel
    let noTenure: EmptyState?
    let versions: TableModel?
    let versionCount: String
    let proposal: Proposal?
    let reliefForm: ReliefForm?
    let refused: ReliefRefusal?
    let reliefPermission: Permission?
    let undo: ReliefUndo?
    let withdrawal: WithdrawalForm?
    let withdrawalNote: String?
    let history: HistoryModel
    let provenance: TableModel?

    /// A naming that a gate refused.
    typealias Refused = (input: NameRelief.Input, refusal: Refusal)

    init(
        _ detail: ShowPosition.Detail, _ request: WebRequest, _ reference: ReferenceTables, refused: Refused? = nil
    ) {
        let row = detail.row
        let table = TenureTableModel.table(
            detail.tenures, request, label: "Who held, holds and is named for it", of: .people
        )
        strip = Figure(
            title: Self.finding(detail), subtitle: Self.measure(detail),
            strip: Self.drawing(detail, request), sentence: Self.sentence(detail),
            table: TableModel(strips: detail.sheet.table(StripTable.name) ?? StripTable.table([]), request),
            csvAddress: request.link("/positions/\(row.position.id).csv", [QueryItem("table", StripTable.name)])
        )
        staffing = PositionFacts.staffing(row, Self.note(detail), request)
        requirements = PositionFacts.requirements(detail, request, reference)
        tenures = table
        noTenure = detail.tenures.isEmpty ? EmptyState("Nobody has held it and nobody is named for it.") : nil
        versions = detail.versions.count > 1 ? PositionFacts.versions(detail.versions) : nil
        versionCount = Words.count(detail.versions.count, "version")
        proposal = detail.proposal.map { Proposal($0, detail.row.position.id, request) }
        let isOpen = row.relief == nil && row.position.state != .required
        let mayName = detail.mayNameRelief && request.persona != nil
        let form = isOpen && mayName ? ReliefForm(detail, sent: refused?.input, request) : nil
        reliefForm = form
        self.refused = refused.map { ReliefRefusal($0.refusal, sent: $0.input, form: form, request) }
        free = detail.free.map { FreeModel($0, detail, mayName: form != nil, request) }
        reliefPermission = isOpen && !mayName ? Permission(.nameRelief, "name a relief here", request) : nil
        undo = request.persona == nil ? nil : ReliefUndo(detail, mayName: form != nil, request)
        let withdrawable = request.persona == nil ? nil : detail.withdrawal
        withdrawal = withdrawable.flatMap { $0.obstacle == nil ? WithdrawalForm($0.relief, request) : nil }
        withdrawalNote = withdrawable?.obstacle.map { "\($0.detail) \($0.fix)" }
        history = HistoryModel(detail.history, of: "position", request)
        provenance = .provenance(of: detail.sheet, request)
    }

    /// The page.
    static func page(
        _ detail: ShowPosition.Detail, _ request: WebRequest, _ reference: ReferenceTables, refused: Refused? = nil
    ) -> Page {
        let position = detail.row.position
        return Page(
            title: "\(position.title) \u{00B7} \(position.number)", section: .register,
            status: PositionList.status(detail.row), scope: scope(detail.row, reference),
            answer: detail.sheet.answer, notes: detail.sheet.notes, template: "position",
            model: PositionModel(detail, request, reference, refused: refused),
            exports: ExportRow(request, command: "cadre positions show \(position.id)"),
            reasons: PositionRow.columns.filter { reasonColumns.contains($0.name) }
                .map { Definition($0.title, $0.definition) }
                + (detail.row.tourRow.map { [Definition("Tour", "\($0.source) (\($0.confidence.rawValue)).")] } ?? [])
                + (position.languages.isEmpty ? [] : Definition.languageLevels(reference))
        )
    }

    /// What the journal says of how the relief was named; nil where it does not.
    private static func note(_ detail: ShowPosition.Detail) -> ReliefNote? {
        guard let relief = detail.row.relief?.assignment.id.rawValue else { return nil }
        return detail.entries.lazy.compactMap { ReliefNote($0.draft) }.first { $0.assignment == relief }
    }

    private static let reasonColumns = [
        "status", "qualified", "past_planned_end", "gap_days", "overlap_days", "vacant_on", "relief", "key_billet",
    ]

    private static func scope(_ row: PositionRow, _ reference: ReferenceTables) -> String {
        let country = reference.country(row.position.country)?.name ?? row.position.country.rawValue
        return [row.position.command?.rawValue, country].compactMap(\.self).joined(separator: " \u{00B7} ")
    }

    private static func finding(_ detail: ShowPosition.Detail) -> String {
        let day = detail.row.status.asOf
        if let first = detail.recordsFrom, day < first { return "Gaps are on record from \(Words.day(first)) on" }
        let past = detail.segments.filter { $0.kind == .gap && $0.days.start < day }
        let days = past.reduce(0) { $0 + $1.days.dayCount }
        let atLeast = past.contains(where: \.isAtLeast) ? "at least " : ""
        let sofar =
            past.isEmpty
            ? "No gap so far"
            : "\(Words.count(past.count, "gap")) so far, \(atLeast)\(Words.count(days, "day")) in all"
        guard let next = detail.gaps.first(where: { $0.days.start >= day }) else { return sofar }
        return "\(sofar); falls empty on \(Words.day(next.days.start))"
    }

    private static func drawing(_ detail: ShowPosition.Detail, _ request: WebRequest) -> Strip {
        let segments = StripSegments.ofPosition(detail.segments, on: detail.row.status.asOf)
        return Strip(days: detail.window, request, rows: [.init("", segments)])
    }

    private static func measure(_ detail: ShowPosition.Detail) -> String {
        "Who holds the position, \(Words.month(detail.window.start)) to \(Words.month(detail.window.end)). "
            + "Source: assignments in the register."
    }

    private static func sentence(_ detail: ShowPosition.Detail) -> String {
        let overlaps = StripSegment.overlaps(of: detail.tenures)
        let overlapDays = overlaps.reduce(0) { $0 + $1.dayCount }
        var parts = [Words.count(detail.tenures.count, "assignment"), Words.count(detail.gaps.count, "gap")]
        parts.append(
            overlaps.isEmpty
                ? "no overlap" : "\(Words.count(overlaps.count, "overlap")) of \(Words.count(overlapDays, "day"))"
        )
        let cut = detail.gaps.first(where: \.isAtLeast).map {
            " Who left before \(Words.day($0.days.start)) is not on record, so the first gap may be longer."
        }
        return "On record and planned: \(parts.joined(separator: ", "))." + (cut ?? "")
    }
}

/// Whom a slate that waits for a decision proposes, with the way to the reasons.
struct Proposal: Sendable {
    let sentence: String
    let address: String

    init(_ proposal: PositionProposal, _ position: ID<Position>, _ request: WebRequest) {
        sentence = proposal.sentence
        address = request.link("/slates/\(proposal.slate)/explain", [QueryItem("position", position.rawValue)])
    }
}
