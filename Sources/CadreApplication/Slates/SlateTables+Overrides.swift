import CadreDomain
import CadrePlanning

extension SlateTables {
    /// The gates that pins override, each with the reason.
    var overrides: DataTable {
        DataTable(
            name: "overrides", title: "Gates overridden",
            columns: Self.overrideColumns,
            rows: open.plan.overrides.map { gate in
                TableRow(
                    [
                        .text(gate.position.rawValue), .text(gate.person.rawValue),
                        .optional(open.problem.candidate(gate.person)?.person.name), .text(gate.rule),
                        .text(gate.facts.needed), .text(gate.facts.found), .text(gate.reason), .text(gate.decidedBy),
                    ],
                    links: [0: explain(gate.position), 1: Address("/people/\(gate.person)")]
                )
            }
        )
    }
}
