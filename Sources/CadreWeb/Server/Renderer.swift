import CadreApplication
import Foundation
import HTTPTypes
import Hummingbird
import Mustache

/// Turns replies and problems into responses: templates, headers of caching and of the other formats.
struct Renderer: Sendable {
    let library: MustacheLibrary
    let files: StaticFiles
    let site: Site
    let table: EndpointTable
    var compression: Compression { Compression(gzip: site.gzip) }

    /// Reads every template of the folder; each escapes what it shows, byte by byte.
    static func library(folder: URL) throws -> MustacheLibrary {
        MustacheContentTypes.register(PageText(), named: PageText.name)
        var library = MustacheLibrary()
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() {
            let file = folder.appending(path: path)
            guard file.pathExtension == "mustache" else { continue }
            let text = try String(contentsOf: file, encoding: .utf8)
            let name = file.deletingPathExtension().lastPathComponent
            try library.register("{{%CONTENT_TYPE:\(PageText.name)}}" + text, named: name)
        }
        return library
    }

    /// The response to a request that was answered; `asked` are the headers it came with.
    func response(_ reply: Reply, to request: WebRequest, endpoint: Endpoint, asked: HTTPFields) -> Response {
        var headers = reply.headers
        let bytes: [UInt8]
        switch reply.body {
        case .redirect: return redirect(reply)
        case .stream(let body, let contentType):
            headers[.contentType] = contentType
            return Response(status: reply.status, headers: headers, body: body)
        case .page(let page):
            bytes = Array(html(page, request).utf8)
            headers[.contentType] = Format.html.contentType
        case .bytes(let content, let contentType):
            bytes = content
            headers[.contentType] = contentType
        case .workbook(let workbook):
            bytes = site.workbook(workbook)
            headers[.contentType] = Format.xlsx.contentType
        }
        if endpoint.formats.count > 1 {
            headers[.vary] = "Accept, Cookie, Authorization"
            headers[.link] = alternates(endpoint, request)
        }
        if headers[.cacheControl] == nil {
            // Pages that name people are never kept; others may be, and are asked for again each time.
            headers[.cacheControl] = endpoint.action == .readPeople ? "no-store" : "private, no-cache"
        }
        let isKept = endpoint.method == .get && reply.status == .ok && headers[.cacheControl] != "no-store"
        let isExport = reply.rows != nil
        return response(reply.status, headers, bytes, isTagged: isKept, isDigested: isExport, asked: asked)
    }

    /// The response that says why a request was not answered.
    func response(_ problem: Problem, to request: WebRequest, asked: HTTPFields) -> Response {
        var headers: HTTPFields = [.cacheControl: "no-store", .vary: "Accept"]
        if !problem.allowed.isEmpty { headers[.allow] = problem.allowed.joined(separator: ", ") }
        if problem.status == 401 { headers[.wwwAuthenticate] = "Persona" }
        if problem.status == 503 { headers[.retryAfter] = "30" }
        var bytes: [UInt8] = []
        if request.format == .html {
            bytes = Array(html(problem.page, request).utf8)
            headers[.contentType] = Format.html.contentType
        } else {
            problem.json.write(to: &bytes)
            bytes.append(UInt8(ascii: "\n"))
            headers[.contentType] = Problem.contentType
        }
        return response(.init(code: problem.status), headers, bytes, isTagged: false, asked: asked)
    }

    /// The response with this body, packed where the client takes that, or without it where the client has it already.
    ///
    /// The packed body has a tag of its own, since a strong tag stands for exact bytes.
    private func response(
        _ status: HTTPResponse.Status, _ headers: HTTPFields, _ bytes: [UInt8], isTagged: Bool,
        isDigested: Bool = false, asked: HTTPFields
    ) -> Response {
        var headers = headers
        let mayBePacked = compression.fits(headers[.contentType], byteCount: bytes.count)
        let isPacked = mayBePacked && Compression.isTaken(asked[.acceptEncoding])
        if mayBePacked {
            headers[.vary] = [headers[.vary], "Accept-Encoding"].compactMap(\.self).joined(separator: ", ")
        }
        if isTagged {
            let tag = "\"\(ContentTag.text(of: bytes))\(isPacked ? "-gzip" : "")\""
            headers[.eTag] = tag
            let known = (asked[.ifNoneMatch] ?? "").split(separator: ",").map(\.trimmed)
            // Tags are compared weakly here (RFC 9110, section 13.1.2): a proxy may have marked them as weak.
            if known.contains(where: { $0 == tag || $0 == "W/\(tag)" }) {
                return Response(status: .notModified, headers: headers)
            }
        }
        var body = bytes
        if isPacked, let gzip = compression.gzip {
            headers[.contentEncoding] = "gzip"
            body = gzip(bytes)
        }
        if isDigested { headers[RepresentationDigest.header] = RepresentationDigest.value(of: body) }
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: body)))
    }

    /// The response that sends the client on.
    func redirect(_ reply: Reply) -> Response {
        var headers = reply.headers
        headers[.cacheControl] = "no-store"
        return Response(status: reply.status, headers: headers)
    }

    /// The page in the layout.
    func html(_ page: Page, _ request: WebRequest) -> String {
        let body = rendered(page.model, page.template)
        let layout = Layout(page, body: body, request: request, site: site, table: table, files: files)
        let text = rendered(layout, "layout")
        let isWeighed = request.persona?.role == .administrator
        let whole = isWeighed ? rendered(layout.weighing(text.utf8.count), "layout") : text
        guard let moment = request.moment else { return whole }
        return PastLinks(moment: moment, isDated: table.isDated).kept(in: whole)
    }

    /// What a template makes of a model.
    ///
    /// - Precondition: There is a template of this name.
    func rendered(_ model: Any, _ template: String) -> String {
        guard let text = library.render(model, withTemplate: template) else {
            preconditionFailure("There is no template named \(template).")
        }
        return text
    }

    private func alternates(_ endpoint: Endpoint, _ request: WebRequest) -> String? {
        let links = endpoint.formats.filter { $0 != request.format }.compactMap { format -> String? in
            let ending: String
            if format == .html {
                ending = ""
            } else if let own = format.pathExtension {
                ending = own
            } else {
                return nil
            }
            guard request.path != "/" || ending.isEmpty else { return nil }
            let address = FormText.address(request.path + ending, request.query + request.momentItems)
            return "<\(address)>; rel=\"alternate\"; type=\"\(format.mediaType)\""
        }
        return links.isEmpty ? nil : links.joined(separator: ", ")
    }
}
