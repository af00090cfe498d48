/// Which columns of a kind the columns of a file seem to be, from their names and from what they hold.
struct SuggestedColumns {
    /// The share of values from which on they alone suggest a column.
    private static let most = 0.9

    private let header: [String]
    private let values: [[String]]
    private let contents: ColumnContents

    /// Looks at a header, and at different values of each of its columns.
    init(header: [String], values: [[String]], words: Vocabularies) {
        self.header = header
        self.values = values
        contents = ColumnContents(words: words)
    }

    /// The kind whose columns are found most surely, required ones counting twice, at least half of those required; nil
    /// where no kind is, or two are as well.
    var kind: ImportKind? {
        let scores = ImportKind.allCases.compactMap { kind -> (kind: ImportKind, score: Int)? in
            let found = suggestions(for: kind).values.filter { $0.sureness > 50 }
            let required = Set(kind.columns.filter(\.isRequired).map(\.name))
            guard found.count(where: { required.contains($0.column) }) * 2 >= required.count else { return nil }
            let sum = found.reduce(0) { $0 + $1.sureness * (required.contains($1.column) ? 2 : 1) }
            return (kind: kind, score: sum * 100 / (kind.columns.count + required.count))
        }
        guard let most = scores.map(\.score).max() else { return nil }
        let best = scores.filter { $0.score == most }
        return best.count == 1 ? best[0].kind : nil
    }

    /// The columns of a kind by the index of the file's column; each is suggested once, the surest first.
    func suggestions(for kind: ImportKind) -> [Int: ColumnSuggestion] {
        let map = HeaderMap(header, columns: kind.columns)
        let near = NearestSpellings(
            kind.columns.flatMap { column in
                ([column.name] + column.aliases).map { (SpellingKey.key($0), column.name) }
            })
        var candidates: [(field: Int, order: Int, suggestion: ColumnSuggestion)] = []
        for field in header.indices {
            let isNamed = map.fieldOfColumn.contains(field)
            // A name that is spelt nearly as those of two columns suggests neither.
            let meant = isNamed ? [] : near.labels(near: header[field])
            let fits = kind.columns.map { column in
                contents.test(column, of: kind).flatMap { test in
                    share(of: values[field], test.accepts).map { (share: $0, isTelling: test.isTelling) }
                }
            }
            let telling = fits.indices.filter { fits[$0].map { $0.isTelling && $0.share >= Self.most } == true }
            for (order, column) in kind.columns.enumerated() {
                guard
                    let suggestion = Self.suggestion(
                        column.name, isNamed: map.fieldOfColumn[order] == field, isNear: meant == [column.name],
                        fit: fits[order]?.share, isTelling: !isNamed && telling == [order]
                    )
                else { continue }
                candidates.append((field, order, suggestion))
            }
        }
        candidates.sort {
            ($1.suggestion.sureness, $0.field, $0.order) < ($0.suggestion.sureness, $1.field, $1.order)
        }
        var (found, taken) = ([Int: ColumnSuggestion](), Set<String>())
        for candidate in candidates
        where found[candidate.field] == nil && taken.insert(candidate.suggestion.column).inserted {
            found[candidate.field] = candidate.suggestion
        }
        return found
    }

    /// How sure a column is, in per cent of the cases in which names and values speak so.
    private static func suggestion(
        _ column: String, isNamed: Bool, isNear: Bool, fit: Double?, isTelling: Bool
    ) -> ColumnSuggestion? {
        let values = fit.map { "\(Int(($0 * 100).rounded())) % of the values are such" }
        let most = (fit ?? 0) >= 0.8
        let some = (fit ?? 0) >= 0.3
        if isNamed {
            let sureness = fit == nil ? 90 : most ? 99 : some ? 80 : 50
            return ColumnSuggestion(
                column: column, sureness: sureness, reason: "its name" + (values.map { "; \($0)" } ?? "")
            )
        }
        if isNear {
            return ColumnSuggestion(
                column: column, sureness: fit == nil ? 55 : most ? 80 : 30,
                reason: "a name that is spelt nearly so" + (values.map { "; \($0)" } ?? "")
            )
        }
        guard isTelling, let values else { return nil }
        return ColumnSuggestion(column: column, sureness: 60, reason: values)
    }

    private func share(of values: [String], _ accepts: (String) -> Bool) -> Double? {
        guard !values.isEmpty else { return nil }
        return Double(values.count { accepts($0) }) / Double(values.count)
    }
}
