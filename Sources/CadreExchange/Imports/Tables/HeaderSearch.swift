/// Finds the header of a table among the first rows of a file, above which titles may stand.
struct HeaderSearch {
    /// How well a row does as a header.
    struct Fit {
        /// The place of the row.
        let place: Int
        /// Whether every required column of a kind stands in it.
        let isWhole: Bool
        /// How many columns of the kind stand in it.
        let matchedCount: Int
    }

    let kind: ImportKind?
    let mapping: TableMapping

    /// The place of the header; nil where there is no row.
    func place(in head: [TableFile.HeadRow]) -> Int? { fit(in: head)?.place }

    /// The header; nil where there is no row.
    ///
    /// It is the first row that has every required column of a kind; else the row of which most is understood, at least
    /// two columns; else the first that is about as wide as the widest.
    func fit(in head: [TableFile.HeadRow]) -> Fit? {
        guard !head.isEmpty else { return nil }
        if let row = mapping.headerRow {
            guard let place = head.firstIndex(where: { $0.number == row }) else { return nil }
            return fit(head[place], at: place)
        }
        let fits = head.indices.map { fit(head[$0], at: $0) }
        if let whole = fits.first(where: \.isWhole) { return whole }
        let most = fits.reduce(fits[0]) { $1.matchedCount > $0.matchedCount ? $1 : $0 }
        if most.matchedCount > 1 { return most }
        let widths = head.map { row in row.names.count { !$0.isEmpty } }
        let widest = widths.max() ?? 0
        return fits[widths.firstIndex { $0 * 3 >= widest * 2 } ?? 0]
    }

    private func fit(_ row: TableFile.HeadRow, at place: Int) -> Fit {
        let names = mapping.names(of: row.names)
        let maps = (kind.map { [$0] } ?? ImportKind.allCases).map { HeaderMap(names, columns: $0.columns) }
        return Fit(
            place: place, isWhole: maps.contains { $0.missing.isEmpty },
            matchedCount: maps.map(\.matchedCount).max() ?? 0
        )
    }
}
