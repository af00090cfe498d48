import CadreDomain

/// Small pieces of sentences that rules and explanations share.
enum Wording {
    /// A count with its noun, such as `1 day` or `3 days`.
    static func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    /// A number of people, such as `1 person` or `3 people`.
    static func people(_ count: Int) -> String { count == 1 ? "1 person" : "\(count) people" }

    /// A sentence as it goes on after a colon.
    static func beginningSmall(_ sentence: String) -> String {
        let second = sentence.dropFirst().first
        guard let first = sentence.first, second.map({ $0 == " " || $0.isLowercase }) ?? true else { return sentence }
        return first.lowercased() + sentence.dropFirst()
    }

    /// Cents as dollars with their thousands apart, such as `$2,500,000.00`.
    static func dollars(_ cents: Int64) -> String {
        let parts = SlateLimit.dollars(cents).split(separator: ".")
        var (groups, rest): ([Substring], Substring) = ([], parts[0])
        while !rest.isEmpty {
            groups.append(rest.suffix(3))
            rest = rest.dropLast(3)
        }
        return "$" + groups.reversed().joined(separator: ",") + "." + parts[1]
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
