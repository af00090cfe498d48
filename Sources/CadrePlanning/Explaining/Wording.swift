import CadreDomain

/// Small pieces of sentences that rules and explanations share.
enum Wording {
    /// A sentence as it goes on after a colon.
    static func beginningSmall(_ sentence: String) -> String {
        let second = sentence.dropFirst().first
        guard let first = sentence.first, second.map({ $0 == " " || $0.isLowercase }) ?? true else { return sentence }
        return first.lowercased() + sentence.dropFirst()
    }

    /// Cents as dollars with their thousands apart, such as `$2,500,000.00`.
    static func dollars(_ cents: Int64) -> String {
        "$" + Grouped.text(Int(cents / 100)) + SlateLimit.dollars(cents).suffix(3)
    }

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
