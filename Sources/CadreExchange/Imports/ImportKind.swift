/// What the rows of an import file are.
public enum ImportKind: String, Sendable, CaseIterable {
    /// Offices.
    case offices
    /// Versions of positions.
    case positions
    /// Versions of people.
    case people
    /// Qualifications of people.
    case qualifications
    /// People in positions.
    case assignments

    /// The columns of the kind, in the order of templates and exports.
    public var columns: [ImportColumn] {
        switch self {
        case .offices: OfficeRows.columns
        case .positions: PositionRows.columns
        case .people: PersonRows.columns
        case .qualifications: QualificationRows.columns
        case .assignments: AssignmentRows.columns
        }
    }

    /// The column that names a row's record: an office, a position or a person; else the person whose record it is.
    public var nameColumn: String {
        switch self {
        case .offices: "code"
        case .positions: "number"
        case .people, .qualifications, .assignments: "person"
        }
    }

    /// Finds the one kind whose required columns all stand in a header; nil where none or two fit.
    ///
    /// Of kinds that fit, the one with the most columns in the header is taken.
    static func detect(_ header: [String]) -> ImportKind? {
        let scores = allCases.map { kind in
            (kind: kind, map: HeaderMap(header, columns: kind.columns))
        }.filter { $0.map.missing.isEmpty }.map { (kind: $0.kind, count: $0.map.matchedCount) }
        guard let most = scores.map(\.count).max() else { return nil }
        let best = scores.filter { $0.count == most }
        return best.count == 1 ? best[0].kind : nil
    }
}
