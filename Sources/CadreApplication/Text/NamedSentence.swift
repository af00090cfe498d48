public import CadreDomain

/// A sentence of a kernel that knows no names, as people read it.
public enum NamedSentence {
    /// The sentence with every bare identity of a known person replaced by the name and the identity.
    ///
    /// A sentence that has the names already stays as it is.
    public static func of(_ sentence: String, _ names: [ID<Person>: String]) -> String {
        sentence.split(separator: " ", omittingEmptySubsequences: false).map { part in
            let tail = part.reversed().prefix { ".,;:".contains($0) }.count
            let word = String(part.dropLast(tail))
            let name = word.hasPrefix("per_") ? ID<Person>(word).flatMap { names[$0] } : nil
            return name.map { "\($0) (\(word))" + part.suffix(tail) } ?? String(part)
        }.joined(separator: " ")
    }
}
