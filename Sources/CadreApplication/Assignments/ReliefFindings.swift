import CadreDomain
import CadrePlanning

/// What the rules say of a person whom somebody names for a position, and how it is refused or put on record.
struct ReliefFindings: Sendable {
    /// Who, as the record stands on the report day.
    let person: ID<Person>
    /// Where.
    let position: ID<Position>
    /// The gates that fail, in the order in which they are asked.
    let failedGates: [ReliefRules.FailedGate]
    /// The flags that have something to say.
    let flags: [(rule: Rule, text: String)]

    /// The first of the failed gates that no reason overrides.
    private var firstFixed: ReliefRules.FailedGate? { failedGates.first { !$0.isOverridable } }

    /// Whether a reason, given by whoever may override a gate, is enough.
    var isOverridable: Bool { firstFixed == nil }

    /// Why the person is not named: every failed gate with what it needs, what was found and what would change it.
    ///
    /// - Parameters:
    ///   - code: Which step is refused.
    ///   - showsRecord: Whether the caller may read the person's record; else what was found is withheld.
    func refusal(_ code: ErrorCode = .reliefGateFailed, showsRecord: Bool) -> Refusal {
        let names = failedGates.map { "(\($0.rule.identifier))" }.joined(separator: ", ")
        let count = failedGates.count
        let fix =
            firstFixed.map { gate in
                let why =
                    gate.rule.isStatutory
                    ? ", which a statute sets"
                    : gate.facts.isRecordMissing ? " where the person or the position is not on record" : ""
                return "Name somebody who meets every gate. No reason overrides (\(gate.rule.identifier))\(why)."
            } ?? "Name somebody who meets every gate, or say in override_reason why the "
            + "\(count == 1 ? "gate is" : "gates are") overridden."
        return Refusal(
            code,
            "The person (\(person)) fails \(count == 1 ? "a gate" : "\(count) gates") of the position (\(position)): "
                + "\(names).",
            fix: fix, problems: failedGates.map { Self.problem($0, showsRecord: showsRecord) }
        )
    }

    private static func problem(_ gate: ReliefRules.FailedGate, showsRecord: Bool) -> Refusal.Problem {
        let rule = gate.rule
        let found = showsRecord ? gate.facts.found : "withheld; the person's record is outside your scope"
        let scope = rule.isStatutory ? ", never in Cadre" : ""
        let waiver =
            (gate.facts.isRecordMissing ? nil : rule.waiver)
            .map { "Waiver: \($0)\(scope)." } ?? "No waiver; change the record."
        return Refusal.Problem(
            pointer: rule.identifier, detail: "Needed: \(gate.facts.needed); found: \(found)",
            fix: showsRecord && !gate.facts.remedy.isEmpty ? "\(gate.facts.remedy) \(waiver)" : waiver
        )
    }

    /// The failed gates as the journal writes them.
    var gatesOverridden: JSONText {
        .list(
            failedGates.map { gate in
                .object([
                    ("rule", .text(gate.rule.identifier)), ("needed", .text(gate.facts.needed)),
                    ("found", .text(gate.facts.found)),
                ])
            }
        )
    }

    /// The entry of the journal: the assignment, what the flags said, and which gates were overridden and why.
    ///
    /// - Parameter slate: The slate whose publication names the relief; nil for a person's own decision.
    func entry(naming assignment: Assignment, reason: String?, slate: ID<Slate>? = nil) -> JournalDraft {
        var fields: [(String, JSONText)] = slate.map { [("slate", .text($0.rawValue))] } ?? []
        if !failedGates.isEmpty {
            fields.append(("gates_overridden", gatesOverridden))
            fields.append(("override_reason", .optional(reason)))
        }
        if !flags.isEmpty {
            let list = flags.map { JSONText.object([("rule", .text($0.rule.identifier)), ("text", .text($0.text))]) }
            fields.append(("flags", .list(list)))
        }
        return JournalDraft(
            action: "relief.named", objectKind: "position", objectID: assignment.position.rawValue, before: nil,
            after: RecordText.json(assignment, adding: fields).text
        )
    }
}
