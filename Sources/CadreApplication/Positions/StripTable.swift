public import CadreDomain

/// The strips of positions as a table: a row for each stretch of time, as it is drawn.
public enum StripTable {
    /// The name of the table.
    public static let name = "strip"

    /// The columns, of a position, a person, an office and a country alike.
    public static let columns = [
        TableColumn("position", "Position", "The identity of the position."),
        TableColumn("position_title", "Title", "The title of the position."),
        TableColumn(
            "segment", "What",
            "incumbent up to the day asked for and projected after it; gap where it is authorized and nobody holds it; "
                + "overlap where more than one do; relief where somebody is named who comes after the day.",
            kind: .choice(StripSegment.Kind.allCases.map(\.rawValue))
        ),
        TableColumn("person", "Who, identity", "The identity of who holds it or is named; missing in a gap."),
        TableColumn("person_name", "Who", "The name of who holds it or is named; missing in a gap."),
        TableColumn("from", "From", "The first day.", kind: .day),
        TableColumn("to", "To", "The first day after it; missing where no end is in sight.", kind: .day),
        TableColumn(
            "days", "Days",
            "Days from the first up to the end; a stretch across the day asked for is cut there. Missing where no end "
                + "is in sight.",
            isNumber: true
        ),
        TableColumn(
            "at_least", "At least", "Whether it may have begun earlier than is on record, so that its days are more.",
            kind: .flag
        ),
    ]

    /// The table of some strips, each from its first day on.
    public static func table(_ strips: [(position: Position, segments: [StripSegment])]) -> DataTable {
        DataTable(
            name: name, title: "Who holds it when", columns: columns,
            rows: strips.flatMap { strip in
                ordered(strip.segments).map { segment in
                    row(
                        segment, strip.position.id, strip.position.title,
                        [1: Address("/positions/\(strip.position.id)")]
                    )
                }
            }
        )
    }

    /// The table of the strip of a person, whose stretches are of one position each.
    static func table(ofPerson segments: [StripSegment]) -> DataTable {
        DataTable(
            name: name, title: "Positions held when", columns: columns,
            rows: ordered(segments).flatMap { segment in
                segment.tenures.map { tenure in
                    row(
                        segment, tenure.assignment.position,
                        tenure.position?.title ?? tenure.assignment.position.rawValue,
                        tenure.positionAddress.map { [1: $0] } ?? [:]
                    )
                }
            }
        )
    }

    private static func ordered(_ segments: [StripSegment]) -> [StripSegment] {
        segments.enumerated().sorted { left, right in
            (left.element.days.start, left.element.days.end, left.offset)
                < (right.element.days.start, right.element.days.end, right.offset)
        }.map(\.element)
    }

    private static func row(
        _ segment: StripSegment, _ position: ID<Position>, _ title: String, _ links: [Int: Address]
    ) -> TableRow {
        let people = segment.tenures.map(\.assignment.person.rawValue)
        let isWithheld = people.contains(Assignment.withheldPerson)
        let names = segment.tenures.compactMap(\.person?.name)
        let person = segment.tenures.count == 1 ? segment.tenures[0].personAddress : nil
        return TableRow(
            [
                .text(position.rawValue), .text(title), .text(segment.kind.rawValue),
                .optional(
                    isWithheld ? Assignment.withheldPerson : people.isEmpty ? nil : people.joined(separator: "; ")
                ),
                .optional(names.isEmpty ? nil : names.joined(separator: "; ")), .day(segment.days.start),
                .optional(segment.days.knownEnd),
                .optional(segment.days.isOpen ? nil : segment.days.dayCount), .flag(segment.isAtLeast),
            ],
            links: links.merging(person.map { [4: $0] } ?? [:]) { first, _ in first }
        )
    }
}
