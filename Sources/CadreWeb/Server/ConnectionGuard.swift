import CadreApplication
import Logging
import NIOCore
import NIOHTTP1

/// Closes a connection that is one too many of its address, that sends its request too slowly, or that takes nothing
/// of its answer.
///
/// It stands next to the decoder, so that it sees the parts of requests and answers. That bytes came which are no part
/// yet, the head of a request in the making, it learns from a read without a part. While an earlier request is being
/// answered, such as one for the event stream, the connection is left alone.
///
/// It also tells who works on an answer that the client has gone. The end of what the client sends counts as that, as
/// one that left cannot be told from one that closed its side only.
final class ConnectionGuard: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// What has come of the request that is being read.
    private enum Reading {
        case nothing
        case someOfHead
        case someOfBody
    }

    private let limits: ConnectionLimits
    private let counts: ConnectionCounts
    private let makeRequestID: @Sendable () -> String
    private let logger: Logger
    private var address: String?
    private var reading = Reading.nothing
    private var hasReadPart = false
    private var deadline: Scheduled<Void>?
    private var stallCheck: Scheduled<Void>?
    private var hasClientGone = false
    /// Called once the client has gone.
    var onDeparture: (@Sendable () -> Void)? {
        didSet { if hasClientGone { onDeparture?() } }
    }
    /// How many requests have come whole, how many answers have begun and ended, and how many parts they have had.
    private var requestCount = 0, begunCount = 0, endedCount = 0, partCount = 0

    init(
        limits: ConnectionLimits, counts: ConnectionCounts, makeRequestID: @escaping @Sendable () -> String,
        logger: Logger
    ) {
        self.limits = limits
        self.counts = counts
        self.makeRequestID = makeRequestID
        self.logger = logger
    }

    func channelActive(context: ChannelHandlerContext) {
        let address = context.remoteAddress?.ipAddress ?? ""
        self.address = address
        guard counts.open(from: address) <= limits.countPerAddressMax else {
            return close(context, because: "the address has as many connections as it may")
        }
        setDeadline(limits.headTime, context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        if let address { counts.close(from: address) }
        address = nil
        deadline?.cancel()
        stallCheck?.cancel()
        noteDeparture()
        context.fireChannelInactive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event as? ChannelEvent == .inputClosed { noteDeparture() }
        context.fireUserInboundEventTriggered(event)
    }

    private func noteDeparture() {
        guard !hasClientGone else { return }
        hasClientGone = true
        onDeparture?()
    }

    // MARK: The request

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        hasReadPart = true
        switch unwrapInboundIn(data) {
        case .head(let head):
            // A proxy and this server could else see two hosts in one request (RFC 9112, section 3.2).
            guard head.headers["host"].count == 1 || head.version == .http1_0 && head.headers["host"].isEmpty else {
                let refusal = Refusal(
                    .requestMalformed, "The request does not name one host.", fix: "Send the header Host once."
                )
                refuse(refusal, hasBody: head.method != .HEAD, context)
                return close(context, because: "its request did not name one host")
            }
            reading = .someOfBody
            setDeadline(limits.bodyTime, context)
        case .body: break
        case .end:
            reading = .nothing
            requestCount += 1
            deadline?.cancel()
        }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if reading == .nothing, !hasReadPart {
            reading = .someOfHead
            // The first request has had its deadline since the connection was opened.
            if requestCount > 0 { setDeadline(limits.headTime, context) }
        }
        hasReadPart = false
        context.fireChannelReadComplete()
    }

    /// Answers a request that is framed wrongly at once, before anything above closes the connection.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if error is HTTPParserError, endedCount == requestCount, begunCount == requestCount {
            refuse(Self.refusal(of: error), hasBody: true, context)
            close(context, because: "its request was framed wrongly")
        }
        context.fireErrorCaught(error)
    }

    private func setDeadline(_ time: Duration, _ context: ChannelHandlerContext) {
        deadline?.cancel()
        deadline = context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(time)) {
            self.deadlinePassed(time, context)
        }
    }

    private func deadlinePassed(_ time: Duration, _ context: ChannelHandlerContext) {
        guard endedCount >= requestCount else { return setDeadline(time, context) }
        if reading != .nothing, begunCount == requestCount { answer(.requestTimeout, context) }
        close(context, because: "its request was not whole in time")
    }

    private static func refusal(of error: any Error) -> Refusal {
        guard case HTTPParserError.headerOverflow = error else {
            return Refusal(
                .requestMalformed, "The request is framed wrongly.", fix: "Frame it as HTTP/1.1, RFC 9112, asks for."
            )
        }
        return Refusal(
            .requestMalformed,
            "The address is longer than \(WebLimits.addressByteCountMax) bytes, a header is longer than "
                + "\(WebLimits.headerByteCountMax), or there are more than \(WebLimits.headerCountMax) headers or "
                + "\(WebLimits.headersByteCountMax) bytes of them.",
            fix: "Use fewer filters, or shorter or fewer headers."
        )
    }

    /// Answers with the problem of a request that never comes as far as the router; its address is not known.
    private func refuse(_ refusal: Refusal, hasBody: Bool, _ context: ChannelHandlerContext) {
        let problem = Problem(refusal: refusal, instance: "/", requestID: makeRequestID())
        answer(.badRequest, context, body: hasBody ? problem.json.text + "\n" : "", type: Problem.contentType)
    }

    private func answer(
        _ status: HTTPResponseStatus, _ context: ChannelHandlerContext, body: String = "", type: String? = nil
    ) {
        var headers: HTTPHeaders = ["connection": "close", "content-length": String(body.utf8.count)]
        if let type { headers.add(name: "content-type", value: type) }
        let head = HTTPResponseHead(version: .http1_1, status: status, headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if !body.isEmpty { context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: body)))), promise: nil) }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    // MARK: The answer

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        partCount += 1
        switch unwrapOutboundIn(data) {
        case .head: begunCount += 1
        case .body: break
        case .end: endedCount += 1
        }
        if stallCheck == nil { checkStall(context, sinceCount: partCount, byteCount: -1) }
        context.write(data, promise: promise)
    }

    /// Looks later whether the client took anything: it did where less waits to be sent, or more was written since.
    private func checkStall(_ context: ChannelHandlerContext, sinceCount: Int, byteCount: Int) {
        stallCheck = context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(limits.stallTime)) {
            self.stallCheck = nil
            let waiting = (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
            guard waiting > 0 else { return }
            if waiting == byteCount, self.partCount == sinceCount {
                self.close(context, because: "it took nothing of its answer")
            } else {
                self.checkStall(context, sinceCount: self.partCount, byteCount: waiting)
            }
        }
    }

    private func close(_ context: ChannelHandlerContext, because reason: String) {
        logger.info("connection closed", metadata: ["address": "\(address ?? "")", "reason": "\(reason)"])
        context.close(promise: nil)
    }
}
