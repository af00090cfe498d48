import Foundation

/// Checks a JSON value against a schema as the description writes it; a member that the schema does not name is at
/// fault too.
struct AnswerSchema {
    let schema: [String: Any]

    /// What is at fault, each with the place in the value.
    func faults(_ value: Any, at place: String = "") -> [String] {
        // A schema without a word takes anything.
        guard let types = (schema["type"] as? [String]) ?? (schema["type"] as? String).map({ [$0] }) else { return [] }
        guard types.contains(Self.type(of: value)) else {
            return ["\(place): \(Self.type(of: value)) is none of \(types)"]
        }
        switch value {
        case let object as [String: Any]:
            let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
            let missing = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }
            return missing.map { "\(place)/\($0): missing" }
                + object.sorted { $0.key < $1.key }.flatMap { name, member in
                    properties[name].map { AnswerSchema(schema: $0).faults(member, at: "\(place)/\(name)") }
                        ?? ["\(place)/\(name): undeclared"]
                }
        case let list as [Any]:
            guard let items = schema["items"] as? [String: Any] else { return [] }
            return list.flatMap { AnswerSchema(schema: items).faults($0, at: "\(place)[]") }
        default: return []
        }
    }

    private static func type(of value: Any) -> String {
        switch value {
        case is NSNull: "null"
        case let number as NSNumber: String(cString: number.objCType) == "c" ? "boolean" : "number"
        case is String: "string"
        case is [Any]: "array"
        default: "object"
        }
    }
}
