import CadreDomain
import CadrePlanning

/// The tables of two slates compared.
struct DifferenceTables {
    let before: OpenSlate
    let after: OpenSlate
    let difference: SlateDifference

    private func explain(_ open: OpenSlate, _ position: ID<Position>) -> Address {
        Address("/slates/\(open.stored.slate.id)/explain", [QueryItem("position", position.rawValue)])
    }

    private func why(_ open: OpenSlate, _ person: ID<Person>) -> Address {
        Address("/slates/\(open.stored.slate.id)/why", [QueryItem("person", person.rawValue)])
    }

    private func position(_ id: ID<Position>) -> Position? {
        (after.problem.opening(id) ?? before.problem.opening(id))?.position
    }

    private func person(_ id: ID<Person>) -> Person? {
        (after.problem.candidate(id) ?? before.problem.candidate(id))?.person
    }

    /// The slate that explains something: the one after, unless only the one before lists it.
    private func explaining(_ listing: Listing) -> OpenSlate { listing == .before ? before : after }

    /// What became of positions, the rows asked for; grouped by change, in order of identity.
    func positions(_ rows: DifferenceRows) -> DataTable {
        let shown = PositionDifference.Change.allCases.flatMap { change in
            difference.positions.filter {
                $0.change == change
                    && rows.holds("positions", change: change.rawValue, isSame: change.isSame, listing: $0.listing)
            }
        }
        return DataTable(
            name: "positions", title: "Positions",
            columns: [
                TableColumn("position", "Position"), TableColumn("title", "Title"), TableColumn("country", "Country"),
                TableColumn("key_billet", "Key billet"), TableColumn("change", "Change"),
                TableColumn("before_person", "Person before"), TableColumn("before_name", "Before"),
                TableColumn("after_person", "Person after"), TableColumn("after_name", "After"),
                TableColumn("before_report_day", "Reports before"), TableColumn("after_report_day", "Reports after"),
                TableColumn("before_points", "Points before", isNumber: true),
                TableColumn("after_points", "Points after", isNumber: true),
                TableColumn("listed_in", "Opening in", "Which of the two slates has it as an opening."),
            ],
            rows: shown.map { row in
                let position = position(row.position)
                var links = [0: explain(explaining(row.listing), row.position)]
                if let line = row.before {
                    links[5] = why(before, line.person)
                    links[11] = explain(before, row.position)
                }
                if let line = row.after {
                    links[7] = why(after, line.person)
                    links[12] = explain(after, row.position)
                }
                return TableRow(
                    [
                        .text(row.position.rawValue), .optional(position?.title),
                        .optional(position?.country.rawValue), .flag(position?.isKeyBillet ?? false),
                        .text(row.change.rawValue), .optional(row.before?.person.rawValue),
                        .optional(row.before.flatMap { person($0.person)?.name }),
                        .optional(row.after?.person.rawValue),
                        .optional(row.after.flatMap { person($0.person)?.name }), .optional(row.before?.reportDay),
                        .optional(row.after?.reportDay), .optional(row.before?.points), .optional(row.after?.points),
                        .text(row.listing.rawValue),
                    ],
                    links: links
                )
            }
        )
    }

    /// What became of people, the rows asked for; grouped by change, in order of identity.
    func people(_ rows: DifferenceRows) -> DataTable {
        let shown = PersonDifference.Change.allCases.flatMap { change in
            difference.people.filter {
                $0.change == change
                    && rows.holds("people", change: change.rawValue, isSame: change.isSame, listing: $0.listing)
            }
        }
        return DataTable(
            name: "people", title: "People",
            columns: [
                TableColumn("person", "Person"), TableColumn("name", "Name"), TableColumn("grade", "Grade"),
                TableColumn("change", "Change"), TableColumn("before_position", "Before"),
                TableColumn("before_title", "Title before"), TableColumn("after_position", "After"),
                TableColumn("after_title", "Title after"),
                TableColumn("before_points", "Points before", isNumber: true),
                TableColumn("after_points", "Points after", isNumber: true),
                TableColumn("listed_in", "Candidate in", "Which of the two slates has the person as a candidate."),
            ],
            rows: shown.map { row in
                let person = person(row.person)
                var links = [0: why(explaining(row.listing), row.person)]
                if let line = row.before {
                    links[4] = explain(before, line.position)
                    links[8] = explain(before, line.position)
                }
                if let line = row.after {
                    links[6] = explain(after, line.position)
                    links[9] = explain(after, line.position)
                }
                return TableRow(
                    [
                        .text(row.person.rawValue), .optional(person?.name), .optional(person?.grade.description),
                        .text(row.change.rawValue), .optional(row.before?.position.rawValue),
                        .optional(row.before.flatMap { position($0.position)?.title }),
                        .optional(row.after?.position.rawValue),
                        .optional(row.after.flatMap { position($0.position)?.title }), .optional(row.before?.points),
                        .optional(row.after?.points), .text(row.listing.rawValue),
                    ],
                    links: links
                )
            }
        )
    }

    /// The points of both slates by rule, with their total.
    var points: DataTable {
        func row(_ rule: Cell, _ unit: Cell, _ rows: [PointsDifference], units: Bool, _ change: Address) -> TableRow {
            func sum(_ side: (PointsDifference) -> PointsDifference.Amount?) -> (units: Cell, points: Cell) {
                let amounts = rows.compactMap(side)
                guard !amounts.isEmpty || !units else { return (.missing, .missing) }
                return (
                    units ? .int(amounts.reduce(0) { $0 + $1.units }) : .missing,
                    .int(amounts.reduce(0) { $0 + $1.points })
                )
            }
            let (one, other) = (sum(\.before), sum(\.after))
            return TableRow(
                [
                    rule, unit, one.units, other.units, one.points, other.points,
                    .int(rows.reduce(0) { $0 + $1.change }),
                ],
                links: [2: lines(before), 3: lines(after), 4: lines(before), 5: lines(after), 6: change]
            )
        }
        let ids = (before.stored.slate.id, after.stored.slate.id)
        return DataTable(
            name: "points", title: "Points by rule",
            columns: [
                TableColumn("rule", "Rule"), TableColumn("unit", "Unit"),
                TableColumn("before_units", "Units before", isNumber: true),
                TableColumn("after_units", "Units after", isNumber: true),
                TableColumn("before_points", "Points before", isNumber: true),
                TableColumn("after_points", "Points after", isNumber: true),
                TableColumn("change", "Change", "Points after less points before.", isNumber: true),
            ],
            rows: difference.points.map { rule in
                row(
                    .text(rule.rule), .text(rule.unit), [rule], units: true,
                    DifferenceSheet.rows(ids.0, ids.1, "position_points", [QueryItem("q", rule.rule)])
                )
            } + [
                row(
                    .text("total"), .missing, difference.points, units: false,
                    DifferenceSheet.rows(ids.0, ids.1, "position_points")
                )
            ]
        )
    }

    private func lines(_ open: OpenSlate) -> Address {
        Address("/slates/\(open.stored.slate.id)", [QueryItem("table", "lines")])
    }

    /// The points by position and rule that differ; for each rule they sum to its change.
    var positionPoints: DataTable {
        DataTable(
            name: "position_points", title: "Points by position",
            columns: [
                TableColumn("position", "Position"), TableColumn("title", "Title"), TableColumn("rule", "Rule"),
                TableColumn("before_points", "Points before", isNumber: true),
                TableColumn("after_points", "Points after", isNumber: true),
                TableColumn("change", "Change", "Points after less points before.", isNumber: true),
            ],
            rows: difference.positions.flatMap { row in
                row.points.filter { $0.change != 0 }.map { points in
                    var links = [0: explain(explaining(row.listing), row.position)]
                    if row.before != nil { links[3] = explain(before, row.position) }
                    if row.after != nil { links[4] = explain(after, row.position) }
                    return TableRow(
                        [
                            .text(row.position.rawValue), .optional(position(row.position)?.title),
                            .text(points.rule), .int(points.before?.points ?? 0), .int(points.after?.points ?? 0),
                            .int(points.change),
                        ],
                        links: links
                    )
                }
            }
        )
    }

    /// Pins and exclusions that only one of the two has.
    var decisions: DataTable {
        DataTable(
            name: "decisions", title: "Decisions",
            columns: [
                TableColumn("change", "Change"), TableColumn("kind", "Decision"), TableColumn("person", "Person"),
                TableColumn("position", "Position"), TableColumn("reason", "Reason"),
                TableColumn("decided_by", "Decided by"),
            ],
            rows: difference.decisions.map { decision in
                let (pin, open) = (decision.pin, decision.change == .added ? after : before)
                var links = [0: Address("/slates/\(open.stored.slate.id)", [QueryItem("table", "pins")])]
                if open.problem.candidate(pin.person) != nil { links[2] = why(open, pin.person) }
                if open.problem.opening(pin.position) != nil { links[3] = explain(open, pin.position) }
                return TableRow(
                    [
                        .text(decision.change.rawValue), .text(pin.kind.rawValue), .text(pin.person.rawValue),
                        .text(pin.position.rawValue), .text(pin.reason), .text(pin.decidedBy),
                    ],
                    links: links
                )
            }
        )
    }

    /// What differs in the frozen inputs.
    var inputs: DataTable {
        DataTable(
            name: "inputs", title: "Inputs",
            columns: [
                TableColumn("kind", "Kind"), TableColumn("record", "Record"), TableColumn("field", "Field"),
                TableColumn("before", "Before"), TableColumn("after", "After"),
            ],
            rows: difference.inputs.map { input in
                TableRow(
                    [
                        .text(input.kind), .optional(input.record.isEmpty ? nil : input.record),
                        .optional(input.field), .optional(input.before), .optional(input.after),
                    ],
                    links: address(of: input).map { [1: $0] } ?? [:]
                )
            }
        )
    }

    private func address(of input: InputDifference) -> Address? {
        switch input.kind {
        case "opening": Address("/positions/\(input.record)")
        case "candidate": Address("/people/\(input.record)")
        default: nil
        }
    }
}
