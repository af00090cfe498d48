import CadreApplication
import CadreDomain
import CadrePlanning

/// The positions of an office or a country as strips of time, and who leaves them next.
enum PositionStrips {
    /// How many months back and ahead strips show.
    private static let monthsBack = 24
    private static let monthsAhead = 24

    /// The strips with their table; nil where there is no position.
    ///
    /// - Parameter csv: The address of the sheet as CSV.
    static func figure(_ strips: [PositionStrip], _ request: WebRequest, csv: String) -> Figure? {
        guard let day = strips.first?.row.status.asOf else { return nil }
        let window = DayRange(clamping: day.adding(months: -monthsBack), day.adding(months: monthsAhead))
        let empty = strips.count { $0.row.status.isVacant }
        let title =
            empty == 0
            ? "Every authorized position drawn here is held"
            : "\(Words.count(empty, "position")) drawn here \(empty == 1 ? "is" : "are") empty on \(Words.day(day))"
        let subtitle =
            "Who holds each position, \(Words.month(window.start)) to \(Words.month(window.end)); key billets first. "
            + "Source: assignments in the register."
        let chart = Strip(
            days: window, request,
            rows: strips.map { strip in
                Strip.Row(label(strip), StripSegments.ofPosition(strip.segments, on: day))
            }
        )
        let sentence = sentence(strips, request)
        let drawn = StripTable.table(
            strips.map { strip in (strip.row.position, strip.segments.filter { $0.days.overlaps(window) }) }
        )
        return Figure(
            title: title, subtitle: subtitle, strip: chart, sentence: sentence,
            table: TableModel(
                strips: drawn, request, position: "Position",
                more: " Stretches within the months drawn; the CSV has all that are on record."
            ),
            csvAddress: request.link(csv, [QueryItem("table", StripTable.name)])
        )
    }

    /// Who leaves in the next 24 months, soonest first; nil where nobody does.
    static func leaving(_ departures: Departures, _ request: WebRequest) -> TableModel? {
        guard !departures.positions.isEmpty else { return nil }
        var table = TableModel(
            "Who leaves next", caption: SheetText.caption(request),
            headers: [
                .init("Position"), .init("Who"), .init("Planned end"), .init("Relief"), .init("Relief from"),
                .init("Empty between, days", isNumber: true),
            ],
            rows: departures.positions.prefix(leavingCountMax).map { row($0, request) }
        )
        table.isTitled = true
        return table
    }

    /// How many of those who leave next an office page lists.
    static let leavingCountMax = 20

    private static func row(_ row: PositionRow, _ request: WebRequest) -> TableModel.Row {
        let relief = row.relief
        let end = row.status.plannedEnd ?? row.status.asOf
        let late = end <= row.status.asOf ? Mark.warn("\(end), past") : nil
        return TableModel.Row([
            .init(row.position.title, address: request.link("/positions/\(row.position.id)")),
            incumbent(row, request), .init(end.description, mark: late),
            relief.map { person($0.person, request) } ?? .mark(.bad("nobody named")),
            .init(relief?.assignment.from.description ?? "\u{2013}"),
            .init(relief.map { Words.number(max(0, $0.assignment.from - end)) } ?? "\u{2013}", isNumber: true),
        ])
    }

    /// Who holds a position; where the caller may not see who, that it is held.
    static func incumbent(_ row: PositionRow, _ request: WebRequest) -> TableModel.Cell {
        row.arePeopleWithheld && row.status.isFilled ? .init("withheld") : person(row.incumbents.last, request)
    }

    private static func person(_ person: Person?, _ request: WebRequest) -> TableModel.Cell {
        person.map { .init("\($0.grade) \($0.name)", address: request.link(to: $0)) } ?? .init("\u{2013}")
    }

    /// The positions as they stand on the day; nil where there is none.
    static func positions(_ strips: [PositionStrip], _ request: WebRequest) -> TableModel? {
        guard !strips.isEmpty else { return nil }
        return TableModel(
            "Positions", caption: SheetText.caption(request),
            headers: [
                .init("Position"), .init("Grade"), .init("Key"), .init("Status"), .init("Incumbent"),
                .init("Planned end"), .init("Relief"), .init("Relief from"), .init("Gap, days", isNumber: true),
                .init("Overlap, days", isNumber: true),
            ],
            rows: strips.map { strip in
                let row = strip.row
                return TableModel.Row([
                    .init(row.position.title, address: request.link("/positions/\(row.position.id)")),
                    .init(row.position.grades.highest.description),
                    row.position.isKeyBillet ? .mark(.key()) : .init("\u{2013}"), .mark(PositionList.status(row)),
                    incumbent(row, request), .init(row.status.plannedEnd?.description ?? "\u{2013}"),
                    row.relief.map { person($0.person, request) } ?? .init("\u{2013}"),
                    .init(row.relief?.assignment.from.description ?? "\u{2013}"), .number(row.status.gapDays),
                    .number(row.status.overlapDays),
                ])
            },
            isCompact: true
        )
    }

    private static func label(_ strip: PositionStrip) -> String {
        let mark = strip.row.position.isKeyBillet ? "! " : ""
        return (strip.row.status.isAuthorized ? mark : "\u{2013} ") + strip.row.position.title
    }

    private static func sentence(_ strips: [PositionStrip], _ request: WebRequest) -> String {
        let bare = strips.count {
            $0.row.status.isFilled && $0.row.status.isProjectedVacant && !$0.row.status.hasNamedRelief
        }
        let doubled = strips.count { $0.row.incumbents.count > 1 }
        let overlap =
            doubled == 0
            ? ""
            : " \(Words.count(doubled, "position")) \(doubled == 1 ? "is" : "are") held twice "
                + (request.asOf == request.state.today ? "today." : "on \(Words.day(request.asOf)).")
        return "\(Words.count(bare, "filled position")) will fall vacant in 24 months with nobody named.\(overlap)"
            + " Signs: ! key billet, \u{2013} not authorized."
    }
}
