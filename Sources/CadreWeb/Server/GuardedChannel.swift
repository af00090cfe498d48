import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1

/// A connection that speaks HTTP/1.1 and is watched by a ``ConnectionGuard``.
struct GuardedChannel: ServerChildChannel {
    let http: HTTP1Channel
    let limits: ConnectionLimits
    let counts: ConnectionCounts
    let makeRequestID: @Sendable () -> String

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
        http.setup(channel: channel, logger: logger).flatMapThrowing { value in
            let pipeline = channel.pipeline.syncOperations
            let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
            let guardian = ConnectionGuard(limits: limits, counts: counts, makeRequestID: makeRequestID, logger: logger)
            try pipeline.addHandler(guardian, position: .after(decoder))
            return value
        }
    }

    func handle(value: HTTP1Channel.Value, logger: Logger) async {
        await http.handle(value: value, logger: logger)
    }
}
