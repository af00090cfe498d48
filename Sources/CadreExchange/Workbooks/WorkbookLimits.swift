/// How large a workbook may be before it is refused, beside ``ImportLimits``; each limit stops the reading at once.
public struct WorkbookLimits: Hashable, Sendable {
    /// How many parts the archive may have.
    public var partCountMax: Int
    /// The largest part in bytes, unpacked.
    public var partByteCountMax: Int
    /// All parts that are read, in bytes, unpacked.
    public var totalByteCountMax: Int
    /// How many bytes one packed byte may become.
    public var ratioMax: Int
    /// Up to how many unpacked bytes the ratio is not looked at, since a few words pack well.
    public var ratioByteCountMin: Int
    /// How many sheets there may be.
    public var sheetCountMax: Int
    /// How many different texts the sheets may share.
    public var sharedTextCountMax: Int
    /// The texts of all cells of a sheet together, in bytes.
    public var cellByteCountMax: Int
    /// How deep elements may lie within each other.
    public var depthMax: Int

    /// 10,000 parts, 1 GiB a part and 2 GiB in all, 200 bytes for one, 256 sheets, 4 million shared texts, 1 GiB of
    /// texts, 64 elements deep.
    public static let standard = WorkbookLimits()

    /// Makes limits; the standard ones unless given.
    public init(
        partCountMax: Int = 10_000, partByteCountMax: Int = 1 << 30, totalByteCountMax: Int = 2 << 30,
        ratioMax: Int = 200, ratioByteCountMin: Int = 1 << 20, sheetCountMax: Int = 256,
        sharedTextCountMax: Int = 4_000_000, cellByteCountMax: Int = 1 << 30, depthMax: Int = 64
    ) {
        self.partCountMax = partCountMax
        self.partByteCountMax = partByteCountMax
        self.totalByteCountMax = totalByteCountMax
        self.ratioMax = ratioMax
        self.ratioByteCountMin = ratioByteCountMin
        self.sheetCountMax = sheetCountMax
        self.sharedTextCountMax = sharedTextCountMax
        self.cellByteCountMax = cellByteCountMax
        self.depthMax = depthMax
    }
}
