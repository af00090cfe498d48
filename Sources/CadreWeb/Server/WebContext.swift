public import Hummingbird

/// What the server knows of a connection; requests carry everything else themselves.
public struct WebContext: InitializableFromSource, Sendable {
    /// Takes what is needed from the server.
    public init(source: ApplicationRequestContextSource) {}

    /// Makes the context of a request that came over no connection.
    init() {}
}
