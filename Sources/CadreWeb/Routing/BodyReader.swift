import CadreApplication
import Foundation

/// How the body of a change is written.
enum BodyKind {
    case form
    case json

    init(_ contentType: String?) {
        let type = (contentType ?? "").split(separator: ";").first.map { $0.trimmed.lowercased() }
        self = type == "application/x-www-form-urlencoded" ? .form : .json
    }
}

/// Reads the body of a change into its fields.
enum BodyReader {
    /// The fields as text; of a field that a form repeats, the values stand behind each other with commas.
    static func fields(_ body: [UInt8], kind: BodyKind) throws(Refusal) -> [String: String] {
        switch kind {
        case .form: try form(body)
        case .json: try json(body)
        }
    }

    private static func form(_ body: [UInt8]) throws(Refusal) -> [String: String] {
        guard let text = String(validating: body, as: UTF8.self), let items = FormText.items(text),
            items.count <= WebLimits.itemCountMax
        else { throw malformed("The body is not a form in UTF-8.") }
        return Dictionary(items.map { ($0.key, $0.value) }) { $0 + "," + $1 }
    }

    private static func json(_ body: [UInt8]) throws(Refusal) -> [String: String] {
        guard !body.isEmpty else { return [:] }
        // A zero byte would have the text read as another encoding than UTF-8.
        guard !body.contains(0), String(validating: body, as: UTF8.self) != nil,
            let object = try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any],
            object.count <= WebLimits.itemCountMax
        else { throw malformed("The body is not one JSON object in UTF-8, or it has too many fields.") }
        if let name = repeatedName(body) { throw malformed("The field (\(name)) came more than once.") }
        var fields: [String: String] = [:]
        for (name, value) in object {
            switch value {
            case is NSNull: continue
            case let text as String: fields[name] = text
            case let number as NSNumber:
                let isFlag = JSONFlag.isFlag(number)
                fields[name] = isFlag ? (number.boolValue ? "yes" : "no") : number.stringValue
            case let list as [String]: fields[name] = list.joined(separator: ",")
            default: throw malformed("The field (\(name)) is neither text, number, flag nor a list of texts.")
            }
        }
        return fields
    }

    /// The first name that the members of a JSON object repeat, however it is escaped; the bytes are known to be valid.
    private static func repeatedName(_ body: [UInt8]) -> String? {
        var names: Set<String> = []
        var depth = 0
        var rest = body[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "\""):
                let start = rest.startIndex
                while let next = rest.popFirst(), next != UInt8(ascii: "\"") {
                    if next == UInt8(ascii: "\\") { rest = rest.dropFirst() }
                }
                let text = Data([byte] + body[start..<rest.startIndex])
                guard depth == 1, rest.first(where: { !spaces.contains($0) }) == UInt8(ascii: ":"),
                    let name = try? JSONSerialization.jsonObject(with: text, options: .fragmentsAllowed) as? String
                else { continue }
                if !names.insert(name).inserted { return name }
            default: break
            }
        }
        return nil
    }

    private static let spaces = Array(" \t\r\n".utf8)

    /// Refuses a field that the endpoint does not know, and the lack of one that it needs.
    static func check(_ fields: [String: String], against known: [Endpoint.Field]) throws(Refusal) {
        let names = known.map(\.name)
        var problems: [Refusal.Problem] = []
        for name in fields.keys.sorted() where !names.contains(name) {
            let meant = Nearest.word(to: name, among: names).map { "Did you mean \($0)? " } ?? ""
            let fix = names.isEmpty ? "Leave it out." : meant + "The fields: \(names.joined(separator: ", "))."
            problems.append(.init(pointer: "/\(name)", detail: "There is no field (\(name)).", fix: fix))
        }
        for field in known where field.isRequired && (fields[field.name] ?? "").isEmpty {
            problems.append(
                .init(pointer: "/\(field.name)", detail: "The field is missing. \(field.summary)", fix: "Fill it in.")
            )
        }
        guard problems.isEmpty else {
            throw Refusal(
                .requestMalformed, "The body has \(problems.count) field\(problems.count == 1 ? "" : "s") at fault.",
                fix: "Mend the fields that are named.", problems: problems
            )
        }
    }

    private static func malformed(_ detail: String) -> Refusal {
        Refusal(.requestMalformed, detail, fix: "Compare it with the description at /openapi.json.")
    }
}

/// Tells a JSON flag from a JSON number, which arrive as the same type.
private enum JSONFlag {
    static func isFlag(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
}
