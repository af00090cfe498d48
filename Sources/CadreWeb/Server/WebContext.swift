public import Hummingbird
import NIOCore

/// What the server knows of a connection; requests carry everything else themselves.
public struct WebContext: InitializableFromSource, Sendable {
    /// The connection; nil where a request came over none.
    private let channel: (any Channel)?

    /// Takes what is needed from the server.
    public init(source: ApplicationRequestContextSource) { channel = source.channel }

    /// Makes the context of a request that came over no connection.
    init() { channel = nil }

    /// Works as long as the client waits for the answer; the work is cancelled where it has gone.
    ///
    /// - Throws: ``ClientDeparture`` where the work was cancelled for that, or what the work throws.
    func whileClientWaits<Value: Sendable>(
        _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        guard let channel else { return try await work() }
        let task = Task { try await work() }
        watch(channel) { task.cancel() }
        defer { watch(channel, nil) }
        do {
            return try await withTaskCancellationHandler {
                try await task.value
            } onCancel: {
                task.cancel()
            }
        } catch {
            guard task.isCancelled, !Task.isCancelled else { throw error }
            throw ClientDeparture()
        }
    }

    private func watch(_ channel: any Channel, _ onDeparture: (@Sendable () -> Void)?) {
        channel.eventLoop.execute {
            try? channel.pipeline.syncOperations.handler(type: ConnectionGuard.self).onDeparture = onDeparture
        }
    }
}

/// The client closed the connection, or its side of it, before the answer was found.
struct ClientDeparture: Error {}
