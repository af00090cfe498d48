/// Finds numbers for the identities of new records.
enum RecordSequence {
    /// Longer numbers are no sequence numbers of Cadre.
    private static let digitCountMax = 12

    /// The number after the highest that stands behind the prefix; 1 where there is none.
    ///
    /// Identities from files may be any text: those without the prefix and a number after it are passed over, since
    /// no new identity can equal them.
    ///
    /// - Complexity: O(n).
    static func next(after identities: some Sequence<String>, prefix: String) -> Int {
        var highest = 0
        for identity in identities where identity.hasPrefix(prefix) {
            let digits = identity.utf8.dropFirst(prefix.utf8.count)
            guard digits.count <= digitCountMax, digits.allSatisfy({ (48...57).contains($0) }) else { continue }
            highest = max(highest, Int(String(digits) ?? "") ?? 0)
        }
        return highest + 1
    }
}
