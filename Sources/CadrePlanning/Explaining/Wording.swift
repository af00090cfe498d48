import CadreDomain

/// Small pieces of sentences that rules and explanations share.
enum Wording {
    /// A count with its noun, such as `1 day` or `3 days`.
    static func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    /// Words joined as `a`, `a and b` or `a, b and c`.
    static func list(_ words: [String]) -> String {
        guard words.count > 1, let last = words.last else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }

    /// The name of a level of clearance in a sentence.
    static func name(of clearance: Clearance) -> String {
        switch clearance {
        case .none: "no clearance"
        case .confidential: "confidential"
        case .secret: "secret"
        case .topSecret: "top secret"
        case .topSecretSCI: "top secret with compartments"
        }
    }
}
