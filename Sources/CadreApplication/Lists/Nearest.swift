/// Finds the known word that somebody most likely meant.
public enum Nearest {
    /// The word with the fewest edits, case ignored; nil where none is within a third of its length, or one edit that
    /// leaves something the same.
    ///
    /// - Complexity: O(n m k) for k words of length m and a text of length n, both cut at 40 characters.
    public static func word(to text: String, among words: [String]) -> String? {
        let wanted = Array(text.lowercased().prefix(40))
        var best: (word: String, distance: Int)?
        for word in words {
            let distance = edits(wanted, Array(word.lowercased().prefix(40)))
            let length = max(word.count, wanted.count)
            guard distance <= max(1, length / 3), distance < length else { continue }
            let isCloser = distance < best?.distance ?? Int.max
            // Of words equally near, the one that goes on as the text begins is the likelier.
            let isLikelier = distance == best?.distance && word.lowercased().hasPrefix(text.lowercased())
            if isCloser || isLikelier { best = (word, distance) }
        }
        return best?.word
    }

    /// Letters put in, left out or replaced, and neighbours swapped, each counted once.
    ///
    /// Source: Boytsov, *Indexing methods for approximate dictionary searching*, 2011 (optimal string alignment).
    private static func edits(_ left: [Character], _ right: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (i, character) in left.enumerated() {
            var row = [i + 1]
            for (j, other) in right.enumerated() {
                var least = min(last[j] + (character == other ? 0 : 1), last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, character == right[j - 1], left[i - 1] == other {
                    least = min(least, beforeLast[j - 1] + 1)
                }
                row.append(least)
            }
            (beforeLast, last) = (last, row)
        }
        return last[right.count]
    }
}
