/// The form of a country's name in which two ways of writing it are equal.
///
/// That of ``SpellingKey``, without "of" and with words that are often cut short in full.
enum CountryNameKey {
    /// Words that reports cut short, as they stand in names of countries.
    private static let words = [
        "rep": "republic", "dem": "democratic", "fed": "federal", "is": "islands", "isl": "islands", "n": "north",
        "no": "north", "s": "south", "so": "south", "st": "saint", "ste": "saint", "eq": "equatorial",
        "equat": "equatorial", "cent": "central", "dom": "dominican",
    ]

    /// The key of a name; empty where it has neither letters nor digits.
    static func key(_ name: String) -> String { SpellingKey.key(written(name)) }

    /// The name with its words in full, without "of".
    static func written(_ name: String) -> String {
        var kept: [String] = []
        for part in name.split(whereSeparator: { " ,()/-_".contains($0) }) {
            let word = String(part)
            let bare = SpellingKey.key(word)
            // The key leaves dots out, so that an abbreviation such as U.S. is one word.
            if bare != "of" { kept.append(words[bare] ?? word) }
        }
        return kept.isEmpty ? name : kept.joined(separator: " ")
    }

    /// What stands in front of the comma, the bracket or the stroke of a name that has one, and what behind it.
    static func parts(_ name: String) -> (first: String, second: String)? {
        let marks: Set<Character> = [",", "(", "/"]
        guard let place = name.firstIndex(where: marks.contains) else { return nil }
        let rest = name[name.index(after: place)...]
        guard !rest.contains(where: marks.contains) else { return nil }
        let second = rest.last == ")" ? rest.dropLast() : rest
        return (String(name[..<place]), String(second))
    }
}
