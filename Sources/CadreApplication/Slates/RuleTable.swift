import CadreDomain
import CadrePlanning

/// The rules that an explanation names, with where each comes from and how much that can be trusted.
enum RuleTable {
    /// The rules that decided about anybody whom the explanation shows.
    static func rules(of explanation: SlateExplanation, _ outsider: Outsider?) -> [Rule] {
        let pairs = [explanation.chosen, explanation.versus?.pair, explanation.runnerUp?.pair].compactMap(\.self)
        var named: Set<String> = []
        for pair in pairs {
            named.formUnion(pair.gates.map(\.rule))
            named.formUnion(pair.ledger.map(\.rule))
            named.formUnion(pair.flags.map(\.rule))
        }
        named.formUnion((outsider?.gates ?? []).map(\.rule))
        named.formUnion((explanation.unfilled?.exclusions ?? []).map(\.rule))
        return Rules.all.filter { named.contains($0.identifier) }
    }

    /// The rules as rows.
    static func table(_ rules: [Rule]) -> DataTable {
        DataTable(
            name: "rules", title: "Where the rules come from",
            columns: [
                TableColumn("rule", "Rule"), TableColumn("version", "Version", isNumber: true),
                TableColumn("source", "Source"), TableColumn("confidence", "Confidence"),
                TableColumn("waiver", "Who may waive it"),
            ],
            rows: rules.map { rule in
                TableRow([
                    .text(rule.identifier), .int(rule.version), .text(rule.citation), .text(rule.confidence.rawValue),
                    .optional(rule.waiver),
                ])
            }
        )
    }
}

extension RuleCount {
    /// Where a decision by hand excluded: the decisions of the slate, by the column that stands first.
    func decisions(in slate: ID<Slate>) -> [Int: Address] {
        rule == Self.exclusion ? [0: Address("/slates/\(slate)", [QueryItem("table", "pins")])] : [:]
    }
}
