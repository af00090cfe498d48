public import CadreDomain

/// Everything the rules say of one person for one position.
public struct PairExplanation: Hashable, Sendable {
    /// The position.
    public let position: ID<Position>
    /// The person.
    public let person: ID<Person>
    /// The day on which the person would report.
    public let reportDay: Day
    /// The first day after the tour.
    public let plannedEnd: Day
    /// Every gate, in the order in which they are asked.
    public let gates: [GateOutcome]
    /// The flags that have something to say.
    public let flags: [FlagOutcome]
    /// The entries that are not zero; they sum to ``totalPoints``.
    public let ledger: [PointsEntry]
    /// What the pair is worth.
    public let totalPoints: Int
    /// Where the plan places the person; nil where nowhere.
    public let placedAt: ID<Position>?

    /// The gates that fail.
    public var failedGates: [GateOutcome] { gates.filter { !$0.isMet } }
    /// How many gates are met.
    public var metGateCount: Int { gates.count { $0.isMet } }

    init(_ pair: Pair, sheet: RuleSheet, placedAt: ID<Position>?) {
        position = pair.position.id
        person = pair.person.id
        reportDay = pair.reportingDay
        plannedEnd = pair.plannedEnd
        gates =
            sheet.gates.compactMap { gate in
                switch gate.evaluate(pair) {
                case .passed(let facts): GateOutcome(gate, isMet: true, facts: facts)
                case .failed(let facts): GateOutcome(gate, isMet: false, facts: facts)
                case .flagged, .clear, .points: nil
                }
            }.withOneRelease
        flags = sheet.flags.compactMap { flag in
            guard case .flagged(let text) = flag.evaluate(pair) else { return nil }
            return FlagOutcome(rule: flag.identifier, text: text)
        }
        ledger = sheet.ledger(of: pair)
        totalPoints = ledger.reduce(0) { $0 + $1.points }
        self.placedAt = placedAt
    }
}

/// What a gate said.
public struct GateOutcome: Hashable, Sendable {
    /// The identifier of the gate.
    public let rule: String
    /// The gate in one sentence.
    public let sentence: String
    /// Whether it is met.
    public let isMet: Bool
    /// What it asked for, what it found, and what would change it.
    public let facts: GateFacts
    /// Who may waive it, marked where no public source confirms it; nil where nobody may, or not here.
    public let waiver: String?

    /// Whether anything makes somebody who fails the gate meet it.
    public let isCurable: Bool

    /// Takes what a rule said.
    public init(_ rule: Rule, isMet: Bool, facts: GateFacts) {
        self.rule = rule.identifier
        sentence = rule.sentence
        self.isMet = isMet
        self.facts = facts
        waiver = facts.isRecordMissing ? nil : rule.waiver
        isCurable = rule.isCurable
    }

    private init(_ outcome: GateOutcome, facts: GateFacts) {
        (rule, sentence, isMet) = (outcome.rule, outcome.sentence, outcome.isMet)
        (waiver, isCurable) = (outcome.waiver, outcome.isCurable)
        self.facts = facts
    }

    /// The same without an earlier release, where that is said by itself.
    public var withoutRelease: GateOutcome { GateOutcome(self, facts: facts.releasing(nil)) }

    /// The same with an earlier release by a day that is enough for other gates, too.
    fileprivate func releasing(_ release: EarlierRelease) -> GateOutcome {
        facts.release == nil ? self : GateOutcome(self, facts: facts.releasing(release))
    }

    /// What would change a failed gate, in sentences, each enough alone; none where nothing does.
    public var remedies: [String] {
        guard isCurable else { return [] }
        let waived = offered.map { ["A waiver of `\(rule)`. Authority: \($0)."] } ?? []
        return (facts.remedy.isEmpty ? [] : [facts.remedy]) + waived
    }
}

extension [GateOutcome] {
    /// The same gates, with the one release that is early enough for every failed gate that a release cures.
    public var withOneRelease: [GateOutcome] {
        let releases = filter { !$0.isMet }.compactMap(\.facts.release)
        guard let first = releases.min(by: { $0.day < $1.day }) else { return self }
        return map { $0.isMet ? $0 : $0.releasing(first) }
    }
}

extension Collection<GateOutcome> {
    /// What it takes to cure all of some failed gates, in one sentence that names each; empty where there are none.
    ///
    /// - Parameter person: Who fails them.
    public func cures(for person: ID<Person>) -> String {
        if let obstacle = first(where: { !$0.isCurable }) {
            return "Nothing cures `\(obstacle.rule)` for \(person): \(Wording.beginningSmall(obstacle.sentence))"
        }
        guard count > 1 else { return first.map { "`\($0.rule)` has to be cured: \($0.ways)." } ?? "" }
        return "\(count == 2 ? "Both" : "All \(count)") gates have to be cured: "
            + Wording.list(map { "`\($0.rule)` (\($0.ways))" }) + "."
    }
}

extension GateOutcome {
    /// The remedy, or a waiver, as a part of a sentence.
    fileprivate var ways: String {
        let remedy = Wording.beginningSmall(facts.remedy)
        let cure = remedy.hasSuffix(".") ? String(remedy.dropLast()) : remedy
        let waived = offered.map { "a waiver by \(Wording.beginningSmall($0))" }
        return [cure, waived ?? ""].filter { !$0.isEmpty }.joined(separator: ", or ")
    }

    /// Who may waive the gate where a reason can override it here; nil where a statute sets it, so that nothing does.
    fileprivate var offered: String? { Rules.rule(rule)?.isStatutory == true ? nil : waiver }
}

/// What a flag said.
public struct FlagOutcome: Hashable, Sendable {
    /// The identifier of the flag.
    public let rule: String
    /// What to know.
    public let text: String
}
