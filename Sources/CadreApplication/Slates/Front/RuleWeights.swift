import CadreDomain
public import CadrePlanning

/// Weights of rules as text, such as `fill.priority=100, move.cost=20`.
public enum RuleWeights {
    /// Writes weights, in the order given.
    public static func text(_ rules: [RuleSetting]) -> String {
        rules.map { "\($0.identifier)=\($0.weight)" }.joined(separator: ", ")
    }

    /// Refuses weights of rules that give no points on a day, and weights out of range.
    static func check(_ weights: [String: Int], on day: Day) throws(Refusal) {
        let names = Rules.all.filter { $0.kind == .points && $0.validity.contains(day) }.map(\.identifier)
        for (name, weight) in weights.sorted(by: { $0.key < $1.key }) {
            guard names.contains(name) else {
                throw Refusal(
                    .parameterBadValue, "There is no rule (\(name)) that gives points.",
                    fix: (Nearest.word(to: name, among: names).map { "Did you mean \($0)? " } ?? "")
                        + "There are: \(names.joined(separator: ", "))."
                )
            }
            guard (0...RuleSetting.weightMax).contains(weight) else {
                throw Refusal(PlanningError.weightOutOfRange(identifier: name, weight: weight))
            }
        }
    }

    /// Reads weights that stand apart by commas or line ends.
    ///
    /// - Throws: `parameter.bad-value` for a text that is none; whether the rule exists is checked where a run is asked
    ///   for.
    public static func weights(_ text: String) throws(Refusal) -> [String: Int] {
        var weights: [String: Int] = [:]
        for part in text.split(whereSeparator: { $0 == "," || $0.isNewline }) {
            let halves = part.filter { !$0.isWhitespace }.split(separator: "=", maxSplits: 1).map(String.init)
            guard !part.allSatisfy(\.isWhitespace) else { continue }
            guard halves.count == 2, let value = Int(halves[1]), weights.updateValue(value, forKey: halves[0]) == nil
            else {
                throw Refusal(
                    .parameterBadValue, "The weight (\(part)) cannot be read, or names a rule twice.",
                    fix: "Write weights as rule=points, such as move.cost=20, each rule once."
                )
            }
        }
        return weights
    }
}
