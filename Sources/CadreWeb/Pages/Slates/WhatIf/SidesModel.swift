import CadreApplication
import CadreDomain
import CadrePlanning

/// Two people for one position side by side: every gate, every entry of the points on one scale, every flag.
struct SidesModel: Sendable {
    /// One of the two.
    struct Side: Sendable {
        let role: String
        let name: String
        let whyAddress: String
        let gates: String
        let isElsewhere: Bool
        let isUnplaced: Bool
        let placed: String
        let placedAddress: String
        let flags: [String]
        let hasFlags: Bool
    }

    /// What a gate found of one of the two.
    struct Finding: Sendable {
        let isMet: Bool
        let found: String
        let remedy: String?
    }

    struct Gate: Sendable {
        let rule: String
        let ruleAddress: String?
        let sentence: String
        let needed: String
        let findings: [Finding]
    }

    /// What one of the two gets from a rule.
    struct Entry: Sendable {
        let points: String
        let reason: String
        let width: String
        let tone: String
        let hasBar: Bool
    }

    struct Points: Sendable {
        let rule: String
        let ruleAddress: String?
        let entries: [Entry]
    }

    let sides: [Side]
    let gates: [Gate]
    let points: [Points]
    let totals: [String]

    /// Makes the two sides; nil where nobody is to be shown.
    init?(_ explanation: SlateExplanation, _ people: PeopleNames) {
        let other =
            explanation.versus.map { ("Compared with", $0.pair) }
            ?? explanation.runnerUp.map { ("Runner-up", $0.pair) }
        let shown = [explanation.chosen.map { ("Chosen", $0) }, other].compactMap(\.self)
        guard let first = shown.first?.1 else { return nil }
        sides = shown.map { Self.side($0.0, $0.1, explanation.position, people) }
        gates = first.gates.enumerated().map { index, gate in
            Gate(
                rule: gate.rule, ruleAddress: RuleHelp.address(of: gate.rule), sentence: gate.sentence,
                needed: gate.facts.needed,
                findings: shown.compactMap { _, pair in
                    pair.gates.indices.contains(index) ? Self.finding(pair.gates[index]) : nil
                }
            )
        }
        let rules = shown.flatMap { $0.1.ledger.map(\.rule) }
        let distinct = rules.enumerated().filter { !rules[..<$0.offset].contains($0.element) }.map(\.element)
        let largest = shown.flatMap { $0.1.ledger.map { abs($0.points) } }.max() ?? 1
        points = distinct.map { rule in
            Points(
                rule: rule, ruleAddress: RuleHelp.address(of: rule),
                entries: shown.map { _, pair in Self.entry(pair.ledger.first { $0.rule == rule }, largest) }
            )
        }
        totals = shown.map { Words.number($0.1.totalPoints) }
    }

    private static func side(
        _ role: String, _ pair: PairExplanation, _ position: ID<Position>, _ people: PeopleNames
    ) -> Side {
        let isElsewhere = pair.placedAt != position
        let flags = pair.flags.map(\.text)
        return Side(
            role: role, name: people.name(pair.person), whyAddress: people.why(pair.person),
            gates: "\(pair.metGateCount) of \(Words.count(pair.gates.count, "gate")) met",
            isElsewhere: isElsewhere && pair.placedAt != nil, isUnplaced: pair.placedAt == nil,
            placed: pair.placedAt?.rawValue ?? "", placedAddress: pair.placedAt.map(people.explain) ?? "", flags: flags,
            hasFlags: !flags.isEmpty
        )
    }

    private static func finding(_ gate: GateOutcome) -> Finding {
        let waiver = gate.waiver.map { " Waiver: \($0)." } ?? ""
        return Finding(
            isMet: gate.isMet, found: gate.facts.found, remedy: gate.isMet ? nil : gate.facts.remedy + waiver
        )
    }

    /// How wide the longest bar is, in the units of the drawing.
    private static let barWidth = 120

    private static func entry(_ entry: PointsEntry?, _ largest: Int) -> Entry {
        let value = entry?.points ?? 0
        let width = max(1, abs(value) * barWidth / max(largest, 1))
        return Entry(
            points: Words.number(value), reason: entry?.reason ?? "", width: String(width),
            tone: value < 0 ? "c-bad" : "c-accent", hasBar: value != 0
        )
    }
}
