import Foundation

/// A JSON value as a test looks at it: `answer["rows"][0]["id"].text`.
struct JSONValue: Decodable, Sendable, Equatable, CustomStringConvertible {
    private enum Content: Equatable {
        case null
        case flag(Bool)
        case number(Double)
        case text(String)
        case list([JSONValue])
        case object([String: JSONValue])
    }

    private let content: Content

    init(_ text: String) throws {
        self = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            content = .null
        } else if let flag = try? container.decode(Bool.self) {
            content = .flag(flag)
        } else if let number = try? container.decode(Double.self) {
            content = .number(number)
        } else if let text = try? container.decode(String.self) {
            content = .text(text)
        } else if let list = try? container.decode([JSONValue].self) {
            content = .list(list)
        } else {
            content = .object(try container.decode([String: JSONValue].self))
        }
    }

    private init(_ content: Content) { self.content = content }

    var int: Int? { if case .number(let number) = content { Int(exactly: number) } else { nil } }
    var text: String? { if case .text(let text) = content { text } else { nil } }
    var flag: Bool? { if case .flag(let flag) = content { flag } else { nil } }
    var list: [JSONValue] { if case .list(let list) = content { list } else { [] } }

    /// The value of a key; null where there is none.
    subscript(key: String) -> JSONValue {
        if case .object(let object) = content { object[key] ?? JSONValue(.null) } else { JSONValue(.null) }
    }

    /// The value at an index; null where there is none.
    subscript(index: Int) -> JSONValue {
        list.indices.contains(index) ? list[index] : JSONValue(.null)
    }

    var description: String { "\(content)" }
}

extension String {
    /// The rows of a CSV text without quoted line breaks, header and all.
    var csvRows: [Substring] { split(whereSeparator: \.isNewline) }
}
