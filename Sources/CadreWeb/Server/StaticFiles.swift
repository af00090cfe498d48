import CadreApplication
import Foundation
import HTTPTypes

/// The files that never change under their name: the name carries a digest of the content.
struct StaticFiles: Sendable {
    private struct File: Sendable {
        let bytes: [UInt8]
        let contentType: String
    }

    private let files: [String: File]
    private let addresses: [String: String]

    /// Reads the files of the folder.
    init(folder: URL) throws {
        var files: [String: File] = [:]
        var addresses: [String: String] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
            guard let dot = name.lastIndex(of: "."), let type = Self.types[String(name[dot...])] else { continue }
            let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
            let hashed = "\(name[..<dot]).\(ContentTag.text(of: bytes))\(name[dot...])"
            files[hashed] = File(bytes: bytes, contentType: type)
            addresses[name] = "/static/\(hashed)"
        }
        self.files = files
        self.addresses = addresses
    }

    /// The address of a file by its plain name, such as `cadre.css`.
    ///
    /// - Precondition: The folder has the file.
    func address(of name: String) -> String {
        guard let address = addresses[name] else { preconditionFailure("There is no static file \(name).") }
        return address
    }

    /// The endpoint that serves them.
    var endpoint: Endpoint {
        .get(
            "/static/{file}", "A file of the pages' look; its name changes with its content.", action: nil,
            formats: [.file],
            parameters: [.init("file", "The name with the digest.", example: "cadre.0123456789abcdef.css")],
            errors: [.routeNotFound]
        ) { request in
            guard let file = files[request.parameter("file")] else {
                throw Refusal(
                    .routeNotFound, "There is no file (\(request.parameter("file"))).",
                    fix: "Load the page again; it names the files as they are now."
                )
            }
            return .file(
                file.bytes, contentType: file.contentType,
                headers: [.cacheControl: "public, max-age=31536000, immutable"]
            )
        }
    }

    private static let types = [
        ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml",
    ]
}

/// A short digest that tells contents apart for caching; it is no protection against forgery.
///
/// Source: Fowler, Noll and Vo, FNV-1a with 64 bits (RFC 9923, section 2).
enum ContentTag {
    static func text(of bytes: some Sequence<UInt8>) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
