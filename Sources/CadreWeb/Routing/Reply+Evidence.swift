import CadreApplication
import CadreDomain
import Foundation
import HTTPTypes

extension Reply {
    /// The reply of an export with its evidence in headers, and within the file where that is asked for.
    ///
    /// - Parameters:
    ///   - request: What was asked.
    ///   - isInside: Whether the file holds the evidence, too.
    ///   - now: The time of the export.
    ///   - version: The version of Cadre.
    func evidenced(_ request: WebRequest, isInside: Bool, at now: Timestamp, version: String) -> Reply {
        guard let evidence = evidence(request, at: now, version: version) else { return self }
        var headers = headers
        for (name, value) in evidence.headers { headers[name] = value }
        let body: Body =
            switch body {
            case .bytes(let file, let type):
                .bytes(isInside ? evidence.inside(file, request.format) : file, contentType: type)
            case .workbook(let workbook): .workbook(workbook.telling(evidence.pairs))
            case .page, .stream, .redirect: body
            }
        return Reply(status: status, headers: headers, body: body, rows: rows)
    }

    /// The evidence of an export; nil where the reply is none.
    func evidence(_ request: WebRequest, at now: Timestamp, version: String) -> ExportEvidence? {
        guard let rows, let (file, format) = evidentFile(request.format), let ending = format.pathExtension else {
            return nil
        }
        return ExportEvidence(
            query: Address.canonical(request.path + ending, request.query + request.momentItems, on: rows.asOf).text,
            rows: rows,
            exportedAt: now, by: request.isVisit ? "visitor" : request.caller.actor,
            reader: ExportReader(request.caller), version: version, file: file
        )
    }
}

extension Reply {
    /// The file that the evidence is about and its format: of a workbook, whose bytes differ between programs that save
    /// it, the same rows as CSV.
    private func evidentFile(_ format: Format) -> (file: [UInt8], format: Format)? {
        switch body {
        case .bytes(let file, _): (file, format)
        case .workbook(let workbook):
            (CSVText(header: workbook.table.header, rows: workbook.table.rows.map(\.cells)).bytes, .csv)
        case .page, .stream, .redirect: nil
        }
    }
}

extension ExportEvidence {
    /// The headers that carry the evidence of an answer: `Cadre-Journal-Index` for `journal_index`.
    var headers: [(HTTPField.Name, String)] {
        pairs.map { pair in
            let words = pair.name.split(separator: "_").map(\.capitalized)
            return (.make((["Cadre"] + words).joined(separator: "-")), pair.value)
        }
    }

    /// The file with the evidence within, in the way of its format.
    func inside(_ file: [UInt8], _ format: Format) -> [UInt8] {
        switch format {
        case .csv: file + csvLines
        case .ndjson: file + jsonLine
        case .json: jsonObject(file)
        case .html, .svg, .xlsx, .eventStream, .file: file
        }
    }
}

/// The digest of the bytes that an answer has, packed or not, for the header `Repr-Digest`.
///
/// Source: RFC 9530, section 3.
enum RepresentationDigest {
    static let header = HTTPField.Name.make("Repr-Digest")

    static func value(of bytes: [UInt8]) -> String {
        "sha-256=:\(Data(ExportEvidence.digestBytes(of: bytes)).base64EncodedString()):"
    }
}
