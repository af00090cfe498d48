/// How large a file may be before it is refused; every limit stops the reading with a sentence that names it.
public struct ImportLimits: Hashable, Sendable {
    /// The largest file in bytes; after unpacking for a packed one.
    public var byteCountMax: Int
    /// The largest count of rows below the header.
    public var rowCountMax: Int
    /// The largest count of columns.
    public var columnCountMax: Int
    /// The longest field in bytes.
    public var fieldByteCountMax: Int
    /// How many problems are kept one by one; further ones are counted in their groups.
    public var problemCountMax: Int

    /// 256 MiB, a million rows, 512 columns, 64 KiB a field, 10,000 problems in detail.
    public static let standard = ImportLimits()

    /// Makes limits; the standard ones unless given.
    public init(
        byteCountMax: Int = 256 << 20, rowCountMax: Int = 1_000_000, columnCountMax: Int = 512,
        fieldByteCountMax: Int = 64 << 10, problemCountMax: Int = 10_000
    ) {
        self.byteCountMax = byteCountMax
        self.rowCountMax = rowCountMax
        self.columnCountMax = columnCountMax
        self.fieldByteCountMax = fieldByteCountMax
        self.problemCountMax = problemCountMax
    }
}
