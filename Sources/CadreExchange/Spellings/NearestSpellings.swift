/// Finds the words that somebody may have meant, by the count of letters to change.
struct NearestSpellings: Sendable {
    private struct Candidate {
        let key: [UInt8]
        let letters: UInt64
        let label: String
    }

    /// The longest text that is compared; longer ones have no suggestion.
    private static let lengthMax = 64

    private let candidates: [Candidate]

    /// Prepares candidates: the form in which each is compared, see ``SpellingKey``, and what to call it.
    init(_ candidates: [(key: String, label: String)]) {
        self.candidates = candidates.map { candidate in
            let key = Array(candidate.key.utf8)
            return Candidate(key: key, letters: Self.letters(of: key), label: candidate.label)
        }
    }

    /// At most `count` labels of the candidates nearest to a text, nearest first, then in the order given.
    ///
    /// A candidate counts as near where at most a third of the letters differ, or one, and something is the same.
    func labels(near text: String, count: Int = 3) -> [String] {
        let key = Array(SpellingKey.key(text).utf8)
        guard !key.isEmpty, key.count <= Self.lengthMax else { return [] }
        let distanceMax = max(1, key.count / 3)
        let letters = Self.letters(of: key)
        var found: [(distance: Int, place: Int)] = []
        for (place, candidate) in candidates.enumerated() {
            // One change takes away at most one letter and brings at most one, so most candidates need no comparison.
            guard abs(candidate.key.count - key.count) <= distanceMax,
                (letters & ~candidate.letters).nonzeroBitCount <= distanceMax,
                (candidate.letters & ~letters).nonzeroBitCount <= distanceMax
            else { continue }
            let distance = Self.distance(key, candidate.key)
            // One letter in place of another leaves nothing of a word of one letter.
            guard distance <= distanceMax, distance < max(key.count, candidate.key.count) else { continue }
            found.append((distance, place))
        }
        found.sort { ($0.distance, $0.place) < ($1.distance, $1.place) }
        var labels: [String] = []
        for match in found where !labels.contains(candidates[match.place].label) {
            labels.append(candidates[match.place].label)
            if labels.count == count { break }
        }
        return labels
    }

    /// One bit for each letter and digit of a key.
    private static func letters(of key: [UInt8]) -> UInt64 {
        key.reduce(0) { $0 | 1 << UInt64($1 & 63) }
    }

    /// How many letters to insert, remove, replace or swap with their neighbour to make one word of the other.
    ///
    /// The optimal string alignment distance. Source: Boytsov, *Indexing methods for approximate dictionary
    /// searching*, ACM Journal of Experimental Algorithmics 16, 2011, section 2.2.
    ///
    /// - Complexity: O(product of the lengths).
    static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
        var beforeLast = [Int](repeating: 0, count: right.count + 1)
        var last = Array(0...right.count)
        var current = beforeLast
        for row in 1...left.count {
            current[0] = row
            for column in 1...right.count {
                let isSame = left[row - 1] == right[column - 1]
                var best = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1))
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    best = min(best, beforeLast[column - 2] + 1)
                }
                current[column] = best
            }
            (beforeLast, last, current) = (last, current, beforeLast)
        }
        return last[right.count]
    }
}
