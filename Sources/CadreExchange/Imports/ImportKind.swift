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

    /// Finds the one kind whose required columns all stand in the header of a file; nil where none or two fit.
    ///
    /// Of kinds that fit, the one with the most columns in the header is taken.
    public static func detect(_ file: [UInt8], limits: ImportLimits = .standard) -> ImportKind? {
        // Cut behind a line feed, so that no character is cut in two.
        let part = file.prefix(limits.fieldByteCountMax)
        let end = part.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? part.endIndex
        let head = Array(file[..<end])
        guard let text = try? CSVText(head, limits: limits) else { return nil }
        var header: [String] = []
        try? text.forEachRecord(limits: limits) { record in
            if header.isEmpty, !record.isBlank { header = record.fields.indices.map { record.text($0) } }
        }
        let scores = allCases.map { kind in
            (kind: kind, map: HeaderMap(header, columns: kind.columns))
        }.filter { $0.map.missing.isEmpty }.map { (kind: $0.kind, count: $0.map.matchedCount) }
        guard let most = scores.map(\.count).max() else { return nil }
        let best = scores.filter { $0.count == most }
        return best.count == 1 ? best[0].kind : nil
    }
}
