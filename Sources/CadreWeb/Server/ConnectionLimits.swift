/// What one connection and one address may take, so that those who send slowly or not at all keep nobody else out.
public struct ConnectionLimits: Sendable, Hashable {
    /// How many connections are served at the same time.
    public var countMax = 1_024
    /// How many of them may come from one address; a proxy is one address for all who stand behind it.
    public var countPerAddressMax = 512
    /// Within which time the head of a request must be whole: from the opening, later from its first byte.
    public var headTime = Duration.seconds(10)
    /// Within which time the body must be whole after the head; the largest takes 9,000 bits a second.
    public var bodyTime = Duration.seconds(60)
    /// How far apart two looks at an answer are; a client that took nothing of it in between is given up.
    public var stallTime = Duration.seconds(90)
    /// After which time a connection without a request is closed; the last answer may still be on a slow way then.
    public var idleTime = Duration.seconds(180)

    /// Makes the limits that a server has unless told otherwise.
    public init() {}
}
