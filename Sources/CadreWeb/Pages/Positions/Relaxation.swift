import CadreApplication

/// What would match an empty list if one of its filters were taken away.
enum Relaxation {
    /// The most filters that are tried.
    private static let triedCountMax = 8

    /// The links to lists that are not empty, the fullest first.
    ///
    /// - Parameter count: How many rows match these keys and values.
    static func hints(
        _ request: WebRequest, _ bar: FilterBar, count: ([QueryItem]) async throws(Refusal) -> Int
    ) async throws(Refusal) -> [Link] {
        let kept = request.query.filter { !$0.value.isEmpty && !["page", "cursor", "limit"].contains($0.key) }
        let filters = kept.filter { $0.key == "q" || !ListQuery.reservedKeys.contains($0.key) }
        let named = filters.filter { $0.key != "q" }
        var found: [(count: Int, link: Link)] = []
        for filter in filters.prefix(triedCountMax) {
            let rest = kept.filter { $0 != filter }
            let matches = try await count(rest + [QueryItem("limit", "1")])
            guard matches > 0 else { continue }
            let words =
                named.firstIndex(of: filter).flatMap { bar.chips.indices.contains($0) ? bar.chips[$0].text : nil }
                ?? "the text \u{201C}\(filter.value)\u{201D}"
            let label = "\(Words.number(matches)) match\(matches == 1 ? "es" : "") without \(words)"
            found.append((matches, Link(label, FormText.address(request.path, rest))))
        }
        return found.sorted { $0.count > $1.count }.map(\.link)
    }
}
