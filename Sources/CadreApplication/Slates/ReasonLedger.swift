import CadreDomain
import CadrePlanning

/// The reasons of a slate as one flat table, every gate, flag and entry of points a row: what CSV exports.
public struct ReasonLedger {
    /// The name of the table in JSON.
    static let tableName = "ledger"

    /// The columns; a row leaves empty what does not apply to it.
    public static let columns = [
        TableColumn("section", "Section"), TableColumn("side", "Side"), TableColumn("rule", "Rule"),
        TableColumn("kind", "Kind"), TableColumn("person", "Person"), TableColumn("name", "Name"),
        TableColumn("position", "Position"), TableColumn("verdict", "Verdict"),
        TableColumn("points", "Points", isNumber: true), TableColumn("count", "Count", isNumber: true),
        TableColumn("needed", "Needed"), TableColumn("fact", "Fact"), TableColumn("change", "What would change it"),
    ]

    private struct Row {
        var section: String
        var side: String?
        var rule: String?
        var kind: String?
        var person: ID<Person>?
        var position: ID<Position>?
        var verdict: String?
        var points: Int?
        var count: Int?
        var needed: String?
        var fact: String?
        var change: String?
    }

    private let names: [ID<Person>: String]
    private var rows: [Row] = []

    /// Takes the reasons of a position.
    init(
        _ explanation: SlateExplanation, _ outsider: Outsider? = nil, _ waivers: WaiverPrices? = nil,
        names: [ID<Person>: String]
    ) {
        self.names = names
        if let chosen = explanation.chosen { add(chosen, "chosen") }
        if let versus = explanation.versus {
            add(versus.pair, "versus")
            add(versus.effect)
        } else if let runnerUp = explanation.runnerUp {
            add(runnerUp.pair, "runner_up")
        }
        if let outsider { add(outsider, position: explanation.position) }
        for override in explanation.overrides {
            rows.append(
                Row(
                    section: "overrides", rule: override.rule, kind: "gate", person: override.person,
                    position: override.position, verdict: "overridden", fact: override.reason
                )
            )
        }
        if let limited = explanation.limited {
            rows.append(Row(section: "limits", position: explanation.position, fact: limited))
        }
        for excluded in explanation.unfilled?.exclusions ?? [] { add(excluded, position: explanation.position) }
        if let waivers { add(waivers, position: explanation.position) }
        add(changes: explanation.whatWouldChange + (outsider?.changes ?? []))
    }

    /// Takes the reasons of a person.
    init(_ explanation: PersonExplanation, names: [ID<Person>: String]) {
        self.names = names
        let person = explanation.person
        if let line = explanation.line {
            rows.append(
                Row(
                    section: "line", person: person, position: line.position, verdict: "proposed", points: line.points,
                    fact: "Reports \(line.reportDay.prose), planned until \(line.plannedEnd.prose)"
                )
            )
        }
        for excluded in explanation.exclusions { add(excluded, person: person) }
        for missed in explanation.missed {
            rows.append(
                Row(
                    section: "missed", person: person, position: missed.position, points: missed.points,
                    fact: "Went to \(missed.takenBy) with \(Grouped.count(missed.takenPoints, "point"))"
                )
            )
        }
        for near in explanation.nearest {
            rows.append(
                Row(
                    section: "nearest", rule: near.gate.rule, kind: "gate", person: person, position: near.position,
                    verdict: "not met", points: near.points, needed: near.gate.facts.needed,
                    fact: near.gate.facts.found, change: near.gate.facts.remedy
                )
            )
        }
        add(changes: explanation.whatWouldChange)
    }

    /// The table.
    var table: DataTable {
        DataTable(
            name: Self.tableName, title: "Every reason, a row each", columns: Self.columns,
            rows: rows.map { row in
                TableRow([
                    .text(row.section), .optional(row.side), .optional(row.rule), .optional(row.kind),
                    .optional(row.person?.rawValue), .optional(row.person.flatMap { names[$0] }),
                    .optional(row.position?.rawValue), .optional(row.verdict), .optional(row.points),
                    .optional(row.count), .optional(row.needed), .optional(row.fact), .optional(row.change),
                ])
            }
        )
    }

    private mutating func add(_ gate: GateOutcome, _ side: String, _ person: ID<Person>, _ position: ID<Position>) {
        rows.append(
            Row(
                section: "gates", side: side, rule: gate.rule, kind: "gate", person: person, position: position,
                verdict: gate.isMet ? "met" : "not met", needed: gate.facts.needed, fact: gate.facts.found,
                change: gate.isMet ? nil : gate.facts.remedy
            )
        )
    }

    /// Adds why the one compared is no candidate, and every gate of the position on the register of today.
    private mutating func add(_ outsider: Outsider, position: ID<Position>) {
        for sentence in outsider.sentences {
            rows.append(
                Row(
                    section: "outsider", side: "versus", person: outsider.person, position: position, fact: sentence
                )
            )
        }
        for gate in outsider.gates { add(gate, "versus", outsider.person, position) }
    }

    /// Adds every gate, entry of points and flag of one side; the points end with their total.
    private mutating func add(_ pair: PairExplanation, _ side: String) {
        func row(_ section: String, _ rule: String, kind: String?) -> Row {
            Row(
                section: section, side: side, rule: rule, kind: kind, person: pair.person, position: pair.position
            )
        }
        for gate in pair.gates { add(gate, side, pair.person, pair.position) }
        for entry in pair.ledger {
            var row = row("points", entry.rule, kind: "points")
            row.points = entry.points
            row.fact = entry.reason
            rows.append(row)
        }
        var total = row("points", "total", kind: nil)
        total.points = pair.totalPoints
        rows.append(total)
        for flag in pair.flags {
            var row = row("flags", flag.rule, kind: "flag")
            row.verdict = "flagged"
            row.fact = flag.text
            rows.append(row)
        }
    }

    /// Adds what the slate as a whole would become.
    private mutating func add(_ effect: SlateEffect) {
        rows += effect.moves.map { move in
            Row(
                section: "effect", person: move.person, position: move.to,
                fact: move.from.map { "Now at \($0)" } ?? "Now unplaced",
                change: move.to == nil ? "Stays unplaced" : nil
            )
        }
        rows += effect.leftEmpty.map { Row(section: "effect", position: $0, change: "Left empty") }
        rows += effect.newlyFilled.map { Row(section: "effect", position: $0, change: "Filled") }
        rows.append(Row(section: "effect", points: effect.pointsChange, fact: "Change of the slate"))
    }

    private mutating func add(_ excluded: RuleCount, person: ID<Person>? = nil, position: ID<Position>? = nil) {
        rows.append(
            Row(
                section: "exclusions", rule: excluded.rule, kind: excluded.rule == RuleCount.exclusion ? nil : "gate",
                person: person, position: position, count: excluded.count
            )
        )
    }

    /// Adds what each waiver would bring, or why none helps.
    private mutating func add(_ waivers: WaiverPrices, position: ID<Position>) {
        rows += waivers.waivers.map { waiver in
            Row(
                section: "waivers", rule: waiver.rule, kind: "gate", person: waiver.filler?.person, position: position,
                points: waiver.gain, count: waiver.candidateCount, fact: "Authority: \(waiver.authority)",
                change: waiver.sentence(position)
            )
        }
        guard !waivers.isAnyGain else { return }
        rows += waivers.sentences(position).map { Row(section: "waivers", position: position, fact: $0) }
    }

    private mutating func add(changes: [String]) {
        rows += changes.map { Row(section: "what_would_change", change: $0) }
    }
}
