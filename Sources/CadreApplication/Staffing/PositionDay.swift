public import CadreDomain
public import CadrePlanning

/// A position on one day of the look-back: a day without an incumbent, or one incumbent too many on that day.
public struct PositionDay: Sendable {
    /// What a list of days counts.
    public enum Kind: String, CaseIterable, Sendable {
        /// A row for each day on which nobody held an authorized position.
        case gap
        /// A row for each incumbent beyond the first on each day.
        case overlap

        /// The list whose rows a figure counts; nil where it counts positions.
        public init?(_ measure: StaffingMeasure) {
            guard let kind = Self.allCases.first(where: { $0.measure == measure }) else { return nil }
            self = kind
        }

        /// The figure whose rows these are.
        public var measure: StaffingMeasure {
            switch self {
            case .gap: .gapDays
            case .overlap: .overlapDays
            }
        }
        /// The address of the list.
        public var path: String {
            switch self {
            case .gap: "/staffing/gap-days"
            case .overlap: "/staffing/overlap-days"
            }
        }
        /// The positions behind the rows that a query keeps, with their sums over all the days looked back on.
        public func positions(of query: ListQuery) -> Address {
            let known = Set(PositionRow.columns.map(\.name))
            var positions = query
            positions.sample = nil
            positions.filters.removeAll { !known.contains($0.field) }
            positions.any = query.any?.keeping(known)
            positions.order = [ListQuery.Order(field: measure.rawValue, isDescending: true)]
            positions.fields = PositionDay.defaults + [measure.rawValue]
            return Address("/positions", positions.items + measure.filters.map { QueryItem($0.key, $0.value) })
        }

        /// One row of the list, in words.
        public var noun: String {
            switch self {
            case .gap: "gap day"
            case .overlap: "overlap day"
            }
        }
    }

    let spell: PositionSpell
    /// The day.
    public let day: Day

    /// The position as it is on the day looked at, which decides what it is counted under.
    public var row: PositionRow { spell.row }
    /// Position, day and number of the incumbent beyond the first; unique in a list.
    var identity: String { "\(row.position.id)/\(day)/\(spell.further)" }
}

/// Days on end that are rows of one position alike.
final class PositionSpell: Sendable {
    let row: PositionRow
    let days: DayRange
    /// Everybody who held the position, by start, as identity and name; nobody in a gap.
    let incumbents: [String]
    /// The place among the incumbents of the one who is counted; 0 in a gap.
    let further: Int

    init(row: PositionRow, days: DayRange, incumbents: [String] = [], further: Int = 0) {
        self.row = row
        self.days = days
        self.incumbents = incumbents
        self.further = further
    }

    /// The same on other days.
    func on(_ days: DayRange) -> PositionSpell {
        PositionSpell(row: row, days: days, incumbents: incumbents, further: further)
    }
}

extension PositionDay {
    /// The column of the day itself, the only one whose value changes within a spell.
    static let dayColumn = "day"
    fileprivate static let defaults = ["id", "number", "title", "office"]

    /// The columns of a list of days: the day, every column of a position, and who held it.
    ///
    /// The default ones are also those that programs get unless they name others.
    public static func columns(_ kind: Kind) -> [Column<PositionDay>] {
        let day = Column<PositionDay>(dayColumn, "Day", .day, "The day that is counted.", isDefault: true) {
            .day($0.day)
        }
        let position = PositionRow.columns.map { column in
            Column<PositionDay>(
                column.name, column.title, column.kind, column.definition, isDefault: defaults.contains(column.name)
            ) { column.value($0.row) }
        }
        return [day] + position + (kind == .overlap ? holders : [])
    }

    private static let holders: [Column<PositionDay>] = [
        Column(
            "further_incumbent", "Incumbent beyond the first", .text,
            "Who held it besides those who came before; each such incumbent is a row of its own.", isDefault: true
        ) { .text($0.row.arePeopleWithheld ? Assignment.withheldPerson : $0.spell.incumbents[$0.spell.further]) },
        Column("incumbents", "Incumbents on the day", .text, "Everybody who held it on the day.", isDefault: true) {
            .text($0.row.arePeopleWithheld ? Assignment.withheldPerson : $0.spell.incumbents.joined(separator: "; "))
        },
    ]

    /// Filters, orders and cuts the days of a list.
    static func reader(_ kind: Kind) -> ListReader<PositionDay> {
        ListReader(columns: columns(kind), identity: \.identity, searched: { PositionRow.reader.searched($0.row) })
    }
}
