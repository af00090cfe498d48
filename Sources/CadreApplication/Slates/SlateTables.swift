import CadreDomain
import CadrePlanning

/// The tables of a slate: lines, unfilled, unplaced, decisions.
///
/// Of lines and of what stays empty, key billets come first, then those overseas, then the rest, each by position.
struct SlateTables {
    let open: OpenSlate
    let snapshot: RegisterSnapshot

    var all: [DataTable] { [lines, unfilled, unplaced, pins, overrides, limits] + [limited].compactMap(\.self) }

    func explain(_ position: ID<Position>) -> Address {
        Address("/slates/\(open.stored.slate.id)/explain", [QueryItem("position", position.rawValue)])
    }

    private func ordered<Line>(
        _ lines: [Line], by position: KeyPath<Line, ID<Position>>
    ) -> [(line: Line, position: Position?)] {
        let found = lines.map { (line: $0, position: open.problem.opening($0[keyPath: position])?.position) }
        return found.sorted {
            (Self.urgency(of: $0.position), $0.line[keyPath: position])
                < (Self.urgency(of: $1.position), $1.line[keyPath: position])
        }
    }

    /// The place of a position's group in the order; the smallest first.
    static func urgency(of position: Position?) -> Int {
        guard let position else { return 2 }
        return position.isKeyBillet ? 0 : position.isOverseas ? 1 : 2
    }

    private func why(_ person: ID<Person>) -> Address {
        Address("/slates/\(open.stored.slate.id)/why", [QueryItem("person", person.rawValue)])
    }

    /// Who goes where.
    private var lines: DataTable {
        DataTable(
            name: "lines", title: "Who goes where",
            columns: Self.lineColumns,
            rows: ordered(open.plan.lines, by: \.position).map { line, position in
                let person = open.problem.candidate(line.person)?.person
                return TableRow(
                    [
                        .text(line.position.rawValue), .optional(position?.title),
                        .optional(position?.country.rawValue), .flag(position?.isKeyBillet ?? false),
                        .text(line.person.rawValue), .optional(person?.name), Self.grade(of: person),
                        .day(line.reportDay), .day(line.plannedEnd), .int(line.points), .flag(line.isPinned),
                    ],
                    links: [0: explain(line.position), 4: Address("/people/\(line.person)")]
                )
            }
        )
    }

    /// What stays empty, with the rule that excluded most.
    private var unfilled: DataTable {
        DataTable(
            name: "unfilled", title: "Openings that stay empty",
            columns: Self.unfilledColumns,
            rows: ordered(open.plan.unfilled, by: \.position).map { empty, position in
                return TableRow(
                    [
                        .text(empty.position.rawValue), .optional(position?.title),
                        .optional(position?.country.rawValue), .flag(position?.isKeyBillet ?? false),
                        .day(empty.reportDay), .int(empty.eligibleCount), .text(Self.reason(empty)),
                    ],
                    links: [0: explain(empty.position)]
                )
            }
        )
    }

    /// Who stays unplaced.
    private var unplaced: DataTable {
        DataTable(
            name: "unplaced", title: "Candidates who stay unplaced",
            columns: Self.unplacedColumns,
            rows: open.plan.unplaced.map { left in
                let person = open.problem.candidate(left.person)?.person
                return TableRow(
                    [
                        .text(left.person.rawValue), .optional(person?.name), Self.grade(of: person),
                        .day(left.availableFrom), .int(left.eligibleCount), .text(Self.reason(left)),
                    ],
                    links: [0: why(left.person)]
                )
            }
        )
    }

    /// Pins and exclusions.
    private var pins: DataTable {
        DataTable(
            name: "pins", title: "Decided by hand",
            columns: Self.pinColumns,
            rows: open.stored.pins.map { pin in
                TableRow(
                    [
                        .text(pin.kind.rawValue), .text(pin.person.rawValue), .text(pin.position.rawValue),
                        .text(pin.reason), .text(pin.decidedBy),
                    ],
                    links: [1: Address("/people/\(pin.person)"), 2: explain(pin.position)]
                )
            }
        )
    }

    private static func grade(of person: Person?) -> Cell {
        person.map { .ranked($0.grade.description, rank: $0.grade.rank) } ?? .missing
    }

    static func reason(_ empty: UnfilledPosition) -> String {
        guard empty.unplacedCount == 0 else {
            return "left empty to keep to the limits: \(Grouped.text(empty.unplacedCount)) of "
                + "\(Grouped.count(empty.eligibleCount, "eligible candidate")) unplaced"
        }
        if let rival = empty.rival {
            let who =
                empty.eligibleCount == 1
                ? "the one eligible candidate"
                : "\(Grouped.text(empty.eligibleCount)) eligible candidates, all placed elsewhere; the best"
            return "\(who), \(rival.person), goes to \(rival.placedAt) with "
                + "\(Grouped.count(rival.pointsThere, "point")), \(Grouped.text(rival.pointsHere)) here"
        }
        return exclusions(empty.exclusions, of: "candidate", deed: "passes every gate")
    }

    static func reason(_ left: UnplacedPerson) -> String {
        guard left.emptyCount == 0 else {
            return "left unplaced to keep to the limits: \(Grouped.text(left.emptyCount)) of "
                + "\(Grouped.count(left.eligibleCount, "opening")) left empty"
        }
        if let missed = left.missed {
            let what =
                left.eligibleCount == 1
                ? "the one opening" : "\(Grouped.text(left.eligibleCount)) openings given to others; the best"
            return "\(what), \(missed.position), went to \(missed.takenBy) with "
                + "\(Grouped.count(missed.takenPoints, "point")) against \(Grouped.text(missed.points))"
        }
        return exclusions(left.exclusions, of: "opening", deed: "is open to the person")
    }

    /// Who or what is excluded and why, in words; each is counted at the first gate that excludes.
    private static func exclusions(_ counts: [RuleCount], of noun: String, deed: String) -> String {
        guard !counts.isEmpty else { return "no \(noun) to consider" }
        let largest = counts.sorted { ($1.count, $0.rule) < ($0.count, $1.rule) }
        let all = Grouped.count(counts.reduce(0) { $0 + $1.count }, noun)
        return "none of \(all) \(deed): "
            + largest.map { "\(Grouped.text($0.count)) \($0.phrase)" }.joined(separator: ", ")
    }
}
