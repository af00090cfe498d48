/// The words that a column allows, each with its value; found whatever their case, spaces and punctuation.
struct Vocabulary<Value: Sendable>: Sendable {
    private let byKey: [String: Value]
    private let nearest: NearestSpellings
    /// The words to write, for the message of a problem.
    let allowed: String

    /// Makes a vocabulary.
    ///
    /// - Parameters:
    ///   - words: Each word to write with its value and other words for it.
    ///   - allowed: What to say instead of listing the words.
    init(_ words: [(word: String, synonyms: [String], value: Value)], allowed: String? = nil) {
        var byKey: [String: Value] = [:]
        var candidates: [(key: String, label: String)] = []
        for entry in words {
            for spelling in [entry.word] + entry.synonyms {
                let key = SpellingKey.key(spelling)
                if byKey[key] == nil { byKey[key] = entry.value }
                candidates.append((key, entry.word))
            }
        }
        self.byKey = byKey
        nearest = NearestSpellings(candidates)
        self.allowed = allowed ?? words.map(\.word).joined(separator: ", ")
    }

    /// The value of a word; nil for an unknown word.
    func value(of text: String) -> Value? { byKey[SpellingKey.key(text)] }

    /// The words spelt nearly so.
    func suggestions(for text: String) -> [String] { nearest.labels(near: text) }

    /// The value of a word, or the problem of an unknown one.
    func reading(_ text: String, unknown cause: ImportProblem.Cause) -> CellReading<Value> {
        if let value = value(of: text) { return .value(value) }
        let near = suggestions(for: text)
        let fix = near.isEmpty ? "Write one of the words allowed." : "Maybe \(near.joined(separator: " or ")) is meant."
        return .problem(
            CellProblem(cause, allowed: allowed, fix: fix, replacement: near.count == 1 ? near[0] : nil)
        )
    }
}

extension Vocabulary where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
    /// Makes a vocabulary of the raw words of an enumeration.
    init(_ type: Value.Type, synonyms: [String: [String]] = [:]) {
        self.init(Value.allCases.map { ($0.rawValue, synonyms[$0.rawValue] ?? [], $0) })
    }
}
