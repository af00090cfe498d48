/// Every limit of the server, by name, so that one client cannot take what belongs to all.
public enum WebLimits {
    /// The largest body of a request that reads; it needs none.
    public static let readBodyByteCountMax = 0
    /// The largest body of an ordinary form or JSON request.
    public static let formBodyByteCountMax = 64 * 1_024
    /// The largest single header.
    static let headerByteCountMax = 8 * 1_024
    /// The largest sum of all headers, request line included.
    static let headersByteCountMax = 32 * 1_024
    /// The most headers.
    static let headerCountMax = 64
    /// The longest path with its query.
    static let addressByteCountMax = 6 * 1_024
    /// The most keys of a query or a form.
    static let itemCountMax = 200
    /// How long a session lasts.
    static let sessionMilliseconds: Int64 = 12 * 3_600 * 1_000
    /// The smallest body that travels packed; a smaller one gains nothing.
    static let packedByteCountMin = 512
    /// After how long a silent event stream sends a comment.
    public static let heartbeatSeconds: Int64 = 15
    /// How many journal entries are read at once.
    static let eventBatchCount = 100
    /// The most journal entries in one JSON answer.
    static let eventCountMax = 1_000
}
