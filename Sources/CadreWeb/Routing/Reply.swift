public import CadreApplication
public import HTTPTypes
import Hummingbird

/// What a handler answers.
public struct Reply: Sendable {
    enum Body: Sendable {
        case page(Page)
        case bytes([UInt8], contentType: String)
        case workbook(TableWorkbook)
        case stream(ResponseBody, contentType: String)
        case redirect
    }

    let status: HTTPResponse.Status
    var headers: HTTPFields
    let body: Body
    /// What is known of the rows, where the reply is an export of some.
    var rows: ExportedRows?

    /// A page for people, put into the layout.
    public static func page(_ page: Page, status: HTTPResponse.Status = .ok) -> Reply {
        Reply(status: status, headers: [:], body: .page(page))
    }

    /// The page that a refused change leads to, with the reasons on it, instead of a page of the reasons alone.
    ///
    /// - Parameter address: Where the page is read.
    static func refused(_ page: Page, at address: String, for refusal: Refusal) -> Reply {
        var page = page
        page.address = address
        return .page(page, status: .init(code: Problem.status(of: refusal.code)))
    }

    /// JSON.
    public static func json(_ value: JSONText, status: HTTPResponse.Status = .ok) -> Reply {
        var bytes: [UInt8] = []
        value.write(to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
        return Reply(status: status, headers: [:], body: .bytes(bytes, contentType: Format.json.contentType))
    }

    /// Comma-separated values, as a download with this file name.
    static func csv(_ text: CSVText, named name: String, of rows: ExportedRows) -> Reply {
        let headers: HTTPFields = [.contentDisposition: "attachment; filename=\"\(name).csv\""]
        let body = Body.bytes(text.bytes, contentType: Format.csv.contentType)
        return Reply(status: .ok, headers: headers, body: body, rows: rows)
    }

    /// JSON, one row a line, as a download with this file name.
    static func ndjson(_ objects: [JSONText], named name: String, of rows: ExportedRows) -> Reply {
        let headers: HTTPFields = [.contentDisposition: "attachment; filename=\"\(name).ndjson\""]
        let body = Body.bytes(JSONText.lines(objects), contentType: Format.ndjson.contentType)
        return Reply(status: .ok, headers: headers, body: body, rows: rows)
    }

    /// JSON that exports rows.
    static func json(_ value: JSONText, of rows: ExportedRows) -> Reply {
        var reply = json(value)
        reply.rows = rows
        return reply
    }

    /// An Excel workbook of a table, as a download with this file name.
    static func workbook(_ workbook: TableWorkbook, named name: String, of rows: ExportedRows) -> Reply {
        let headers: HTTPFields = [.contentDisposition: "attachment; filename=\"\(name).xlsx\""]
        return Reply(status: .ok, headers: headers, body: .workbook(workbook), rows: rows)
    }

    /// A drawing.
    public static func svg(_ text: String) -> Reply {
        Reply(status: .ok, headers: [:], body: .bytes(Array(text.utf8), contentType: Format.svg.contentType))
    }

    /// Bytes of any type.
    static func file(_ bytes: [UInt8], contentType: String, headers: HTTPFields = [:]) -> Reply {
        Reply(status: .ok, headers: headers, body: .bytes(bytes, contentType: contentType))
    }

    /// What is written piece by piece.
    static func stream(_ body: ResponseBody, contentType: String, headers: HTTPFields) -> Reply {
        Reply(status: .ok, headers: headers, body: .stream(body, contentType: contentType))
    }

    /// Sends the browser on with a `GET`, as after a form was taken.
    public static func seeOther(_ address: String) -> Reply {
        Reply(status: .seeOther, headers: [.location: address], body: .redirect)
    }

    /// The other address is the right one, for good and for every method.
    static func permanentRedirect(_ address: String) -> Reply {
        Reply(status: .permanentRedirect, headers: [.location: address], body: .redirect)
    }

    /// The reply with a header set.
    public func setting(_ name: HTTPField.Name, to value: String) -> Reply {
        var reply = self
        reply.headers[name] = value
        return reply
    }

    /// The answer to a change that made or changed something: JSON clients get the value, people are sent on.
    public static func done(_ request: WebRequest, at address: String, _ value: JSONText) -> Reply {
        request.format == .json
            ? .json(value, status: .ok).setting(.location, to: address)
            : .seeOther(request.link(address))
    }
}
