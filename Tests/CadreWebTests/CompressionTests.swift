import CadreApplication
import Foundation
import HTTPTypes
import HummingbirdCore
import Testing

@testable import CadreWeb

@Suite("Compression of answers")
struct CompressionTests {
    /// Packs so that a test sees what was packed: a mark before the first half of the bytes.
    private static let mark = "packed:"
    @Sendable private static func pack(_ bytes: [UInt8]) -> [UInt8] {
        Array(mark.utf8) + bytes.prefix(bytes.count / 2)
    }

    private static let long = String(repeating: "a", count: 600)

    private static let extra: [Endpoint] = [
        .get("/short", "Is short.", action: nil, formats: [.json]) { _ in .json(.text("short")) },
        .get("/edge/{size}", "Has a size.", action: nil, formats: [.file]) { request in
            .file(
                [UInt8](repeating: 97, count: Int(request.parameter("size")) ?? 0), contentType: "text/plain",
                headers: [:]
            )
        },
        .get("/image", "Is packed already.", action: nil, formats: [.file]) { _ in
            .file(Array(long.utf8), contentType: "image/png")
        },
    ]

    private let server: SampleServer

    init() throws {
        server = try SampleServer(
            endpoints: SampleEndpoints.all + Self.extra, takesPersonaHeader: false, gzip: Self.pack)
    }

    private static func asking(_ encoding: String?, _ base: HTTPFields = .browser) -> HTTPFields {
        var headers = base
        headers[.acceptEncoding] = encoding
        return headers
    }

    private static func isPacked(_ answer: Answer) -> Bool {
        answer.text.hasPrefix(mark) && answer.headers[.contentEncoding] == "gzip"
    }

    @Test("A client that takes gzip gets it, with the length of what travels")
    func packed() async throws {
        let plain = try await server.ask(.get, "/positions", Self.asking(nil))
        let packed = try await server.ask(.get, "/positions", Self.asking("gzip, deflate, br"))
        #expect(plain.headers[.contentEncoding] == nil)
        #expect(plain.headers[.contentLength] == String(plain.bytes.count))
        #expect(Self.isPacked(packed))
        #expect(packed.bytes == Self.pack(plain.bytes))
        #expect(packed.headers[.contentLength] == String(packed.bytes.count))
        #expect(packed.headers[.contentType] == plain.headers[.contentType])
    }

    @Test("Gzip is sent only where the client names it and does not refuse it")
    func accepted() {
        for header in ["gzip", "GZIP", "br;q=1, gzip;q=0.1", "deflate,gzip", "gzip ; q=1"] {
            #expect(Compression.isTaken(header), "\(header)")
        }
        for header in [nil, "", "identity", "br", "*", "gzip;q=0", "gzip; q=0.000", "xgzip", "gzip;q=x"] {
            #expect(!Compression.isTaken(header), "\(header ?? "none")")
        }
    }

    @Test("Text, JSON, drawings and scripts are packed; images, streams and what has no type are not")
    func types() throws {
        let compression = Compression(gzip: Self.pack)
        for type in [
            "text/html; charset=utf-8", "text/csv; charset=utf-8", "text/css", "text/javascript; charset=utf-8",
            "application/javascript", "application/json", "application/problem+json", "image/svg+xml",
        ] {
            #expect(compression.fits(type, byteCount: 512), "\(type)")
            #expect(!Compression(gzip: nil).fits(type, byteCount: 512), "\(type)")
        }
        for type in [nil, "image/png", "application/octet-stream", "text/event-stream; charset=utf-8"] {
            #expect(!compression.fits(type, byteCount: 512), "\(type ?? "none")")
        }
    }

    @Test("A small body and one that is packed already travel as they are")
    func unpacked() async throws {
        for path in ["/short", "/edge/511", "/image"] {
            let answer = try await server.ask(.get, path, Self.asking("gzip"))
            #expect(answer.status == 200, "\(path)")
            #expect(answer.headers[.contentEncoding] == nil, "\(path)")
            #expect(answer.headers[.vary]?.contains("Accept-Encoding") != true, "\(path)")
        }
        #expect(Self.isPacked(try await server.ask(.get, "/edge/512", Self.asking("gzip"))))
    }

    @Test("The event stream is never packed")
    func stream() async throws {
        var headers = Self.asking("gzip")
        headers[.accept] = "text/event-stream"
        let response = try await server.respond(.get, "/events", headers)
        #expect(response.headers[.contentType]?.hasPrefix("text/event-stream") == true)
        #expect(response.headers[.contentEncoding] == nil)
        server.web.stopEvents()
    }

    @Test("Caches learn that the answer depends on the encoding, whichever was sent")
    func vary() async throws {
        for encoding in [nil, "gzip"] {
            let list = try await server.ask(.get, "/positions", Self.asking(encoding))
            #expect(list.headers[.vary] == "Accept, Cookie, Authorization, Accept-Encoding")
            let edge = try await server.ask(.get, "/edge/512", Self.asking(encoding))
            #expect(edge.headers[.vary] == "Accept-Encoding")
        }
    }

    @Test("Each form of a page has its own tag, and only that tag says that it is unchanged")
    func tags() async throws {
        let plain = try await server.ask(.get, "/positions", Self.asking(nil))
        let packed = try await server.ask(.get, "/positions", Self.asking("gzip"))
        let plainTag = try #require(plain.headers[.eTag])
        let packedTag = try #require(packed.headers[.eTag])
        #expect(plainTag != packedTag)
        for (encoding, tag, status) in [
            (nil, plainTag, 304), (nil, packedTag, 200), ("gzip", packedTag, 304), ("gzip", plainTag, 200),
            ("gzip", "W/\(packedTag)", 304), ("gzip", "\"x\", \(packedTag)", 304),
        ] {
            var headers = Self.asking(encoding)
            headers[.ifNoneMatch] = tag
            let answer = try await server.ask(.get, "/positions", headers)
            #expect(answer.status == status, "\(encoding ?? "none") \(tag)")
            guard status == 304 else { continue }
            #expect(answer.bytes.isEmpty)
            #expect(answer.headers[.contentEncoding] == nil)
            #expect(answer.headers[.eTag] == (encoding == nil ? plainTag : packedTag))
            #expect(answer.headers[.vary]?.hasSuffix("Accept-Encoding") == true)
        }
    }

    @Test("HEAD has the headers of GET, packed or not, and no body")
    func head() async throws {
        for encoding in [nil, "gzip"] {
            let get = try await server.ask(.get, "/positions", Self.asking(encoding))
            let head = try await server.ask(.head, "/positions", Self.asking(encoding))
            #expect(head.bytes.isEmpty)
            for name in [HTTPField.Name.contentEncoding, .contentLength, .eTag, .vary, .contentType] {
                #expect(head.headers[name] == get.headers[name], "\(name)")
            }
        }
    }

    @Test("Error pages, problems and the files of the look are packed too")
    func others() async throws {
        let page = try await server.ask(.get, "/nowhere", Self.asking("gzip"))
        #expect(page.status == 404)
        #expect(Self.isPacked(page))
        let problem = try await server.ask(.get, "/\(Self.long)", Self.asking("gzip", .json))
        #expect(problem.headers[.contentType] == Problem.contentType)
        #expect(Self.isPacked(problem))
        let desk = try await server.ask(.get, "/positions", .browser)
        let start = try #require(desk.text.range(of: "/static/cadre."))
        let style = "/static/cadre." + desk.text[start.upperBound...].prefix { $0 != "\"" }
        #expect(Self.isPacked(try await server.ask(.get, style, Self.asking("gzip"))))
    }

    @Test("A server that was handed nothing to pack with sends everything as it is")
    func none() async throws {
        let bare = try SampleServer(endpoints: SampleEndpoints.all, takesPersonaHeader: false)
        let answer = try await bare.ask(.get, "/positions", Self.asking("gzip"))
        #expect(answer.headers[.contentEncoding] == nil)
        #expect(answer.headers[.vary] == "Accept, Cookie, Authorization")
    }

    @Test("No two pages carry the same form token, and each is taken; a changed one is not")
    func tokens() throws {
        let forms = server.web.responder.gate.forms
        let first = forms.fields(for: "/sign-out", session: nil, version: nil).token
        let second = forms.fields(for: "/sign-out", session: nil, version: nil).token
        #expect(first.prefix(32) != second.prefix(32))
        #expect(first.dropFirst(32) != second.dropFirst(32))
        for token in [first, second] { #expect(forms.isGenuine(token, for: "/sign-out", session: nil)) }
        let mixed = String(first.prefix(32) + second.dropFirst(32))
        for token in [mixed, String(first.dropFirst(32)), String(first.prefix(32)), "", nil] {
            #expect(!forms.isGenuine(token, for: "/sign-out", session: nil), "\(token ?? "none")")
        }
        #expect(!forms.isGenuine(first, for: "/sign-in", session: nil))
    }
}
