import HTTPTypes

/// Which answers travel packed: text of some size, to clients that take gzip.
struct Compression: Sendable {
    /// What packs; nil where nothing does.
    let gzip: (@Sendable ([UInt8]) -> [UInt8])?

    /// Whether an answer of this type and size travels packed to those who take it so.
    func fits(_ contentType: String?, byteCount: Int) -> Bool {
        guard gzip != nil, byteCount >= WebLimits.packedByteCountMin, let contentType else { return false }
        let type = contentType.prefix { $0 != ";" }.trimmed.lowercased()
        guard type != Format.eventStream.mediaType else { return false }
        return type.hasPrefix("text/") || Self.types.contains(type)
    }

    /// Whether a client takes gzip, by its header `Accept-Encoding`; one that does not name it gets none.
    static func isTaken(_ acceptEncoding: String?) -> Bool {
        (acceptEncoding ?? "").split(separator: ",").contains { part in
            let pieces = part.split(separator: ";").map { $0.trimmed.lowercased() }
            guard pieces.first == "gzip" else { return false }
            let quality = pieces.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 }
            return (quality ?? 1) > 0
        }
    }

    private static let types = [
        Format.json.mediaType, Problem.contentType, Format.svg.mediaType, "application/javascript",
    ]
}
