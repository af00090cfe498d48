import CadreDomain
import CadrePlanning

/// Where the rules of slates are explained: a line each on the page of help, with an address of its own.
struct RuleHelp: Sendable {
    let identifier: String
    let kind: String
    let sentence: String
    let source: String

    /// The rules in the order in which they are asked, then what raises a pair to the least that it is worth.
    static let all =
        Rules.all.map { rule in
            RuleHelp(
                identifier: rule.identifier, kind: "\(rule.kind.rawValue), version \(rule.version)",
                sentence: rule.sentence, source: "\(rule.citation) (\(rule.confidence.rawValue))."
            )
        } + [
            RuleHelp(
                identifier: PointsEntry.floor, kind: Rule.Kind.points.rawValue,
                sentence: "What a pair that passes every gate is raised by, so that it is worth at least 1 point.",
                source: "docs/rules.md."
            )
        ]

    /// Where limits of slates are explained.
    static let limitsAddress = "/help#limits"

    /// Where a rule is explained; nil where there is no rule of this name.
    static func address(of rule: String) -> String? { known.contains(rule) ? "/help#\(rule)" : nil }

    private static let known = Set(all.map(\.identifier))
}
