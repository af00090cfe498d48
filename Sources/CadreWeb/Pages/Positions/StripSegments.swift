import CadreApplication
import CadreDomain

/// Tenures, gaps and overlaps as the stretches of a strip.
enum StripSegments {
    /// Who holds a position: held up to the day, projected after it, gaps, overlaps and the relief to come.
    static func ofPosition(_ segments: [StripSegment], on day: Day) -> [Strip.Segment] {
        segments.map { drawn($0, on: day) { $0.person?.name ?? $0.assignment.person.rawValue } }
    }

    /// Where a person serves.
    static func ofPerson(_ segments: [StripSegment], on day: Day) -> [Strip.Segment] {
        segments.map { segment in
            drawn(segment, on: day) { tenure in
                tenure.position.map { "\($0.country) \($0.title)" } ?? tenure.assignment.position.rawValue
            }
        }
    }

    private static func drawn(_ segment: StripSegment, on day: Day, name: (Tenure) -> String) -> Strip.Segment {
        let tenure = segment.tenures.first { carriesName(segment, of: $0, on: day) }
        return Strip.Segment(segment.kind, segment.days, label: tenure.map(name), isAtLeast: segment.isAtLeast)
    }

    /// How many days a solid bar has at least where it carries the name; the name of a shorter one stands in the rest.
    private static let namedDaysMin = 90

    private static func carriesName(_ segment: StripSegment, of tenure: Tenure, on day: Day) -> Bool {
        let doneCount = min(max(day, tenure.days.start), tenure.days.end) - tenure.days.start
        let isOnSolid = doneCount >= min(namedDaysMin, tenure.days.dayCount - doneCount)
        switch segment.kind {
        case .relief: return true
        case .incumbent: return isOnSolid
        case .projected: return !isOnSolid
        case .gap, .overlap: return false
        }
    }
}

extension TableModel {
    /// Makes the table of strips, whose rows are the stretches drawn.
    ///
    /// - Parameters:
    ///   - table: The table of strips.
    ///   - position: The title of the column that tells positions apart; nil where there is one position.
    ///   - namesPeople: Whether a column says who; not where there is one person.
    ///   - more: What its caption says besides.
    init(
        strips table: DataTable, _ request: WebRequest, position: String? = nil, namesPeople: Bool = true,
        more: String = ""
    ) {
        let columns = ["from", "to", "segment"] + (namesPeople ? ["person_name"] : []) + ["days"]
        self.init(
            table, request, columns: (position == nil ? [] : ["position_title"]) + columns,
            caption: "A stretch across \(Words.day(request.asOf)) is cut there; To is the first day after it." + more,
            isCompact: true, isTitled: false, titles: position.map { ["position_title": $0] } ?? [:]
        ) { row, name in
            switch name {
            case "from" where position == nil:
                Cell(
                    row[name].text,
                    address: FormText.address(
                        "/positions/\(row["position"].text)", [QueryItem("as_of", row[name].text)]
                    )
                )
            case "person_name" where row[name] == .missing:
                Cell(row["person"] == .missing ? "nobody" : row["person"].text)
            case "segment" where row[name].text == StripSegment.Kind.gap.rawValue: .mark(.bad("gap"))
            case "to" where row[name] == .missing: Cell("open")
            case "days" where row["at_least"] == .flag(true) && row[name] != .missing:
                Cell("at least " + SheetText.text(row[name]), isNumber: true)
            default: nil
            }
        }
    }
}
