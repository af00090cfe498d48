/// One file of a reference table that is in force.
public struct ReferenceTableFile: Hashable, Sendable {
    /// The name of the file, such as `grade_schemes.csv`.
    public let name: String
    /// Whether it is the one delivered with Cadre; false where a file of a folder takes its place.
    public let isDelivered: Bool
    /// How many rows it has under its header.
    public let rowCount: Int
    /// Its bytes, to make a digest of.
    public let bytes: [UInt8]
}
