/// A shape in which an address can answer.
public enum Format: String, Sendable, CaseIterable {
    /// A page for people.
    case html
    /// JSON.
    case json
    /// Comma-separated values.
    case csv
    /// JSON, one row a line.
    case ndjson
    /// An Excel workbook.
    case xlsx
    /// A drawing.
    case svg
    /// Server-sent events.
    case eventStream = "event-stream"
    /// Any other file, with a type of its own.
    case file

    /// The formats of every list.
    static let ofLists: [Format] = [.html, .json, .csv, .ndjson, .xlsx]

    /// Whether it holds the rows of an export, with their evidence where that is asked for.
    var holdsRows: Bool { [.json, .csv, .ndjson, .xlsx].contains(self) }

    /// The media type without its parameters.
    public var mediaType: String {
        switch self {
        case .html: "text/html"
        case .json: "application/json"
        case .csv: "text/csv"
        case .ndjson: "application/x-ndjson"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .svg: "image/svg+xml"
        case .eventStream: "text/event-stream"
        case .file: "application/octet-stream"
        }
    }

    /// The value of the header `Content-Type`.
    var contentType: String {
        switch self {
        case .html, .csv: mediaType + "; charset=utf-8"
        case .json, .ndjson, .xlsx, .svg, .eventStream, .file: mediaType
        }
    }

    /// The extension that an address may end with, with its dot; nil where there is none.
    var pathExtension: String? {
        switch self {
        case .json, .csv, .ndjson, .xlsx, .svg: "." + rawValue
        case .html, .eventStream, .file: nil
        }
    }

    /// The name shown on export links.
    var title: String {
        switch self {
        case .html: "HTML"
        case .json: "JSON"
        case .csv: "CSV"
        case .ndjson: "NDJSON"
        case .xlsx: "XLSX"
        case .svg: "SVG"
        case .eventStream: "Events"
        case .file: "File"
        }
    }
}

/// What a client would like to get, read from the header `Accept`.
struct Acceptance {
    private struct Wish {
        let type: String
        let quality: Double
    }

    private let wishes: [Wish]

    init(_ header: String?) {
        wishes = (header ?? "").split(separator: ",").compactMap { part in
            let pieces = part.split(separator: ";").map { $0.trimmed.lowercased() }
            guard let type = pieces.first, type.contains("/") else { return nil }
            let quality = pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) }
            return Wish(type: type, quality: min(max(quality ?? 1, 0), 1))
        }
    }

    /// The format that fits best; the first one offered where the client has no wish among them.
    func best(of offered: [Format]) -> Format? {
        var best = offered.first
        var bestQuality = best.map { quality(of: $0.mediaType) } ?? 0
        for format in offered.dropFirst() {
            let quality = quality(of: format.mediaType)
            if quality > bestQuality { (best, bestQuality) = (format, quality) }
        }
        return best
    }

    /// Whether the client names HTML, as browsers do, and would not rather have JSON.
    var wantsPages: Bool {
        wishes.contains {
            $0.type == "text/html" && $0.quality > 0 && $0.quality >= quality(of: Format.json.mediaType)
        }
    }

    private func quality(of type: String) -> Double {
        let family = type.prefix { $0 != "/" } + "/*"
        if let exact = wishes.first(where: { $0.type == type }) { return exact.quality }
        if let group = wishes.first(where: { $0.type == family }) { return group.quality }
        return wishes.first { $0.type == "*/*" }?.quality ?? 0
    }
}

extension Substring {
    /// The text without spaces at its ends.
    var trimmed: Substring {
        var text = self
        while text.first == " " || text.first == "\t" { text.removeFirst() }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text
    }
}
