/// Templates for import files: a header and one example row.
public enum ImportTemplate {
    /// The template of a kind, as CSV in UTF-8.
    public static func csv(_ kind: ImportKind) -> [UInt8] {
        var writer = CSVWriter()
        writer.row(kind.columns.map(\.name))
        writer.row(kind.columns.map(\.example))
        return writer.bytes
    }
}
