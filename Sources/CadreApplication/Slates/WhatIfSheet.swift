import CadreDomain
import CadrePlanning

/// The answer to a what-if question as figures and one flat table: every move, gate or decision a row.
struct WhatIfSheet {
    let whatIf: WhatIf
    let open: OpenSlate
    let opening: Opening
    let names: [ID<Person>: String]

    func sheet(asOf: Day, journalIndex: Int64) -> Sheet {
        Sheet(
            title: opening.position.title, answer: answer, asOf: asOf,
            journalIndex: journalIndex, figures: figures + [.inputJournalIndex(open.stored.run.journalIndex)],
            tables: [table]
        )
    }

    private func name(_ person: ID<Person>) -> String { names[person].map { "\($0) (\(person))" } ?? person.rawValue }

    private var answer: String {
        let (person, position) = (name(whatIf.pair.person), whatIf.pair.position)
        switch whatIf.outcome {
        case .notEligible(let gates):
            let first = gates.first.map { ": \($0.rule) asks for \($0.facts.needed), found \($0.facts.found)" } ?? ""
            let more = gates.count > 1 ? "; \(Grouped.count(gates.count, "gate")) fail in all" : ""
            return "\(person) is not eligible for \(position)\(first)\(more)."
        case .decided(let pin):
            let deed = pin.kind == .pin ? "pinned to" : "excluded from"
            return "A decision stands against it: \(name(pin.person)) is \(deed) \(pin.position) (\(pin.reason))."
        case .change(let change) where change.moves.isEmpty: return "The slate already gives \(position) to \(person)."
        case .againstLimits(let conflict):
            return "No slate that keeps to the limits places \(person) in \(position). \(conflict.sentence)"
        case .change(let change):
            let size = Grouped.count(abs(change.loss), "point")
            let cost = change.loss == 0 ? "cost nothing" : change.loss > 0 ? "cost \(size)" : "bring \(size) more"
            let moved = Grouped.count(change.moves.count, "place")
            let proof = change.isExact ? "" : " This compares the best slates found; neither is proven the best."
            return "Placing \(person) in \(position) would \(cost) and change \(moved).\(proof)"
        }
    }

    private var change: WhatIf.Change? {
        guard case .change(let change) = whatIf.outcome else { return nil }
        return change
    }

    private var verdict: String {
        switch whatIf.outcome {
        case .change: "possible"
        case .notEligible: "not_eligible"
        case .decided: "decided"
        case .againstLimits: "against_limits"
        }
    }

    private var figures: [Figure] {
        func figure(_ name: String, _ title: String, _ value: Cell, _ definition: String) -> Figure {
            Figure(name: name, title: title, value: value, definition: definition, rows: nil)
        }
        let total = open.plan.totalPoints
        return [
            figure("person", "Person", .text(whatIf.pair.person.rawValue), "Who would be placed."),
            figure("position", "Position", .text(whatIf.pair.position.rawValue), "Where."),
            figure(
                "verdict", "Verdict", .text(verdict), "Whether a slate can have it, or what stands against it."
            ),
            figure("points", "Points of the pair", .int(whatIf.pair.totalPoints), "What the pair itself is worth."),
            figure(
                "loss", "Regret", .optional(change?.loss), "Points that the best slate with this pair falls short."
            ),
            figure(
                "exact", "Exact", change.map { .flag($0.isExact) } ?? .missing,
                "Whether the regret is proven; under limits the search may end before."
            ),
            figure("total_points", "Points of the slate", .int(total), "The points of all lines now."),
            figure(
                "total_points_after", "Points with the pair", .optional(change.map { total - $0.loss }),
                "The points of the best slate that has the pair."
            ),
            figure("moves", "Places changed", .optional(change?.moves.count), "People whose place differs."),
            figure(
                "left_unplaced", "Left unplaced", .optional(change?.leftUnplaced.count),
                "People who would lose their place and get none."
            ),
            figure(
                "left_empty", "Left empty", .optional(change?.leftEmpty.count),
                "Positions filled now that would stay empty."
            ),
            figure(
                "newly_filled", "Newly filled", .optional(change?.newlyFilled.count),
                "Positions empty now that would be filled."
            ),
        ]
    }

    private var table: DataTable {
        DataTable(name: Self.tableName, title: "What would follow, a row each", columns: Self.columns, rows: rows)
    }

    private static let tableName = "consequences"

    static let columns = [
        TableColumn("kind", "Kind", "move, gate, decision or limit."), TableColumn("person", "Person"),
        TableColumn("name", "Name"), TableColumn("from", "From"),
        TableColumn("from_points", "Points there", isNumber: true), TableColumn("to", "To"),
        TableColumn("to_points", "Points then", isNumber: true),
        TableColumn("points_change", "Change", isNumber: true), TableColumn("rule", "Rule"),
        TableColumn("needed", "Needed"), TableColumn("found", "Found"), TableColumn("remedy", "What would change it"),
    ]

    private var rows: [TableRow] {
        switch whatIf.outcome {
        case .change(let change):
            return change.moves.map { move in
                row(
                    "move", move.person,
                    [
                        .optional(move.from?.position.rawValue), .optional(move.from?.points),
                        .optional(move.to?.position.rawValue), .optional(move.to?.points), .int(move.pointsChange),
                        .missing, .missing, .missing, .missing,
                    ]
                )
            }
        case .notEligible(let gates):
            return gates.map { gate in
                row(
                    "gate", whatIf.pair.person,
                    [
                        .missing, .missing, .text(whatIf.pair.position.rawValue), .missing, .missing, .text(gate.rule),
                        .text(gate.facts.needed), .text(gate.facts.found), .text(gate.facts.remedy),
                    ]
                )
            }
        case .againstLimits(let conflict):
            return conflict.parts.map { part in
                row(
                    "limit", part.pin?.person ?? whatIf.pair.person,
                    [
                        .missing, .missing, .optional(part.pin?.position.rawValue), .missing, .missing,
                        .text(part.limit?.description ?? "pin"), .text(part.title), .missing,
                        .optional(part.loosened.map { "possible \($0)" }),
                    ]
                )
            }
        case .decided(let pin):
            return [
                row(
                    "decision", pin.person,
                    [
                        .missing, .missing, .text(pin.position.rawValue), .missing, .missing, .text(pin.kind.rawValue),
                        .missing, .text(pin.reason), .missing,
                    ]
                )
            ]
        }
    }

    private func row(_ kind: String, _ person: ID<Person>, _ rest: [Cell]) -> TableRow {
        TableRow([.text(kind), .text(person.rawValue), .optional(names[person])] + rest)
    }
}
