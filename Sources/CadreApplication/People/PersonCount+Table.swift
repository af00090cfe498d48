import CadreDomain
import CadrePlanning

extension PersonRow {
    /// As what the person is counted: each rule with its sentence, and the records that it rests on.
    var countingTable: DataTable {
        DataTable(
            name: "counting", title: "Counted as",
            columns: [
                TableColumn("rule", "Rule"), TableColumn("counted", "Counted", kind: .flag),
                TableColumn("ground", "Ground"), TableColumn("record", "Record"),
                TableColumn("position", "Position"), TableColumn("sentence", "What the rule says"),
            ],
            rows: rows(of: .identified, count.grounds) + rows(of: .coded, codedGrounds)
        )
    }

    /// The assignments to positions that bear a code.
    private var codedGrounds: [CountingGround] {
        count.held.filter(\.isCoded).map { .assignment($0.assignment, in: $0.position) }
    }

    /// A row for each record that a rule rests on; one that says no where there is none.
    private func rows(of rule: CountingRule, _ grounds: [CountingGround]) -> [TableRow] {
        guard !grounds.isEmpty else {
            return [
                TableRow([
                    .text(rule.identifier), .flag(false), .missing, .missing, .missing, .text(rule.sentence),
                ])
            ]
        }
        return grounds.map { ground in
            let (record, position): (String, String?) =
                switch ground {
                case .assignment(let id, let position): (id.rawValue, position.rawValue)
                case .certification(let id), .training(let id): (id.rawValue, nil)
                }
            return TableRow([
                .text(rule.identifier), .flag(true), .text(ground.word.rawValue), .text(record), .optional(position),
                .text(rule.sentence),
            ])
        }
    }
}
