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
    ///
    /// - Parameter known: The fields of the endpoint, which say how each may be written.
    static func fields(
        _ body: [UInt8], kind: BodyKind, of known: [Endpoint.Field]
    ) throws(Refusal) -> [String: String] {
        switch kind {
        case .form: try form(body)
        case .json: try json(body, of: known)
        }
    }

    private static func form(_ body: [UInt8]) throws(Refusal) -> [String: String] {
        guard let text = String(validating: body, as: UTF8.self), let items = FormText.items(text),
            items.count <= WebLimits.itemCountMax
        else { throw malformed("The body is not a form in UTF-8.") }
        return Dictionary(items.map { ($0.key, $0.value) }) { $0 + "," + $1 }
    }

    private static func json(_ body: [UInt8], of known: [Endpoint.Field]) throws(Refusal) -> [String: String] {
        guard !body.isEmpty else { return [:] }
        // A zero byte would have the text read as another encoding than UTF-8.
        guard !body.contains(0), String(validating: body, as: UTF8.self) != nil,
            let object = try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any],
            object.count <= WebLimits.itemCountMax
        else { throw malformed("The body is not one JSON object in UTF-8, or it has too many fields.") }
        if let name = repeatedName(body) { throw malformed("The field (\(name)) came more than once.") }
        // A field that is not known is refused by its name, whatever it holds.
        let given = object.filter { !($0.value is NSNull) }.mapValues { _ in "given" }
        if !given.keys.allSatisfy({ name in known.contains { $0.isNamed(name) } }) { try check(given, against: known) }
        var fields: [String: String] = [:]
        for (name, value) in object {
            let field = known.first { $0.name == name }
            switch value {
            case is NSNull: continue
            case let text as String: fields[name] = text
            case let number as NSNumber where field.map { $0.isNumber && !JSONFlag.isFlag(number) } ?? true:
                fields[name] = number.stringValue
            case let list as [String] where field?.isList ?? true: fields[name] = list.joined(separator: ",")
            default: fields[name] = try pairs(value, of: name, field)
            }
        }
        return fields
    }

    /// The members of an object as text, `name=number` apart by commas; refuses what is no such object, and one that
    /// the field does not take.
    private static func pairs(_ value: Any, of name: String, _ field: Endpoint.Field?) throws(Refusal) -> String {
        let example = field.map { "Write it as a text, such as \(JSONText.text($0.example).text)" }
        guard let field, field.takesNumbers else {
            var kinds = "text"
            if let field, field.isNumber { kinds += " and no number" }
            if let field, field.isList { kinds += " and no list of texts" }
            throw malformed("The field (\(name)) is no \(kinds).", fix: example.map { $0 + "." })
        }
        var pairs: [String] = []
        for (key, value) in (value as? [String: Any] ?? [:]).sorted(by: { $0.key < $1.key }) {
            guard let number = value as? NSNumber, !JSONFlag.isFlag(number), Int(number.stringValue) != nil,
                !key.contains(where: { "=,".contains($0) || $0.isNewline })
            else { break }
            pairs.append("\(key)=\(number.stringValue)")
        }
        guard let object = value as? [String: Any], pairs.count == object.count else {
            throw malformed(
                "The field (\(name)) is neither a text nor an object of whole numbers.",
                fix: example.map { "\($0), or as an object, such as \(numbers(of: field.example).text)." }
            )
        }
        return pairs.joined(separator: ", ")
    }

    /// The object that a text of pairs means; what is no pair of a name and a whole number is left out.
    static func numbers(of text: String) -> JSONText {
        .object(
            text.split(separator: ",").compactMap { pair in
                let halves = pair.split(separator: "=").map(\.trimmed)
                return halves.count == 2 ? Int(halves[1]).map { (String(halves[0]), .int($0)) } : nil
            })
    }

    /// The first name that the members of one JSON object repeat, however it is escaped; the bytes are known to be
    /// valid.
    private static func repeatedName(_ body: [UInt8]) -> String? {
        // The names of every object that is open; a list has none.
        var open: [Set<String>] = []
        var rest = body[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["): open.append([])
            case UInt8(ascii: "}"), UInt8(ascii: "]"): open.removeLast()
            case UInt8(ascii: "\""):
                let start = rest.startIndex
                while let next = rest.popFirst(), next != UInt8(ascii: "\"") {
                    if next == UInt8(ascii: "\\") { rest = rest.dropFirst() }
                }
                let text = Data([byte] + body[start..<rest.startIndex])
                guard !open.isEmpty, rest.first(where: { !spaces.contains($0) }) == UInt8(ascii: ":"),
                    let name = try? JSONSerialization.jsonObject(with: text, options: .fragmentsAllowed) as? String
                else { continue }
                if !open[open.count - 1].insert(name).inserted { return name }
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
        for name in fields.keys.sorted() where !known.contains(where: { $0.isNamed(name) }) {
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

    private static func malformed(_ detail: String, fix: String? = nil) -> Refusal {
        Refusal(.requestMalformed, detail, fix: fix ?? "Compare it with the description at /openapi.json.")
    }
}

/// Tells a JSON flag from a JSON number, which arrive as the same type.
private enum JSONFlag {
    static func isFlag(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
}
