/// What a header says of each kind of file: which of its names are understood, and which required columns it lacks.
enum HeaderFit {
    /// One sentence a kind, the kind of which most is understood first.
    static func sentences(_ header: [String]) -> [String] {
        let maps = ImportKind.allCases.map { (kind: $0, map: HeaderMap(header, columns: $0.columns)) }
        let some = maps.filter { $0.map.matchedCount > 0 }.sorted { $0.map.matchedCount > $1.map.matchedCount }
        let none = maps.filter { $0.map.matchedCount == 0 }.map(\.kind.rawValue)
        let nothing = none.isEmpty ? [] : ["Nothing is understood as \(none.joined(separator: ", "))."]
        return some.map { sentence($0.kind, $0.map, header) } + nothing
    }

    private static func sentence(_ kind: ImportKind, _ map: HeaderMap, _ header: [String]) -> String {
        let understood = zip(kind.columns, map.fieldOfColumn).compactMap { column, field in
            field.map { header[$0] == column.name ? column.name : "\(header[$0]) as \(column.name)" }
        }
        let missing = map.missing.isEmpty ? "nothing is missing" : "missing: \(map.missing.joined(separator: ", "))"
        return "As \(kind.rawValue), understood: \(understood.joined(separator: ", ")); \(missing)."
    }
}
