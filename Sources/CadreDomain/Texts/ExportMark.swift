/// How the lines begin that say at the end of a CSV file where its rows come from; they are no rows.
public enum ExportMark {
    /// The first of these lines.
    public static let firstLine = "# cadre-export: 1"
    /// What each of them begins with.
    public static let prefix = "# "
}
