import CadreDomain
import CadrePlanning

/// Two slates compared, as a sentence, figures and tables.
struct DifferenceSheet {
    let before: OpenSlate
    let after: OpenSlate
    let difference: SlateDifference

    /// The sheet with the table asked for first.
    func sheet(_ rows: DifferenceRows, asOf: Day, journalIndex: Int64) -> Sheet {
        let tables = DifferenceTables(before: before, after: after, difference: difference)
        let all = [
            tables.positions(rows), tables.people(rows), tables.points, tables.positionPoints, tables.decisions,
            tables.inputs,
        ]
        return Sheet(
            title: "What differs between two slates", answer: answer, asOf: asOf,
            journalIndex: journalIndex, figures: figures,
            tables: all.filter { $0.name == rows.table } + [totals] + all.filter { $0.name != rows.table }
        )
    }

    private var answer: String {
        guard !difference.isEmpty else { return "The two slates are the same in every line, decision and input." }
        let places = PositionDifference.Change.allCases.filter { $0 != .empty }.map {
            "\(Grouped.text(difference.count($0))) \($0.rawValue)"
        }
        let points = after.plan.totalPoints - before.plan.totalPoints
        let worth =
            points == 0
            ? "the points are the same" : "\(Grouped.count(abs(points), "point")) \(points > 0 ? "more" : "fewer")"
        let filled = [before, after].map { Grouped.text($0.plan.lines.count) }
        return
            "Positions: \(places.joined(separator: ", ")). Filled \(filled[0]) before and \(filled[1]) after; \(worth)."
    }

    private func rows(_ table: String, _ items: QueryItem...) -> Address {
        Self.rows(before.stored.slate.id, after.stored.slate.id, table, items)
    }

    /// The address of rows of a table of two slates compared.
    static func rows(
        _ before: ID<Slate>, _ after: ID<Slate>, _ table: String, _ items: [QueryItem] = []
    ) -> Address {
        Address(
            "/slates/diff",
            [
                QueryItem("before", before.rawValue), QueryItem("after", after.rawValue), QueryItem("table", table),
            ] + items
        )
    }

    private var figures: [Figure] {
        func count(_ change: PositionDifference.Change, _ title: String, _ definition: String) -> Figure {
            Figure(
                name: change.rawValue, title: title, value: .int(difference.count(change)), definition: definition,
                rows: rows("positions", QueryItem("change", change.rawValue))
            )
        }
        func people(_ change: PersonDifference.Change, _ title: String, _ definition: String) -> Figure {
            Figure(
                name: "people_\(change.rawValue)", title: title, value: .int(difference.count(change)),
                definition: definition, rows: rows("people", QueryItem("change", change.rawValue))
            )
        }
        func only(_ table: String, _ listing: Listing, _ noun: String, _ count: Int) -> Figure {
            Figure(
                name: "\(table)_only_\(listing.rawValue)", title: "\(noun) only \(listing.rawValue)",
                value: .int(count),
                definition: "\(noun) of the slate \(listing.rawValue) that the other does not have.",
                rows: rows(table, QueryItem("listed_in", listing.rawValue))
            )
        }
        func slate(_ name: String, _ title: String, _ open: OpenSlate) -> Figure {
            Figure(
                name: name, title: title, value: .text(open.stored.slate.id.rawValue),
                definition: "The slate that the comparison \(name == "before" ? "starts from" : "leads to").",
                rows: Address("/slates/\(open.stored.slate.id)")
            )
        }
        return [
            slate("before", "Before", before), slate("after", "After", after),
            count(.added, "Positions added", "Positions that only the slate after fills."),
            count(.removed, "Positions removed", "Positions that only the slate before fills."),
            count(.moved, "Positions moved", "Positions that both fill, with different people."),
            count(.unchanged, "Positions unchanged", "Positions that both fill with the same person."),
            count(.empty, "Positions empty in both", "Positions that neither fills."),
            people(.placed, "People newly placed", "People whom only the slate after places."),
            people(.unplaced, "People newly unplaced", "People whom only the slate before places."),
            people(.moved, "People moved", "People whom both place, in different positions."),
            people(.unchanged, "People who stay", "People whom both place in the same position."),
            people(.nowhere, "People unplaced in both", "People whom neither places."),
            only("positions", .before, "Openings", difference.positions.count { $0.listing == .before }),
            only("positions", .after, "Openings", difference.positions.count { $0.listing == .after }),
            only("people", .before, "Candidates", difference.people.count { $0.listing == .before }),
            only("people", .after, "Candidates", difference.people.count { $0.listing == .after }),
            Figure(
                name: "points_change", title: "Change in points",
                value: .int(after.plan.totalPoints - before.plan.totalPoints),
                definition: "The points of the slate after less those of the slate before.", rows: rows("points")
            ),
            Figure(
                name: "decisions", title: "Decisions that differ", value: .int(difference.decisions.count),
                definition: "Pins and exclusions that only one of the two has.", rows: rows("decisions")
            ),
            Figure(
                name: "inputs", title: "Inputs that differ", value: .int(difference.inputs.count),
                definition: "Fields of the frozen inputs that differ, and records that only one of them has; "
                    + "decisions are counted apart.", rows: rows("inputs")
            ),
            Figure(
                name: "input_same", title: "Same input",
                value: .flag(before.stored.run.inputDigest == after.stored.run.inputDigest),
                definition: "Whether the digests of the two frozen inputs are equal; decisions are part of it.",
                rows: nil
            ),
        ]
    }

    /// Both slates in figures, side by side.
    private var totals: DataTable {
        let (one, other) = (before.plan, after.plan)
        func count(
            _ measure: String, _ title: String, _ count: (SlatePlan) -> Int, table: String? = nil, change: String
        ) -> TableRow {
            row(
                measure, title, .int(count(one)), .int(count(other)), .int(count(other) - count(one)), table: table,
                change: change
            )
        }
        let shares = [one, other].map { Ratio(numerator: $0.lines.count, denominator: $0.openingCount) }
        let rows = [
            count("openings", "Openings", \.openingCount, change: "positions"),
            count("filled", "Filled", \.lines.count, table: "lines", change: "positions"),
            row(
                "fill", "Filled, per cent", StaffingFigures.share(shares[0]), StaffingFigures.share(shares[1]),
                Self.change(shares[0].permille, shares[1].permille), change: "positions"
            ),
            count("unfilled", "Unfilled", \.unfilled.count, table: "unfilled", change: "positions"),
            count("candidates", "Candidates", \.candidateCount, change: "people"),
            count("unplaced", "Unplaced", \.unplaced.count, table: "unplaced", change: "people"),
            count("points", "Points", \.totalPoints, table: "lines", change: "points"),
        ]
        let pins = [before, after].map(\.stored.pins.count)
        let decisions = row(
            "decisions", "Decisions by hand", .int(pins[0]), .int(pins[1]), .int(pins[1] - pins[0]), table: "pins",
            change: "decisions"
        )
        return DataTable(
            name: "totals", title: "Both slates in figures",
            columns: [
                TableColumn("measure", "Measure"), TableColumn("title", "In words"),
                TableColumn("before", "Before", isNumber: true), TableColumn("after", "After", isNumber: true),
                TableColumn("change", "Change", isNumber: true),
            ],
            rows: rows + [preference, moveCost, decisions].compactMap(\.self)
        )
    }

    /// What the rules prefer beside filling posts and short moves; nil where neither run counts such a rule.
    private var preference: TableRow? {
        let rules = difference.points.filter { $0.objective == .preference }
        guard !rules.isEmpty else { return nil }
        func sum(_ amount: (PointsDifference) -> PointsDifference.Amount?) -> Int? {
            let amounts = rules.compactMap(amount)
            return amounts.isEmpty ? nil : amounts.reduce(0) { $0 + $1.points }
        }
        let (one, other) = (sum(\.before), sum(\.after))
        let change = one.flatMap { one in other.map { $0 - one } }
        return TableRow(
            [
                .text("preference"), .text("Points of preference: all rules but fill and moves"), .optional(one),
                .optional(other), .optional(change),
            ],
            links: [2: rows("points"), 3: rows("points"), 4: rows("points")]
        )
    }

    /// The distance that people move, in units that no weight touches; nil where neither run counts it.
    private var moveCost: TableRow? {
        difference.points.first { $0.rule == Rule.moveCost.identifier }.map { cost in
            let units = [cost.before, cost.after].map { $0.map { -$0.units } }
            let change = units[0].flatMap { one in units[1].map { $0 - one } }
            return TableRow(
                [
                    .text("move_cost"), .text("Moves, classes of distance"), .optional(units[0]), .optional(units[1]),
                    .optional(change),
                ],
                links: [
                    2: rows("points"), 3: rows("points"), 4: rows("position_points", QueryItem("q", cost.rule)),
                ]
            )
        }
    }

    private func row(
        _ measure: String, _ title: String, _ one: Cell, _ other: Cell, _ difference: Cell, table: String? = nil,
        change: String
    ) -> TableRow {
        func address(_ open: OpenSlate) -> Address {
            Address("/slates/\(open.stored.slate.id)", table.map { [QueryItem("table", $0)] } ?? [])
        }
        return TableRow(
            [.text(measure), .text(title), one, other, difference],
            links: [2: address(before), 3: address(after), 4: rows(change)]
        )
    }

    /// The change of a share in per cent, with one decimal.
    private static func change(_ before: Int?, _ after: Int?) -> Cell {
        guard let before, let after else { return .missing }
        let change = after - before
        let size = abs(change)
        return .ranked("\(change < 0 ? "-" : "")\(size / 10).\(size % 10)", rank: change)
    }
}
