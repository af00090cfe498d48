import CadreDomain

extension RegisterSnapshot {
    /// Reads the query of a list strictly, also as to the codes of offices and functional areas that there are.
    ///
    /// - Throws: Where a filter names an office or an area that the register does not know, with the nearest one.
    func query<Row>(_ items: [QueryItem], columns: [Column<Row>]) throws(Refusal) -> ListQuery {
        let codes = KnownCodes(
            snapshot: self, kinds: Dictionary(columns.map { ($0.name, $0.kind) }) { first, _ in first }
        )
        var query = try ListQuery(items, columns: columns, reference: reference)
        var filters: [ListQuery.Filter] = []
        for filter in query.filters { filters.append(try codes.known(filter)) }
        query.filters = filters
        if let any = query.any { query.any = try codes.known(any) }
        return query
    }
}

/// The codes that the register knows, by the kinds of the columns of a list.
private struct KnownCodes {
    let snapshot: RegisterSnapshot
    let kinds: [String: ColumnKind]

    func known(_ expression: FilterExpression) throws(Refusal) -> FilterExpression {
        switch expression {
        case .filter(let filter): return .filter(try known(filter))
        case .any(let parts): return .any(try known(parts))
        case .all(let parts): return .all(try known(parts))
        }
    }

    private func known(_ parts: [FilterExpression]) throws(Refusal) -> [FilterExpression] {
        var found: [FilterExpression] = []
        for part in parts { found.append(try known(part)) }
        return found
    }

    /// The filter with its codes as the register writes them, letters of either case.
    func known(_ filter: ListQuery.Filter) throws(Refusal) -> ListQuery.Filter {
        guard [.eq, .ne, .in, .nin].contains(filter.comparison), let kind = kinds[filter.field],
            let codes = codes(of: kind)
        else { return filter }
        var found: [String] = []
        for text in filter.written {
            guard let code = codes.first(where: { $0 == text }) ?? codes.first(where: { $0.isSameCode(as: text) })
            else {
                let meant = Nearest.word(to: text, among: codes).map { "Did you mean \($0)? " } ?? ""
                throw Refusal(
                    .filterBadValue, "The filter \(filter.field) names (\(text)), which is not in the register.",
                    fix: meant
                        + (kind == .office
                            ? "The list of offices has their codes." : "There are: \(codes.joined(separator: ", ")).")
                )
            }
            found.append(code)
        }
        return ListQuery.Filter(
            field: filter.field, comparison: filter.comparison, values: found.map(Cell.text), written: found
        )
    }

    /// The codes that a column may hold; nil for columns whose values are not the register's to know.
    private func codes(of kind: ColumnKind) -> [String]? {
        switch kind {
        case .office: Set(snapshot.register.offices.lazy.filter { !$0.validity.isEmpty }.map(\.code)).sorted()
        case .functionalArea:
            Set(
                (snapshot.reference.codes[.functionalAreas]?.entries.map(\.code) ?? [])
                    + snapshot.register.positions.lazy.filter { !$0.validity.isEmpty }
                    .compactMap { $0.scCode.map { String($0.area) } }
            ).sorted() + ["none"]
        default: nil
        }
    }
}

extension String {
    /// Whether two codes differ in the case of their letters only.
    fileprivate func isSameCode(as other: String) -> Bool { uppercased() == other.uppercased() }
}
